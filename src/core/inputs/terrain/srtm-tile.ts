/**
 * SRTM tiles (.hgt): big-endian 16-bit metres, row by row from the north, one degree square, edges shared with the neighbours, −32768 = void. The file has no header:
 * its name tells the south-western corner, its size the resolution (SRTM documentation, "The SRTM data files", NASA/USGS).
 */
import type { ImportReport } from '../import-report';
import { cut, type Raster } from './raster';

/** [columns, rows] of the tiles there are: 3″, 1″, and 1″ with columns every 2″ (beyond 50° north or south). */
const SIZES = [
  [1201, 1201],
  [3601, 3601],
  [1801, 3601],
] as const;

/** The tile, or null with the report failed. The position is looked for in each of `names`, e.g. those of the entry and of its archive. */
export function readSrtmTile(bytes: Uint8Array, names: readonly string[], report: ImportReport): Raster | null {
  const size = SIZES.find(([columns, rows]) => columns * rows * 2 === bytes.length);
  const expected = SIZES.map(([columns, rows]) => columns * rows * 2).find((length) => length > bytes.length);
  const name = names[0] ?? '';
  if (!size) {
    report.fail(
      'terrain-tile-size',
      { bytes: bytes.length, expectedBytes: expected ?? SIZES[1][0] ** 2 * 2 },
      { id: name },
    );
    return null;
  }
  const corner = names.map(cornerOf).find((found) => found !== null);
  if (!corner) {
    report.fail('terrain-position-unknown', { name }, { id: name });
    return null;
  }
  const [columns, rows] = size;
  const heights = new Int16Array(columns * rows);
  for (let i = 0, at = 0; i < heights.length; i++, at += 2) heights[i] = (bytes[at]! << 8) | bytes[at + 1]!;
  return {
    name,
    projection: null,
    west: corner.lonDeg,
    north: corner.latDeg + 1,
    stepX: 1 / (columns - 1),
    stepY: 1 / (rows - 1),
    columns,
    rows,
    read: async (window) => cut(heights, columns, window),
  };
}

/** Whether a file of this length is a whole tile. */
export const isSrtmSize = (bytes: number): boolean => SIZES.some(([columns, rows]) => columns * rows * 2 === bytes);

/** South-western corner from a name such as N41E001.hgt. */
function cornerOf(name: string): { lonDeg: number; latDeg: number } | null {
  const match = /(?:^|[^a-z])([ns])(\d{2})([ew])(\d{3})(?!\d)/i.exec(name);
  if (!match) return null;
  const latDeg = Number(match[2]) * (match[1]!.toLowerCase() === 's' ? -1 : 1);
  const lonDeg = Number(match[4]) * (match[3]!.toLowerCase() === 'w' ? -1 : 1);
  return latDeg >= -90 && latDeg < 90 && lonDeg >= -180 && lonDeg < 180 ? { lonDeg, latDeg } : null;
}
