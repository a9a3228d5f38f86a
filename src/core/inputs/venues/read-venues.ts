import type { Venue } from '../facts';
import type { ImportReport } from '../import-report';
import { type FieldSpec, type Mapping, numberOf, resolveFields } from '../tables/fields';
import { positionOf, shown } from '../tables/position';
import type { Table } from '../tables/table';

export const VENUE_SPEC = {
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'], required: true },
  lat: { names: ['lat', 'latitude', 'y'], required: true },
  id: { names: ['id', 'venueid', 'osmid', 'code'] },
  name: { names: ['name', 'venue', 'title'] },
  group: { names: ['group', 'venuegroup', 'value', 'class'] },
  visitors: { names: ['visitors', 'busyhourvisitors', 'visitorsbusyhour', 'peakvisitors'] },
} satisfies FieldSpec;

/** More than gather in any one place. */
const MOST_VISITORS = 1e7;

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
    const stated = fields.text(cells, 'visitors');
    const visitors = numberOf(stated);
    if (stated !== '' && !(visitors >= 0 && visitors <= MOST_VISITORS)) {
      const ref = { row, column: fields.column('visitors') };
      report.refuse('number-invalid', ref, { field: 'visitors', value: shown(stated) });
      continue;
    }
    const name = fields.text(cells, 'name');
    const wished = fields.text(cells, 'id') || name || `venue-${row}`;
    const id = ids.has(wished) ? `${wished} (row ${row})` : wished;
    ids.add(id);
    report.use();
    const [lonDeg, latDeg] = position;
    const venue: Venue = { id, name: name || wished, lonDeg, latDeg, group: group ?? 'base' };
    if (stated !== '') venue.visitors = visitors;
    venues.push(venue);
  }
  report.facts.venues = venues.length;
  return venues;
}
