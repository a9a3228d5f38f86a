/**
 * One resolution of the map: its cells, what is shown of each, and where they lie in Mercator space. Cells are kept in the squares of a coarse
 * raster, so that a tile finds its own without a search; corners are computed when a tile first needs them and kept.
 */
import { h3Boundary, h3EdgeKm } from '../../geo';
import { EARTH_RADIUS_KM } from '../../units';
import { mercatorX, mercatorY } from './mercator';

/** What is shown of the cells of one level. */
export interface LevelColumns {
  people: Float64Array;
  /** People without service / people whose state is known. 0..1; NaN: not known of anybody. */
  unservedShare: Float32Array;
  /** Index into CELL_STATES. */
  state: Uint8Array;
  /** Index into GRADES. */
  grade: Uint8Array;
  /** NaN: not computed. */
  rsrpDbm: Float32Array;
  sinrDb: Float32Array;
  downMbps: Float32Array;
  /** Index of the gap; −1: none. */
  gap: Int32Array;
}

export interface Level extends LevelColumns {
  resolution: number;
  /** True where a cell stands for several cells of the grid. */
  aggregate: boolean;
  count: number;
  /** Halves [low, high …] of the H3 indexes. */
  halves: Uint32Array;
  /** Centres in the unit square. */
  x: Float64Array;
  y: Float64Array;
  /** No corner is farther from its centre. Unit square. */
  reach: number;
  raster: Raster;
  /** Corners of a cell clockwise on the screen, [x, y …] in the unit square; made by `cornersOf`. */
  corners: (Float64Array | undefined)[];
}

interface Raster {
  left: number;
  top: number;
  step: number;
  columns: number;
  rows: number;
  /** Square s holds `cells[start[s] … start[s + 1])`. */
  start: Uint32Array;
  cells: Uint32Array;
}

const CELLS_PER_SQUARE = 32;
/** Corners lie at most this much farther out than the mean edge of the resolution. */
const DISTORTION = 1.4;
const RAD = Math.PI / 180;

/** A level of cells whose centres are given in degrees. */
export function makeLevel(
  cells: { resolution: number; aggregate: boolean; halves: Uint32Array; lonDeg: Float64Array; latDeg: Float64Array },
  columns: LevelColumns,
): Level {
  const { resolution, aggregate, halves, lonDeg, latDeg } = cells;
  const x = lonDeg.map(mercatorX);
  const y = latDeg.map(mercatorY);
  let widestLat = 0;
  for (const lat of latDeg) widestLat = Math.max(widestLat, Math.abs(lat));
  const equatorKm = 2 * Math.PI * EARTH_RADIUS_KM;
  const reach = (h3EdgeKm(resolution) * DISTORTION) / (equatorKm * Math.cos(Math.min(85, widestLat) * RAD));
  const corners: Level['corners'] = Array.from({ length: x.length });
  return { resolution, aggregate, count: x.length, halves, x, y, reach, raster: rasterOf(x, y), corners, ...columns };
}

/** Calls `visit` with every cell whose centre may lie in the box; the caller tests the few that do not. */
export function visitBox(
  { raster }: Level,
  [west, north, east, south]: readonly [number, number, number, number],
  visit: (cell: number) => void,
): void {
  const { left, top, step, columns, rows, start, cells } = raster;
  const firstColumn = Math.max(0, Math.floor((west - left) / step));
  const lastColumn = Math.min(columns - 1, Math.floor((east - left) / step));
  const firstRow = Math.max(0, Math.floor((north - top) / step));
  const lastRow = Math.min(rows - 1, Math.floor((south - top) / step));
  if (firstColumn > lastColumn) return;
  for (let row = firstRow; row <= lastRow; row++) {
    const end = start[row * columns + lastColumn + 1]!;
    for (let k = start[row * columns + firstColumn]!; k < end; k++) visit(cells[k]!);
  }
}

/** Corners of a cell, kept after the first call. */
export function cornersOf(level: Level, cell: number): Float64Array {
  const known = level.corners[cell];
  if (known) return known;
  const boundary = h3Boundary(hexText(level.halves[2 * cell]!, level.halves[2 * cell + 1]!));
  const made = new Float64Array(2 * boundary.length);
  const centre = level.x[cell]!;
  boundary.forEach(([lon, lat], index) => {
    const at = 2 * (boundary.length - 1 - index);
    const x = mercatorX(lon);
    made[at] = x - centre > 0.5 ? x - 1 : x - centre < -0.5 ? x + 1 : x;
    made[at + 1] = mercatorY(lat);
  });
  level.corners[cell] = made;
  return made;
}

export function hexText(low: number, high: number): string {
  return (high >>> 0).toString(16) + (low >>> 0).toString(16).padStart(8, '0');
}

/** Cells sorted into squares by counting. */
function rasterOf(x: Float64Array, y: Float64Array): Raster {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i]!);
    right = Math.max(right, x[i]!);
    top = Math.min(top, y[i]!);
    bottom = Math.max(bottom, y[i]!);
  }
  const side = Math.max(right - left, bottom - top, 1e-9);
  const step = x.length === 0 ? 1 : side / Math.max(1, Math.floor(Math.sqrt(x.length / CELLS_PER_SQUARE)));
  const columns = x.length === 0 ? 0 : Math.floor((right - left) / step) + 1;
  const rows = x.length === 0 ? 0 : Math.floor((bottom - top) / step) + 1;
  const squareOf = (i: number) => Math.floor((y[i]! - top) / step) * columns + Math.floor((x[i]! - left) / step);
  const start = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < x.length; i++) start[squareOf(i) + 1]!++;
  for (let s = 1; s < start.length; s++) start[s]! += start[s - 1]!;
  const next = start.slice();
  const cells = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i++) cells[next[squareOf(i)]!++] = i;
  return { left, top, step, columns, rows, start, cells };
}
