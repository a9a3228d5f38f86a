/** Pieces of rasters: thinned, taken from an overview, joined, bridged. */
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../../src/core/inputs/containers/byte-source';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { fillVoids } from '../../../../src/core/inputs/terrain/fill-voids';
import { readGeoTiff } from '../../../../src/core/inputs/terrain/geotiff';
import { mergePieces } from '../../../../src/core/inputs/terrain/merge-pieces';
import type { Piece } from '../../../../src/core/inputs/terrain/raster';
import { RasterCollector } from '../../../../src/core/inputs/terrain/raster-collector';
import { signal } from '../input-files';
import { DEGREES, tiff, type TiffImage } from './tiff';

/** A piece with nodes every 0.001°, its north-western one at column and row of a common lattice. */
function piece(column: number, row: number, lines: (number | null)[][]): Piece {
  const heights = Int16Array.from(lines.flat(), (height) => height ?? -32768);
  const [columns, rows] = [lines[0]!.length, lines.length];
  return {
    projection: null,
    west: 1 + column / 1000,
    north: 42 - row / 1000,
    stepX: 0.001,
    stepY: 0.001,
    columns,
    rows,
    heights,
  };
}

const square = (size: number, height: number): number[][] =>
  Array.from({ length: size }, () => Array(size).fill(height));
const linesOf = ({ heights, columns, rows }: Piece): (number | null)[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from(heights.subarray(row * columns, (row + 1) * columns), (height) => (height === -32768 ? null : height)),
  );

