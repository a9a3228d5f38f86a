/** First rows of a file and which column would become which field: what the app shows before an import, and where the user corrects it. */
import type { Issue } from '../plan/issues';
import { CANDIDATE_SPEC } from './candidates/read-candidates';
import { headOf } from './containers/open-entries';
import { type Entry, unpack } from './containers/unpack';
import { DEMAND_SPEC } from './demand/people-spec';
import type { SourceFile } from './facts';
import { type Content, placedContent, type RawContent, rawContentOf } from './formats/content';
import { type Source, sourcesOf } from './formats/sources';
import { type Role, roleOfEntries } from './guess-role';
import { HOTSPOT_SPEC } from './hotspots/hotspot-table';
import { ImportReport } from './import-report';
import { MEASUREMENT_SPEC } from './measurements/read-measurements';
import { PRESENCE_SPEC } from './presence/read-presence';
import { openLarge } from './read-large';
import { ROAD_SPEC } from './roads/read-roads';
import type { RawFeature } from './shapes/features';
import { isObject, own, textOf } from './shapes/parse-json';
import { STATED_SPEC } from './stated/read-stated';
import { type FieldSpec, guessedMapping, type Mapping, offers } from './tables/fields';
import { tableFromPoints } from './tables/point-features';
import { readTable, type Table } from './tables/table';
import { CELL_SPEC } from './towers/cell-columns';
import { cellHead, firstText, HEAD_BYTES } from './towers/read-cells';
import { TOWER_SPEC } from './towers/tower-list';
import { USAGE_SPEC } from './usage/read-usage';
import { VENUE_SPEC } from './venues/read-venues';

export interface FilePreview {
  role: Role | null;
  /** Columns of the table, or names of the properties. */
  columns: string[];
  /** The first rows, at most 20. */
  rows: string[][];
  /** Fields the role knows; `column` as a mapping would name it, '' when none was found. */
  fields: { field: string; required: boolean; column: string }[];
  /** Coordinates are in no degrees, and neither the file nor the mapping says a projection that is known: the mapping needs `crs`, such as "=EPSG:25831". */
  crsNeeded: boolean;
  issues: Issue[];
}

const ROWS = 20;
const CRS_CODES = ['coordinates-not-degrees', 'crs-not-wgs84', 'crs-contradicted'];
const NO_TABLE: Table = { columns: [], rows: [], rowNumbers: [] };

interface PreviewOptions {
  mapping: Mapping;
  signal: AbortSignal;
}

/** Preview of a file under a role (guessed when not given). Never rejects but for cancelling. */
export async function previewFile(
  file: SourceFile,
  given: { as?: Role; mapping?: Mapping; signal?: AbortSignal } = {},
): Promise<FilePreview> {
  const options = { mapping: given.mapping ?? {}, signal: given.signal ?? new AbortController().signal };
  const { entries, issues } = await headEntries(file, { as: given.as, ...options });
  const role = given.as ?? (await roleOfEntries(entries, options));
  const source = sourcesOf(entries).sources.find(({ format }) => format !== 'raster');
  if (!source) return { role, columns: [], rows: [], fields: [], crsNeeded: false, issues };
  const { table, crsNeeded } = await tableOfSource(source, options);
  const spec = role && specOf(role, table, options.mapping);
  const guess = spec ? guessedMapping(table, spec, options.mapping) : {};
  const fields = Object.entries(spec ?? {}).map(([field, { required }]) => ({
    field,
    required: required ?? false,
    column: guess[field] ?? '',
  }));
  return { role, columns: table.columns, rows: table.rows.slice(0, ROWS), fields, crsNeeded, issues };
}

