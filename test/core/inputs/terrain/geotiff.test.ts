import { describe, expect, it } from 'vitest';
import { checkFile, terrainOf } from '../../../../src/core/inputs';
import { messageOf } from '../../../../src/core/report/messages';
import { utm } from '../../../../src/core/inputs/terrain/projection';
import { errorsOf, fileOf } from '../input-files';
import { codesOfFacts, terrainFacts } from './rasters';
import { DEGREES, DEGREES_POINT, tiff, type TiffImage, utmKeys } from './tiff';

const REGION = { west: 1.4, south: 41.4, sizeDeg: 0.1 };
/** 0.5° around the region in steps of 0.002°. Centres of pixels at 1.2 + 0.002·(column + ½). */
const SIZE = 250;
const STEP = 0.002;
const place = { tie: [0, 0, 0, 1.2, 41.7, 0], scale: [STEP, STEP, 0], keys: DEGREES };

/** 2 m a column to the east and 1 m a row to the south. */
function plane<T extends Int16Array | Float32Array | Uint16Array>(samples: T, columns = SIZE): T {
  for (let i = 0; i < samples.length; i++) samples[i] = 2 * (i % columns) + Math.floor(i / columns);
  return samples;
}
const planeAt = (lon: number, lat: number): number => 2 * ((lon - 1.2) / STEP - 0.5) + (41.7 - lat) / STEP - 0.5;

const image = (given: Partial<TiffImage> = {}): TiffImage => ({
  columns: SIZE,
  rows: SIZE,
  samples: plane(new Int16Array(SIZE * SIZE)),
  ...place,
  ...given,
});

async function heightsOf(bytes: Uint8Array, points: [number, number][]): Promise<number[]> {
  const { terrain, files } = await terrainFacts(REGION, { 'dem.tif': bytes });
  expect(files.flatMap((file) => errorsOf(file))).toEqual([]);
  const at = terrainOf(terrain!);
  return points.map(([lon, lat]) => at.heightAt(lon, lat));
}

/** Where 25 strips of ten rows start; the last three beyond the end, as in a file that was cut short. */
const cutStrips = (bytes: number): number[] =>
  Array.from({ length: 25 }, (_, strip) => (strip < 22 ? 8 + strip * bytes : 1e6 + strip * bytes));

const POINTS: [number, number][] = [
  [1.45, 41.45],
  [1.4007, 41.4003],
  [1.5, 41.5],
];

