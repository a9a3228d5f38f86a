/**
 * Every format with its bytes cut, turned, replaced by huge counts, and mixed: never a crash, never a lost row, never a code without a name. A failure prints its seed.
 * INFILL_FUZZ_TIMES=30 makes it 10,000 tries and more for each format, in some three minutes.
 */
import fc from 'fast-check';
import { gzipSync, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FileReport, INPUTS_ISSUE_CODES, previewFile, refusedRows } from '../../../../src/core/inputs';
import { FACT_ROLES } from '../../../../src/core/plan';
import {
  flatgeobufOf,
  geojsonOf,
  geoparquetOf,
  gpxText,
  kmlText,
  kmzOf,
  lineOf,
  parquetOf,
  pointOf,
  polygonOf,
  shapefileOf,
  wktText,
  xlsxOf,
} from '../../../helpers/format-files';
import { balanced, bytesOf, check, fileOf, square } from '../input-files';
import { DEGREES, tiff } from '../terrain/tiff';

const MAST = pointOf(1.8, 41.7, { name: 'A', height: 30, rsrp: -90 });
const ROAD = lineOf([[1.8, 41.7], [1.9, 41.8]], { highway: 'primary', aadt: 900 }); // prettier-ignore
const REGION = polygonOf([...square(1.7, 41.6, 0.1)], { name: 'R', population: 12 });

async function samples(): Promise<[string, Uint8Array][]> {
  const raster = tiff({ columns: 8, rows: 8, samples: Float32Array.from({ length: 64 }, () => -90), keys: DEGREES, tie: [0, 0, 0, 1, 41, 0], scale: [0.01, 0.01, 0] }); // prettier-ignore
  const cells = Array.from({ length: 30 }, (_, i) => `8939446080bffff,${-90 - i},400,0,X`).join('\n');
  return [
    ['KML', bytesOf(kmlText([MAST, REGION]))],
    ['KMZ', kmzOf([REGION])],
    ['GPX', bytesOf(gpxText([pointOf(1, 41, { name: 'A' })]))],
    ['WKT', bytesOf(wktText(REGION.geometry as never))],
    ['WKT column', bytesOf(`name,wkt\nA,"${wktText(REGION.geometry as never)}"\nB,POINT EMPTY\n`)],
    ['XLSX', await xlsxOf({ sheet: 'x', rows: [['name', 'lat', 'lon'], ['A', 41, 1]] })],
    ['points in a shapefile', shapefileOf([MAST, MAST], { prj: 'GEOGCS["WGS 84"]', cpg: 'UTF-8' })],
    ['polygons in a shapefile', shapefileOf([REGION])],
    ['FlatGeobuf', flatgeobufOf([MAST, MAST], 4326)],
    ['FlatGeobuf of polygons', flatgeobufOf([REGION])],
    ['Parquet', parquetOf({ name: ['A', null, 'A'], lat: [41, 42, 43], lon: [1, 2, 3] })],
    ['Parquet with yes and no', parquetOf({ lat: Array<number>(20).fill(41), lon: Array<number>(20).fill(1), online: Array.from({ length: 20 }, (_, i) => i % 7 > 2) })],
    ['GeoParquet', geoparquetOf([REGION, REGION])],
    ['GeoTIFF', raster],
    ['H3 cells with a signal', bytesOf(`h3,minsignal,technology,environmnt,provider\n${cells}\n`)],
    ['usage', bytesOf('key,bytes,date\nk,10,2025-01-01\nk2,9,2025-02\n')],
    ['households', bytesOf('name,lat,lon,households\nA,41,1,7\nA,41,1,7\nA,41,1.1,0\n')],
    ['antenna', bytesOf('NAME x\nGAIN 15 dBi\nHORIZONTAL 2\n0 0\n180 20\nVERTICAL 2\n0 0\n180 20\n')],
    ['GeoJSON in a projection', bytesOf(JSON.stringify({ ...geojsonOf([pointOf(400_000, 4_600_000)]), crs: { type: 'name', properties: { name: 'EPSG:25831' } } }))],
    ['gzip', gzipSync(strToU8(kmlText([MAST])))],
    ['FlatGeobuf of lines', flatgeobufOf([ROAD, ROAD])],
    ['GPX track', bytesOf('<gpx><trk><name>A</name><trkseg><trkpt lat="41" lon="1"/><trkpt lat="41.1" lon="1"></trkpt></trkseg></trk></gpx>')],
  ]; // prettier-ignore
}