describe('pieces of one lattice are joined', () => {
  it('side by side, touching or overlapping, the first counting', () => {
    const [only, ...rest] = mergePieces([piece(0, 0, [[1, 2], [3, 4]]), piece(1, 0, [[9, 5, 6], [9, 7, 8]])]); // prettier-ignore
    expect(rest).toEqual([]);
    expect(linesOf(only!)).toEqual([[1, 2, 5, 6], [3, 4, 7, 8]]); // prettier-ignore
    expect(mergePieces([piece(0, 0, square(3, 1)), piece(3, 0, square(3, 2))])).toHaveLength(1);
  });

  it('through a third that comes last', () => {
    const apart = [piece(0, 0, square(3, 1)), piece(6, 0, square(3, 3))];
    expect(mergePieces(apart)).toHaveLength(2);
    expect(linesOf(mergePieces([...apart, piece(3, 0, square(3, 2))])[0]!)[0]).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('to the west and north of the first too', () => {
    const [only] = mergePieces([
      piece(3, 3, square(3, 1)),
      piece(0, 3, square(3, 2)),
      piece(3, 0, square(3, 3)),
      piece(0, 0, square(3, 4)),
    ]);
    expect([only!.west, only!.north]).toEqual([expect.closeTo(1, 12), expect.closeTo(42, 12)]);
    expect(linesOf(only!).map((line) => `${line[0]} ${line[5]}`)).toEqual(['4 3', '4 3', '4 3', '2 1', '2 1', '2 1']);
  });

  it('but not when half a step apart, of another step, or far apart', () => {
    const first = piece(0, 0, square(3, 1));
    for (const other of [
      piece(2.5, 0, square(3, 2)),
      { ...piece(3, 0, square(3, 2)), stepX: 0.002 },
      piece(5, 0, square(3, 2)),
    ])
      expect(mergePieces([first, other])).toHaveLength(2);
  });

  it('nor when most of the whole would be empty', () => {
    const diagonal = Array.from({ length: 6 }, (_, i) => piece(i * 10, i * 10, square(10, i)));
    expect(mergePieces(diagonal)).toHaveLength(6);
  });
});

describe('voids', () => {
  it('are bridged by distance between opposite neighbours', () => {
    const row = piece(0, 0, [[10, null, null, 40], [10, null, null, 40]]); // prettier-ignore
    expect(fillVoids(row)).toEqual({ filled: 4, left: 0 });
    expect(linesOf(row)).toEqual([[10, 20, 30, 40], [10, 20, 30, 40]]); // prettier-ignore
  });

  it('at the edge of the data are left: nothing lies beyond', () => {
    const edge = piece(0, 0, [[null, null, 5], [null, null, 5], [5, 5, 5]]); // prettier-ignore
    expect(fillVoids(edge)).toEqual({ filled: 0, left: 4 });
  });

  it('wider than 10 km in both directions are left; a narrow one of any length is bridged', () => {
    const size = 300; // 0.001° is 111 m: 33 km.
    const wide = piece(0, 0, square(size, 7));
    for (let y = 50; y < 250; y++) for (let x = 50; x < 250; x++) wide.heights[y * size + x] = -32768;
    const { filled, left } = fillVoids(wide);
    expect(filled + left).toBe(200 * 200);
    expect(left).toBe(200 * 200);
    const narrow = piece(0, 0, square(size, 7));
    for (let y = 50; y < 250; y++) for (let x = 50; x < 90; x++) narrow.heights[y * size + x] = -32768;
    expect(fillVoids(narrow)).toEqual({ filled: 200 * 40, left: 0 });
  });
});

it('a void is bridged from 5 km on either side, 45 nodes of 111 m, and no farther', () => {
  const filledOf = (wide: number): number => {
    const rows = piece(0, 0, [0, 1, 2].map(() => Array.from({ length: 200 }, (_, x) => (x >= 50 && x < 50 + wide ? null : 7)))); // prettier-ignore
    return fillVoids(rows).filled;
  };
  expect(filledOf(89)).toBe(3);
  expect(filledOf(90)).toBe(0);
});

describe('a raster finer than is kept', () => {
  const SIZE = 400;
  const full: TiffImage = {
    columns: SIZE,
    rows: SIZE,
    samples: Int16Array.from({ length: SIZE * SIZE }, (_, i) => i % SIZE),
    tile: [64, 64],
    tie: [0, 0, 0, 1, 42, 0],
    scale: [0.001, 0.001, 0],
    keys: DEGREES,
  };
  const half: TiffImage = {
    columns: 200,
    rows: 200,
    samples: new Int16Array(40_000).fill(5000),
    tile: [64, 64],
    subfile: 1,
  };

  async function collected(bytes: Uint8Array, mostNodes: number) {
    const report = new ImportReport('dem.tif', 'terrain');
    const collector = new RasterCollector([[1, 41.6, 1.4, 42]], { mostNodes });
    await collector.add((await readGeoTiff(sourceOfBytes(bytes), 'dem.tif', report))!, report, signal);
    return { pieces: collector.finish(), issues: report.finish().issues };
  }

  it('loses columns and rows, and keeps its places', async () => {
    const { pieces, issues } = await collected(tiff(full), 40_000);
    expect(issues).toMatchObject([{ code: 'terrain-thinned', context: { times: 2 } }]);
    const [{ west, stepX, columns, heights }] = pieces as [Piece];
    expect(stepX).toBeCloseTo(0.002, 12);
    for (const column of [0, 57, columns - 1])
      expect(heights[column]).toBe(Math.round((west + column * stepX - 1.0005) / 0.001));
  });

  it('is taken from its overview when that is fine enough', async () => {
    const { pieces, issues } = await collected(tiff(full, half), 40_000);
    expect(issues).toMatchObject([{ code: 'terrain-thinned', context: { times: 2 } }]);
    expect(pieces[0]!.heights[0]).toBe(5000);
    expect(pieces[0]!.west).toBeCloseTo(1.001, 9);
  });

  it('is taken as it is when it is small enough', async () => {
    const { pieces, issues } = await collected(tiff(full, half), 200_000);
    expect(issues).toEqual([]);
    expect([pieces[0]!.columns, pieces[0]!.heights[7]]).toEqual([400, 7]);
  });
});