/** Entries in memory; of a cell file, which may be larger than that, the beginning. */
async function headEntries(
  file: SourceFile,
  options: PreviewOptions & { as: Role | undefined },
): Promise<{ entries: Entry[]; issues: Issue[] }> {
  const large = await openLarge(file, options);
  if (!large || large.problem) return unpack(file, options.signal);
  if (large.role !== 'towers') {
    const names = large.entries.map(({ name }) => ({ name, bytes: new Uint8Array() }));
    return { entries: names, issues: [] };
  }
  const entries = await Promise.all(
    large.entries
      .slice(0, 1)
      .map(async (entry) => ({ name: entry.name, bytes: await headOf(entry, HEAD_BYTES, options.signal) })),
  );
  return { entries, issues: [] };
}

function specOf(role: Role, { columns }: Table, mapping: Mapping): FieldSpec | null {
  if (role === 'towers') return offers(columns, CELL_SPEC, mapping, ['mcc', 'cell']) ? CELL_SPEC : TOWER_SPEC;
  return SPECS[role] ?? null;
}

const SPECS: Readonly<Partial<Record<Role, FieldSpec>>> = {
  hotspots: HOTSPOT_SPEC,
  demand: DEMAND_SPEC,
  venues: VENUE_SPEC,
  candidates: CANDIDATE_SPEC,
  presence: PRESENCE_SPEC,
  measurements: MEASUREMENT_SPEC,
  statedCoverage: STATED_SPEC,
  usage: USAGE_SPEC,
  roads: ROAD_SPEC,
};

async function tableOfSource(
  source: Source,
  { mapping, signal }: PreviewOptions,
): Promise<{ table: Table; crsNeeded: boolean }> {
  if (source.format === 'delimited') {
    const cells = tableOfCells(source.parts[0]!.bytes, mapping);
    if (cells) return { table: cells, crsNeeded: false };
  }
  const report = new ImportReport('', 'regions');
  const options = { mapping, signal, report, mostRows: ROWS };
  const raw = await rawContentOf(source, options);
  if (!raw) return { table: NO_TABLE, crsNeeded: false };
  const placed = await placedContent(raw, options);
  const crsNeeded = report.finish().issues.some(({ code }) => CRS_CODES.includes(code));
  return { table: tableOfContent(placed ?? raw), crsNeeded };
}

function tableOfCells(bytes: Uint8Array, mapping: Mapping): Table | null {
  const head = firstText(bytes);
  const cells = cellHead(head, mapping);
  return cells && { ...readTable(head, { hasHeader: cells.hasHeader }), columns: cells.columns };
}

function tableOfContent(content: Content | RawContent): Table {
  if (content.kind === 'table') return content.table;
  return content.kind === 'features' ? tableOfFeatures(content.features) : tableOfJson(content.json);
}

/** Points with their position; of other shapes the properties. */
function tableOfFeatures(features: readonly RawFeature[]): Table {
  const points = features.filter(({ geometry }) => geometry && textOf(own(geometry, 'type')).endsWith('Point'));
  if (points.length > 0) return tableFromPoints(points.slice(0, ROWS), new ImportReport('', 'venues'));
  const shown = features.slice(0, ROWS);
  const names = [...new Set(shown.flatMap(({ properties }) => Object.keys(properties)))].slice(0, 200);
  const ownId = !names.includes('id') && shown.some(({ id }) => id !== '');
  return {
    columns: [...(ownId ? ['id'] : []), ...names],
    rows: shown.map(({ id, properties }) => [
      ...(ownId ? [id] : []),
      ...names.map((name) => textOf(own(properties, name))),
    ]),
    rowNumbers: shown.map(({ number }) => number),
  };
}

/** Of other JSON lists the plain members of their objects. */
function tableOfJson(json: unknown): Table {
  const list = Array.isArray(json) ? json : isObject(json) ? Object.values(json).find(Array.isArray) : undefined;
  const objects = (list ?? []).slice(0, ROWS).filter(isObject);
  const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const rows = objects.map((object) => columns.map((name) => textOf(own(object, name))));
  return { columns, rows, rowNumbers: rows.map((_, i) => i + 1) };
}
