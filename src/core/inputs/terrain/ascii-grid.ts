/** ESRI ASCII grid: a header of names and numbers, then heights row by row from the north. Read from the bytes: as one string a large grid would not fit. */
import type { ImportReport } from '../import-report';
import { type Projection, projectionOfEpsg } from './projection';
import { cut, type Raster } from './raster';

const KEYS = [
  'ncols',
  'nrows',
  'xllcorner',
  'xllcenter',
  'yllcorner',
  'yllcenter',
  'cellsize',
  'dx',
  'dy',
  'nodata_value',
];
const MOST_NODES = 200_000_000;
/** A height takes two bytes at least: a digit and a space. */
const LEAST_BYTES = 2;

/** The grid, or null with the report failed. `crs` such as EPSG:32631 says what its coordinates are; degrees when not given. */
export function readAsciiGrid(
  bytes: Uint8Array,
  name: string,
  { report, crs = '' }: { report: ImportReport; crs?: string },
): Raster | null {
  const fail = (
    code: 'terrain-header-invalid' | 'terrain-damaged' | 'terrain-crs-unknown',
    context: Record<string, string>,
  ): null => {
    report.fail(code, context, { id: name });
    return null;
  };
  const { header, end } = headerOf(bytes);
  const lattice = latticeOf(header);
  if (typeof lattice === 'string') return fail('terrain-header-invalid', { problem: lattice });
  const { columns, rows, west, north, stepX, stepY } = lattice;
  if (columns * rows > MOST_NODES || columns * rows * LEAST_BYTES > bytes.length - end + 1)
    return fail('terrain-damaged', { problem: `it claims ${columns} × ${rows} heights and has ${bytes.length} bytes` });
  const projection = projectionFor(crs);
  if (projection === undefined) return fail('terrain-crs-unknown', { crs });
  if (!projection && !(west >= -181 && west + columns * stepX <= 361 && north <= 91 && north - rows * stepY >= -91))
    return fail('terrain-crs-unknown', { crs: 'not degrees; name it with the mapping crs, such as crs==EPSG:32631' });
  const heights = new Float32Array(columns * rows);
  const noData = header.get('nodata_value') ?? -9999;
  const problem = readNumbers(bytes, end, { heights, noData });
  if (problem) return fail('terrain-damaged', { problem });
  const shifted = !projection && west >= 180 ? west - 360 : west;
  return {
    ...{ name, projection, west: shifted, north, stepX, stepY, columns, rows },
    read: async (window) => cut(heights, columns, window),
  };
}

export const isAsciiGrid = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(ncols|nrows)\s+\d/i.test(new TextDecoder().decode(bytes.subarray(0, 64)));

function projectionFor(crs: string): Projection | null | undefined {
  if (crs.trim() === '') return null;
  const match = /^(?:EPSG:)?(\d{4,5})$/i.exec(crs.trim());
  return match ? projectionOfEpsg(Number(match[1])) : undefined;
}

/** Names and numbers at the start; `end`: where the heights begin. */
function headerOf(bytes: Uint8Array): { header: Map<string, number>; end: number } {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const line = /\s*([a-z_]+)[ \t]+(\S+)[ \t]*(?:\r\n|\n|\r)/iy;
  line.lastIndex = text.startsWith('\u00EF\u00BB\u00BF') ? 3 : 0;
  const header = new Map<string, number>();
  let end = line.lastIndex;
  for (let match = line.exec(text); match && KEYS.includes(match[1]!.toLowerCase()); match = line.exec(text)) {
    header.set(match[1]!.toLowerCase(), Number(match[2]));
    end = line.lastIndex;
  }
  return { header, end };
}

/** Centres of the cells, or what is wrong with the header. */
function latticeOf(header: Map<string, number>): Omit<Raster, 'name' | 'projection' | 'read'> | string {
  const [columns, rows] = [header.get('ncols') ?? 0, header.get('nrows') ?? 0];
  if (!(Number.isInteger(columns) && Number.isInteger(rows) && columns >= 2 && rows >= 2))
    return 'ncols or nrows is missing or below 2';
  const [stepX, stepY] = [
    header.get('cellsize') ?? header.get('dx') ?? 0,
    header.get('cellsize') ?? header.get('dy') ?? 0,
  ];
  if (!(stepX > 0 && stepY > 0 && Number.isFinite(stepX + stepY))) return 'cellsize is missing or not above 0';
  const corner = (axis: 'x' | 'y', step: number): number =>
    header.get(`${axis}llcenter`) ?? (header.get(`${axis}llcorner`) ?? Number.NaN) + step / 2;
  const [west, south] = [corner('x', stepX), corner('y', stepY)];
  if (!Number.isFinite(west + south)) return 'its lower left corner is missing or not a number';
  return { west, north: south + (rows - 1) * stepY, stepX, stepY, columns, rows };
}

/** Fills the heights; returns what is wrong, or null. */
function readNumbers(
  bytes: Uint8Array,
  from: number,
  { heights, noData }: { heights: Float32Array; noData: number },
): string | null {
  const decoder = new TextDecoder('latin1');
  let count = 0;
  for (let at = from; at < bytes.length;) {
    while (at < bytes.length && bytes[at]! <= 32) at++;
    const start = at;
    while (at < bytes.length && bytes[at]! > 32) at++;
    if (start === at) break;
    if (count === heights.length) return `it has more than the ${count} heights of its header`;
    const value = numberAt(bytes, start, at) ?? Number(decoder.decode(bytes.subarray(start, at)).replace(',', '.'));
    if (Number.isNaN(value))
      return `“${decoder.decode(bytes.subarray(start, Math.min(at, start + 20)))}” is not a height`;
    heights[count++] = value === noData || Math.abs(value) >= 20_000 ? Number.NaN : value;
  }
  return count < heights.length ? `it has ${count} of the ${heights.length} heights of its header` : null;
}

/** Plain decimals without making a string of each; null: let Number() look. */
function numberAt(bytes: Uint8Array, start: number, end: number): number | null {
  const negative = bytes[start] === 45;
  let [value, decimals, point] = [0, 0, false];
  for (let at = negative ? start + 1 : start; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      if (point) decimals++;
    } else if (bytes[at] === 46 && !point) point = true;
    else return null;
  }
  if (end - start > 15 || end - start <= (negative ? 1 : 0) + (point ? 1 : 0)) return null;
  return ((negative ? -1 : 1) * value) / 10 ** decimals;
}
