/**
 * Which column holds which field: by the user's mapping first ({field: column} or {field: "=constant"}), then by the names a column may have. Names are
 * compared without case, blanks, marks and units, so that "Height (m)" is heightm.
 */
import type { ImportReport } from '../import-report';
import { type LengthUnit, metresOf, unitOf, unitOfHeader } from './lengths';
import type { Table } from './table';

export type FieldSpec = Record<string, { names: readonly string[]; required?: boolean; lengthM?: boolean }>;

/** Field → column → value. */
export type Mapping = Record<string, string>;

/** Where a field comes from: a column by its index, or the same text in every row. `unit`: what a length is in when the value does not say. */
export type FieldSource = ({ column: number; name: string } | { constant: string }) & { unit?: LengthUnit };

export class Fields<Name extends string> {
  constructor(private readonly sources: ReadonlyMap<Name, FieldSource>) {}

  has(field: Name): boolean {
    return this.sources.has(field);
  }

  source(field: Name): FieldSource | undefined {
    return this.sources.get(field);
  }

  /** Trimmed text of a field in a row; '' when there is none. */
  text(row: readonly string[], field: Name): string {
    const source = this.sources.get(field);
    if (!source) return '';
    const text = 'constant' in source ? source.constant : (row[source.column] ?? '').trim();
    return source.unit ? metresOf(text, source.unit) : text;
  }

  /** Name of the column as the file has it, for messages. */
  column(field: Name): string {
    const source = this.sources.get(field);
    return source && 'name' in source ? source.name : field;
  }
}

/**
 * Finds the columns. Required fields without one fail the report, all of them at once, and the result is null; an optional field mapped to a column
 * that is not there is left out with a warning.
 */
export function resolveFields<Spec extends FieldSpec>(
  columns: readonly string[],
  { spec, mapping, report }: { spec: Spec; mapping: Mapping; report?: ImportReport },
): Fields<Extract<keyof Spec, string>> | null {
  type Name = Extract<keyof Spec, string>;
  const normal = columns.map(normalName);
  const bareNormals = columns.map((name) => bareName(name));
  const sources = new Map<Name, FieldSource>();
  let broken = false;
  for (const field of Object.keys(spec) as Name[]) {
    const { names, required, lengthM = false } = spec[field]!;
    const wished = mappedTo(mapping, field, names);
    if (wished?.startsWith('=')) {
      sources.set(field, { constant: wished.slice(1).trim(), ...(lengthM ? { unit: 'm' } : {}) });
      continue;
    }
    const normals = lengthM ? bareNormals : normal;
    const found = wished === undefined ? indexOfName(normals, names) : indexOfColumn(columns, wished);
    if (found >= 0) {
      const name = columns[found]!;
      const unit = lengthM ? (unitOf(mapping[`${field}Unit`]?.replace(/^=/, '') ?? '') ?? unitOfHeader(name)) : null;
      if (unit === 'ft') report?.note('length-in-feet', { field }, { column: name });
      sources.set(field, { column: found, name, ...(unit ? { unit } : {}) });
    } else if (required) {
      broken = true;
      const code = wished === undefined ? 'table-column-missing' : 'mapping-column-missing';
      report?.fail(code, { field, column: wished ?? '', columns: listOf(columns) });
    } else if (wished !== undefined) {
      report?.warn('mapping-column-missing', {}, { field, column: wished, columns: listOf(columns) });
    }
  }
  return broken ? null : new Fields(sources);
}

/** Whether a table has a column (or a mapping) for each of these fields. */
export function offers(
  columns: readonly string[],
  spec: FieldSpec,
  mapping: Mapping,
  fields: readonly string[],
): boolean {
  const normal = columns.map(normalName);
  return fields.every((field) => {
    const names = spec[field]!.names;
    const wished = mappedTo(mapping, field, names);
    if (wished !== undefined) return wished.startsWith('=') || indexOfColumn(columns, wished) >= 0;
    return indexOfName(spec[field]!.lengthM ? columns.map(bareName) : normal, names) >= 0;
  });
}

/** Number in a cell of a table. NaN: not a number, or one too large to be held; a decimal comma counts when there is no point. */
export function numberOf(text: string): number {
  if (text === '') return Number.NaN;
  if (isPlainNumber(text)) return Number(text);
  const plain = /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];
/** More digits may make a number too large to be held. */
const MOST_PLAIN = 100;

/** Digits, with a point among or around them and perhaps a minus: what nearly all numbers of files are. */
function isPlainNumber(text: string): boolean {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let [digits, points] = [0, 0];
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === POINT) points++;
    else if (code >= ZERO && code <= NINE) digits++;
    else return false;
  }
  return digits > 0 && points < 2 && digits < MOST_PLAIN;
}

/** "Height (m)" → "height"; "Codi_INE" → "codiine". */
export const normalName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Name without the unit at its end: "height_ft" → "height". */
const bareName = (name: string): string => {
  const normal = normalName(name);
  const bare = normal.replace(/(feet|foot|ft|metres|meters|metros|agl|m)$/, '').replace(/(in)$/, '');
  return bare === '' || !/(height|elevation|altura|alcada|alt)$/.test(bare) ? normal : bare;
};

/** First lines of a table with the columns the importers would take: what an import preview shows. */
export function guessedMapping(table: Table, spec: FieldSpec, mapping: Mapping): Record<string, string> {
  const guess: Record<string, string> = {};
  const fields = resolveFields(table.columns, { spec: optional(spec), mapping });
  for (const field of Object.keys(spec)) {
    const source = fields?.source(field);
    if (source) guess[field] = 'constant' in source ? `=${source.constant}` : source.name;
  }
  return guess;
}

const optional = (spec: FieldSpec): FieldSpec =>
  Object.fromEntries(
    Object.entries(spec).map(([field, { names, lengthM }]) => [field, { names, ...(lengthM ? { lengthM } : {}) }]),
  );

function mappedTo(mapping: Mapping, field: string, names: readonly string[]): string | undefined {
  if (Object.hasOwn(mapping, field)) return mapping[field];
  const key = Object.keys(mapping).find(
    (key) => normalName(key) === normalName(field) || names.includes(normalName(key)),
  );
  return key === undefined ? undefined : mapping[key];
}

function indexOfName(normal: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const index = normal.indexOf(name);
    if (index >= 0) return index;
  }
  return -1;
}

function indexOfColumn(columns: readonly string[], wished: string): number {
  const exact = columns.indexOf(wished);
  return exact >= 0 ? exact : columns.findIndex((column) => normalName(column) === normalName(wished) && column !== '');
}

const listOf = (columns: readonly string[]): string =>
  columns
    .map((column) => column || '(no name)')
    .join(', ')
    .slice(0, 500);
