/** What every reader of heights delivers: a lattice of nodes and a way to read a part of it, so that a country's file costs no more memory than the region. */
import type { HeightGrid } from '../../radio';
import type { Projection } from './projection';

export type Heights = Int16Array | Float32Array;

/** Node (column, row) stands at x = west + column·stepX, y = north − row·stepY: degrees, or metres of a projection. */
export interface Lattice {
  /** Null: x and y are longitude and latitude. */
  projection: Projection | null;
  west: number;
  north: number;
  stepX: number;
  stepY: number;
  columns: number;
  rows: number;
}

/** A part of a lattice. */
export interface Window {
  column: number;
  row: number;
  columns: number;
  rows: number;
}

export interface Raster extends Lattice {
  /** For the reader of a message: the entry's name. */
  name: string;
  /** Heights of a window, row-major, northern row first, m. −32768 (Int16Array) or NaN (Float32Array) = none. Throws RasterError. */
  read(window: Window, signal: AbortSignal): Promise<Heights>;
  /** Rows that are unpacked together: who reads fewer of them at a time unpacks them again and again. Absent: 1. */
  blockRows?: number;
  /** The file ends before its last blocks; the report says so. */
  isCut?: boolean;
  /** The same with fewer nodes, finer first, when the file has it. */
  overviews?: Raster[];
  /** Of a pyramid of tiles: how many of them were read, and how many were wanted and are not there. */
  tiles?: { read: number; missing: number };
}

/** Heights read from one or several rasters. */
export interface Piece extends Lattice {
  heights: Heights;
}

/** The content contradicts what the header says. */
export class RasterError extends Error {}

/** A share that is more than none, in whole per cent. */
export const inPercent = (share: number): number => Math.max(1, Math.round(100 * share));

/** A window in bands of at most so many rows. */
export function* windowBands(window: Window, mostRows: number): Generator<Window> {
  const step = Math.max(1, mostRows);
  const end = window.row + window.rows;
  for (let row = window.row; row < end; row += step) yield { ...window, row, rows: Math.min(step, end - row) };
}

/** Nodes read at once for the sake of blocks that are unpacked once only: what the largest block may have. */
const MOST_TOGETHER = 64_000_000;

/** Rows to read at once: as `nodes` are about, but whole blocks where memory allows. */
export function rowsTogether({ blockRows = 1 }: Raster, columns: number, nodes: number): number {
  const rows = Math.max(1, Math.floor(nodes / columns));
  if (rows >= blockRows) return Math.floor(rows / blockRows) * blockRows;
  return blockRows * columns <= MOST_TOGETHER ? blockRows : rows;
}

/** A window in bands of about so many nodes that end where blocks end. */
export function* blockBands(raster: Raster, window: Window, nodes: number): Generator<Window> {
  const rows = rowsTogether(raster, window.columns, nodes);
  const end = window.row + window.rows;
  for (let row = window.row; row < end;) {
    const next = Math.min(end, (Math.floor(row / rows) + 1) * rows);
    yield { ...window, row, rows: next - row };
    row = next;
  }
}

/** The rows of a window out of heights in memory. */
export function cut(heights: Heights, columns: number, window: Window): Heights {
  if (window.column === 0 && window.columns === columns)
    return heights.slice(window.row * columns, (window.row + window.rows) * columns);
  const part = heightsLike(heights, window.columns * window.rows);
  for (let row = 0; row < window.rows; row++) {
    const start = (window.row + row) * columns + window.column;
    part.set(heights.subarray(start, start + window.columns), row * window.columns);
  }
  return part;
}

/** Empty heights of the same kind. */
export const heightsLike = (heights: Heights, length: number): Heights =>
  heights instanceof Int16Array ? new Int16Array(length) : new Float32Array(length);

/** What stands for no height. */
export const voidOf = (heights: Heights): number => (heights instanceof Int16Array ? -32768 : Number.NaN);

export const isVoid = (height: number): boolean => height === -32768 || height !== height;

/** A piece in degrees as the radio engine takes it. */
export const gridOf = ({ west, north, stepX, stepY, columns, rows, heights }: Piece): HeightGrid => ({
  westDeg: west,
  northDeg: north,
  lonStepDeg: stepX,
  latStepDeg: stepY,
  columns,
  rows,
  heightM: heights,
});