describe('a GeoTIFF in degrees', () => {
  it.each<[string, Partial<TiffImage>]>([
    ['one strip', {}],
    ['strips of 7 rows', { rowsPerStrip: 7 }],
    ['tiles of 64', { tile: [64, 64] }],
    ['deflate in tiles', { tile: [128, 64], compression: 'deflate' }],
    [
      'deflate in strips, differences of neighbours',
      { rowsPerStrip: 16, compression: 'deflate', horizontalDifferences: true },
    ],
    ['LZW in strips', { rowsPerStrip: 50, compression: 'lzw' }],
    ['LZW in tiles, differences of neighbours', { tile: [64, 64], compression: 'lzw', horizontalDifferences: true }],
    ['float32', { samples: plane(new Float32Array(SIZE * SIZE)) }],
    ['float32, LZW, tiles', { samples: plane(new Float32Array(SIZE * SIZE)), tile: [32, 32], compression: 'lzw' }],
    ['unsigned 16 bits', { samples: plane(new Uint16Array(SIZE * SIZE)) }],
    ['no keys but degrees', { keys: undefined as unknown as Record<number, number> }],
    [
      'a matrix for tie point and scale',
      {
        tie: undefined as unknown as number[],
        scale: undefined as unknown as number[],
        matrix: [STEP, 0, 0, 1.2, 0, -STEP, 0, 41.7, 0, 0, 0, 0, 0, 0, 0, 1],
      },
    ],
    ['a tie point elsewhere', { tie: [100, 50, 0, 1.2 + 100 * STEP, 41.7 - 50 * STEP, 0] }],
  ])('%s: heights stand at the centres of pixels', async (_, given) => {
    const heights = await heightsOf(tiff(image(given)), POINTS);
    for (const [i, [lon, lat]] of POINTS.entries()) expect(heights[i]).toBeCloseTo(planeAt(lon, lat), 4);
  });

  it('whose pixels are points is not shifted by half', async () => {
    const [height] = await heightsOf(tiff(image({ keys: DEGREES_POINT })), [[1.45, 41.45]]);
    expect(height).toBeCloseTo(planeAt(1.45, 41.45) + 1.5, 4);
  });

  it('in feet becomes metres', async () => {
    const [height] = await heightsOf(tiff(image({ keys: { ...DEGREES, 4099: 9002 } })), [[1.45, 41.45]]);
    expect(height).toBeCloseTo(planeAt(1.45, 41.45) * 0.3048, 3);
  });

  it.each<[string, Int16Array | Float32Array, string]>([
    ['−9999 in whole metres', new Int16Array(SIZE * SIZE), '-9999'],
    ['the least float', new Float32Array(SIZE * SIZE), '-3.4028234663852886e+38'],
    ['NaN', new Float32Array(SIZE * SIZE), 'nan'],
  ])('voids of %s are bridged and counted', async (_, samples, noData) => {
    plane(samples);
    for (const at of [125 * SIZE + 125, 125 * SIZE + 126]) samples[at] = Number(noData);
    const { terrain } = await terrainFacts(REGION, { 'dem.tif': tiff(image({ samples, noData })) });
    expect(terrain).toMatchObject({ voidsFilled: 2, voidsLeft: 0 });
    expect(terrainOf(terrain!).heightAt(1.45, 41.45)).toBeCloseTo(planeAt(1.45, 41.45), 0);
  });

  it('neighbours whose pixels only touch leave no seam', async () => {
    const half = (left: number): Uint8Array => {
      const samples = new Int16Array(125 * SIZE);
      for (let i = 0; i < samples.length; i++) samples[i] = 2 * (left + (i % 125)) + Math.floor(i / 125);
      return tiff(image({ columns: 125, samples, tie: [0, 0, 0, 1.2 + left * STEP, 41.7, 0] }));
    };
    const { terrain } = await terrainFacts(REGION, { 'w.tif': half(0), 'e.tif': half(125) });
    expect(terrain!.grids).toHaveLength(1);
    for (const lon of [1.449, 1.45, 1.4501])
      expect(terrainOf(terrain!).heightAt(lon, 41.45)).toBeCloseTo(planeAt(lon, 41.45), 4);
  });

  it('reads only the blocks around the regions: others may be broken', async () => {
    const bytes = tiff(image({ tile: [64, 64], compression: 'deflate' }));
    bytes.fill(0xff, 8, 60);
    expect(await heightsOf(bytes, [[1.45, 41.45]])).toEqual([expect.closeTo(planeAt(1.45, 41.45), 4)]);
    const { counts, issues } = await checkFile(fileOf('dem.tif', bytes));
    expect(counts.used).toBe(1);
    expect(issues).toMatchObject([
      { code: 'terrain-partly-damaged', severity: 'warning', context: { sharePercent: 26 } },
    ]);
  });

  it('cut behind the regions is used by a plan and by a check, and both say how much is missing', async () => {
    const cut = tiff(image({ rowsPerStrip: 10, lies: { 273: cutStrips(5000) } }));
    const { terrain, files } = await terrainFacts(REGION, { 'dem.tif': cut });
    expect(terrainOf(terrain!).heightAt(1.45, 41.45)).toBeCloseTo(planeAt(1.45, 41.45), 4);
    const checked = await checkFile(fileOf('dem.tif', cut));
    expect(checked.counts).toEqual(files[0]!.counts);
    expect(checked.facts).toMatchObject({ lowestM: 0, voids: 0 });
    const said = [expect.objectContaining({ code: 'terrain-partly-damaged', context: { sharePercent: 12, problem: 'the file ends before its last blocks' } })]; // prettier-ignore
    expect(files[0]!.issues).toEqual(said);
    expect(checked.issues).toEqual(said);
    const { files: south } = await terrainFacts({ west: 1.4, south: 41.21, sizeDeg: 0.05 }, { 'dem.tif': cut });
    expect(errorsOf(south[0]!)).toEqual(['terrain-damaged']);
  });

  it('of people, cut behind the regions, is checked as it is used', async () => {
    const samples = plane(new Float32Array(SIZE * SIZE));
    const cut = tiff(image({ rowsPerStrip: 10, samples, lies: { 273: cutStrips(10_000) } }));
    const checked = await checkFile(fileOf('people.tif', cut), { as: 'demand' });
    expect(errorsOf(checked)).toEqual([]);
    expect(checked.issues.map(({ code }) => code)).toEqual(['terrain-partly-damaged']);
  });

  // With a turn of the event loop for each it would take minutes.
  it('of people in tens of thousands of strips, cut', async () => {
    const rows = 80_000;
    const given = { columns: 2, rows, rowsPerStrip: 1, samples: new Uint8Array(2 * rows).fill(1) };
    const starts = Array.from({ length: rows }, (_, row) => (row < rows / 2 ? 8 + 2 * row : 1e8));
    const cut = tiff({ ...place, ...given, scale: [1e-6, 1e-6, 0], lies: { 273: starts } });
    const checked = await checkFile(fileOf('people.tif', cut), { as: 'demand' });
    expect(checked.issues.map(({ code }) => code)).toEqual(['terrain-partly-damaged']);
    expect(checked.counts.used).toBe(rows);
  });

  it('packed in a way that is not read says how to convert it', async () => {
    const { issues } = await checkFile(fileOf('dem.tif', tiff(image({ lies: { 259: [50_000] } }))));
    expect(messageOf(issues[0]!)).toBe(
      'dem.tif: The raster dem.tif is packed by ZSTD, which is not read here. Convert it, for example with: gdal_translate -co COMPRESS=DEFLATE in.tif out.tif.',
    );
  });
});

