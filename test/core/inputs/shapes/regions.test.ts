import type { Polygon } from 'geojson';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { readPolygons } from '../../../../src/core/inputs/shapes/read-polygons';
import { describe, expect, it } from 'vitest';
import { polygonAreaKm2 } from '../../../../src/core/geo';
import { type Region, readFacts } from '../../../../src/core/inputs';
import { newPlan } from '../../../../src/core/plan';
import {
  balanced,
  check,
  codesOf,
  collection,
  errorsOf,
  fileOf,
  point,
  polygonFeature,
  signal,
  square,
} from '../input-files';

async function read(content: string | object, mapping: Record<string, string> = {}) {
  const plan = newPlan('regions');
  plan.inputs.regions.push({ path: 'r', sha256: '0'.repeat(64), bytes: 1, mapping });
  const facts = await readFacts(plan, new Map([['r', fileOf('r', content)]]), { signal, onProgress() {} });
  return { regions: facts.regions, report: balanced(facts.files[0]!), issues: facts.issues };
}

const SQUARE: Polygon = { type: 'Polygon', coordinates: [square(1.5, 41.5, 0.4)] };
const areaOf = ({ geometry }: Region): number =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).reduce(
    (sum, rings) => sum + polygonAreaKm2(rings),
    0,
  );

const topology = (more: object = {}): object => ({
  type: 'Topology',
  objects: {
    squares: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', id: 8, properties: { nom: 'A' }, arcs: [[0]] }],
    },
  },
  arcs: [
    [
      [0, 0],
      [400, 0],
      [0, 400],
      [-400, 0],
      [0, -400],
    ],
  ],
  transform: { scale: [0.001, 0.001], translate: [1.5, 41.5] },
  ...more,
});

describe('regions: good files', () => {
  it.each([
    ['a geometry', SQUARE],
    ['a feature', { type: 'Feature', properties: {}, geometry: SQUARE }],
    ['a collection', collection(polygonFeature(square(1.5, 41.5, 0.4)))],
    ['a topology', topology()],
    [
      'a collection of geometries',
      { type: 'GeometryCollection', geometries: [SQUARE, { type: 'Point', coordinates: [1, 41] }] },
    ],
  ])('%s gives the region', async (_, content) => {
    const { regions, report } = await read(content);
    expect(report.counts).toMatchObject({ read: 1, used: 1 });
    expect(areaOf(regions[0]!)).toBeCloseTo(polygonAreaKm2(SQUARE.coordinates), 6);
  });

  it('take id and name from the file, make ids unique, and number what has none', async () => {
    const { regions } = await read(
      collection(
        polygonFeature(square(1, 41, 0.1), { id: 7, name: 'Bages' }),
        polygonFeature(square(2, 41, 0.1), { nom: 'Anoia' }, 7),
        polygonFeature(square(3, 41, 0.1), {}),
      ),
    );
    expect(regions.map(({ id, name }) => [id, name])).toEqual([
      ['7', 'Bages'],
      ['7-2', 'Anoia'],
      ['3', '3'],
    ]);
  });

  // To try all numbers for each would take minutes.
  it('of one id by the hundred thousand are numbered', () => {
    const geometry = { type: 'Polygon', coordinates: [square(1, 41, 0.1)] };
    const features = Array.from({ length: 100_000 }, (_, i) => ({ number: i + 1, id: i === 0 ? 'x-3' : 'x', properties: {}, geometry })); // prettier-ignore
    const ids = readPolygons(features, {}, new ImportReport('given', 'demand'))!.map(({ id }) => id);
    expect(ids.slice(0, 5)).toEqual(['x-3', 'x', 'x-2', 'x-4', 'x-5']);
    expect(new Set(ids).size).toBe(100_000);
  });

  it('take id and name by the mapping', async () => {
    const { regions } = await read(collection(polygonFeature(square(1, 41, 0.1), { a: 'x', b: 'y' })), {
      id: 'a',
      name: 'b',
    });
    expect(regions).toMatchObject([{ id: 'x', name: 'y' }]);
  });

  it('are closed, freed of repeated points, and wound as RFC 7946 says', async () => {
    const open = [...square(1, 41, 1).slice(0, 2), [2, 41], ...square(1, 41, 1).slice(2, 4)];
    const hole = square(1.2, 41.2, 0.2);
    const given = { type: 'Polygon', coordinates: [open.toReversed(), hole] };
    const { regions, report } = await read(given);
    const [outer, inner] = (regions[0]!.geometry as Polygon).coordinates;
    expect(outer!.at(-1)).toEqual(outer![0]);
    expect(outer).toHaveLength(5);
    expect(signed(outer!)).toBeGreaterThan(0);
    expect(signed(inner!)).toBeLessThan(0);
    expect(report.issues).toMatchObject([{ code: 'ring-repaired', severity: 'info', context: { count: 2 } }]);
  });

  it('read the object of a topology that is asked for, and name the others', async () => {
    const two = topology({
      objects: {
        lines: { type: 'LineString', arcs: [0] },
        a: { type: 'Polygon', id: 1, arcs: [[0]] },
        b: { type: 'Polygon', id: 2, arcs: [[0]] },
      },
    });
    expect((await read(two)).regions.map(({ id }) => id)).toEqual(['1']);
    const { regions, report } = await read(two, { object: 'b' });
    expect(regions.map(({ id }) => id)).toEqual(['2']);
    expect(report.issues.map(({ context }) => context.object)).toEqual(['lines', 'a']);
  });
});

