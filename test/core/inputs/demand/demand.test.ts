import { describe, expect, it } from 'vitest';
import { h3OfPoint } from '../../../../src/core/geo';
import { readFacts } from '../../../../src/core/inputs';
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

interface Given {
  demand: (string | object)[];
  join?: { content: string | object; joinColumn?: string; joinId?: string };
  mapping?: Record<string, string>;
}

async function read({ demand, join, mapping = {} }: Given) {
  const plan = newPlan('demand');
  const files = new Map(demand.map((content, i) => [`demand-${i}`, fileOf(`demand-${i}`, content)]));
  const ref = (path: string) => ({ path, sha256: '0'.repeat(64), bytes: 1, mapping });
  plan.inputs.demand.push(...[...files.keys()].map(ref));
  if (join) {
    files.set('join', fileOf('join', join.content));
    plan.inputs.joins.push({ ...ref('join'), joinColumn: join.joinColumn ?? 'code', joinId: join.joinId ?? 'id' });
  }
  const { demand: facts, files: reports } = await readFacts(plan, files, { signal, onProgress() {} });
  return { facts, reports: reports.map(balanced) };
}

const polygons = collection(
  polygonFeature(square(1, 41, 0.1), { nom: 'Sant Mateu' }, '081751'),
  polygonFeature(square(1.2, 41, 0.1), { nom: 'Osor' }, '171169'),
);

describe('places', () => {
  it('are read with the mapping people=population, summed and named', async () => {
    const text =
      'lon,lat,capital,codi_ine,population\n1.88,41.97,"Puig-reig",81751,4390\n1.29,42,Bassella,250447,220\n';
    const { facts, reports } = await read({ demand: [text], mapping: { people: 'population' } });
    expect(facts.places).toEqual([
      { id: '81751', name: 'Puig-reig', lonDeg: 1.88, latDeg: 41.97, people: 4390 },
      { id: '250447', name: 'Bassella', lonDeg: 1.29, latDeg: 42, people: 220 },
    ]);
    expect(facts.totalPeople).toBe(4610);
    expect(reports[0]).toMatchObject({ importer: 'people-places', facts: { people: 4610, places: 2 }, issues: [] });
  });

  it('may be GeoJSON points', async () => {
    const { facts } = await read({ demand: [collection(point(1, 41, { name: 'A', population: 12 }))] });
    expect(facts.places).toMatchObject([{ name: 'A', people: 12 }]);
  });

  it.each([
    ['1,41,', 'people-missing'],
    ['1,41,many', 'number-invalid'],
    ['1,41,-5', 'people-negative'],
    ['1,41,1e11', 'number-invalid'],
    ['1,41,1e308', 'number-invalid'],
    [',41,5', 'position-missing'],
    ['0,0,5', 'position-zero'],
    ['1,91,5', 'position-out-of-range'],
  ])('%s is refused with %s', async (row, code) => {
    const report = balanced(await check(`lon,lat,people\n${row}\n`, 'demand'));
    expect(report.counts.refusedByCode).toEqual({ [code]: 1 });
  });

  it('merge a row that is there twice, but keep two places of one name', async () => {
    const { facts, reports } = await read({ demand: ['name,lon,lat,people\nA,1,41,5\nA,1,41,5\nA,2,41,7\n'] });
    expect(facts.places.map(({ id }) => id)).toEqual(['A', 'A (row 4)']);
    expect(reports[0]!.counts).toMatchObject({ used: 2, merged: 1 });
  });

  it('cannot do without a count', async () => {
    expect(errorsOf(await check('name,lon,lat\nA,1,41\n', 'demand'))).toEqual(['table-column-missing']);
  });
});

describe('H3 cells', () => {
  const a = h3OfPoint(1, 41, 9);
  const b = h3OfPoint(2, 41, 9);

  it('are read, the same cell added up', async () => {
    const { facts, reports } = await read({ demand: [`h3,population\n${a},10\n${b},5\n${a},2\n`] });
    expect(facts.cells).toEqual([
      { h3: a, people: 12 },
      { h3: b, people: 5 },
    ]);
    expect(facts.totalPeople).toBe(17);
    expect(reports[0]!.counts).toMatchObject({ used: 2, merged: 1 });
  });

  it('are refused when they are none', async () => {
    const report = balanced(await check(`h3,population\nxyz,10\n${a},5\n`, 'demand'));
    expect(report.issues).toMatchObject([
      { code: 'h3-invalid', ref: { row: 2, column: 'h3' }, context: { value: 'xyz' } },
    ]);
  });
});

describe('polygons', () => {
  it('carry their own count', async () => {
    const { facts } = await read({
      demand: [collection(polygonFeature(square(1, 41, 0.1), { name: 'A', POPULATION: '34' }, 7))],
    });
    expect(facts.polygons).toMatchObject([{ id: '7', name: 'A', people: 34, centres: [] }]);
    expect(facts.totalPeople).toBe(34);
  });

  it('without a count are refused in a plan, but not blamed in a dry run', async () => {
    const { facts, reports } = await read({ demand: [polygons] });
    expect(facts.polygons).toEqual([]);
    expect(reports[0]!.counts).toMatchObject({ read: 2, used: 0, refusedByCode: { 'people-missing': 2 } });
    expect(errorsOf(reports[0]!)).toEqual(['no-usable-rows']);
    expect((await check(polygons, 'demand')).counts).toMatchObject({ used: 2, refused: 0 });
  });

  it('with a bad count are refused', async () => {
    const bad = collection(
      polygonFeature(square(1, 41, 0.1), { people: -1 }),
      polygonFeature(square(1, 41, 0.1), { people: 'few' }),
      polygonFeature(square(1, 41, 0.1), { people: 1e300 }),
    );
    expect(balanced(await check(bad, 'demand')).counts.refusedByCode).toEqual({
      'people-negative': 1,
      'number-invalid': 2,
    });
  });
});