describe('a GeoTIFF in UTM', () => {
  it.each([32631, 25831])('EPSG:%i is put on degrees', async (epsg) => {
    const [x, y] = utm(31, false).forward(1.45, 41.45);
    const size = 1000;
    const [west, north] = [Math.round(x / 30) * 30 - 15_000, Math.round(y / 30) * 30 + 15_000];
    const samples = new Float32Array(size * size);
    // A plane in metres of the projection: 1 m up each 100 m east, 1 m down each 50 m south.
    for (let i = 0; i < samples.length; i++)
      samples[i] = ((i % size) * 30 + 15) / 100 - (Math.floor(i / size) * 30 + 15) / 50 + 1000;
    const bytes = tiff({
      columns: size,
      rows: size,
      samples,
      tile: [256, 256],
      compression: 'deflate',
      keys: utmKeys(epsg),
      tie: [0, 0, 0, west, north, 0],
      scale: [30, 30, 0],
    });
    const heights = await heightsOf(bytes, POINTS);
    for (const [i, [lon, lat]] of POINTS.entries()) {
      const [e, n] = utm(31, false).forward(lon, lat);
      // Bilinear over nodes of a lattice turned against the plane's: a plane stays a plane, but for the meridians' bend.
      expect(heights[i]).toBeCloseTo((e - west) / 100 - (north - n) / 50 + 1000, 2);
    }
  });
});

