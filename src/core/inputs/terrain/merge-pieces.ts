/**
 * Tiles of one series become one piece: then nothing is missing between cell-registered neighbours, voids at a seam are filled from both sides, and looking
 * a height up is one step. Pieces are joined when their nodes coincide and they touch.
 */
import { heightsLike, isVoid, type Piece, voidOf } from './raster';

/** Nodes count as coinciding within this part of a step. */
const TOLERANCE = 0.02;
/** A joined piece may have this many times the nodes of its parts: tiles that touch at a corner only leave much empty. */
const MOST_EMPTY = 2.5;

/** Joined pieces, each at the place of the first of its parts. Where parts overlap the earlier one counts; its voids are filled by later ones. */
export function mergePieces(pieces: readonly Piece[]): Piece[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const touching = groups.filter((group) => group.some((other) => fits(other, piece)));
    const first = touching[0];
    if (!first) groups.push([piece]);
    else {
      for (const group of touching.slice(1)) {
        first.push(...group);
        groups.splice(groups.indexOf(group), 1);
      }
      first.push(piece);
    }
  }
  return groups.flatMap((group) => joined(group.sort((a, b) => pieces.indexOf(a) - pieces.indexOf(b))));
}

/** Same kind, same lattice, and no more than one step apart. */
function fits(a: Piece, b: Piece): boolean {
  if (a.projection?.name !== b.projection?.name || a.heights.constructor !== b.heights.constructor) return false;
  const size = Math.max(a.columns, a.rows, b.columns, b.rows);
  const sameStep = (p: number, q: number): boolean => Math.abs(p / q - 1) * size < TOLERANCE;
  if (!sameStep(a.stepX, b.stepX) || !sameStep(a.stepY, b.stepY)) return false;
  const right = (b.west - a.west) / a.stepX;
  const down = (a.north - b.north) / a.stepY;
  if (Math.abs(right - Math.round(right)) > TOLERANCE || Math.abs(down - Math.round(down)) > TOLERANCE) return false;
  return (
    right <= a.columns + TOLERANCE &&
    right + b.columns >= -TOLERANCE &&
    down <= a.rows + TOLERANCE &&
    down + b.rows >= -TOLERANCE
  );
}

function joined(parts: readonly Piece[]): readonly Piece[] {
  const first = parts[0]!;
  if (parts.length === 1) return parts;
  const places = parts.map((part) => ({
    part,
    right: Math.round((part.west - first.west) / first.stepX),
    down: Math.round((first.north - part.north) / first.stepY),
  }));
  const left = Math.min(...places.map(({ right }) => right));
  const top = Math.min(...places.map(({ down }) => down));
  const columns = Math.max(...places.map(({ right, part }) => right + part.columns)) - left;
  const rows = Math.max(...places.map(({ down, part }) => down + part.rows)) - top;
  const nodes = parts.reduce((sum, part) => sum + part.columns * part.rows, 0);
  if (columns * rows > nodes * MOST_EMPTY) return parts;
  const heights = heightsLike(first.heights, columns * rows).fill(voidOf(first.heights));
  for (const { part, right, down } of places)
    for (let row = 0; row < part.rows; row++) {
      const to = (down - top + row) * columns + right - left;
      const from = row * part.columns;
      for (let i = 0; i < part.columns; i++) if (isVoid(heights[to + i]!)) heights[to + i] = part.heights[from + i]!;
    }
  const { stepX, stepY } = first;
  return [{ ...first, west: first.west + left * stepX, north: first.north - top * stepY, columns, rows, heights }];
}
