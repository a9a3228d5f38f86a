/** Rasters of every kind with their bytes cut, turned, replaced by huge counts, and mixed: never a crash, never a code without a name. A failure prints its seed. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFile, INPUTS_ISSUE_CODES } from '../../../../src/core/inputs';
import { fileOf } from '../input-files';
import { flatTile } from './pictures';
import { DEGREES, tiff } from './tiff';

const height = Float32Array.from({ length: 64 }, (_, i) => i);
const placed = { columns: 8, rows: 8, keys: DEGREES, tie: [0, 0, 0, 1, 41, 0], scale: [0.01, 0.01, 0] };
const grid = 'ncols 4\nnrows 3\nxllcorner 1\nyllcorner 41\ncellsize 0.01\nNODATA_value -9999\n1 2 3 4\n5 -9999 7 8\n9 10 11 12\n'; // prettier-ignore
const hgt = new Uint8Array(1201 * 1201 * 2).map((_, i) => i % 7);
/** PMTiles 3: the header with its counts, and nothing behind it. */
const pmtiles = new Uint8Array(300);
pmtiles.set(strToU8('PMTiles'));
pmtiles.set([3], 7);

const SAMPLES: [name: string, bytes: Uint8Array][] = [
  ['a.tif', tiff({ ...placed, samples: height })],
  ['b.tif', tiff({ ...placed, samples: height, tile: [16, 16], compression: 'deflate' })],
  ['c.asc', strToU8(grid)],
  ['12_2064_1528.png', flatTile(300, 8)],
  ['d.zip', zipSync({ 'N41E001.asc': strToU8(grid), '12/2064/1528.png': flatTile(5, 8) }, { level: 0 })],
  ['e.pmtiles', pmtiles],
];

async function survives(name: string, bytes: Uint8Array, as: 'terrain' | 'clutter' | 'demand' | 'statedCoverage') {
  const report = await checkFile(fileOf(name, bytes), { as });
  for (const { code } of report.issues) expect(INPUTS_ISSUE_CODES).toContain(code);
  expect(report.counts.read).toBe(report.counts.used + report.counts.merged + report.counts.refused);
}

const sample = fc.nat(SAMPLES.length - 1);
const roles = fc.constantFrom('terrain', 'clutter', 'demand', 'statedCoverage');
const run = (numRuns: number) => ({ numRuns });

describe('no raster is a crash', () => {
  it('turned bits', async () => {
    const flips = fc.array(fc.tuple(fc.nat(100_000), fc.nat(7)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sample, flips, roles, (i, list, role) => {
        const bytes = SAMPLES[i]![1].slice();
        for (const [at, bit] of list) bytes[at % bytes.length]! ^= 1 << bit;
        return survives(SAMPLES[i]![0], bytes, role);
      }),
      run(4000),
    );
  }, 120_000);

  it('huge counts', async () => {
    const numbers = fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x10000, 0xffff);
    await fc.assert(
      fc.asyncProperty(sample, fc.nat(100_000), numbers, fc.boolean(), (...[i, at, number, little]) => {
        const bytes = SAMPLES[i]![1].slice();
        new DataView(bytes.buffer).setUint32(at % (bytes.length - 3), number, little);
        return survives(SAMPLES[i]![0], bytes, 'terrain');
      }),
      run(3000),
    );
  }, 120_000);

  it('cut off, and the beginning of one with the rest of another', async () => {
    await fc.assert(
      fc.asyncProperty(sample, sample, fc.double({ min: 0, max: 1, noNaN: true }), (i, j, share) => {
        const [first, second] = [SAMPLES[i]![1], SAMPLES[j]![1]];
        const head = first.subarray(0, Math.floor(first.length * share));
        const mixed = Uint8Array.of(...head, ...(i === j ? [] : second.subarray(head.length)));
        return survives(SAMPLES[i]![0], mixed, 'terrain');
      }),
      run(2000),
    );
  }, 120_000);

  it('random bytes and random words of a grid', async () => {
    const words = fc.constantFrom('ncols', 'nrows', 'xllcorner', 'yllcorner', 'cellsize', 'NODATA_value', ' ', '\n', '1e9', '-1', '0', '99999999', 'nan'); // prettier-ignore
    const text = fc.array(words, { maxLength: 60 }).map((parts) => strToU8(parts.join(' ')));
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.uint8Array({ maxLength: 300 })), sample, (bytes, i) =>
        survives(SAMPLES[i]![0], bytes, 'terrain'),
      ),
      run(1000),
    );
  }, 120_000);

  it('an SRTM tile cut or with a wrong name', async () => {
    const names = fc.constantFrom('N41E001.hgt', 'S99W999.hgt', 'N41E001', '.hgt');
    await fc.assert(
      fc.asyncProperty(names, fc.nat(hgt.length), (name, end) => survives(name, hgt.subarray(0, end), 'terrain')),
      run(60),
    );
  }, 120_000);
});
