/** The part of a raster that lies around the regions. */
import type { Box } from '../towers/region-reach';
import { heightsLike, type Heights, type Lattice, type Piece, type Raster, rowsTogether, type Window } from './raster';

/** Rows read at a time when a raster is thinned. */
const BAND_NODES = 4_000_000;

/** Bounds in degrees; of a projected lattice, around its outline. */
export function boundsOf(lattice: Lattice): Box {
  const { projection, west, north, stepX, stepY, columns, rows } = lattice;
  const east = west + (columns - 1) * stepX;
  const south = north - (rows - 1) * stepY;
  if (!projection) return [west, south, east, north];
  return around(outline([west, south, east, north]).map(([x, y]) => projection.inverse(x, y)));
}

/** The window of a raster that covers its part of the boxes, with the nodes next to it; null when they do not meet. */
export function windowOf(lattice: Lattice, boxes: readonly Box[]): Window | null {
  const [west, south, east, north] = boundsOf(lattice);
  const parts = boxes.flatMap(uncrossed).flatMap((box): Box[] => {
    const part: Box = [
      Math.max(west, box[0]),
      Math.max(south, box[1]),
      Math.min(east, box[2]),
      Math.min(north, box[3]),
    ];
    return part[0] < part[2] && part[1] < part[3] ? [part] : [];
  });
  if (parts.length === 0) return null;
  const { projection } = lattice;
  const inside = parts.map((part) =>
    projection ? around(outline(part).map(([lon, lat]) => projection.forward(lon, lat))) : part,
  );
  const [left, bottom, right, top] = around(
    inside.flatMap(([w, s, e, n]): [number, number][] => [
      [w, s],
      [e, n],
    ]),
  );
  const [column, lastColumn] = span(
    (left - lattice.west) / lattice.stepX,
    (right - lattice.west) / lattice.stepX,
    lattice.columns,
  );
  const [row, lastRow] = span(
    (lattice.north - top) / lattice.stepY,
    (lattice.north - bottom) / lattice.stepY,
    lattice.rows,
  );
  if (lastColumn <= column || lastRow <= row) return null;
  return { column, row, columns: lastColumn - column + 1, rows: lastRow - row + 1 };
}

/** Reads a window; of `every` columns and rows one is kept, counted from 0° or the projection's origin, so that neighbouring tiles stay aligned. */
export async function readPiece(
  raster: Raster,
  window: Window,
  { every, signal }: { every: number; signal: AbortSignal },
): Promise<Piece> {
  const { projection, stepX, stepY } = raster;
  const firstColumn = aligned(Math.round(raster.west / stepX) + window.column, every) + window.column;
  const firstRow = aligned(Math.round(-raster.north / stepY) + window.row, every) + window.row;
  const columns = Math.floor((window.column + window.columns - 1 - firstColumn) / every) + 1;
  const rows = Math.floor((window.row + window.rows - 1 - firstRow) / every) + 1;
  const heights =
    every === 1
      ? await raster.read(window, signal)
      : await thinned(raster, window, { firstColumn, firstRow, columns, rows, every, signal });
  return {
    projection,
    west: raster.west + firstColumn * stepX,
    north: raster.north - firstRow * stepY,
    stepX: stepX * every,
    stepY: stepY * every,
    columns,
    rows,
    heights,
  };
}

interface Thinning {
  firstColumn: number;
  firstRow: number;
  columns: number;
  rows: number;
  every: number;
  signal: AbortSignal;
}

async function thinned(raster: Raster, window: Window, thinning: Thinning): Promise<Heights> {
  const { firstColumn, firstRow, columns, rows, every, signal } = thinning;
  const bandRows = Math.ceil(rowsTogether(raster, window.columns, BAND_NODES) / every) * every;
  let heights: Heights | null = null;
  for (let row = 0; row < rows;) {
    signal.throwIfAborted();
    const top = firstRow + row * every;
    const band = { ...window, row: top, rows: Math.min(bandRows, window.row + window.rows - top) };
    const read = await raster.read(band, signal);
    heights ??= heightsLike(read, columns * rows);
    for (let at = 0; at < band.rows && row < rows; at += every, row++)
      for (let column = 0; column < columns; column++)
        heights[row * columns + column] = read[at * window.columns + firstColumn - window.column + column * every]!;
  }
  return heights!;
}

/** Steps to the next multiple of `every`. */
const aligned = (index: number, every: number): number => (every - (((index % every) + every) % every)) % every;

/** Indices of the nodes around from … to, within 0 … count − 1. */
const span = (from: number, to: number, count: number): [number, number] => [
  Math.min(count - 2, Math.max(0, Math.floor(from + 1e-9))),
  Math.min(count - 1, Math.max(0, Math.ceil(to - 1e-9))),
];

const uncrossed = ([west, south, east, north]: Box): Box[] =>
  west <= east
    ? [[west, south, east, north]]
    : [
        [west, south, 180, north],
        [-180, south, east, north],
      ];

const STEPS = 16;

/** Points along the edges of a box: a projected edge is curved. */
function outline([west, south, east, north]: Box): [number, number][] {
  return Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS).flatMap((t): [number, number][] => {
    const x = west + (east - west) * t;
    const y = south + (north - south) * t;
    return [
      [x, south],
      [x, north],
      [west, y],
      [east, y],
    ];
  });
}

const around = (points: readonly (readonly [number, number])[]): Box =>
  points.reduce<Box>(
    ([west, south, east, north], [x, y]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
