/** ESRI ASCII grid: a header of names and numbers, then heights row by row from the north. Streamed: only the window that is asked for is ever in memory. */
import { headOf, type OpenEntry } from '../containers/open-entries';
import type { ImportReport } from '../import-report';
import { AsciiNumbers } from './ascii-numbers';
import { type Projection, projectionOfEpsg } from './projection';
import type { Raster } from './raster';

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
const HEAD_BYTES = 2048;
const MOST_COLUMNS = 4_000_000;
/** A height takes two bytes at least: a digit and a space. */
const LEAST_BYTES = 2;
/** What is left of a smaller file is read to its end, to know that it is whole. */
const VERIFIED_BYTES = 64 * 2 ** 20;

interface AsciiOptions {
  report: ImportReport;
  signal: AbortSignal;
  crs?: string;
}

/** The grid, or null with the report failed. `crs` such as EPSG:32631 says what its coordinates are; degrees when not given. */
export async function readAsciiGrid(
  entry: OpenEntry,
  { report, signal, crs = '' }: AsciiOptions,
): Promise<Raster | null> {
  const { name } = entry;
  const fail = (
    code: 'terrain-header-invalid' | 'terrain-damaged' | 'terrain-crs-unknown',
    context: Record<string, string>,
  ): null => {
    report.fail(code, context, { id: name });
    return null;
  };
  const { header, end } = headerOf(await headOf(entry, HEAD_BYTES, signal));
  const lattice = latticeOf(header);
  if (typeof lattice === 'string') return fail('terrain-header-invalid', { problem: lattice });
  const { columns, rows, west, north, stepX, stepY } = lattice;
  const bytes = entry.packing === 'gzip' ? Infinity : entry.bytes;
  if (columns > MOST_COLUMNS || columns * rows * LEAST_BYTES > bytes - end + 1)
    return fail('terrain-damaged', { problem: `it claims ${columns} × ${rows} heights and has ${bytes} bytes` });
  const projection = projectionFor(crs);
  if (projection === undefined) return fail('terrain-crs-unknown', { crs });
  if (!projection && !(west >= -181 && west + columns * stepX <= 361 && north <= 91 && north - rows * stepY >= -91))
    return fail('terrain-crs-unknown', { crs: 'not degrees; name it with the mapping crs, such as crs==EPSG:32631' });
  const noData = header.get('nodata_value') ?? -9999;
  const shifted = !projection && west >= 180 ? west - 360 : west;
  const body = { columns, rows, noData, start: end, verify: entry.bytes <= VERIFIED_BYTES };
  return {
    ...{ name, projection, west: shifted, north, stepX, stepY, columns, rows },
    read: readerOf(entry, body),
  };
}

export const isAsciiGrid = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(ncols|nrows)\s+\d/i.test(new TextDecoder().decode(bytes.subarray(0, 64)));

interface Body {
  columns: number;
  rows: number;
  noData: number;
  /** Where the heights begin. */
  start: number;
  verify: boolean;
}

/** Windows from north to south are read in one go; one farther north than the last starts again from the top. */
function readerOf(entry: OpenEntry, body: Body): Raster['read'] {
  const { columns, rows, noData } = body;
  let reading: { numbers: AsciiNumbers; row: number } | null = null;
  return async (window, signal) => {
    if (!reading || reading.row > window.row)
      reading = { numbers: new AsciiNumbers(entry.stream(signal), body.start, columns * rows), row: 0 };
    const current = reading;
    reading = null;
    const line = new Float32Array(columns);
    const heights = new Float32Array(window.columns * window.rows);
    const end = window.row + window.rows;
    for (; current.row < end; current.row++) {
      await current.numbers.read(line);
      if (current.row < window.row) continue;
      const to = (current.row - window.row) * window.columns;
      for (let i = 0; i < window.columns; i++) {
        const value = line[window.column + i]!;
        heights[to + i] = value === Math.fround(noData) || Math.abs(value) >= 20_000 ? Number.NaN : value;
      }
    }
    if (body.verify || end === rows) for (let row = end; row < rows; row++) await current.numbers.read(line);
    if (end === rows || body.verify) await current.numbers.end();
    else reading = current;
    return heights;
  };
}

function projectionFor(crs: string): Projection | null | undefined {
  if (crs.trim() === '') return null;
  const match = /^(?:EPSG:)?(\d{4,5})$/i.exec(crs.trim());
  return match ? projectionOfEpsg(Number(match[1])) : undefined;
}

/** Names and numbers at the start; `end`: where the heights begin. */
function headerOf(bytes: Uint8Array): { header: Map<string, number>; end: number } {
  const text = new TextDecoder('latin1').decode(bytes);
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
