/**
 * Heights above an area: the port through which the radio engine sees terrain (and, in the same shape, clutter). Readers of terrain
 * files implement it; `gridTerrain` is the plain case of one regular grid of longitudes and latitudes.
 */
export interface Terrain {
  /** Height, m above sea level, bilinear between nodes. NaN outside, and next to a void. */
  heightAt(lonDeg: number, latDeg: number): number;
  /** Heights of the first `count` positions into `heightM`; stops at the first without one. Returns how many were written. */
  fillProfile(positions: Positions, count: number, heightM: Float64Array): number;
}

/** Places of a profile, in order. */
export interface Positions {
  lonDeg: Float64Array;
  latDeg: Float64Array;
}

/** A node-registered grid: node (column, row) stands at west + column·lonStep, north − row·latStep. */
export interface HeightGrid {
  westDeg: number;
  northDeg: number;
  lonStepDeg: number;
  latStepDeg: number;
  columns: number;
  rows: number;
  /** Row-major, northern row first, m. NaN or −32768 = void. */
  heightM: Int16Array | Float32Array;
}

/** Height of a node that has none, in grids of whole metres (SRTM). */
export const VOID_HEIGHT_M = -32768;

/** A grid as Terrain. The last row and column belong to it; half a node beyond does not. */
export function gridTerrain(grid: HeightGrid): Terrain {
  const { westDeg, northDeg, columns, heightM } = grid;
  const columnsPerDeg = 1 / grid.lonStepDeg;
  const rowsPerDeg = 1 / grid.latStepDeg;
  const lastColumn = columns - 1;
  const lastRow = grid.rows - 1;
  const hasVoids = heightM.includes(VOID_HEIGHT_M);

  /** x, y in nodes from the north-western one, within the grid. */
  const between = (x: number, y: number): number => {
    const column = x < lastColumn ? x | 0 : lastColumn - 1;
    const row = y < lastRow ? y | 0 : lastRow - 1;
    const at = row * columns + column;
    const nw = heightM[at]!;
    const ne = heightM[at + 1]!;
    const sw = heightM[at + columns]!;
    const se = heightM[at + columns + 1]!;
    if (hasVoids && (nw === VOID_HEIGHT_M || ne === VOID_HEIGHT_M || sw === VOID_HEIGHT_M || se === VOID_HEIGHT_M))
      return Number.NaN;
    const east = x - column;
    const north = nw + (ne - nw) * east;
    return north + (sw + (se - sw) * east - north) * (y - row);
  };
  const heightAt = (lonDeg: number, latDeg: number): number => {
    const x = snapped((lonDeg - westDeg) * columnsPerDeg, lastColumn);
    const y = snapped((northDeg - latDeg) * rowsPerDeg, lastRow);
    return x >= 0 && y >= 0 && x <= lastColumn && y <= lastRow ? between(x, y) : Number.NaN;
  };
  return {
    heightAt,
    // The same sums as `between`, written out: most of a coarse area's time goes here.
    fillProfile({ lonDeg, latDeg }, count, out) {
      const [west, north, perLon, perLat] = [westDeg, northDeg, columnsPerDeg, rowsPerDeg];
      const [width, toColumn, toRow, nodes, voids] = [columns, lastColumn, lastRow, heightM, hasVoids];
      for (let i = 0; i < count; i++) {
        const x = (lonDeg[i]! - west) * perLon;
        const y = (north - latDeg[i]!) * perLat;
        if (!(x >= 0 && y >= 0 && x < toColumn && y < toRow)) {
          const height = heightAt(lonDeg[i]!, latDeg[i]!);
          if (height !== height) return i;
          out[i] = height;
          continue;
        }
        const column = x | 0;
        const row = y | 0;
        const at = row * width + column;
        const nw = nodes[at]!;
        const ne = nodes[at + 1]!;
        const sw = nodes[at + width]!;
        const se = nodes[at + width + 1]!;
        if (voids && (nw === VOID_HEIGHT_M || ne === VOID_HEIGHT_M || sw === VOID_HEIGHT_M || se === VOID_HEIGHT_M))
          return i;
        const east = x - column;
        const top = nw + (ne - nw) * east;
        const height = top + (sw + (se - sw) * east - top) * (y - row);
        if (height !== height) return i;
        out[i] = height;
      }
      return count;
    },
  };
}

/** Rounding must not put a position that stands on the grid's edge outside it: a millionth of a node is forgiven. */
const snapped = (x: number, last: number): number => (x < 0 && x > -1e-6 ? 0 : x > last && x < last + 1e-6 ? last : x);
