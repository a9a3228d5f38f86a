/** 10,000 broken rasters of every kind: turned bits, cuts, huge counts and numbers, mixtures, random bytes: never a crash, never a hang, never a code without a name. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, it } from 'vitest';
import { everyTrySurvives, memoryFile, survives, TRIES } from '../broken-files';
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

describe('no broken raster is a crash or a hang', () => {
  everyTrySurvives({
    GeoTIFF: () => ({
      role: 'terrain',
      fileName: 'a.tif',
      samples: [tiff({ ...placed, samples: height }), tiff({ ...placed, samples: height, tile: [16, 16], compression: 'deflate' })],
    }),
    'ASCII grid': () => ({ role: 'terrain', fileName: 'a.asc', samples: [grid] }),
    'Terrarium tile': () => ({ role: 'terrain', fileName: '12_2064_1528.png', samples: [flatTile(300, 8)] }),
    'rasters in a zip': () => ({
      role: 'terrain',
      fileName: 'a.zip',
      samples: [zipSync({ 'N41E001.asc': strToU8(grid), '12/2064/1528.png': flatTile(5, 8) }, { level: 0 })],
      packed: 'zip',
    }),
    PMTiles: () => ({ role: 'terrain', fileName: 'a.pmtiles', samples: [pmtiles] }),
  }); // prettier-ignore

  it('random bytes and random words of a grid', async () => {
    const names = ['a.tif', 'a.asc', '12_2064_1528.png', 'a.zip', 'a.pmtiles'];
    const words = fc.constantFrom('ncols', 'nrows', 'xllcorner', 'yllcorner', 'cellsize', 'NODATA_value', ' ', '\n', '1e9', '-1', '0', '99999999', 'nan'); // prettier-ignore
    const text = fc.array(words, { maxLength: 60 }).map((parts) => strToU8(parts.join(' ')));
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.uint8Array({ maxLength: 300 })), fc.nat(names.length - 1), (bytes, i) =>
        survives(memoryFile(names[i]!, bytes), 'terrain', false),
      ),
      { numRuns: 1000 },
    );
  }, 120_000);

  it('an SRTM tile cut or with a wrong name', async () => {
    const names = fc.constantFrom('N41E001.hgt', 'S99W999.hgt', 'N41E001', '.hgt');
    await fc.assert(
      fc.asyncProperty(names, fc.nat(hgt.length), (name, end) =>
        survives(memoryFile(name, hgt.subarray(0, end)), 'terrain', false),
      ),
      { numRuns: TRIES },
    );
  }, 120_000);
});
