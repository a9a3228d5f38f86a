import type { Venue } from '../facts';
import type { ImportReport } from '../import-report';
import { type FieldSpec, type Mapping, resolveFields } from '../tables/fields';
import { positionOf, shown } from '../tables/position';
import type { Table } from '../tables/table';

export const VENUE_SPEC = {
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'], required: true },
  lat: { names: ['lat', 'latitude', 'y'], required: true },
  id: { names: ['id', 'venueid', 'osmid', 'code'] },
  name: { names: ['name', 'venue', 'title'] },
  group: { names: ['group', 'venuegroup', 'value', 'class'] },
} satisfies FieldSpec;

/** Venues of a table of points. Without a group they are 'base'. */
export function readVenues(table: Table, mapping: Mapping, report: ImportReport): Venue[] {
  report.importer = 'venues';
  const fields = resolveFields(table.columns, { spec: VENUE_SPEC, mapping, report });
  if (!fields) return [];
  const venues: Venue[] = [];
  const ids = new Set<string>();
  for (const [i, cells] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const position = positionOf(fields.text(cells, 'lon'), fields.text(cells, 'lat'), report, row);
    if (!position) continue;
    const text = fields.text(cells, 'group').toLowerCase();
    const group = text === 'high' || text === 'mid' || text === 'base' ? text : null;
    if (group === null && text !== '')
      report.warn('venue-group-unknown', { row, column: fields.column('group') }, { value: shown(text) });
    const name = fields.text(cells, 'name');
    const wished = fields.text(cells, 'id') || name || `venue-${row}`;
    const id = ids.has(wished) ? `${wished} (row ${row})` : wished;
    ids.add(id);
    report.use();
    venues.push({ id, name: name || wished, lonDeg: position[0], latDeg: position[1], group: group ?? 'base' });
  }
  report.facts.venues = venues.length;
  return venues;
}