let all: [string, Uint8Array][] = [];
beforeAll(async () => {
  all = await samples();
});

async function survives(bytes: Uint8Array, role: FileReport['role'] | undefined): Promise<void> {
  const report = balanced(await check(bytes, role));
  for (const { code, ref } of report.issues) {
    expect(INPUTS_ISSUE_CODES).toContain(code);
    expect(ref.file).toBe('given');
  }
}

const sample = fc.nat(1000).map((i) => () => all[i % all.length]![1]);
const roles = fc.constantFrom(undefined, ...FACT_ROLES);
const times = Number(process.env.INFILL_FUZZ_TIMES ?? 1);
const run = (numRuns: number) => ({ numRuns: times * numRuns });

describe('no file of any format is a crash', () => {
  it('turned bits', async () => {
    const flips = fc.array(fc.tuple(fc.nat(100_000), fc.nat(7)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sample, flips, roles, (given, list, role) => {
        const bytes = given().slice();
        for (const [at, bit] of list) bytes[at % bytes.length]! ^= 1 << bit;
        return survives(bytes, role);
      }),
      run(2200),
    );
  });

  it('turned bits and counts inside archives, whose checksums are right', async () => {
    const archives = fc.constantFrom('KMZ', 'XLSX', 'points in a shapefile', 'polygons in a shapefile');
    const flips = fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(archives, fc.nat(20), flips, (name, which, list) => {
        const parts = unzipSync(all.find(([each]) => each === name)![1]);
        const names = Object.keys(parts);
        const part = parts[names[which % names.length]!]!;
        for (const [at, value] of list) part[at % part.length] = value;
        return survives(zipSync(parts, { level: 0 }), name === 'polygons in a shapefile' ? 'regions' : 'towers');
      }),
      run(1200),
    );
  });

  it('cut off, and cut out of the middle', async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(sample, share, share, (given, from, to) => {
        const bytes = given();
        const [start, end] = [from, to].map((at) => Math.floor(at * bytes.length)).sort((a, b) => a - b) as [number, number];
        const kept = from < to ? bytes.slice(0, end) : Uint8Array.of(...bytes.slice(0, start), ...bytes.slice(end));
        return survives(kept, undefined);
      }),
      run(1200),
    ); // prettier-ignore
  });

  it('huge and negative counts where numbers stand', async () => {
    const numbers = fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0, 0x10000, 0x3f800000);
    await fc.assert(
      fc.asyncProperty(sample, fc.nat(100_000), numbers, fc.boolean(), (...[given, at, number, little]) => {
        const bytes = given().slice();
        if (bytes.length >= 4) new DataView(bytes.buffer).setUint32(at % (bytes.length - 3), number, little);
        return survives(bytes, undefined);
      }),
      run(1500),
    );
  });

  it('the beginning of one, the rest of another', async () => {
    await fc.assert(
      fc.asyncProperty(sample, sample, fc.nat(64), roles, (...[first, second, length, role]) => {
        const bytes = second().slice();
        bytes.set(first().subarray(0, Math.min(length, bytes.length)));
        return survives(bytes, role);
      }),
      run(700),
    );
  });

  it('random bytes behind the marks of formats', async () => {
    const marks = fc.constantFrom('PAR1', 'fgb\x03fgb\x00', 'PK\x03\x04', '\x00\x00\x27\x0a', 'II*\x00', '<kml>', '<gpx>', 'POLYGON ((', 'SRID=1;POINT(', '\x1f\x8b\x08'); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(marks, fc.uint8Array({ maxLength: 400 }), roles, (mark, rest, role) =>
        survives(Uint8Array.of(...[...mark].map((char) => char.charCodeAt(0)), ...rest), role),
      ),
      run(400),
    );
  });

  it('in the preview, and when refused rows are saved', async () => {
    const flips = fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sample, flips, async (given, list) => {
        const bytes = given().slice();
        for (const [at, value] of list) bytes[at % bytes.length] = value;
        const file = fileOf('given', bytes);
        const preview = await previewFile(file);
        expect(preview.rows.length).toBeLessThanOrEqual(20);
        await refusedRows(file);
      }),
      run(300),
    );
  });
});
