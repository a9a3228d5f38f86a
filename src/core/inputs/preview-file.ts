/** First rows of a file and which column would become which field: what the app shows before an import, and where the user corrects it. */
import { decodeText } from './containers/text';
import { unpack } from './containers/unpack';
import { DEMAND_SPEC } from './demand/people-spec';
import type { SourceFile } from './facts';
import { type Role, roleOfContent } from './guess-role';
import { HOTSPOT_SPEC } from './hotspots/hotspot-table';
import { ImportReport } from './import-report';
import type { Issue } from '../plan/issues';
import { isGeographic } from './shapes/features';
import { isObject, own, textOf } from './shapes/parse-json';
import { contentKind } from './sniff';
import { type FieldSpec, guessedMapping, type Mapping } from './tables/fields';
import { tableFromPoints } from './tables/point-features';
import { readTable, type Table } from './tables/table';
import { CELL_SPEC } from './towers/cell-columns';
import { cellHead, firstText } from './towers/read-cells';
import { TOWER_SPEC } from './towers/tower-list';
import { VENUE_SPEC } from './venues/read-venues';

export interface FilePreview {
  role: Role | null;
  /** Columns of the table, or names of the properties. */
  columns: string[];
  /** The first rows, at most 20. */
  rows: string[][];
  /** Fields the role knows; `column` as a mapping would name it, '' when none was found. */
  fields: { field: string; required: boolean; column: string }[];
  issues: Issue[];
}

const ROWS = 20;

/** Preview of a file under a role (guessed when not given). Never rejects but for cancelling. */
export async function previewFile(
  file: SourceFile,
  options: { as?: Role; mapping?: Mapping; signal?: AbortSignal } = {},
): Promise<FilePreview> {
  const { mapping = {}, signal = new AbortController().signal } = options;
  const { entries, issues } = await unpack(file, signal);
  const entry = entries.find(({ bytes }) => ['json', 'table'].includes(contentKind(bytes)));
  if (!entry) return { role: options.as ?? null, columns: [], rows: [], fields: [], issues };
  const role = options.as ?? roleOfContent(entry.name, entry.bytes, mapping);
  const table = contentKind(entry.bytes) === 'json' ? tableOfJson(entry.bytes) : tableOfHead(entry.bytes, mapping);
  const spec = role && specOf(role, entry.bytes, mapping);
  const guess = spec ? guessedMapping(table, spec, mapping) : {};
  const fields = Object.entries(spec ?? {}).map(([field, { required }]) => ({
    field,
    required: required ?? false,
    column: guess[field] ?? '',
  }));
  return { role, columns: table.columns, rows: table.rows.slice(0, ROWS), fields, issues };
}

function specOf(role: Role, bytes: Uint8Array, mapping: Mapping): FieldSpec | null {
  if (role === 'towers') return cellHead(firstText(bytes), mapping) ? CELL_SPEC : TOWER_SPEC;
  if (role === 'hotspots') return HOTSPOT_SPEC;
  if (role === 'demand') return DEMAND_SPEC;
  return role === 'venues' ? VENUE_SPEC : null;
}

function tableOfHead(bytes: Uint8Array, mapping: Mapping): Table {
  const head = firstText(bytes);
  const cells = cellHead(head, mapping);
  const table = readTable(head, { hasHeader: cells?.hasHeader ?? true });
  return cells ? { ...table, columns: cells.columns } : table;
}

/** Points as a table; of other JSON lists the plain members of their objects. */
function tableOfJson(bytes: Uint8Array): Table {
  const empty: Table = { columns: [], rows: [], rowNumbers: [] };
  let json: unknown;
  try {
    json = JSON.parse((decodeText(bytes).text ?? '').replace(/^\uFEFF/, ''));
  } catch {
    return empty;
  }
  if (isGeographic(json)) return tableFromPoints(json, new ImportReport('', 'venues')) ?? empty;
  const list = Array.isArray(json) ? json : isObject(json) ? Object.values(json).find(Array.isArray) : undefined;
  const objects = (list ?? []).slice(0, ROWS).filter(isObject);
  const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const rows = objects.map((object) => columns.map((name) => textOf(own(object, name))));
  return { columns, rows, rowNumbers: rows.map((_, i) => i + 1) };
}
