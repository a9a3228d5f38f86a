import { describe, expect, it } from 'vitest';
import { checkFile, clutterOf, type Facts, readFacts } from '../../../../src/core/inputs';
import type { Plan } from '../../../../src/core/plan';
import { errorsOf, fileOf, signal } from '../input-files';
import { codesOfFacts, hgt, terrainPlan } from './rasters';
import { DEGREES, tiff, type TiffImage } from './tiff';

const REGION = { west: 1.4, south: 41.4, sizeDeg: 0.1 };
const SIZE = 500;
const STEP = 0.001;

/** Classes by column and row; 0.5° around the region, ~100 m a pixel. */
function classes(classAt: (column: number, row: number) => number, given: Partial<TiffImage> = {}): Uint8Array {
  const columns = given.columns ?? SIZE;
  const rows = given.rows ?? SIZE;
  const samples = Uint8Array.from({ length: columns * rows }, (_, i) => classAt(i % columns, Math.floor(i / columns)));
  const place = { tie: [0, 0, 0, 1.2, 41.7, 0], scale: [STEP, STEP, 0], keys: DEGREES };
  return tiff({ columns, rows, samples, tile: [128, 128], compression: 'deflate', noData: '0', ...place, ...given });
}

async function read(
  clutter: Record<string, Uint8Array>,
  {
    terrain = { 'N41E001.hgt': hgt(() => 100) },
    heights = {},
  }: { terrain?: Record<string, Uint8Array>; heights?: Record<string, number> } = {},
): Promise<Facts> {
  const { plan, files } = terrainPlan(REGION, terrain, (made: Plan) => {
    for (const path of Object.keys(clutter))
      made.inputs.clutter.push({ path, sha256: '0'.repeat(64), bytes: 1, mapping: {} });
    made.terrain.clutterHeightsM = heights;
  });
  for (const [path, bytes] of Object.entries(clutter)) files.set(path, fileOf(path, bytes));
  return readFacts(plan, files, { signal, onProgress() {} });
}

const heightAt = ({ terrain }: Facts, lon: number, lat: number): number => clutterOf(terrain!)!.heightAt(lon, lat);

describe('clutter', () => {
  it('of WorldCover classes has the heights of P.1812 Table 2', async () => {
    const bands = [10, 50, 40, 80, 95];
    const facts = await read({ 'cover.tif': classes((_, row) => bands[Math.floor(row / 30) % 5]!) });
    expect(codesOfFacts(facts)).toEqual([]);
    const middles = bands.map((_, i) => 41.7 - (150 + i * 30 + 15) * STEP);
    expect(middles.map((lat) => heightAt(facts, 1.45, lat))).toEqual([15, 10, 0, 0, 15]);
  });

  it('of the rows of Table 2 as classes 1 to 5', async () => {
    const facts = await read({ 'cover.tif': classes((_, row) => 1 + (Math.floor(row / 30) % 5)) });
    const middles = [0, 1, 2, 3, 4].map((i) => 41.7 - (150 + i * 30 + 15) * STEP);
    expect(middles.map((lat) => heightAt(facts, 1.45, lat))).toEqual([0, 0, 10, 15, 20]);
  });

  it('takes the heights of the plan before its own', async () => {
    const facts = await read({ 'cover.tif': classes(() => 10) }, { heights: { 10: 22.5 } });
    expect(heightAt(facts, 1.45, 41.45)).toBe(22.5);
  });

  it('of classes nobody knows is bare ground, and said once', async () => {
    const facts = await read({ 'cover.tif': classes((column) => (column < 250 ? 10 : 77)) });
    expect(heightAt(facts, 1.5, 41.45)).toBe(0);
    expect(codesOfFacts(facts)).toEqual(['clutter-class-unknown']);
    expect(facts.files.at(-1)!.issues[0]!.context.classes).toBe('77');
  });

  it('without a class is no height: the plan has a height for that', async () => {
    const facts = await read({ 'cover.tif': classes((column) => (column < 250 ? 10 : 0)) });
    expect(heightAt(facts, 1.42, 41.45)).toBe(15);
    expect(heightAt(facts, 1.5, 41.45)).toBeNaN();
  });

  it('finer than 25 m is thinned, on a lattice its neighbours share', async () => {
    // 10 m pixels as WorldCover's: 1/12000°.
    const step = 1 / 12_000;
    const part = (left: number): Uint8Array =>
      classes((column) => (left + column < 600 ? 10 : 50), {
        columns: 600,
        rows: 600,
        scale: [step, step, 0],
        tie: [0, 0, 0, 1.4 + left * step, 41.5, 0],
      });
    const facts = await read({ 'w.tif': part(0), 'e.tif': part(600) });
    expect(facts.terrain!.clutter!.latStepDeg).toBeCloseTo(2 * step, 9);
    expect(facts.terrain!.clutter!.columns).toBe(600);
    expect([heightAt(facts, 1.44, 41.48), heightAt(facts, 1.46, 41.48)]).toEqual([15, 10]);
  });

  it('of two resolutions becomes one grid, the first file first', async () => {
    const coarse = classes(() => 50, { columns: 100, rows: 100, scale: [0.005, 0.005, 0] });
    const fine = classes(() => 10, { columns: 100, rows: 100, tie: [0, 0, 0, 1.4, 41.5, 0] });
    const facts = await read({ 'fine.tif': fine, 'coarse.tif': coarse });
    expect([heightAt(facts, 1.45, 41.45), heightAt(facts, 1.52, 41.45)]).toEqual([15, 10]);
  });

  it('without terrain is of no use, and of another place an error', async () => {
    expect(codesOfFacts(await read({ 'cover.tif': classes(() => 10) }, { terrain: {} }))).toEqual([
      'clutter-without-terrain',
    ]);
    const elsewhere = await read({ 'cover.tif': classes(() => 10, { tie: [0, 0, 0, 20, 41.7, 0] }) });
    expect(errorsOf(elsewhere.files.at(-1)!)).toEqual(['terrain-outside-regions']);
    expect(elsewhere.terrain!.clutter).toBeNull();
  });

  it('checked alone tells its size', async () => {
    const report = await checkFile(
      fileOf(
        'cover.tif',
        classes(() => 10),
      ),
      { as: 'clutter' },
    );
    expect(report).toMatchObject({ role: 'clutter', counts: { used: 1 }, facts: { columns: 500, resolutionM: 111 } });
  });
});
