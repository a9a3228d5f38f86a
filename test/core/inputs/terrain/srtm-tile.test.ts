import { readFileSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import { expect, it, describe } from 'vitest';
import { checkFile, readFacts, terrainOf } from '../../../../src/core/inputs';
import { newPlan } from '../../../../src/core/plan';
import { describeWithReference, referencePath } from '../../../helpers/reference';
import { errorsOf, fileOf, signal } from '../input-files';
import { codesOfFacts, hgt, terrainFacts } from './rasters';

function lowestOf(heights: ArrayLike<number>): number {
  let lowest = Infinity;
  for (let i = 0; i < heights.length; i++) lowest = Math.min(lowest, heights[i]!);
  return lowest;
}

const REGION = { west: 1.4, south: 41.4, sizeDeg: 0.1 };
/** Heights that grow by 1 m a column to the east. */
const slope = hgt((column) => column);

describe('an SRTM tile', () => {
  it.each([
    ['plain', 'N41E001.hgt', slope],
    ['gzip', 'N41E001.hgt.gz', gzipSync(slope)],
    ['zip', 'N41E001.hgt.zip', zipSync({ 'N41E001.hgt': slope })],
    ['zip whose entry has no name', 'n41e001.zip', zipSync({ 'tile.hgt': slope })],
  ])('%s: nodes stand where the name says', async (_, name, bytes) => {
    const { terrain, files } = await terrainFacts(REGION, { [name]: bytes });
    expect(files.flatMap((file) => errorsOf(file))).toEqual([]);
    const at = terrainOf(terrain!);
    expect(at.heightAt(1.45, 41.45)).toBeCloseTo(0.45 * 1200, 6);
    expect(at.heightAt(1.45 + 0.3 / 1200, 41.45)).toBeCloseTo(0.45 * 1200 + 0.3, 6);
  });

  it('is cut to the region and its margin', async () => {
    const { terrain } = await terrainFacts(REGION, { 'N41E001.hgt': slope });
    const [grid] = terrain!.grids;
    // 0.1° and 5 km on both sides: 0.1899° of latitude, 0.2201° of longitude at 41.5°.
    expect(grid!.rows).toBeGreaterThanOrEqual(229);
    expect(grid!.rows).toBeLessThanOrEqual(231);
    expect(grid!.columns).toBeLessThanOrEqual(268);
    expect(terrain!.bounds[0]).toBeCloseTo(1.34, 2);
    expect(terrainOf(terrain!).heightAt(1.2, 41.45)).toBeNaN();
  });

  it('of 1 arc second has 3601 nodes, beyond 50 degrees with half the columns', async () => {
    const region = { west: -3.6, south: 55.4, sizeDeg: 0.02 };
    for (const columns of [3601, 1801]) {
      const bytes = hgt((column, row) => (column === (columns - 1) / 2 && row === 1800 ? 500 : 0), columns, 3601);
      const { terrain } = await terrainFacts({ ...region, west: -3.51, south: 55.49 }, { 'N55W004.hgt': bytes });
      expect(terrainOf(terrain!).heightAt(-3.5, 55.5)).toBeCloseTo(500, 6);
      expect(terrainOf(terrain!).heightAt(-3.5, 55.5 + 1 / 7200)).toBeCloseTo(250, 6);
    }
  });

  it.each([
    ['truncated', 'N41E001.hgt', slope.subarray(0, 102_400), 'terrain-tile-size'],
    ['one byte too long', 'N41E001.hgt', new Uint8Array(slope.length + 1), 'terrain-tile-size'],
    ['without its name', 'tile.hgt', slope, 'terrain-position-unknown'],
    ['of no place on Earth', 'N91E001.hgt', slope, 'terrain-position-unknown'],
    ['of another place', 'N10E001.hgt', slope, 'terrain-outside-regions'],
    ['empty', 'N41E001.hgt', new Uint8Array(0), 'input-file-empty'],
    ['cut off in its gzip', 'N41E001.hgt.gz', gzipSync(slope).subarray(0, 900), 'archive-damaged'],
  ])('%s is refused', async (_, name, bytes, code) => {
    const { terrain, files } = await terrainFacts(REGION, { [name]: bytes });
    expect(terrain).toBeNull();
    expect(errorsOf(files[0]!)).toEqual([code]);
  });

  it('of another place names both boxes', async () => {
    const { files } = await terrainFacts(REGION, { 'N10E001.hgt': slope });
    expect(files[0]!.issues[0]!.context.bounds).toBe('1 10 2 11');
    expect(files[0]!.issues[0]!.context.regions).toMatch(/^1\.34/);
  });

  it('a zip that claims 10 GB is refused before memory is spent', async () => {
    const zip = zipSync({ 'N41E001.hgt': slope });
    const claimed = 10 * 2 ** 30;
    // No ZIP64: the size fields take 4 GB − 2; the true limit is 1 GiB.
    new DataView(zip.buffer, zip.byteOffset).setUint32(22, Math.min(claimed, 0xfffffffe), true);
    const { terrain, files } = await terrainFacts(REGION, { 'N41E001.zip': zip });
    expect(terrain).toBeNull();
    expect(errorsOf(files[0]!)).toEqual(['archive-too-large']);
  });
});

describe('several tiles', () => {
  it('share their edges: no seam', async () => {
    const west = hgt((column) => column);
    const east = hgt((column) => 1200 + column);
    const region = { west: 1.95, south: 41.4, sizeDeg: 0.1 };
    const { terrain } = await terrainFacts(region, { 'N41E001.hgt': west, 'N41E002.hgt': east });
    expect(terrain!.grids).toHaveLength(1);
    const at = terrainOf(terrain!);
    for (const lon of [1.99, 1.9999, 2, 2.0001, 2.01]) expect(at.heightAt(lon, 41.45)).toBeCloseTo((lon - 1) * 1200, 6);
  });

  it('the first that has a height counts; a void is filled by the next', async () => {
    const first = hgt((column, row) => (row === 600 && column === 600 ? -32768 : 10));
    const second = hgt(() => 99);
    const { terrain } = await terrainFacts(REGION, { 'a/N41E001.hgt': first, 'b/N41E001.hgt': second });
    const at = terrainOf(terrain!);
    expect(at.heightAt(1.45, 41.45)).toBe(10);
    expect(at.heightAt(1.5, 41.5)).toBeCloseTo(99, 6);
    expect(terrain!.voidsFilled).toBe(0);
  });

  it('one of another place is worth a warning only', async () => {
    const facts = await terrainFacts(REGION, { 'N41E001.hgt': slope, 'N10E001.hgt': slope });
    expect(facts.terrain).not.toBeNull();
    expect(facts.files.flatMap((file) => errorsOf(file))).toEqual([]);
    expect(codesOfFacts(facts)).toEqual(['terrain-outside-regions']);
  });

  it('of two resolutions stay two grids, the finer first when given first', async () => {
    const fine = hgt(() => 7, 3601);
    const { terrain } = await terrainFacts(REGION, { 'fine/N41E001.hgt': fine, 'coarse/N41E001.hgt': slope });
    expect(terrain!.grids.map(({ latStepDeg }) => Math.round(1 / latStepDeg))).toEqual([3600, 1200]);
    expect(terrainOf(terrain!).heightAt(1.45, 41.45)).toBe(7);
  });
});

it('facts survive the way to a worker', async () => {
  const { terrain } = await terrainFacts(REGION, { 'N41E001.hgt': slope });
  expect(terrainOf(structuredClone(terrain!)).heightAt(1.45, 41.45)).toBeCloseTo(540, 6);
});

it('a plan without terrain has none', async () => {
  expect((await terrainFacts(REGION, {})).terrain).toBeNull();
});

describeWithReference('the real tile N41E001', () => {
  const file = () =>
    fileOf('N41E001.hgt.zip', new Uint8Array(readFileSync(referencePath('data/catalonia/N41E001.hgt.zip'))));

  it('check: 1201 × 1201, −20 … 1,204 m, 134 voids', async () => {
    const report = await checkFile(file());
    expect(report).toMatchObject({ role: 'terrain', importer: 'srtm', counts: { read: 1, used: 1 }, issues: [] });
    expect(report.facts).toEqual({
      rasters: 1,
      nodes: 1_442_401,
      columns: 1201,
      rows: 1201,
      resolutionArcSeconds: 3,
      resolutionM: 92.7,
      west: 1,
      south: 41,
      east: 2,
      north: 42,
      lowestM: -20,
      highestM: 1204,
      voids: 134,
    });
  });

  it('all 134 voids are filled, from heights around them', async () => {
    const { plan } = { plan: newPlan('Bages') };
    plan.inputs.regions.push({ path: 'bages.geojson', sha256: '0'.repeat(64), bytes: 1, mapping: {} });
    plan.inputs.terrain.push({ path: 'N41E001.hgt.zip', sha256: '0'.repeat(64), bytes: 1, mapping: {} });
    plan.grid.marginKm = 100;
    const bages = fileOf('b', new Uint8Array(readFileSync(referencePath('data/catalonia/bages.geojson'))));
    const files = new Map([
      ['bages.geojson', bages],
      ['N41E001.hgt.zip', file()],
    ]);
    const { terrain } = await readFacts(plan, files, { signal, onProgress() {} });
    expect(terrain).toMatchObject({ voidsFilled: 134, voidsLeft: 0, bounds: [1, 41, 2, 42] });
    expect(terrain!.grids[0]!.heightM.includes(-32768)).toBe(false);
    expect(Math.min(...terrain!.grids.map(({ heightM }) => lowestOf(heightM)))).toBe(-20);
    // Montserrat's ridge stands out of the Llobregat valley.
    expect(terrainOf(terrain!).heightAt(1.811, 41.605)).toBeGreaterThan(900);
    expect(terrainOf(terrain!).heightAt(1.83, 41.728)).toBeLessThan(350);
  });

  it('a truncated sample is refused', async () => {
    const bytes = new Uint8Array(readFileSync(referencePath('data/messy/messy-sample-srtm-100kb.hgt')));
    const report = await checkFile(fileOf('messy-sample-srtm-100kb.hgt', bytes));
    expect(report.issues).toMatchObject([
      { code: 'terrain-tile-size', severity: 'error', context: { bytes: 102_400, expectedBytes: 2_884_802 } },
    ]);
  });
});
