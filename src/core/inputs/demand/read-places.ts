/** Tables of people at places (lon, lat) or in H3 cells. */
import { h3FromText } from '../../geo';
import type { DemandFacts, DemandPlace } from '../facts';
import type { ImportReport } from '../import-report';
import { type Fields, type Mapping, numberOf, offers, resolveFields } from '../tables/fields';
import { positionOf, shown } from '../tables/position';
import type { Table } from '../tables/table';
import { DEMAND_SPEC, type DemandField } from './people-spec';

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
  const fields = resolveFields(table.columns, { spec: DEMAND_SPEC, mapping, report });
  if (!fields) return nothing;
  report.importer = hasCells ? 'people-cells' : 'people-places';
  return hasCells
    ? { places: [], cells: cellsOf(table, fields, report) }
    : { places: placesOf(table, fields, report), cells: [] };
}

/** More than mankind is no count; it would drown every other row. */
export const MOST_PEOPLE = 1e10;

/** Count of a row: a number from 0, or null with the row refused. */
export function peopleOf(
  text: string,
  report: ImportReport,
  ref: { row: number; column?: string; id?: string },
): number | null {
  const { row, id } = ref;
  if (text === '') report.refuse('people-missing', id ? { row, id } : { row });
  else {
    const people = numberOf(text);
    if (people >= 0 && people <= MOST_PEOPLE) return people;
    if (people < 0) report.refuse('people-negative', ref, { value: people });
    else report.refuse('number-invalid', ref, { field: 'people', value: shown(text) });
  }
  return null;
}

function placesOf(table: Table, fields: Fields<DemandField>, report: ImportReport): DemandPlace[] {
  const places: DemandPlace[] = [];
  const known = new Map<string, number>();
  const ids = new Set<string>();
  for (const [i, cells] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const people = peopleOf(fields.text(cells, 'people'), report, { row, column: fields.column('people') });
    if (people === null) continue;
    const position = positionOf(fields.text(cells, 'lon'), fields.text(cells, 'lat'), report, row);
    if (!position) continue;
    const name = fields.text(cells, 'name');
    const wished = fields.text(cells, 'id') || name || `place-${row}`;
    const key = JSON.stringify([wished, ...position, people]);
    const firstRow = known.get(key);
    if (firstRow !== undefined) {
      report.merge('place-duplicate', { row, id: wished }, { firstRow });
      continue;
    }
    known.set(key, row);
    report.use();
    const id = ids.has(wished) ? `${wished} (row ${row})` : wished;
    ids.add(id);
    places.push({ id, name: name || wished, lonDeg: position[0], latDeg: position[1], people });
  }
  return places;
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
    const people = peopleOf(fields.text(values, 'people'), report, { row, column: fields.column('people') });
    if (people === null) continue;
    const same = known.get(cell.h3);
    if (same) {
      cells[same.index]!.people += people;
      report.merge('demand-cell-duplicate', { row, id: cell.h3 }, { firstRow: same.row });
      continue;
    }
    known.set(cell.h3, { index: cells.length, row });
    report.use();
    cells.push({ h3: cell.h3, people });
  }
  return cells;
}
