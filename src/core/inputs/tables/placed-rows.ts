/** Rows that are somewhere: by longitude and latitude, or by the centre of an H3 cell. */
import { h3Centre, h3FromText } from '../../geo';
import type { ImportReport } from '../import-report';
import { type Fields, type FieldSpec, type Mapping, offers, resolveFields } from './fields';
import { positionOf, shown } from './position';
import type { Table } from './table';

/** Fields every list of places has. */
export const PLACE_FIELDS = {
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'] },
  lat: { names: ['lat', 'latitude', 'y'] },
  h3: {
    names: ['h3', 'h3index', 'h3cell', 'hex', 'hexid', 'h3id', 'h3res12id', 'h3res11id', 'h3res10id', 'h3res9id', 'h3res8id', 'h3res12', 'h3res11', 'h3res10', 'h3res9', 'h3res8', 'h3res7'], // prettier-ignore
  },
} satisfies FieldSpec;

type PlaceField = keyof typeof PLACE_FIELDS;

/** Whether a table says where its rows are. */
export const isPlaced = (columns: readonly string[], mapping: Mapping): boolean =>
  offers(columns, PLACE_FIELDS, mapping, ['lon', 'lat']) || offers(columns, PLACE_FIELDS, mapping, ['h3']);

/** The fields of a table of places, or null with the report failed: a needed column is missing, or every way to say where. */
export function placedFields<Spec extends FieldSpec & typeof PLACE_FIELDS>(
  table: Table,
  { spec, mapping, report }: { spec: Spec; mapping: Mapping; report: ImportReport },
): Fields<Extract<keyof Spec, string>> | null {
  if (!isPlaced(table.columns, mapping)) {
    report.fail('table-column-missing', { field: 'lon, lat or h3', columns: table.columns.join(', ').slice(0, 500) });
    return null;
  }
  return resolveFields(table.columns, { spec, mapping, report });
}

/** Position of a row, or null with the row refused. A position counts before a cell. */
export function placeOfRow(
  cells: readonly string[],
  row: number,
  { fields, report }: { fields: Pick<Fields<PlaceField>, 'text' | 'column'>; report: ImportReport },
): [lonDeg: number, latDeg: number] | null {
  const [lon, lat, h3] = [fields.text(cells, 'lon'), fields.text(cells, 'lat'), fields.text(cells, 'h3')];
  if (h3 === '' || (lon !== '' && lat !== '')) return positionOf(lon, lat, report, row);
  const cell = h3FromText(h3);
  if (cell) return h3Centre(cell.h3);
  report.refuse('h3-invalid', { row, column: fields.column('h3') }, { value: shown(h3) });
  return null;
}

/** The same name twice is two places: ids are made unique. */
export class UniqueIds {
  private readonly taken = new Set<string>();

  of(wished: string, row: number): string {
    let id = wished;
    for (let n = 2; this.taken.has(id); n++) id = `${wished} (row ${row}${n > 2 ? `, ${n}` : ''})`;
    this.taken.add(id);
    return id;
  }
}
