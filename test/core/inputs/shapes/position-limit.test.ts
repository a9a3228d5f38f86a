/** An archive may hold a position in a byte: what is read of one is bounded before it is in memory. `test/bench/import-memory.mjs` measures it. */
import { gzipSync, strToU8 } from 'fflate';
import type { LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../../src/core/inputs/containers/unpack';
import { contentOf } from '../../../../src/core/inputs/formats/content';
import { sourcesOf } from '../../../../src/core/inputs/formats/sources';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { positionLimitOf, tuplesIn } from '../../../../src/core/inputs/shapes/position-limit';
import { flatgeobufOf, geojsonOf, kmlText, lineOf, shapefileOf, wktText } from '../../../helpers/format-files'; // prettier-ignore
import { bytesOf, check, fileOf } from '../input-files';

const ROAD = lineOf(Array.from({ length: 6 }, (_, i) => [1 + i / 100, 41]), { name: 'A' }); // prettier-ignore
const TOPOLOGY = { type: 'Topology', arcs: [(ROAD.geometry as LineString).coordinates], objects: { a: { type: 'LineString', arcs: [0] } } }; // prettier-ignore
const track = `<gpx><trk><trkseg>${'<trkpt lat="41" lon="1"/>'.repeat(6)}</trkseg></trk></gpx>`;

/** Codes of a file read with a limit of its own. */
async function codesOf(bytes: Uint8Array, mostPositions: number): Promise<string[]> {
  const signal = new AbortController().signal;
  const { entries } = await unpack(fileOf('given', bytes), signal);
  const report = new ImportReport('given', 'roads');
  await contentOf(sourcesOf(entries).sources[0]!, { mapping: {}, report, signal, mostPositions });
  return report.finish().issues.map(({ code }) => code);
}

describe('positions of a file', () => {
  it.each<[string, string | Uint8Array]>([
    ['GeoJSON', JSON.stringify(geojsonOf([ROAD]))],
    ['TopoJSON', JSON.stringify(TOPOLOGY)],
    ['WKT', wktText(ROAD.geometry as never)],
    ['a column of WKT', `name,wkt\nA,"${wktText(ROAD.geometry as never)}"\n`],
    ['KML', kmlText([ROAD])],
    ['a GPX track', track],
    ['a shapefile', shapefileOf([ROAD])],
    ['FlatGeobuf', flatgeobufOf([ROAD])],
  ])('%s: as many as the limit are read, one more is refused', async (_, content) => {
    expect(await codesOf(bytesOf(content), 6)).toEqual([]);
    expect(await codesOf(bytesOf(content), 5)).toEqual(['geometry-too-large']);
  });

  it('packed JSON is weighed before it is read', async () => {
    const packed = (text: string): Uint8Array => gzipSync(strToU8(text), { level: 1 });
    const block = Array.from({ length: 10_000 }, (_, i) => `[1.${(i * 7919) % 10_007},41],`).join('');
    const line = await check(packed(`{"type":"LineString","coordinates":[${block.repeat(340)}[1,41]]}`), 'roads');
    expect(line.issues).toMatchObject([{ code: 'geometry-too-large', context: { positions: 3_400_001 } }]);
    const lists = await check(packed(`[${'[],[1],'.repeat(2_500_000)}[]]`), 'hotspots');
    expect(lists.issues).toMatchObject([{ code: 'table-too-large', context: { limit: 4_000_000 } }]);
  });

  it('may be more in a larger archive, and more still in a plain file', () => {
    expect([1, 10e6, 15e6, 1e9, undefined].map(positionLimitOf)).toEqual([2e6, 2e6, 3e6, 5e6, 5e6]);
  });

  it('are counted as they are written', () => {
    expect(tuplesIn('<coordinates>1,2,3 4,5\n6,7,0</coordinates><coordinates>1,2</coordinates>')).toBe(4);
    expect(tuplesIn('a b <c>')).toBe(0);
  });
});
