/** Tables of people at places (lon, lat) or in H3 cells. */
import { h3FromText } from '../../geo';
import type { DemandCount, DemandFacts, DemandPlace } from '../facts';
import type { ImportReport } from '../import-report';
import { type Fields, type FieldSpec, type Mapping, offers, resolveFields } from '../tables/fields';
import { positionOf, shown } from '../tables/position';
import { tellYears } from '../tables/stated-dates';
import type { Table } from '../tables/table';
import { countOf, sumOfCounts, tellProblem } from './demand-counts';
import { KnownPlaces } from './known-places';
import { DEMAND_SPEC, type DemandField, HOUSEHOLD_SPEC } from './people-spec';

export interface PeopleTables {
  places: DemandPlace[];
  cells: DemandFacts['cells'];
}

/** Reads a table of people. H3 cells when it has them, else places. Empty with the report failed when it has neither. */
export function readPeopleTable(table: Table, mapping: Mapping, report: ImportReport): PeopleTables {
  const nothing = { places: [], cells: [] };
  const hasCells = offers(table.columns, DEMAND_SPEC, mapping, ['h3']);
  if (!hasCells && !offers(table.columns, DEMAND_SPEC, mapping, ['lon', 'lat'])) {
    report.fail('table-column-missing', { field: 'lon, lat or h3', columns: table.columns.join(', ').slice(0, 500) });
    return nothing;
  }
  const fields = resolveFields(table.columns, { spec: countSpec(table.columns, mapping), mapping, report });
  if (!fields) return nothing;
  report.importer = hasCells ? 'people-cells' : 'people-places';
  tellYears(table, report);
  return hasCells
    ? { places: [], cells: cellsOf(table, fields, report) }
    : { places: placesOf(table, fields, report), cells: [] };
}

/** Counts of a row, or null with the row refused. */
export function countOfRow(
  cells: readonly string[],
  {
    fields,
    report,
    row,
    id,
  }: { fields: Pick<Fields<DemandField>, 'text' | 'column'>; report: ImportReport; row: number; id?: string },
): DemandCount | null {
  const text = (field: DemandField): string => fields.text(cells, field);
  const count = countOf({
    people: text('people'),
    households: text('households'),
    gbPerPersonMonth: text('gbPerPersonMonth'),
  });
  const ref = id === undefined ? { row } : { row, id };
  if (count === null) report.refuse('people-missing', id ? ref : { row });
  else if ('problem' in count)
    tellProblem(count, { ...ref, column: fields.column(count.problem) }, report.refuse.bind(report));
  else return count;
  return null;
}

/** A table that has no people may count households. */
export const countSpec = (columns: readonly string[], mapping: Mapping): Record<DemandField, FieldSpec[string]> =>
  !offers(columns, DEMAND_SPEC, mapping, ['people']) && offers(columns, DEMAND_SPEC, mapping, ['households'])
    ? HOUSEHOLD_SPEC
    : DEMAND_SPEC;

function placesOf(table: Table, fields: Fields<DemandField>, report: ImportReport): DemandPlace[] {
  const known = new KnownPlaces(!fields.has('id') && !fields.has('name'));
  for (const [i, cells] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const count = countOfRow(cells, { fields, report, row });
    if (!count) continue;
    const position = positionOf(fields.text(cells, 'lon'), fields.text(cells, 'lat'), report, row);
    if (!position) continue;
    const name = fields.text(cells, 'name');
    const wished = fields.text(cells, 'id') || name || `place-${row}`;
    const place = { name: name || wished, lonDeg: position[0], latDeg: position[1], ...count };
    const firstRow = known.add(wished, row, place);
    if (firstRow === null) report.use();
    else report.merge('place-duplicate', { row, id: wished }, { firstRow });
  }
  return known.places;
}

function cellsOf(table: Table, fields: Fields<DemandField>, report: ImportReport): DemandFacts['cells'] {
  const cells: DemandFacts['cells'] = [];
  const known = new Map<string, { index: number; row: number }>();
  for (const [i, values] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const text = fields.text(values, 'h3');
    const cell = h3FromText(text);
    if (!cell) {
      report.refuse('h3-invalid', { row, column: fields.column('h3') }, { value: shown(text) });
      continue;
    }
    const count = countOfRow(values, { fields, report, row });
    if (!count) continue;
    const same = known.get(cell.h3);
    if (same) {
      cells[same.index] = { h3: cell.h3, ...sumOfCounts(cells[same.index]!, count) };
      report.merge('demand-cell-duplicate', { row, id: cell.h3 }, { firstRow: same.row });
      continue;
    }
    known.set(cell.h3, { index: cells.length, row });
    report.use();
    cells.push({ h3: cell.h3, ...count });
  }
  return cells;
}
