import { describe, expect, it } from 'vitest';
import { INPUTS_ISSUE_CODES, readFacts, type SourceFile } from '../../../src/core/inputs';
import { newPlan, type Plan } from '../../../src/core/plan';
import { balanced, cellLine, collection, errorsOf, fileOf, polygonFeature, signal, square } from './input-files';
import { hgt } from './terrain/rasters';

const ref = (path: string, mapping: Record<string, string> = {}) => ({
  path,
  sha256: '0'.repeat(64),
  bytes: 1,
  mapping,
});

/** A small plan that uses every role, and its files. */
function aWorld(): { plan: Plan; files: Map<string, SourceFile> } {
  const plan = newPlan('world');
  plan.inputs.regions.push(ref('region.json'));
  plan.inputs.towers.push(ref('cells.csv'), ref('masts.csv'));
  plan.inputs.hotspots.push(ref('hotspots.csv'));
  plan.inputs.demand.push(ref('polygons.json'));
  plan.inputs.joins.push({ ...ref('counts.csv'), joinColumn: 'code', joinId: 'id' });
  plan.inputs.venues.push(ref('venues.csv'));
  plan.inputs.terrain.push(ref('N41E001.hgt'));
  const contents: Record<string, string | object | Uint8Array> = {
    'region.json': collection(polygonFeature(square(1.5, 41.5, 0.4), { name: 'Bages' })),
    'cells.csv': `${cellLine()}\n${cellLine({ cell: 900_000, lon: 12, lat: 48 })}\n`,
    'masts.csv': 'name,lat,lon,height\nMast,41.6,1.6,30\nElsewhere,40,10,30\n',
    'hotspots.csv': 'name,lat,lon,network\na,41.6,1.7,iot\n',
    'polygons.json': collection(polygonFeature(square(1.5, 41.5, 0.2), {}, 7)),
    'counts.csv': 'code,lon,lat,people\n007,1.55,41.55,1200\n',
    'venues.csv': 'name,lat,lon,group\nStation,41.6,1.7,high\n',
    'N41E001.hgt': hgt(() => 300),
  };
  return { plan, files: new Map(Object.entries(contents).map(([name, content]) => [name, fileOf(name, content)])) };
}

const read = ({ plan, files }: ReturnType<typeof aWorld>, onProgress: (fraction: number) => void = () => {}) =>
  readFacts(plan, files, { signal, onProgress });

it('a drawn region without inside, or around the world, is told; a good one is made sound', async () => {
  const plan = newPlan('drawn');
  const drawn = (id: string, ring: [number, number][]) => ({ id, name: id, geometry: { type: 'Polygon' as const, coordinates: [ring] } }); // prettier-ignore
  plan.inputs.drawnRegions = [
    drawn('flat', [[1, 41], [1, 41], [1, 41], [1, 41]]),
    drawn('world', [[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]),
    drawn('open', [[1, 41], [1, 42], [2, 42], [2, 41]]),
  ]; // prettier-ignore
  const facts = await readFacts(plan, new Map(), { signal: new AbortController().signal, onProgress() {} });
  expect(facts.issues.map(({ code, ref }) => [code, ref.id])).toEqual([
    ['drawn-region-invalid', 'flat'],
    ['drawn-region-invalid', 'world'],
  ]);
  const ring = [[1, 41], [2, 41], [2, 42], [1, 42], [1, 41]]; // prettier-ignore
  expect(facts.regions).toEqual([{ id: 'open', name: 'open', geometry: { type: 'Polygon', coordinates: [ring] } }]);
});

describe('readFacts', () => {
  it('reads every role of a plan', async () => {
    const facts = await read(aWorld());
    expect(facts.issues).toEqual([]);
    expect(facts.files.flatMap((file) => errorsOf(balanced(file)))).toEqual([]);
    expect(facts.files.map(({ file, role }) => [file, role])).toEqual([
      ['region.json', 'regions'],
      ['cells.csv', 'towers'],
      ['masts.csv', 'towers'],
      ['hotspots.csv', 'hotspots'],
      ['polygons.json', 'demand'],
      ['counts.csv', 'demand'],
      ['venues.csv', 'venues'],
      ['N41E001.hgt', 'terrain'],
    ]);
    expect(facts.regions.map(({ name }) => name)).toEqual(['Bages']);
    expect(facts.hotspots).toHaveLength(1);
    expect(facts.venues).toMatchObject([{ group: 'high' }]);
    expect(facts.demand).toMatchObject({ totalPeople: 1200, polygons: [{ people: 1200 }] });
  });

  it('keeps sites near the region, counts the others, and believes the whole file for its extent', async () => {
    const facts = await read(aWorld());
    expect(facts.sites.map(({ id }) => id)).toEqual(['LTE-214-7-1000', 'Mast']);
    expect(facts.files[1]!.counts.used).toBe(2);
    expect(facts.files[1]!.issues).toMatchObject([{ code: 'cells-out-of-reach', context: { count: 1, limitKm: 200 } }]);
    expect(facts.files[2]!.counts.used).toBe(2);
    expect(facts.files[2]!.issues).toContainEqual(
      expect.objectContaining({ code: 'sites-out-of-reach', context: { count: 1, limitKm: 105 } }),
    );
    expect(facts.siteExtent).toEqual([1.6, 40, 12, 48]);
  });

  it('adds drawn regions, ids unique over all', async () => {
    const world = aWorld();
    const geometry = { type: 'Polygon' as const, coordinates: [square(1, 41, 0.1)] };
    world.plan.inputs.drawnRegions.push({ id: '1', name: 'Drawn', geometry });
    const { regions } = await read(world);
    expect(regions.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Drawn'],
      ['1-2', 'Bages'],
    ]);
  });

  it('names every file that is missing, and reads the others', async () => {
    const world = aWorld();
    world.files.delete('cells.csv');
    world.files.delete('N41E001.hgt');
    const facts = await read(world);
    const missing = facts.files.filter((file) => errorsOf(file).length > 0);
    expect(missing.map(({ file, issues }) => [file, issues[0]!.code])).toEqual([
      ['cells.csv', 'input-file-missing'],
      ['N41E001.hgt', 'input-file-missing'],
    ]);
    expect(facts.sites.map(({ id }) => id)).toEqual(['Mast']);
  });

  it('collects the problems of all files, each under the path the plan gives', async () => {
    const world = aWorld();
    world.files.set('region.json', fileOf('other name', '{'));
    world.files.set('venues.csv', fileOf('venues.csv', 'a,b\n1,2\n'));
    const facts = await read(world);
    const errors = facts.files.flatMap(({ issues }) => issues.filter(({ severity }) => severity === 'error'));
    expect(errors.map(({ code, ref }) => [ref.file, code])).toEqual([
      ['region.json', 'json-invalid'],
      ['venues.csv', 'table-column-missing'],
      ['venues.csv', 'table-column-missing'],
    ]);
    for (const { code } of errors) expect(INPUTS_ISSUE_CODES).toContain(code);
  });

  it('progress only grows, to 1', async () => {
    const seen: number[] = [];
    await read(aWorld(), (fraction) => seen.push(fraction));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('gives the same facts each time', async () => {
    expect(await read(aWorld())).toEqual(await read(aWorld()));
  });

  it('rejects with AbortError when cancelled', async () => {
    const { plan, files } = aWorld();
    const controller = new AbortController();
    const running = readFacts(plan, files, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
