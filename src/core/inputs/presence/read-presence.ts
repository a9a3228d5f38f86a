/**
 * Where fibre can be joined: a list of points of presence, or fixed availability by hex or location as the FCC's Broadband Data Collection states it
 * (technology 50: fibre to the premises; "BDC Data Specifications for Biannual Submission", table of technology codes), of which only fibre counts.
 */
import type { PresencePoint } from '../facts';
import type { ImportReport } from '../import-report';
import type { FieldSpec, Mapping } from '../tables/fields';
import { PLACE_FIELDS, placedFields, placeOfRow, UniqueIds } from '../tables/placed-rows';
import { shown } from '../tables/position';
import type { Table } from '../tables/table';

export const PRESENCE_SPEC = {
  ...PLACE_FIELDS,
  id: { names: ['id', 'popid', 'siteid', 'locationid', 'code', 'ref'] },
  name: { names: ['name', 'pop', 'popname', 'brandname', 'provider', 'providername', 'operator', 'title'] },
  technology: { names: ['technology', 'tech', 'technologycode', 'medium'] },
} satisfies FieldSpec;

const FIBRE = /^(50|fib(re|er)\b.*|ft+[hpbx]|glasfaser|fibra.*|optical.*)$/i;

/** Points where fibre can be joined. Rows of other technologies are refused; the same place twice is one. */
export function readPresence(table: Table, mapping: Mapping, report: ImportReport): PresencePoint[] {
  report.importer = 'presence';
  const fields = placedFields(table, { spec: PRESENCE_SPEC, mapping, report });
  if (!fields) return [];
  const ids = new UniqueIds();
  const known = new Map<string, number>();
  const points: PresencePoint[] = [];
  for (const [i, cells] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const technology = fields.text(cells, 'technology');
    if (technology !== '' && !FIBRE.test(technology)) {
      report.refuse('presence-not-fibre', { row, column: fields.column('technology') }, { value: shown(technology) });
      continue;
    }
    const position = placeOfRow(cells, row, { fields, report });
    if (!position) continue;
    const key = position.join();
    const firstRow = known.get(key);
    if (firstRow !== undefined) {
      report.merge('presence-duplicate', { row }, { firstRow });
      continue;
    }
    known.set(key, row);
    const name = fields.text(cells, 'name');
    const id = ids.of(fields.text(cells, 'id') || name || `presence-${row}`, row);
    report.use();
    points.push({ id, name: name || id, lonDeg: position[0], latDeg: position[1] });
  }
  report.facts.points = points.length;
  return points;
}
