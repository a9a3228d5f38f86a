import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFile, guessRole, terrainOf } from '../../../../src/core/inputs';
import { webMercator } from '../../../../src/core/inputs/terrain/projection';
import { errorsOf, fileOf } from '../input-files';
import { colourOf, png, type PngOptions, SIDE } from './pictures';
import { codesOfFacts, terrainFacts } from './rasters';

const REGION = { west: 1.4, south: 41.4, sizeDeg: 0.1 };
const ZOOM = 10;

/** x or y in pixels of the pyramid at ZOOM. */
const pixels = (lon: number, lat: number): [number, number] => {
  const [x, y] = webMercator.forward(lon, lat);
  const [edge] = webMercator.forward(180, 0);
  const scale = (SIDE * 2 ** ZOOM) / (2 * edge);
  return [(x + edge) * scale, (edge - y) * scale];
};

/** 0.5 m a pixel to the east, 0.25 m a pixel to the south, from a pixel west and north of the region. */
const [FIRST_X, FIRST_Y] = pixels(1, 42).map(Math.floor) as [number, number];
const planeAt = (x: number, y: number): number => (x - FIRST_X) / 2 + (y - FIRST_Y) / 4;

const tile = (x: number, y: number, options?: PngOptions): Uint8Array =>
  png(
    (column, row) => [
      ...colourOf(planeAt(x * SIDE + column + 0.5, y * SIDE + row + 0.5)),
      ...(options?.alpha ? [255] : []),
    ],
    options,
  );

/** The tiles around the region and its margin, by path. */
function pyramid(options?: PngOptions): Record<string, Uint8Array> {
  const [west, north] = pixels(1.3, 41.58).map((each) => Math.floor(each / SIDE)) as [number, number];
  const [east, south] = pixels(1.6, 41.32).map((each) => Math.floor(each / SIDE)) as [number, number];
  const tiles: Record<string, Uint8Array> = {};
  for (let x = west; x <= east; x++)
    for (let y = north; y <= south; y++) tiles[`${ZOOM}/${x}/${y}.png`] = tile(x, y, options);
  return tiles;
}

describe('Terrarium tiles', () => {
  it.each([0, 1, 2, 3, 4])('with PNG filter %i are heights without a seam between tiles', async (filter) => {
    const tiles = pyramid({ filter, alpha: filter === 4 });
    expect(Object.keys(tiles).length).toBeGreaterThan(1);
    const { terrain, files } = await terrainFacts(REGION, { 'tiles.zip': zipSync(tiles) });
    expect(files.flatMap((file) => errorsOf(file))).toEqual([]);
    expect(terrain!.grids).toHaveLength(1);
    const at = terrainOf(terrain!);
    // Within a cell of the new lattice Mercator's rows are nearly even: a plane stays one to a centimetre.
    for (let lon = 1.36; lon < 1.54; lon += 0.01)
      for (let lat = 41.36; lat < 41.54; lat += 0.02)
        expect(at.heightAt(lon, lat)).toBeCloseTo(planeAt(...pixels(lon, lat)), 1);
  });

  it('as single files keep their address in their path', async () => {
    const { terrain } = await terrainFacts(REGION, pyramid());
    expect(terrainOf(terrain!).heightAt(1.45, 41.45)).toBeCloseTo(planeAt(...pixels(1.45, 41.45)), 1);
  });

  it('a transparent pixel is a void', async () => {
    const [name] = Object.keys(pyramid()) as [string];
    const holed = png((column, row) => [...colourOf(5), column === 9 && row === 9 ? 0 : 255], { alpha: true });
    const report = await checkFile(fileOf('t.zip', zipSync({ [name]: holed })));
    expect(report).toMatchObject({
      role: 'terrain',
      facts: { voids: 1, lowestM: 5, highestM: 5, projection: 'Web Mercator' },
    });
  });

  it('checked together tell the box around all', async () => {
    const report = await checkFile(fileOf('t.zip', zipSync({ '1/0/0.png': tile(0, 0), '1/1/1.png': tile(1, 1) })));
    expect(report.facts).toMatchObject({ rasters: 1, tiles: 2 });
    expect(report.counts.used).toBe(1);
    expect(report.facts.west).toBeLessThan(-179);
    expect(report.facts.east).toBeGreaterThan(179);
    expect(await guessRole(fileOf('t.zip', zipSync({ '1/0/0.png': tile(0, 0) })))).toBe('terrain');
  });

  it.each<[string, string, () => Uint8Array, string]>([
    ['without an address', 'tile.png', () => tile(516, 381), 'terrain-tile-address'],
    ['of an address outside the pyramid', '3/8/0.png', () => tile(0, 0), 'terrain-tile-address'],
    ['of 16 bits', '10/516/381.png', () => tile(516, 381, { depth: 16 }), 'terrain-header-invalid'],
    ['interlaced', '10/516/381.png', () => tile(516, 381, { interlace: 1 }), 'terrain-header-invalid'],
    ['of an unknown filter', '10/516/381.png', () => tile(516, 381, { filter: 5 }), 'terrain-damaged'],
    ['cut short', '10/516/381.png', () => tile(516, 381).subarray(0, 2000), 'terrain-damaged'],
    ['that claims more pixels than it has', '10/516/381.png', () => claiming(tile(516, 381), 512), 'terrain-damaged'],
    [
      'that claims a billion pixels',
      '10/516/381.png',
      () => claiming(tile(516, 381), 32_768),
      'terrain-header-invalid',
    ],
    ['of another place', '10/10/381.png', () => tile(10, 381), 'terrain-outside-regions'],
  ])('%s are refused', async (_, name, bytes, code) => {
    const facts = await terrainFacts(REGION, { [name]: bytes() });
    expect(facts.terrain).toBeNull();
    expect(codesOfFacts(facts)).toEqual([code]);
  });
});

function claiming(bytes: Uint8Array, side: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(16, side);
  view.setUint32(20, side);
  return copy;
}
