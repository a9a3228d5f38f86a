/**
 * Counts of a CSV joined to polygons by id. Ids that are both digits are compared as numbers, because spreadsheets eat leading zeros. Several rows of one polygon are
 * added; their positions become its settlements. A row that no polygon has keeps its people as a place when it says where it is.
 */
import type { JoinRef } from '../../plan/plan';
import type { DemandCount, DemandPlace } from '../facts';
import type { ImportReport } from '../import-report';
import { own, textOf } from '../shapes/parse-json';
import { type Fields, numberOf, resolveFields } from '../tables/fields';
import { positionProblem } from '../tables/position';
import { tellYears } from '../tables/stated-dates';
import type { Table } from '../tables/table';
import { describeCounts, sumOfCounts } from './demand-counts';
import type { DemandField } from './people-spec';
import type { PolygonDraft } from './read-population-polygons';
import { countOfRow, countSpec } from './read-places';

export type JoinKey = Pick<JoinRef, 'joinColumn' | 'joinId' | 'mapping'>;

interface JoinRow {
  row: number;
  key: string;
  name: string;
  count: DemandCount;
  position: [number, number] | null;
}

/** Adds the rows to `drafts`; gives the places made of unmatched rows. */
export function joinCounts(
  table: Table,
  join: JoinKey,
  drafts: readonly PolygonDraft[],
  report: ImportReport,
): DemandPlace[] {
  report.importer = 'join-counts';
  if (drafts.length === 0) {
    report.fail('join-without-polygons');
    return [];
  }
  const spec = { ...countSpec(table.columns, join.mapping), joinColumn: { names: [], required: true } };
  const mapping = { ...join.mapping, joinColumn: join.joinColumn };
  const fields = resolveFields(table.columns, { spec, mapping, report });
  if (!fields) return [];
  const byKey = polygonsByKey(drafts, join.joinId);
  const rows = rowsOf(table, fields, report);
  if (rows.length > 0 && !rows.some(({ key }) => byKey.has(key))) {
    report.fail('join-matched-nothing', {
      joinColumn: join.joinColumn,
      joinId: join.joinId,
      exampleRow: rows[0]!.key,
      examplePolygon: [...byKey.keys()][0] ?? '',
    });
    return [];
  }
  const places: DemandPlace[] = [];
  const counted = new Set<PolygonDraft>();
  for (const row of rows) {
    const draft = byKey.get(row.key);
    if (draft) addRow(draft, row, counted);
    else if (!keepAsPlace(row, places, report)) continue;
    report.use();
  }
  report.facts.polygonsCounted = counted.size;
  tellYears(table, report);
  describeCounts(
    rows.map(({ count }) => count),
    report,
  );
  return places;
}

/** The first row of a polygon replaces a count of its own; further ones add to it. */
function addRow(draft: PolygonDraft, { count, position }: JoinRow, counted: Set<PolygonDraft>): void {
  draft.count = counted.has(draft) && draft.count ? sumOfCounts(draft.count, count) : count;
  counted.add(draft);
  // Shares of the polygon's people: households say as much as their residents.
  const people = count.people + (count.uncountedHouseholds ?? 0);
  if (position) draft.polygon.centres.push({ lonDeg: position[0], latDeg: position[1], people });
}

function polygonsByKey(drafts: readonly PolygonDraft[], joinId: string): Map<string, PolygonDraft> {
  const byKey = new Map<string, PolygonDraft>();
  for (const draft of drafts) {
    const value = textOf(own(draft.properties, joinId)) || (joinId === 'id' ? draft.polygon.id : '');
    if (value !== '') byKey.set(joinKey(value), draft);
  }
  return byKey;
}

function rowsOf(table: Table, fields: Fields<DemandField | 'joinColumn'>, report: ImportReport): JoinRow[] {
  const rows: JoinRow[] = [];
  for (const [i, cells] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const id = fields.text(cells, 'joinColumn');
    const count = countOfRow(cells, { fields, report, row, id });
    if (!count) continue;
    const lon = numberOf(fields.text(cells, 'lon'));
    const lat = numberOf(fields.text(cells, 'lat'));
    const stated = !Number.isNaN(lon) && !Number.isNaN(lat);
    const problem = stated ? positionProblem(lon, lat) : null;
    if (problem) report.warn(problem, { row, id }, { lonDeg: lon, latDeg: lat });
    const position: JoinRow['position'] = stated && !problem ? [lon, lat] : null;
    rows.push({ row, key: joinKey(id), name: fields.text(cells, 'name') || id, count, position });
  }
  return rows;
}

function keepAsPlace(
  { row, key, name, count, position }: JoinRow,
  places: DemandPlace[],
  report: ImportReport,
): boolean {
  if (!position) {
    report.refuse('join-row-unmatched', { row, id: key }, { id: key, usedAs: 'nothing' });
    return false;
  }
  report.warn('join-row-unmatched', { row, id: key }, { id: key, usedAs: 'place' });
  places.push({ id: key || `place-${row}`, name, lonDeg: position[0], latDeg: position[1], ...count });
  return true;
}

/** "081751" and "81751" are one key; "8A" and "08A" are two. */
export function joinKey(text: string): string {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed) ? trimmed.replace(/^0+(?=\d)/, '') : trimmed;
}
