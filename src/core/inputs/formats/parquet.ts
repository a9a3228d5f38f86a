/** Parquet → table, GeoParquet (geoparquet.org, 1.1; WKB) → features. Flat columns only: lists and structures have no place in a table. */
import type { FileMetaData, SchemaElement } from 'hyparquet';
import type { RawFeature } from '../shapes/features';
import type { JsonObject } from '../shapes/parse-json';
import type { StatedSystem } from '../projections/projector';
import type { Table } from '../tables/table';
import { FormatError, formatErrorOf } from './format-error';
import { CellTexts } from './cell-texts';
import { checkPages, endOfThrift } from './parquet-guard';

const MOST_VALUES = 20_000_000;
/** A run of one value takes no bytes: a file of 20 kB could ask for gigabytes. */
const MOST_VALUES_OF_SMALL = 4_000_000;
const MOST_COLUMNS = 200;
const MAGIC = [0x50, 0x41, 0x52, 0x31];
/** Magic, length of the metadata, magic. */
const LEAST_BYTES = 12;

export const isParquet = (bytes: Uint8Array): boolean =>
  bytes.length >= LEAST_BYTES && MAGIC.every((byte, i) => bytes[i] === byte);

export type ParquetContent =
  | { kind: 'table'; table: Table; crs: null }
  | { kind: 'features'; features: RawFeature[]; crs: StatedSystem | null };

/** Rows of a file, the first `most` of them. Throws FormatError. */
export async function contentOfParquet(given: Uint8Array, most = Infinity): Promise<ParquetContent> {
  const bytes = given.slice();
  try {
    const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
    const metadata = parquetMetadata(checkedFooter(bytes));
    const columns = flatColumns(metadata);
    const rows = rowsOf(metadata);
    if (columns.size === 0) throw new FormatError('it has no columns of single values');
    const mostValues = Math.min(MOST_VALUES, Math.max(MOST_VALUES_OF_SMALL, bytes.length / 2));
    if (rows * columns.size > mostValues) throw new FormatError(`it claims ${rows * columns.size} values in ${bytes.length} bytes, at most ${Math.floor(mostValues)} are read`); // prettier-ignore
    const [{ compressors }, { parquetHeader }] = await Promise.all([
      import('hyparquet-compressors'),
      import('hyparquet/src/column.js'),
    ]);
    checkPages(metadata, columns, { bytes, compressors, parquetHeader });
    const file = { byteLength: bytes.length, slice: (start: number, end?: number) => bytes.buffer.slice(start, end) };
    const names = [...columns.keys()];
    const objects = await parquetReadObjects({ file, metadata, columns: names, compressors, rowEnd: Math.min(rows, most) }); // prettier-ignore
    const geo = geometryOf(metadata);
    if (geo && columns.has(geo.column)) return { kind: 'features', ...featuresOf(objects, geo) };
    return { kind: 'table', table: tableOf(objects, names), crs: null };
  } catch (error) {
    throw formatErrorOf(error);
  }
}

/** The bytes, when their end is metadata as far as its form goes. */
function checkedFooter(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const view = new DataView(bytes.buffer);
  if (!MAGIC.every((byte, i) => bytes[bytes.length - 4 + i] === byte)) throw new FormatError('the end is missing');
  const length = view.getUint32(bytes.length - 8, true);
  if (length > bytes.length - LEAST_BYTES) throw new FormatError('its metadata is longer than the file');
  endOfThrift(new DataView(bytes.buffer, bytes.length - 8 - length, length), 0);
  return bytes.buffer;
}

/** Rows of all groups, when the file's sum of them is right. */
function rowsOf({ num_rows: stated, row_groups: groups }: FileMetaData): number {
  const rows = groups.reduce((sum, { num_rows: count }) => sum + Number(count), 0);
  if (!(rows >= 0 && rows <= MOST_VALUES) || Number(stated) !== rows)
    throw new FormatError(`it claims ${String(stated)} rows, its groups ${rows}`);
  return rows;
}

/** Columns at the top that hold one value a row; true: may be blank. */
function flatColumns({ schema }: FileMetaData): Map<string, boolean> {
  const columns = new Map<string, boolean>();
  for (let i = 1; i < schema.length; i++) {
    const { name, num_children: children, repetition_type: repetition } = schema[i]!;
    if (typeof name !== 'string') throw new FormatError('a column has no name');
    if (children) i = behind(schema, i) - 1;
    else if (repetition !== 'REPEATED' && columns.size < MOST_COLUMNS) columns.set(name, repetition !== 'REQUIRED');
  }
  return columns;
}

/** Index behind an element and all below it. */
function behind(schema: readonly SchemaElement[], at: number): number {
  let next = at + 1;
  for (let open = schema[at]?.num_children ?? 0; open > 0 && next < schema.length; open--) {
    open += schema[next]!.num_children ?? 0;
    next++;
  }
  return next;
}

interface GeometryColumn {
  column: string;
  crs: StatedSystem | null;
}

/** The primary geometry as the file's "geo" metadata names it, else a column of Parquet's own geometry type. */
function geometryOf({ key_value_metadata: pairs, schema }: FileMetaData): GeometryColumn | null {
  const text = pairs?.find(({ key }) => key === 'geo')?.value;
  if (!text) return ownGeometry(schema);
  const geo = JSON.parse(text) as { primary_column?: unknown; columns?: Record<string, JsonObject> };
  const column = String(geo.primary_column ?? 'geometry');
  const about = geo.columns && Object.hasOwn(geo.columns, column) ? geo.columns[column] : undefined;
  if (!about) return null;
  if (about.encoding !== 'WKB') throw new FormatError(`geometry encoded as ${String(about.encoding)} is not read, WKB is`); // prettier-ignore
  const { crs } = about;
  // Absent: longitude and latitude. Null: unknown.
  if (crs === undefined) return { column, crs: 'OGC:CRS84' };
  return { column, crs: typeof crs === 'string' || (typeof crs === 'object' && crs !== null) ? crs : null };
}

function ownGeometry(schema: readonly SchemaElement[]): GeometryColumn | null {
  for (const { name, logical_type: type } of schema)
    if (type?.type === 'GEOMETRY' || type?.type === 'GEOGRAPHY') return { column: name, crs: type.crs ?? 'OGC:CRS84' };
  return null;
}

function featuresOf(
  objects: readonly Record<string, unknown>[],
  { column, crs }: GeometryColumn,
): { features: RawFeature[]; crs: StatedSystem | null } {
  const features = objects.map((object, i): RawFeature => {
    const geometry = object[column];
    const properties = Object.fromEntries(
      Object.entries(object).flatMap(([name, value]) => (name === column ? [] : [[name, scalarOf(value)]])),
    );
    const isGeometry = typeof geometry === 'object' && geometry !== null && 'type' in geometry;
    return { number: i + 1, id: '', properties, geometry: isGeometry ? (geometry as JsonObject) : null };
  });
  return { features, crs };
}

function tableOf(objects: readonly Record<string, unknown>[], columns: string[]): Table {
  const texts = new CellTexts();
  const rows = objects.map((object) => columns.map((name) => texts.counted(textOf(scalarOf(object[name])))));
  return { columns, rows, rowNumbers: rows.map((_, i) => i + 1) };
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function scalarOf(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T00:00:00.000Z', ''); // prettier-ignore
  return typeof value === 'object' ? null : value;
}
