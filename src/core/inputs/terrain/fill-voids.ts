/**
 * Voids get a height from the nearest nodes that have one to the west, east, north and south, weighted by 1/distance, and only where two of them lie opposite
 * each other. So a hole is bridged, and what lies outside the data is not invented. One pass: each look-up moves on from where the last one ended.
 */
import { isVoid, type Piece } from './raster';

/** How far a neighbour is looked for. m; about the widest voids of SRTM in mountains. */
const REACH_M = 5000;
const METRES_PER_DEGREE = 111_195;

/** Fills the voids of a piece in place, from the heights that were there before. Distances count nodes. */
export function fillVoids(piece: Piece): { filled: number; left: number } {
  const { heights, columns, rows, stepY, projection } = piece;
  const reach = Math.max(1, Math.round(REACH_M / (projection ? stepY : stepY * METRES_PER_DEGREE)));
  const filled: { at: number[]; height: number[] } = { at: [], height: [] };
  let left = 0;
  /** Row of the last height above, and of the next below, by column; −1: none yet looked for. */
  const above = new Int32Array(columns).fill(-1);
  const below = new Int32Array(columns).fill(-1);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    let west = -1;
    let east = -1;
    for (let column = 0; column < columns; column++) {
      if (!isVoid(heights[start + column]!)) {
        west = column;
        above[column] = row;
        continue;
      }
      if (east < column) for (east = column + 1; east < columns && isVoid(heights[start + east]!);) east++;
      let down = below[column]!;
      if (down < row) for (down = row + 1; down < rows && isVoid(heights[down * columns + column]!);) down++;
      below[column] = down;
      const height = bridge(
        { at: start + west, steps: west < 0 ? Infinity : column - west },
        { at: start + east, steps: east >= columns ? Infinity : east - column },
        { at: above[column]! * columns + column, steps: above[column]! < 0 ? Infinity : row - above[column]! },
        { at: down * columns + column, steps: down >= rows ? Infinity : down - row },
      );
      if (height === null) left++;
      else {
        filled.at.push(start + column);
        filled.height.push(height);
      }
    }
  }

  function bridge(w: Neighbour, e: Neighbour, n: Neighbour, s: Neighbour): number | null {
    const across = w.steps <= reach && e.steps <= reach;
    const along = n.steps <= reach && s.steps <= reach;
    if (!across && !along) return null;
    let [sum, weights] = [0, 0];
    for (const { at, steps } of [w, e, n, s])
      if (steps <= reach) {
        sum += heights[at]! / steps;
        weights += 1 / steps;
      }
    return sum / weights;
  }

  const whole = heights instanceof Int16Array;
  for (const [i, at] of filled.at.entries()) heights[at] = whole ? Math.round(filled.height[i]!) : filled.height[i]!;
  return { filled: filled.at.length, left };
}

interface Neighbour {
  at: number;
  steps: number;
}
