/** The rows of a file that were refused, as the file has them, each with its reason: so that they can be saved, mended and read again. */
import type { Issue } from '../plan/issues';
import { checkInto, type CheckOptions } from './check-file';
import { decodeText } from './containers/text';
import { unpack } from './containers/unpack';
import type { SourceFile } from './facts';
import { FactsBuilder } from './facts-builder';
import { type RawContent, rawContentOf } from './formats/content';
import { type Source, sourcesOf } from './formats/sources';
import { objectsOf } from './hotspots/helium-json';
import { ImportReport, type Refusal, RefusalList } from './import-report';
import type { RawFeature } from './shapes/features';
import { isObject, own, textOf } from './shapes/parse-json';
import { readTable, type Table } from './tables/table';
import { cellHead, firstText } from './towers/read-cells';

export interface RefusedRows {
  /** Of the file; of several sources in an archive all of them. Of shapes the properties, of points lon and lat too. */
  columns: string[];
  rows: { row: number | null; cells: string[]; issue: Issue }[];
  /** Refused rows beyond those that memory holds: counted only. */
  leftOut: number;
}

const MOST_COLUMNS = 500;

/** Reads a file as `checkFile` does and gives what was refused. Rejects with AbortError when cancelled, never for what is in the file. */
export async function refusedRows(file: SourceFile, options: CheckOptions = {}): Promise<RefusedRows> {
  const { mapping = {}, signal = new AbortController().signal } = options;
  const list = new RefusalList();
  await checkInto(new FactsBuilder(undefined, list), file, options);
  const { refusals, leftOut } = list;
  if (refusals.length === 0) return { columns: [], rows: [], leftOut };
  const { entries } = await unpack(file, signal);
  const { sources } = sourcesOf(entries);
  const tables: Table[] = [];
  for (const [part, source] of sources.entries()) {
    const wanted = numbersOf(refusals, part);
    const report = new ImportReport('', 'regions');
    tables.push(wanted.size > 0 ? await tableOfSource(source, wanted, { mapping, signal, report }) : EMPTY);
  }
  return { ...joined(tables, refusals), leftOut };
}

const EMPTY: Table = { columns: [], rows: [], rowNumbers: [] };

const numbersOf = (refusals: readonly Refusal[], part: number): Set<number> =>
  new Set(
    refusals.flatMap(({ part: of, issue }) => (of === part && issue.ref.row !== undefined ? [issue.ref.row] : [])),
  );

/** One table of all parts: columns of the same name are the same. */
function joined(tables: readonly Table[], refusals: readonly Refusal[]): Pick<RefusedRows, 'columns' | 'rows'> {
  const columns = [...new Set(tables.flatMap((table) => table.columns))].slice(0, MOST_COLUMNS);
  const lookups = tables.map(({ columns: own, rows, rowNumbers }) => ({
    at: columns.map((name) => own.indexOf(name)),
    rows: new Map(rowNumbers.map((number, i) => [number, rows.at(i)!])),
  }));
  const rows = refusals.map(({ part, issue }) => {
    const row = issue.ref.row ?? null;
    const lookup = lookups[part];
    const cells = row === null ? undefined : lookup?.rows.get(row);
    return { row, cells: columns.map((_, i) => cells?.[lookup!.at[i]!] ?? ''), issue };
  });
  return { columns, rows };
}

async function tableOfSource(
  source: Source,
  wanted: ReadonlySet<number>,
  options: Parameters<typeof rawContentOf>[1],
): Promise<Table> {
  const keep = (row: number): boolean => wanted.has(row);
  if (source.format === 'delimited') {
    const { bytes } = source.parts[0]!;
    const head = cellHead(firstText(bytes), options.mapping);
    const table = readTable(decodeText(bytes).text ?? '', { hasHeader: head?.hasHeader ?? true, keep });
    return head ? { ...table, columns: head.columns } : table;
  }
  const raw = await rawContentOf(source, options);
  return raw ? picked(tableOfRaw(raw, keep), keep) : EMPTY;
}

const picked = ({ columns, rows, rowNumbers }: Table, keep: (row: number) => boolean): Table => ({
  columns,
  rows: rowNumbers.flatMap((number, i) => (keep(number) ? [rows.at(i)!] : [])),
  rowNumbers: rowNumbers.filter(keep),
});

function tableOfRaw(raw: RawContent, keep: (row: number) => boolean): Table {
  if (raw.kind === 'table') return raw.table;
  if (raw.kind === 'features') return tableOfFeatures(raw.features.filter(({ number }) => keep(number)));
  const objects = (objectsOf(raw.json) ?? []).map((object, i) => ({ object, number: i + 1 }));
  return tableOfMembers(
    objects.flatMap(({ object, number }) =>
      keep(number) ? [{ number, members: isObject(object) ? object : { value: object } }] : [],
    ),
  );
}

function tableOfFeatures(features: readonly RawFeature[]): Table {
  return tableOfMembers(
    features.map(({ number, id, properties, geometry }) => {
      const isPoint = geometry && textOf(own(geometry, 'type')) === 'Point';
      const [lon, lat] = isPoint && Array.isArray(own(geometry, 'coordinates')) ? (own(geometry, 'coordinates') as unknown[]) : []; // prettier-ignore
      return { number, members: { ...(id === '' ? {} : { id }), ...(isPoint ? { lon, lat } : {}), ...properties } };
    }),
  );
}

/** Members of objects as columns; what is no plain value is written as JSON. */
function tableOfMembers(objects: readonly { number: number; members: Record<string, unknown> }[]): Table {
  const columns = [...new Set(objects.flatMap(({ members }) => Object.keys(members)))].slice(0, MOST_COLUMNS);
  const text = (value: unknown): string =>
    typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, 1000) : textOf(value);
  return {
    columns,
    rows: objects.map(({ members }) => columns.map((name) => text(own(members, name)))),
    rowNumbers: objects.map(({ number }) => number),
  };
}
