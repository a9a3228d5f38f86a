/** Parquet → table, GeoParquet (geoparquet.org, 1.1; WKB) → features. Flat columns only: lists and structures have no place in a table. */
import type { FileMetaData, SchemaElement } from 'hyparquet';
import type { RawFeature } from '../shapes/features';
import { type JsonObject, textOf as scalarText } from '../shapes/parse-json';
import type { StatedSystem } from '../projections/projector';
import { PackedRows } from '../tables/packed-rows';
import type { Table } from '../tables/table';
import { FormatError, formatErrorOf } from './format-error';
import { CellTexts } from './cell-texts';
import { checkFeatureCount } from './most-features';
import { checkPages, endOfThrift } from './parquet-guard';

const MOST_VALUES = 20_000_000;
/** A run of one value takes no bytes: a file of 20 kB could ask for gigabytes. So many rows any file may have, and more when it has so many bytes for each. */
const ROWS_OF_SMALL = 1_000_000;
const BYTES_PER_ROW = 8;
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
    const { parquetMetadata, parquetRead } = await import('hyparquet');
    const metadata = parquetMetadata(checkedFooter(bytes));
    const columns = flatColumns(metadata);
    const rows = rowsOf(metadata);
    if (columns.size === 0) throw new FormatError('it has no columns of single values');
    const mostRows = Math.floor(Math.max(ROWS_OF_SMALL, bytes.length / BYTES_PER_ROW));
    if (rows > mostRows) throw new FormatError(`it has ${rows} rows in ${bytes.length} bytes, at most ${mostRows} are read; cut it to the region`); // prettier-ignore
    if (rows * columns.size > MOST_VALUES) throw new FormatError(`it has ${rows * columns.size} values, at most ${MOST_VALUES} are read; leave out columns`); // prettier-ignore
    const [{ compressors }, { parquetHeader }] = await Promise.all([
      import('hyparquet-compressors'),
      import('hyparquet/src/column.js'),
    ]);
    checkPages(metadata, columns, { bytes, compressors, parquetHeader });
    const file = { byteLength: bytes.length, slice: (start: number, end?: number) => bytes.buffer.slice(start, end) };
    const names = [...columns.keys()];
    const geo = geometryOf(metadata);
    const shaped = geo && columns.has(geo.column) ? new FeatureList(names, geo) : null;
    const table = new TableRows();
    let start = 0;
    for (const { num_rows: count } of metadata.row_groups) {
      const end = Math.min(start + Number(count), rows, most);
      if (end <= start) continue;
      const group = new GroupColumns(names, start);
      await parquetRead({ file, metadata, columns: names, compressors, rowStart: start, rowEnd: end, onChunk: (chunk) => group.add(chunk) }); // prettier-ignore
      for (let row = start; row < end; row++) (shaped ?? table).add(group.row(row));
      start = end;
    }
    if (shaped) return { kind: 'features', features: shaped.features, crs: shaped.crs };
    return { kind: 'table', table: { columns: names, ...table.finish() }, crs: null };
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
  const column = geo.primary_column === undefined ? 'geometry' : scalarText(geo.primary_column);
  const about = geo.columns && Object.hasOwn(geo.columns, column) ? geo.columns[column] : undefined;
  if (!about) return null;
  if (about.encoding !== 'WKB') throw new FormatError(`geometry encoded as ${scalarText(about.encoding) || '?'} is not read, WKB is`); // prettier-ignore
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

/** Values of the columns of one group of rows: as the library has them, which is much less than an object a row. */
class GroupColumns {
  private readonly pieces: Map<string, { start: number; values: ArrayLike<unknown> }[]>;
  private readonly at = new Map<string, number>();

  constructor(
    private readonly names: readonly string[],
    private readonly firstRow: number,
  ) {
    this.pieces = new Map(names.map((name) => [name, []]));
  }

  add({
    columnName,
    columnData,
    rowStart,
  }: {
    columnName: string;
    columnData: ArrayLike<unknown>;
    rowStart: number;
  }): void {
    this.pieces.get(columnName)?.push({ start: rowStart, values: columnData });
  }

  /** The values of a row; rows are asked for one after the other. */
  row(row: number): unknown[] {
    return this.names.map((name) => {
      const pieces = this.pieces.get(name)!;
      let at = row === this.firstRow ? 0 : (this.at.get(name) ?? 0);
      while (at + 1 < pieces.length && row >= pieces[at + 1]!.start) at++;
      this.at.set(name, at);
      const piece = pieces[at];
      return piece?.values[row - piece.start];
    });
  }
}

class FeatureList {
  readonly features: RawFeature[] = [];
  readonly crs: StatedSystem | null;

  constructor(
    private readonly names: readonly string[],
    private readonly geometry: GeometryColumn,
  ) {
    this.crs = geometry.crs;
  }

  add(values: readonly unknown[]): void {
    checkFeatureCount(this.features.length + 1);
    const { column } = this.geometry;
    const geometry = values[this.names.indexOf(column)];
    const others = this.names.flatMap((name, i) => (name === column ? [] : [[name, scalarOf(values[i])]]));
    const isGeometry = typeof geometry === 'object' && geometry !== null && 'type' in geometry;
    const properties = Object.fromEntries(others) as JsonObject;
    this.features.push({ number: this.features.length + 1, id: '', properties, geometry: isGeometry ? (geometry as JsonObject) : null }); // prettier-ignore
  }
}

class TableRows {
  private readonly texts = new CellTexts();
  private readonly rows = new PackedRows();

  add(values: readonly unknown[]): void {
    this.rows.push(values.map((value) => this.texts.counted(textOf(scalarOf(value)))));
  }

  finish(): Pick<Table, 'rows' | 'rowNumbers'> {
    return { rows: this.rows, rowNumbers: Array.from({ length: this.rows.length }, (_, i) => i + 1) };
  }
}

/** Writers of data frames leave NaN where there is no number. */
const textOf = (value: unknown): string =>
  value === null || value === undefined || Number.isNaN(value) ? '' : String(value);

function scalarOf(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T00:00:00.000Z', ''); // prettier-ignore
  return typeof value === 'object' ? null : value;
}
