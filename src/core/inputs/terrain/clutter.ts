/** Classes of what stands on the ground → its height above the ground, by a table the plan may change. */
import type { HeightGrid } from '../../radio';
import { gridOf, heightsLike, isVoid, type Piece, voidOf } from './raster';
import { regrid } from './regrid';
import { boundsOfAll } from './terrain-facts';

/** Finer than the terrain clutter says nothing to P.1812, whose profiles have a point every 30–100 m. m */
export const CLUTTER_STEP_M = 25;

/**
 * Heights of clutter by class, m. The heights are the representative ones of ITU-R P.1812-7 Table 2: water/sea 0, open/rural 0, suburban 10, urban/trees/forest 15, dense
 * urban 20. The classes 10 … 100 are those of ESA WorldCover (Product User Manual v2.0, Table 3), which knows one class of built-up area: it is taken as suburban.
 * The classes 1 … 5 are the rows of Table 2 in their order, for class files of one's own.
 */
export const CLUTTER_HEIGHTS_M: Readonly<Record<number, number>> = {
  1: 0, // water/sea
  2: 0, // open/rural
  3: 10, // suburban
  4: 15, // urban/trees/forest
  5: 20, // dense urban
  10: 15, // tree cover
  20: 0, // shrubland
  30: 0, // grassland
  40: 0, // cropland
  50: 10, // built-up
  60: 0, // bare or sparse vegetation
  70: 0, // snow and ice
  80: 0, // permanent water bodies
  90: 0, // herbaceous wetland
  95: 15, // mangroves
  100: 0, // moss and lichen
};

export interface ClutterResult {
  clutter: HeightGrid | null;
  /** Classes of which the table has no height: taken as 0 m. Class → nodes. */
  unknown: Map<number, number>;
}

/** One grid of heights from pieces of classes; NaN where there is no class. `edits`: heights of the plan, by class. */
export function clutterOfClasses(pieces: readonly Piece[], edits: Readonly<Record<string, number>>): ClutterResult {
  const unknown = new Map<number, number>();
  const table = new Map<number, number>();
  for (const heights of [CLUTTER_HEIGHTS_M, edits])
    for (const [cover, height] of Object.entries(heights)) table.set(Number(cover), height);
  const heightOf = (cover: number): number => {
    const height = table.get(cover);
    if (height === undefined) unknown.set(cover, (unknown.get(cover) ?? 0) + 1);
    return height ?? 0;
  };
  const heights = pieces.map((piece) => regrid(heightsOfClasses(piece, heightOf)));
  const whole = onOneLattice(heights);
  return { clutter: whole && gridOf(whole), unknown };
}

function heightsOfClasses(piece: Piece, heightOf: (cover: number) => number): Piece {
  const heights = new Float32Array(piece.heights.length);
  for (let i = 0; i < heights.length; i++) {
    const cover = piece.heights[i]!;
    heights[i] = isVoid(cover) ? Number.NaN : heightOf(cover);
  }
  return { ...piece, heights };
}

/** Pieces that could not be joined, on the lattice of the first: the nearest node of the first piece that has one. */
function onOneLattice(pieces: readonly Piece[]): Piece | null {
  const [first] = pieces;
  if (!first || pieces.length === 1) return first ?? null;
  const { stepX, stepY } = first;
  const [west, south, east, north] = boundsOfAll(pieces);
  const columns = Math.floor((east - west) / stepX + 1e-6) + 1;
  const rows = Math.floor((north - south) / stepY + 1e-6) + 1;
  const heights = heightsLike(first.heights, columns * rows).fill(voidOf(first.heights));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      for (const piece of pieces) {
        const height = nearest(piece, west + column * stepX, north - row * stepY);
        if (isVoid(height)) continue;
        heights[row * columns + column] = height;
        break;
      }
    }
  return { projection: null, west, north, stepX, stepY, columns, rows, heights };
}

function nearest(piece: Piece, lonDeg: number, latDeg: number): number {
  const column = Math.round((lonDeg - piece.west) / piece.stepX);
  const row = Math.round((piece.north - latDeg) / piece.stepY);
  const inside = column >= 0 && row >= 0 && column < piece.columns && row < piece.rows;
  return inside ? piece.heights[row * piece.columns + column]! : Number.NaN;
}
