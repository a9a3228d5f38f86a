/**
 * SRTM tiles (.hgt): big-endian 16-bit metres, row by row from the north, one degree square, edges shared with the neighbours, −32768 = void. The file has no header:
 * its name tells the south-western corner, its size the resolution (SRTM documentation, "The SRTM data files", NASA/USGS). So nothing of it is read before its heights are wanted.
 */
import type { ByteSource } from '../containers/byte-source';
import type { ImportReport } from '../import-report';
import { type Raster, type Window, windowBands } from './raster';

/** [columns, rows] of the tiles there are: 3″, 1″, and 1″ with columns every 2″ (beyond 50° north or south). */
const SIZES = [
  [1201, 1201],
  [3601, 3601],
  [1801, 3601],
] as const;
const BAND_NODES = 500_000;

/** The tile, or null with the report failed. The position is looked for in each of `names`, e.g. those of the entry and of its archive. */
export function readSrtmTile(
  { size: bytes, bytes: read }: ByteSource,
  names: readonly string[],
  report: ImportReport,
): Raster | null {
  const size = SIZES.find(([columns, rows]) => columns * rows * 2 === bytes);
  const expected = SIZES.map(([columns, rows]) => columns * rows * 2).find((length) => length > bytes);
  const name = names[0] ?? '';
  if (!size) {
    report.fail('terrain-tile-size', { bytes, expectedBytes: expected ?? SIZES[1][0] ** 2 * 2 }, { id: name });
    return null;
  }
  const corner = names.map(cornerOf).find((found) => found !== null);
  if (!corner) {
    report.fail('terrain-position-unknown', { name }, { id: name });
    return null;
  }
  const [columns, rows] = size;
  return {
    name,
    projection: null,
    west: corner.lonDeg,
    north: corner.latDeg + 1,
    stepX: 1 / (columns - 1),
    stepY: 1 / (rows - 1),
    columns,
    rows,
    async read(window, signal) {
      const heights = new Int16Array(window.columns * window.rows);
      for (const band of windowBands(window, Math.floor(BAND_NODES / columns))) {
        signal.throwIfAborted();
        const from = band.row * columns * 2;
        fill(heights, await read(from, from + band.rows * columns * 2), { band, window, columns });
      }
      return heights;
    },
  };
}

/** Whether a file of this length is a whole tile. */
export const isSrtmSize = (bytes: number): boolean => SIZES.some(([columns, rows]) => columns * rows * 2 === bytes);

/** Puts the window's part of whole rows in its place. */
function fill(
  heights: Int16Array,
  bytes: Uint8Array,
  { band, window, columns }: { band: Window; window: Window; columns: number },
): void {
  for (let row = 0; row < band.rows; row++) {
    let at = (row * columns + window.column) * 2;
    let to = (band.row - window.row + row) * window.columns;
    for (const end = to + window.columns; to < end; to++, at += 2) heights[to] = (bytes[at]! << 8) | bytes[at + 1]!;
  }
}

/** South-western corner from a name such as N41E001.hgt. */
function cornerOf(name: string): { lonDeg: number; latDeg: number } | null {
  const match = /(?:^|[^a-z])([ns])(\d{2})([ew])(\d{3})(?!\d)/i.exec(name);
  if (!match) return null;
  const latDeg = Number(match[2]) * (match[1]!.toLowerCase() === 's' ? -1 : 1);
  const lonDeg = Number(match[4]) * (match[3]!.toLowerCase() === 'w' ? -1 : 1);
  return latDeg >= -90 && latDeg < 90 && lonDeg >= -180 && lonDeg < 180 ? { lonDeg, latDeg } : null;
}
