/** Terrain larger than memory: of a country's files only the window of the regions is read. */
import { strToU8, zipSync } from 'fflate';
import { zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { checkFile, type Facts, readFacts, type SourceFile, terrainOf } from '../../../../src/core/inputs';
import { errorsOf, signal } from '../input-files';
import { countingFile, joined, sparseFile, storedZip } from '../large-files';
import { flatTile } from './pictures';
import { hgt, terrainPlan } from './rasters';

const REGION = { west: 1.4, south: 41.4, sizeDeg: 0.1 };

async function factsOf(files: Record<string, SourceFile>): Promise<Facts> {
  const names = Object.keys(files);
  const { plan } = terrainPlan(REGION, Object.fromEntries(names.map((name) => [name, ''])));
  return readFacts(plan, new Map(Object.entries(files)), { signal, onProgress() {} });
}
const problemsOf = (facts: Facts): string[] => facts.files.flatMap((file) => errorsOf(file));
const heightAt = (facts: Facts, lon = 1.45, lat = 41.45): number => terrainOf(facts.terrain!).heightAt(lon, lat);

describe('a GeoTIFF of 3 GiB', () => {
  /** 40,000 × 40,000 heights of 16 bits, 0.0005° apart from 0° E 60° N, in plain tiles of 512 × 512. */
  const [SIZE, TILE, STEP] = [40_000, 512, 0.0005];
  const across = Math.ceil(SIZE / TILE);
  const tileBytes = TILE * TILE * 2;
  const start = 2 ** 20;

  function header(): Uint8Array {
    const tiles = across * across;
    const fields: [tag: number, type: number, count: number, value: number][] = [];
    const extra: Uint8Array[] = [];
    let at = 8 + 2 + 13 * 12 + 4;
    const far = (bytes: ArrayBufferLike): number => {
      extra.push(new Uint8Array(bytes as ArrayBuffer));
      at += bytes.byteLength;
      return at - bytes.byteLength;
    };
    const offsets = Uint32Array.from({ length: tiles }, (_, i) => start + i * tileBytes);
    fields.push([256, 4, 1, SIZE], [257, 4, 1, SIZE], [258, 3, 1, 16], [259, 3, 1, 1], [262, 3, 1, 1], [277, 3, 1, 1]);
    fields.push([322, 3, 1, TILE], [323, 3, 1, TILE], [324, 4, tiles, far(offsets.buffer)]);
    fields.push([325, 4, tiles, far(new Uint32Array(tiles).fill(tileBytes).buffer)], [339, 3, 1, 2]);
    fields.push([33_550, 12, 3, far(Float64Array.of(STEP, STEP, 0).buffer)]);
    fields.push([33_922, 12, 6, far(Float64Array.of(0, 0, 0, 0, 60, 0).buffer)]);
    const view = new DataView(new ArrayBuffer(8 + 2 + 13 * 12 + 4));
    view.setUint32(0, 0x002a4949, true);
    view.setUint32(4, 8, true);
    view.setUint16(8, fields.length, true);
    for (const [i, [tag, type, count, value]] of fields.entries()) {
      view.setUint16(10 + i * 12, tag, true);
      view.setUint16(12 + i * 12, type, true);
      view.setUint32(14 + i * 12, count, true);
      view.setUint32(18 + i * 12, value, true);
    }
    return joined([new Uint8Array(view.buffer), ...extra]);
  }

  /** The tile that holds 1.45° E 41.45° N, all of one height. */
  const tile = Math.floor((60 - 41.45) / STEP / TILE) * across + Math.floor(1.45 / STEP / TILE);
  const file = () =>
    sparseFile('dem.tif', start + across * across * tileBytes, [
      { at: 0, bytes: header() },
      {
        at: start + tile * tileBytes,
        bytes: new Uint8Array(Int16Array.from({ length: TILE * TILE }, () => 777).buffer),
      },
    ]);

  it('costs the blocks of the window', async () => {
    const large = file();
    expect(large.size).toBeGreaterThan(3 * 2 ** 30);
    const facts = await factsOf({ 'dem.tif': large });
    expect(problemsOf(facts)).toEqual([]);
    expect(heightAt(facts)).toBe(777);
    // 0.19° × 0.22° is 380 × 440 nodes: at most four tiles of half a megabyte, and the header.
    expect(large.bytesRead).toBeLessThan(4 * 2 ** 20);
  });

  it('also stored in a zip', async () => {
    const plain = header();
    const zip = storedZip([{ name: 'dem.tif', bytes: joined([plain, new Uint8Array(2 ** 26)]) }]);
    const inZip = countingFile('dem.zip', zip);
    // Cut off: its tiles lie beyond its end, which is found out at the first that is read.
    expect(problemsOf(await factsOf({ 'dem.zip': inZip }))).toEqual(['terrain-damaged']);
    expect(inZip.bytesRead).toBeLessThan(2 ** 20);
  });
});

describe('SRTM tiles', () => {
  it('cost the rows of the window', async () => {
    const tile = countingFile(
      'N41E001.hgt',
      hgt((column) => column),
    );
    const facts = await factsOf({ 'N41E001.hgt': tile });
    expect(heightAt(facts)).toBeCloseTo(540, 6);
    expect(tile.bytesRead).toBeLessThan(tile.size / 3);
    expect(tile.largestSlice).toBeLessThanOrEqual(2 ** 20);
  });

  it.each([0, 6] as const)('of a zip (level %i) are unpacked where they touch the regions', async (level) => {
    const names = ['N40E001', 'N41E001', 'N41E002', 'N42E001', 'N10E010', 'N11E010'];
    const rough = (seed: number) => {
      let state = seed;
      return hgt(() => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 20);
    };
    const zip = zipSync(Object.fromEntries(names.map((name, i) => [`${name}.hgt`, [rough(i), { level }]])));
    const file = countingFile('tiles.zip', zip);
    const facts = await factsOf({ 'tiles.zip': file });
    expect(problemsOf(facts)).toEqual([]);
    expect(facts.files[0]!.counts.used).toBe(1);
    expect(file.bytesRead).toBeLessThan(zip.length / 3);
    expect(heightAt(facts)).not.toBeNaN();
  });

  it('with a wrong checksum are refused when they are read, not when they lie elsewhere', async () => {
    const good = { name: 'N41E001.hgt', bytes: hgt(() => 5) };
    const bad = { name: 'N10E001.hgt', bytes: hgt(() => 6), claims: { crc: 1 } };
    const elsewhere = await factsOf({ 'a.zip': countingFile('a.zip', storedZip([good, bad])) });
    expect(problemsOf(elsewhere)).toEqual([]);
    const here = storedZip([{ ...bad, name: 'N41E001.hgt' }]);
    const facts = await factsOf({ 'a.zip': countingFile('a.zip', here) });
    expect([problemsOf(facts), facts.terrain]).toEqual([['archive-damaged'], null]);
  });
});

it('an ASCII grid is read in pieces, to its end when it is small', async () => {
  const row = `${Array.from({ length: 600 }, (_, i) => i + 0.25).join(' ')}\n`;
  const head = 'ncols 600\nnrows 600\nxllcorner 1.2\nyllcorner 41.2\ncellsize 0.001\nNODATA_value -9999\n';
  const file = countingFile('dem.asc', strToU8(head + row.repeat(600)));
  const facts = await factsOf({ 'dem.asc': file });
  expect(heightAt(facts, 1.2 + 0.2505)).toBeCloseTo(250.25, 3);
  expect(file.largestSlice).toBeLessThanOrEqual(2 ** 20);
});

describe('a PMTiles file', () => {
  interface Claims {
    type?: number;
    metadata?: object;
    directory?: Uint8Array;
    compression?: number;
  }

  /** Version 3, uncompressed: header, root directory, metadata, tiles. */
  function pmtiles(tiles: Record<string, Uint8Array>, claims: Claims = {}): Uint8Array {
    const entries = Object.entries(tiles)
      .map(([key, bytes]) => ({ id: zxyToTileId(...(key.split('/').map(Number) as [number, number, number])), bytes }))
      .sort((a, b) => a.id - b.id);
    const ids = entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0));
    const numbers = [entries.length, ...ids, ...entries.map(() => 1), ...entries.map(({ bytes }) => bytes.length)];
    let at = 0;
    for (const { bytes } of entries) {
      numbers.push(at + 1);
      at += bytes.length;
    }
    const directory = claims.directory ?? Uint8Array.from(numbers.flatMap(varint));
    const metadata = strToU8(JSON.stringify(claims.metadata ?? {}));
    const zooms = Object.keys(tiles).map((key) => Number(key.split('/')[0]));
    const view = new DataView(new ArrayBuffer(127));
    new Uint8Array(view.buffer).set(strToU8('PMTiles'));
    view.setUint8(7, 3);
    const metadataAt = 127 + directory.length;
    const places = [127, directory.length, metadataAt, metadata.length, 0, 0, metadataAt + metadata.length, at, entries.length, entries.length, entries.length]; // prettier-ignore
    for (const [i, value] of places.entries()) view.setBigUint64(8 + i * 8, BigInt(value), true);
    view.setUint8(96, 1);
    view.setUint8(97, claims.compression ?? 1);
    view.setUint8(98, 1);
    view.setUint8(99, claims.type ?? 2);
    view.setUint8(100, Math.min(...zooms));
    view.setUint8(101, Math.max(...zooms));
    for (const [i, degrees] of [1.3, 41.3, 1.6, 41.6].entries()) view.setInt32(102 + i * 4, degrees * 1e7, true);
    return joined([new Uint8Array(view.buffer), directory, metadata, ...entries.map(({ bytes }) => bytes)]);
  }

  function varint(value: number): number[] {
    return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
  }

  /** All tiles of a zoom in 1.3–1.6° E, 41.3–41.6° N. */
  function tilesOf(zoom: number, heightM: number): Record<string, Uint8Array> {
    const row = (lat: number) =>
      Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom);
    const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** zoom);
    const found: Record<string, Uint8Array> = {};
    for (let x = column(1.3); x <= column(1.6); x++)
      for (let y = row(41.6); y <= row(41.3); y++) found[`${zoom}/${x}/${y}`] = flatTile(heightM);
    return found;
  }

  const pyramid = { ...tilesOf(9, 900), ...tilesOf(12, 1200), ...tilesOf(13, 1300) };
  const given = (bytes: Uint8Array) => ({ 'a.pmtiles': countingFile('a.pmtiles', bytes) });

  it('gives the zoom that terrain needs, and only tiles of the window', async () => {
    const facts = await factsOf(given(pmtiles(pyramid)));
    expect(problemsOf(facts)).toEqual([]);
    expect(heightAt(facts)).toBe(1200);
    const { tiles } = facts.files[0]!.facts;
    expect(tiles).toBeGreaterThan(1);
    expect(tiles).toBeLessThan(Object.keys(tilesOf(12, 0)).length);
    expect(facts.files[0]!.facts.resolutionM).toBeCloseTo(38.2, 1);
  });

  it('with shallower tiles only gives the deepest it has', async () => {
    expect(heightAt(await factsOf(given(pmtiles(tilesOf(9, 900)))))).toBe(900);
  });

  it('is known by its content and described by check', async () => {
    const report = await checkFile(countingFile('given', pmtiles(pyramid)), { signal });
    expect(report).toMatchObject({ role: 'terrain', importer: 'terrarium', facts: { lowestM: 1200, voids: 0 } });
  });

  it.each<[string, Uint8Array, string]>([
    ['of vector tiles', pmtiles(tilesOf(9, 1), { type: 1 }), 'terrain-tile-format'],
    ['of WebP', pmtiles(tilesOf(9, 1), { type: 4 }), 'terrain-tile-format'],
    ['in Mapbox colours', pmtiles(tilesOf(9, 1), { metadata: { encoding: 'mapbox' } }), 'terrain-tile-format'],
    ['in Brotli', pmtiles(tilesOf(9, 1), { compression: 3 }), 'terrain-header-invalid'],
    [
      'of a directory of 2⁴⁸ tiles',
      pmtiles(tilesOf(9, 1), { directory: Uint8Array.from(varint(2 ** 48)) }),
      'terrain-header-invalid',
    ],
    ['cut off in its header', pmtiles(tilesOf(9, 1)).subarray(0, 100), 'terrain-header-invalid'],
    ['cut off in its tiles', pmtiles(tilesOf(9, 1)).subarray(0, 250), 'terrain-header-invalid'],
  ])('%s is refused', async (_, bytes, code) => {
    const facts = await factsOf(given(bytes));
    expect([problemsOf(facts), facts.terrain]).toEqual([[code], null]);
  });
});