describe('joins', () => {
  const counts = 'code,name,lon,lat,population\n81751,Sant Mateu,1.05,41.05,300\n171169,Osor,,,400\n';

  it('match ids as numbers, so that lost leading zeros do not matter', async () => {
    const { facts, reports } = await read({ demand: [polygons], join: { content: counts } });
    expect(facts.polygons.map(({ name, people, centres }) => [name, people, centres.length])).toEqual([
      ['Sant Mateu', 300, 1],
      ['Osor', 400, 0],
    ]);
    expect(facts.polygons[0]!.centres).toEqual([{ lonDeg: 1.05, latDeg: 41.05, people: 300 }]);
    expect(facts.places).toEqual([]);
    expect(facts.totalPeople).toBe(700);
    expect(reports[1]).toMatchObject({ importer: 'join-counts', facts: { people: 700, polygonsCounted: 2 } });
  });

  it('do not match 8A to 08A', async () => {
    const named = collection(
      polygonFeature(square(1, 41, 0.1), {}, '08A'),
      polygonFeature(square(1, 41, 0.1), {}, '5'),
    );
    const { reports } = await read({ demand: [named], join: { content: 'code,people\n8A,1\n5,1\n' } });
    expect(codesOf(reports[1]!)).toContain('join-row-unmatched');
  });

  it('may use any property as the id', async () => {
    const named = collection(polygonFeature(square(1, 41, 0.1), { ine: '007' }));
    const { facts } = await read({ demand: [named], join: { content: 'code,people\n7,9\n', joinId: 'ine' } });
    expect(facts.totalPeople).toBe(9);
  });

  it('add several rows of one polygon, each a settlement; and replace its own count', async () => {
    const own = collection(polygonFeature(square(1, 41, 0.1), { people: 1000 }, 1));
    const { facts } = await read({
      demand: [own],
      join: { content: 'code,lon,lat,people\n1,1.01,41.01,5\n1,1.02,41.02,6\n' },
    });
    expect(facts.polygons[0]).toMatchObject({ people: 11, centres: [{ people: 5 }, { people: 6 }] });
  });

  it('lose nobody: an unmatched row with a position becomes a place, one without is refused', async () => {
    const content = `${counts}999,Elsewhere,2,42,50\n998,Nowhere,,,60\n`;
    const { facts, reports } = await read({ demand: [polygons], join: { content } });
    expect(facts.places).toMatchObject([{ name: 'Elsewhere', people: 50 }]);
    expect(facts.totalPeople).toBe(750);
    expect(reports[1]!.counts).toMatchObject({ read: 4, used: 3, refused: 1 });
    expect(reports[1]!.issues.map(({ context, ref }) => [ref.row, context.usedAs])).toEqual([
      [4, 'place'],
      [5, 'nothing'],
    ]);
  });

  it('name polygons that no row counts, in the file of the polygons', async () => {
    const { facts, reports } = await read({ demand: [polygons], join: { content: 'code,people\n81751,5\n' } });
    expect(facts.polygons).toHaveLength(1);
    expect(reports[0]!.issues).toMatchObject([{ code: 'join-polygon-unmatched', ref: { id: '171169' } }]);
  });

  it.each<[string, Given, string]>([
    ['match nothing', { demand: [polygons], join: { content: 'code,people\nx,5\n' } }, 'join-matched-nothing'],
    ['lack the column', { demand: [polygons], join: { content: counts, joinColumn: 'ine' } }, 'mapping-column-missing'],
    ['lack the count', { demand: [polygons], join: { content: 'code,name\n81751,A\n' } }, 'table-column-missing'],
    ['have no polygons', { demand: ['lon,lat,people\n1,41,5\n'], join: { content: counts } }, 'join-without-polygons'],
    ['are JSON', { demand: [polygons], join: { content: {} } }, 'role-mismatch'],
  ])('that %s are an error', async (_, given, code) => {
    const { reports } = await read(given);
    expect(errorsOf(reports.at(-1)!)).toEqual([code]);
  });

  it('warn of a position that is none, and keep the count', async () => {
    const content = 'code,lon,lat,people\n81751,181,41,5\n171169,0,0,6\n';
    const { facts, reports } = await read({ demand: [polygons], join: { content } });
    expect(facts.totalPeople).toBe(11);
    expect(codesOf(reports[1]!)).toEqual(['position-out-of-range', 'position-zero']);
  });
});

it('sums over files of every kind', async () => {
  const cell = h3OfPoint(1, 41, 9);
  const { facts } = await read({
    demand: [`h3,people\n${cell},1\n`, `h3,people\n${cell},2\n`, 'lon,lat,people\n1,41,4\n', polygons],
    join: { content: 'code,people\n81751,8\n171169,16\n' },
  });
  expect(facts.cells).toEqual([{ h3: cell, people: 3 }]);
  expect(facts.totalPeople).toBe(31);
});