describe('regions: the antimeridian', () => {
  const west = 179.8;
  const jumping = square(west, -17, 0.4).map(([lon, lat]) => [lon > 180 ? lon - 360 : lon, lat]);

  it.each([
    ['jumping to −180', jumping],
    ['running past 180', square(west, -17, 0.4)],
    ['running past −180', square(west - 360, -17, 0.4)],
  ])('a ring %s is cut there, its area kept', async (_, ring) => {
    const { regions, report } = await read({ type: 'Polygon', coordinates: [ring] });
    const { geometry } = regions[0]!;
    expect(geometry.type).toBe('MultiPolygon');
    const lons = (geometry.coordinates as [number, number][][][]).flat(2).map(([lon]) => lon);
    expect(Math.max(...lons)).toBeLessThanOrEqual(180);
    expect(Math.min(...lons)).toBeGreaterThanOrEqual(-180);
    // The cut makes two great-circle edges of one: they differ from it by some metres of 45 km.
    expect(areaOf(regions[0]!)).toBeCloseTo(polygonAreaKm2([square(0, -17, 0.4)]), 1);
    expect(codesOf(report)).toEqual(['antimeridian-cut']);
  });

  it('cuts the hole with its polygon', async () => {
    const hole = square(179.9, -16.9, 0.2).map(([lon, lat]) => [lon > 180 ? lon - 360 : lon, lat]);
    const { regions } = await read({ type: 'Polygon', coordinates: [jumping, hole] });
    const expected = polygonAreaKm2([square(0, -17, 0.4), square(0.1, -16.9, 0.2)]);
    expect(areaOf(regions[0]!)).toBeCloseTo(expected, 1);
  });

  it('refuses a map of the whole world: its edges have no direction', async () => {
    const world = [[-180, -60], [180, -60], [180, 60], [-180, 60], [-180, -60]]; // prettier-ignore
    const { regions, report } = await read({ type: 'Polygon', coordinates: [world] });
    expect(regions).toEqual([]);
    expect(report.issues[0]).toMatchObject({
      code: 'geometry-invalid',
      context: { problem: 'one of its edges goes half around the globe or more' },
    });
  });

  it('refuses a ring around a pole', async () => {
    const ring = [[-120, 80], [0, 80], [120, 80], [-120, 80]]; // prettier-ignore
    const report = await check({ type: 'Polygon', coordinates: [ring] }, 'regions');
    expect(report.issues[0]).toMatchObject({ code: 'geometry-invalid', context: { problem: 'it goes around a pole' } });
  });
});

describe('regions: coordinates that are not degrees are refused, saying so', () => {
  it.each([
    ['screen pixels', square(100, 50, 400), 'screen pixels'],
    ['UTM metres', square(402_000, 4_612_000, 20_000), 'projected metres'],
    ['Web Mercator', square(200_000, 5_090_000, 20_000), 'projected metres'],
    ['negative units', square(-5000, -5000, 100), 'unknown units'],
  ])('%s', async (_, ring, looksLike) => {
    const report = await check(collection(polygonFeature(square(1, 41, 0.1)), polygonFeature(ring)), 'regions');
    expect(report.issues).toMatchObject([
      { code: 'coordinates-not-degrees', severity: 'error', context: { looksLike } },
    ]);
    expect(report.counts.used).toBe(0);
  });

  it('also when the file declares another reference system', async () => {
    const crs = (name: string) => ({ type: 'name', properties: { name } });
    const file = (name: string) => ({ ...(collection(polygonFeature(square(1, 41, 0.1))) as object), crs: crs(name) });
    expect(errorsOf(await check(file('urn:ogc:def:crs:EPSG::25831'), 'regions'))).toEqual(['crs-contradicted']);
    expect(errorsOf(await check(file('urn:ogc:def:crs:EPSG::99999'), 'regions'))).toEqual(['crs-not-wgs84']);
    expect(errorsOf(await check(file('urn:ogc:def:crs:OGC:1.3:CRS84'), 'regions'))).toEqual([]);
    expect(errorsOf(await check(file('EPSG:4326'), 'regions'))).toEqual([]);
  });
});

