import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFile, guessRole, terrainOf } from '../../../../src/core/inputs';
import { utm } from '../../../../src/core/inputs/terrain/projection';
import { errorsOf, fileOf } from '../input-files';
import { codesOfFacts, terrainFacts } from './rasters';

const REGION = { west: 1.4, south: 41.4, sizeDeg: 0.1 };
const SIZE = 60;

interface Header {
  [key: string]: string | number;
}
const CORNER: Header = {
  ncols: SIZE,
  nrows: SIZE,
  xllcorner: 1.3,
  yllcorner: 41.3,
  cellsize: 0.005,
  NODATA_value: -9999,
};

function grid(
  header: Header = CORNER,
  heightAt: (column: number, row: number) => number | string = (column, row) => column + 100 * row,
): string {
  const lines = Object.entries(header).map(([key, value]) => `${key.padEnd(14)}${value}`);
  const rows = Array.from({ length: SIZE }, (_, row) =>
    Array.from({ length: SIZE }, (_, column) => heightAt(column, row)).join(' '),
  );
  return [...lines, ...rows, ''].join('\n');
}

async function heightAt(text: string, lon: number, lat: number): Promise<number> {
  const facts = await terrainFacts(REGION, { 'dem.asc': text });
  expect(facts.files.flatMap((file) => errorsOf(file))).toEqual([]);
  return terrainOf(facts.terrain!).heightAt(lon, lat);
}

describe('an ASCII grid', () => {
  it('by corner has its nodes at the centres of cells', async () => {
    // 1.45 is column 29.5, 41.45 is row 29.5 from the top at 41.6.
    expect(await heightAt(grid(), 1.45, 41.45)).toBeCloseTo(29.5 + 2950, 2);
  });

  it('by centre has its nodes where it says', async () => {
    const { xllcorner: _x, yllcorner: _y, ...rest } = CORNER;
    const text = grid({ ...rest, xllcenter: 1.3, yllcenter: 41.305 });
    expect(await heightAt(text, 1.45, 41.45)).toBeCloseTo(30 + 3000, 2);
  });

  it.each<[string, (text: string) => string]>([
    ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['capitals', (text) => text.replace('ncols', 'NCOLS')],
    [
      'all heights in one line',
      (text) => text.split('\n').slice(0, 6).join('\n') + '\n' + text.split('\n').slice(6).join(' '),
    ],
    ['exponents', (text) => text.replace(/\b2930\b/, '2.93e3')],
    ['dx and dy', (text) => text.replace(/cellsize.*/, 'dx 0.005\ndy 0.005')],
  ])('with %s is the same', async (_, change) => {
    expect(await heightAt(change(grid()), 1.45, 41.45)).toBeCloseTo(29.5 + 2950, 2);
  });

  it('of decimals and heights below the sea is read to the digit', async () => {
    const text = grid(CORNER, (column) => (column % 2 ? '-12.25' : '.5'));
    expect(await heightAt(text, 1.3025 + 31 * 0.005, 41.4525)).toBeCloseTo(-12.25, 6);
    expect(await heightAt(text, 1.3025 + 30 * 0.005, 41.4525)).toBeCloseTo(0.5, 6);
  });

  it('with voids has them bridged', async () => {
    const { terrain } = await terrainFacts(REGION, {
      'dem.asc': grid(CORNER, (c, r) => (c === 30 && r === 30 ? -9999 : 50)),
    });
    expect(terrain).toMatchObject({ voidsFilled: 1, voidsLeft: 0 });
  });

  it('in UTM is read when the mapping says so', async () => {
    const [x, y] = utm(31, false).forward(1.45, 41.45);
    const text = grid(
      { ncols: SIZE, nrows: SIZE, xllcorner: Math.round(x) - 15_000, yllcorner: Math.round(y) - 15_000, cellsize: 500 },
      () => 321,
    );
    expect(codesOfFacts(await terrainFacts(REGION, { 'dem.asc': text }))).toEqual(['terrain-crs-unknown']);
    const facts = await terrainFacts(REGION, { 'dem.asc': text }, (plan) => {
      plan.inputs.terrain[0]!.mapping = { crs: '=EPSG:32631' };
    });
    expect(terrainOf(facts.terrain!).heightAt(1.45, 41.45)).toBeCloseTo(321, 3);
  });

  it.each<[string, string, string]>([
    ['no size', grid({ ...CORNER, ncols: 0 }), 'terrain-header-invalid'],
    ['half a column', grid({ ...CORNER, ncols: 59.5 }), 'terrain-header-invalid'],
    ['no cell size', grid({ ...CORNER, cellsize: 0 }), 'terrain-header-invalid'],
    ['no corner', grid({ ...CORNER, xllcorner: 'west' }), 'terrain-header-invalid'],
    ['a billion heights it has not', grid({ ...CORNER, ncols: 100_000, nrows: 100_000 }), 'terrain-damaged'],
    ['fewer heights', grid().slice(0, -500), 'terrain-damaged'],
    ['more heights', `${grid()}1 2 3\n`, 'terrain-damaged'],
    ['words among the heights', grid(CORNER, (column) => (column === 7 ? 'high' : 1)), 'terrain-damaged'],
    [
      'metres without saying of what',
      grid({ ...CORNER, xllcorner: 430_000, yllcorner: 4_600_000 }),
      'terrain-crs-unknown',
    ],
    ['another place', grid({ ...CORNER, xllcorner: 20 }), 'terrain-outside-regions'],
  ])('with %s is refused', async (_, text, code) => {
    const facts = await terrainFacts(REGION, { 'dem.asc': text });
    expect(facts.terrain).toBeNull();
    expect(codesOfFacts(facts)).toEqual([code]);
  });

  it('is known by its content', async () => {
    expect(await guessRole(fileOf('given', grid()))).toBe('terrain');
    const report = await checkFile(fileOf('given', strToU8(grid())));
    expect(report).toMatchObject({
      role: 'terrain',
      facts: { columns: 60, rows: 60, voids: 0, lowestM: 0, highestM: 5959 },
    });
  });
});
