/** Broken files of every kind: the importers may refuse them, never throw, never lose a row, never raise a code that has no name. */
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type FileReport, INPUTS_ISSUE_CODES, previewFile } from '../../../src/core/inputs';
import { FACT_ROLES } from '../../../src/core/plan';
import {
  balanced,
  bytesOf,
  cellLine,
  check,
  collection,
  fileOf,
  OPENCELLID_HEADER,
  point,
  polygonFeature,
  square,
} from './input-files';

const ROLES = FACT_ROLES;
/** A failure prints its seed and path: give them here to see it again. */
const RUNS = { numRuns: 500 };

const SAMPLES: (string | Uint8Array)[] = [
  `${OPENCELLID_HEADER}\n${Array.from({ length: 20 }, (_, i) => cellLine({ cell: 256_000 + i })).join('\n')}\n`,
  'name,lat,lon,height,operator,azimuth\n"A, B",41,1,30,214-7,0/120\nC,41,2,,,\n',
  JSON.stringify(collection(polygonFeature(square(1, 41, 0.1), { population: 5 }, 1), point(1, 41, { name: 'x' }))),
  'role,siteId,lon,lat,sectorList,samples,sharedBy\nexisting-site,A,1,41,(LTE 214-7 azimuthDeg=30 cells=2; NR templateId=%C3%A9),5,214-1 214-3\nproposed-site,B,1,42,,,\n',
  JSON.stringify([{ lat: 41, lng: 2, location: '8c39446089a25ff', gain: 40, status: { online: 'online' } }]),
  JSON.stringify({ cursor: null, items: [{ entity_key_str: 'a', lat: 41, long: 2 }] }),
  'h3,population\n8c39446089a25ff,5\n631210968893275135,7\n',
  JSON.stringify({
    type: 'Topology',
    objects: { a: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 1, arcs: [[0]] }] } },
    arcs: [[[1, 41], [2, 41], [2, 42], [1, 41]]],
  }),
  gzipSync(strToU8(`${cellLine()}\n`.repeat(50))),
  zipSync({ 'a.csv': strToU8('name,lat,lon,group\nA,41,1,mid\n'), 'b.txt': strToU8('b') }),
]; // prettier-ignore

async function survives(bytes: Uint8Array, role: FileReport['role'] | undefined): Promise<void> {
  const report = balanced(await check(bytes, role));
  for (const { code, severity, ref } of report.issues) {
    expect(INPUTS_ISSUE_CODES).toContain(code);
    expect(['error', 'warning', 'info']).toContain(severity);
    expect(ref.file).toBe('given');
  }
  await previewFile(fileOf('given', bytes), role ? { as: role } : {});
}

const roles = fc.constantFrom(undefined, ...ROLES);

describe('no file is a crash', () => {
  it('random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), roles, survives), RUNS);
  });

  it('random text of the marks that files are made of', async () => {
    const marks = fc.constantFrom(...'{}[]",:;\n\r\t|=-.0123456789eNaN', '"type":', 'lon', 'lat', 'null', 'LTE', '\0');
    const text = fc.array(marks, { maxLength: 120 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, roles, (given, role) => survives(bytesOf(given), role)),
      RUNS,
    );
  });

  it('random JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), roles, (given, role) => survives(bytesOf(given), role)),
      RUNS,
    );
  });

  it('random JSON inside the frames of GeoJSON and TopoJSON', async () => {
    const framed = fc
      .jsonValue({ maxDepth: 4 })
      .chain((value) =>
        fc.constantFrom<object>(
          { type: 'FeatureCollection', features: value },
          { type: 'FeatureCollection', features: [{ type: 'Feature', properties: value, geometry: value }] },
          { type: 'Polygon', coordinates: value },
          { type: 'GeometryCollection', geometries: value },
          { type: 'Topology', objects: { a: value }, arcs: value, transform: value },
          { type: 'Topology', objects: { a: { type: 'Polygon', arcs: value } }, arcs: [] },
          { items: value, cursor: value },
          { items: [{ hotspot_infos: value, entity_key_str: value, lat: value, long: value }] },
        ),
      );
    await fc.assert(
      fc.asyncProperty(framed, roles, (given, role) => survives(bytesOf(JSON.stringify(given)), role)),
      RUNS,
    );
  });

  it('good files cut off anywhere', async () => {
    const cut = fc.tuple(fc.constantFrom(...SAMPLES), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(cut, roles, ([sample, share], role) => {
        const bytes = bytesOf(sample);
        return survives(bytes.slice(0, Math.floor(bytes.length * share)), role);
      }),
      RUNS,
    );
  });

  it('good files with flipped bits', async () => {
    const flips = fc.array(fc.tuple(fc.nat(5000), fc.nat(7)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SAMPLES), flips, roles, (sample, list, role) => {
        const bytes = bytesOf(sample).slice();
        for (const [at, bit] of list) bytes[at % bytes.length]! ^= 1 << bit;
        return survives(bytes, role);
      }),
      RUNS,
    );
  });
});

it('one line of ten megabytes is an answer, not a hang', async () => {
  for (const line of ['x'.repeat(10_000_000), '1,'.repeat(5_000_000), '['.repeat(10_000_000)])
    await survives(bytesOf(line), 'towers');
});
