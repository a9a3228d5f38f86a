/** Points kept in the squares of a coarse raster, so that a tile finds its own without a search. */
export interface Raster {
  left: number;
  top: number;
  step: number;
  columns: number;
  rows: number;
  /** Square s holds `cells[start[s] … start[s + 1])`. */
  start: Uint32Array;
  cells: Uint32Array;
}

/** West, north, east, south in the unit square. */
export type UnitBox = readonly [number, number, number, number];

const PER_SQUARE = 32;

/** Calls `visit` with every point that may lie in the box; the caller tests the few that do not. */
export function visitBox(
  { left, top, step, columns, rows, start, cells }: Raster,
  [west, north, east, south]: UnitBox,
  visit: (index: number) => void,
): void {
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

/** Points in the unit square sorted into squares by counting. */
export function rasterOf(x: Float64Array, y: Float64Array): Raster {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i]!);
    right = Math.max(right, x[i]!);
    top = Math.min(top, y[i]!);
    bottom = Math.max(bottom, y[i]!);
  }
  const side = Math.max(right - left, bottom - top, 1e-9);
  const step = x.length === 0 ? 1 : side / Math.max(1, Math.floor(Math.sqrt(x.length / PER_SQUARE)));
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