describe('regions: bad geometries are refused one by one', () => {
  it.each<[string, object, string]>([
    ['a point', point(1, 41), 'geometry-unsupported'],
    ['no geometry', { type: 'Feature', properties: {}, geometry: null }, 'geometry-missing'],
    ['a line as a ring', polygonFeature([[1, 41], [2, 42], [1, 41]]), 'region-without-area'],
    ['words as positions', polygonFeature([['a', 'b'], [1, 41], [2, 42], [1, 40]]), 'geometry-invalid'],
    ['a ring that is none', polygonFeature('ring'), 'geometry-invalid'],
    ['an empty polygon', { type: 'Feature', geometry: { type: 'Polygon', coordinates: [] } }, 'region-without-area'],
    ['an edge of half the globe', polygonFeature([[-100, 10], [80, 10], [80, 20], [-100, 20], [-100, 10]]), 'geometry-invalid'],
    ['a bow tie without area', polygonFeature([[1, 41], [2, 42], [2, 41], [1, 42], [1, 41]]), 'region-without-area'],
    ['a hole as large as it', { type: 'Feature', geometry: { type: 'Polygon', coordinates: [square(1, 41, 0.2), square(1, 41, 0.2)] } }, 'region-without-area'],
    ['a null feature', null as unknown as object, 'geometry-missing'],
  ])('%s', async (_, feature, code) => {
    const report = balanced(await check(collection(polygonFeature(square(1, 41, 0.1)), feature), 'regions'));
    expect(report.counts).toMatchObject({ read: 2, used: 1, refusedByCode: { [code]: 1 } });
    expect(report.issues[0]!.ref.row).toBe(2);
  }); // prettier-ignore
});

it('a hole beside its polygon is dropped, and the repair told', async () => {
  const coordinates = [square(1, 41, 0.2), square(3, 42, 0.1), square(1.05, 41.05, 0.1)];
  const { regions, report } = await read({ type: 'Polygon', coordinates });
  expect(areaOf(regions[0]!)).toBeCloseTo(polygonAreaKm2([coordinates[0]!, coordinates[2]!]), 6);
  expect(report.issues).toMatchObject([{ code: 'ring-repaired', context: { count: 1 } }]);
});

describe('regions: files that cannot be used', () => {
  it.each<[string, string | object, string]>([
    ['JSON cut off', '{"type": "FeatureCollection", "features": [', 'json-invalid'],
    ['JSON of something else', '{"a": 1}', 'json-not-recognised'],
    ['a table', 'lon,lat\n1,2\n', 'role-mismatch'],
    ['no features', collection(), 'table-empty'],
    ['a missing arc', topology({ arcs: [] }), 'topology-invalid'],
    ['an arc of words', topology({ arcs: [['x']] }), 'topology-invalid'],
    ['a broken transform', topology({ transform: { scale: 1 } }), 'topology-invalid'],
    ['no objects', topology({ objects: {} }), 'topology-invalid'],
    ['a collection of nothing', topology({ objects: { a: { type: 'GeometryCollection' } } }), 'topology-invalid'],
    ['arcs nested too deep', topology({ objects: { a: { type: 'Polygon', arcs: [[[[[0]]]]] } } }), 'topology-invalid'],
  ])('%s', async (_, content, code) => {
    expect(errorsOf(await check(content, 'regions'))).toEqual([code]);
  });

  it('a small topology that stands for millions of positions', async () => {
    const arc = Array.from({ length: 1000 }, (_, i) => [i % 2, 1]);
    const arcs = [Array.from({ length: 6000 }, () => 0)];
    const bomb = topology({ arcs: [arc], objects: { a: { type: 'Polygon', arcs } } });
    const report = await check(bomb, 'regions');
    expect(report.issues).toMatchObject([{ code: 'geometry-too-large', context: { positions: 6_000_000 } }]);
  });

  it('deep nesting neither hangs nor crashes', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const report = await check(`{"type":"Polygon","coordinates":${deep}}`, 'regions');
    expect(errorsOf(report)).toHaveLength(1);
  });

  it('__proto__ keys change nothing', async () => {
    const text = JSON.stringify(collection(polygonFeature(square(1, 41, 0.1), { marker: 1 }))).replace(
      'marker',
      '__proto__',
    );
    const report = await check(text.replace('"properties"', '"__proto__":{"polluted":1},"properties"'), 'regions');
    expect(report.counts.used).toBe(1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

it('a plan without any region says so', async () => {
  const facts = await readFacts(newPlan('empty'), new Map(), { signal, onProgress() {} });
  expect(facts.issues).toMatchObject([{ code: 'region-missing', severity: 'error' }]);
});

function signed(ring: number[][]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return sum;
}