describe('what is wrong with a GeoTIFF is said', () => {
  it.each<[string, Partial<TiffImage>, string]>([
    ['a reference system that is not read', { keys: { 1024: 1, 3072: 2263 } }, 'terrain-crs-unknown'],
    [
      'one only named',
      { keys: { 1024: 32767, 2048: 4326 }, citation: 'ESRI PE String = PROJCS["x",LOCAL]' },
      'terrain-crs-unknown',
    ],
    [
      'none stated, and no degrees',
      { keys: { 1024: 1 }, tie: [0, 0, 0, 430_000, 4_600_000, 0], scale: [30, 30, 0] },
      'terrain-crs-unknown',
    ],
    ['degrees beyond the Earth', { tie: [0, 0, 0, 500, 41.7, 0] }, 'terrain-header-invalid'],
    ['no place', { tie: undefined as unknown as number[] }, 'terrain-header-invalid'],
    ['a place that is not a number', { tie: [0, 0, 0, Number.NaN, 41.7, 0] }, 'terrain-header-invalid'],
    ['pixels of size 0', { scale: [0, 0, 0] }, 'terrain-header-invalid'],
    [
      'rotated',
      {
        tie: undefined as unknown as number[],
        matrix: [STEP, STEP, 0, 1.2, STEP, -STEP, 0, 41.7, 0, 0, 0, 0, 0, 0, 0, 1],
      },
      'terrain-header-invalid',
    ],
    ['JPEG', { lies: { 259: [7] } }, 'terrain-compression-unread'],
    ['a compression nobody knows', { lies: { 259: [4711] } }, 'terrain-compression-unread'],
    ['7 bits a sample', { lies: { 258: [7] } }, 'terrain-samples-unread'],
    ['0 columns', { lies: { 256: [0] } }, 'terrain-header-invalid'],
    ['4 billion columns', { lies: { 256: [4_000_000_000] } }, 'terrain-header-invalid'],
    [
      'one strip of 10 billion pixels',
      { lies: { 256: [100_000], 257: [100_000], 278: [100_000] } },
      'terrain-header-invalid',
    ],
    [
      'more strips than pixels are worth',
      { columns: 2, rows: 100_001, rowsPerStrip: 1, samples: new Int16Array(200_002), scale: [1e-6, 1e-6, 0] },
      'terrain-header-invalid',
    ],
    ['tiles of size 0', { tile: [64, 64], lies: { 322: [0] } }, 'terrain-header-invalid'],
    ['more rows than blocks', { tile: [64, 64], lies: { 257: [9000] } }, 'terrain-header-invalid'],
    ['strips beyond the end', { lies: { 273: [9_000_000] } }, 'terrain-damaged'],
    ['a strip longer than the file', { lies: { 279: [9_000_000] } }, 'terrain-damaged'],
    ['more columns than its strip holds', { lies: { 256: [251] } }, 'terrain-damaged'],
    ['deflate that is none', { lies: { 259: [8] } }, 'terrain-damaged'],
    ['LZW that is none', { samples: new Int16Array(SIZE * SIZE).fill(-1), lies: { 259: [5] } }, 'terrain-damaged'],
    ['another place', { tie: [0, 0, 0, 20, 41.7, 0] }, 'terrain-outside-regions'],
  ])('%s', async (_, given, code) => {
    const facts = await terrainFacts(REGION, { 'dem.tif': tiff(image(given)) });
    expect(facts.terrain).toBeNull();
    expect(codesOfFacts(facts)).toEqual([code]);
  });

  it('a directory beyond the end, a cut file, a directory that follows itself', async () => {
    const whole = tiff(image());
    const beyond = whole.slice();
    new DataView(beyond.buffer).setUint32(4, 0x7fffffff, true);
    expect(errorsOf(await checkFile(fileOf('a.tif', beyond)))).toEqual(['terrain-header-invalid']);
    expect(errorsOf(await checkFile(fileOf('a.tif', whole.slice(0, 5000))))).toEqual(['terrain-header-invalid']);
    const circular = whole.slice();
    const view = new DataView(circular.buffer);
    view.setUint32(circular.length - 4, view.getUint32(4, true), true);
    expect(errorsOf(await checkFile(fileOf('a.tif', circular)))).toEqual([]);
  });

  it.each(['deflate', 'lzw'] as const)(
    'a %s bomb is unpacked only as far as its block should reach',
    async (compression) => {
      const bomb = { columns: 4000, rows: 4000, samples: new Int16Array(16_000_000), compression };
      const bytes = tiff({ ...image(bomb), lies: { 256: [SIZE], 257: [SIZE], 278: [SIZE] } });
      expect(bytes.length).toBeLessThan(200_000);
      expect(await heightsOf(bytes, [[1.45, 41.45]])).toEqual([0]);
    },
  );

  it('any byte may be wrong without harm', async () => {
    const whole = tiff(
      image({ columns: 20, rows: 20, samples: plane(new Int16Array(400), 20), compression: 'deflate', tile: [16, 16] }),
    );
    for (let at = 0; at < whole.length; at += 3) {
      const broken = whole.slice();
      broken[at] = broken[at]! ^ 0xa5;
      const report = await checkFile(fileOf('a.tif', broken), { as: 'terrain' });
      expect(report.counts.used === 1 || errorsOf(report).length > 0).toBe(true);
    }
  });
});
