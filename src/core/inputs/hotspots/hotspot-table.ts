import type { ImportReport } from '../import-report';
import {
  type Fields,
  type FieldSpec,
  type Mapping,
  normalName,
  numberOf,
  offers,
  resolveFields,
} from '../tables/fields';
import { shown } from '../tables/position';
import { ROLE_FIELD, rowsOfRole } from '../tables/site-roles';
import type { Table } from '../tables/table';
import { deviceOf, type HotspotRecord, networkOf, networkOfDevice, onlineOf } from './hotspot-record';

export const HOTSPOT_SPEC = {
  id: {
    names: ['id', 'key', 'address', 'hotspotkey', 'hotspotpubkey', 'entitykeystr', 'entitykey', 'hotspotid', 'gateway', 'siteid'], // prettier-ignore
  },
  name: { names: ['name', 'hotspotname', 'hotspot'] },
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'] },
  lat: { names: ['lat', 'latitude', 'y'] },
  h3: {
    names: [
      'h3',
      'h3index',
      'h3cell',
      'hex',
      'location',
      'h3res12',
      'h3res11',
      'h3res10',
      'h3res9',
      'h3res8',
      'h3res7',
    ],
  },
  network: { names: ['network', 'subnetwork'] },
  device: { names: ['device', 'devicetype', 'type'] },
  height: {
    lengthM: true,
    names: ['height', 'heightm', 'antennaheightmagl', 'antennaheight', 'antennaheightm', 'elevation', 'elevationm'],
  },
  gain: { names: ['gain', 'gaindbi', 'antennagain', 'antennagaindbi'] },
  azimuth: { names: ['azimuth', 'azimuthdeg', 'bearing'] },
  online: { names: ['online', 'status', 'isonline'] },
  /** How exactly the position is known, in the words of `PositionPrecision`. */
  precision: { names: ['positionprecision', 'positionpr'] },
  ...ROLE_FIELD,
} satisfies FieldSpec;

type HotspotField = keyof typeof HOTSPOT_SPEC & string;

/** Names only keys of hotspots have. */
const KEY_NAMES: readonly string[] = ['hotspotkey', 'hotspotpubkey', 'entitykeystr', 'hotspotid', 'hotspotname'];

/** Whether a table has positions or H3 cells and a column that only hotspots have. */
export function isHotspotTable(columns: readonly string[], mapping: Mapping): boolean {
  const placed =
    offers(columns, HOTSPOT_SPEC, mapping, ['h3']) || offers(columns, HOTSPOT_SPEC, mapping, ['lon', 'lat']);
  const marks: HotspotField[] = ['gain', 'online', 'network', 'device'];
  const marked = marks.some((field) => offers(columns, HOTSPOT_SPEC, mapping, [field]));
  return placed && (marked || columns.some((name) => KEY_NAMES.includes(normalName(name))));
}

/** Records of a table, one by one, or null with the report failed: it needs positions or H3 cells. */
export function recordsOfTable(table: Table, mapping: Mapping, report: ImportReport): Iterable<HotspotRecord> | null {
  const placed =
    offers(table.columns, HOTSPOT_SPEC, mapping, ['h3']) ||
    offers(table.columns, HOTSPOT_SPEC, mapping, ['lon', 'lat']);
  const fields = resolveFields(table.columns, { spec: HOTSPOT_SPEC, mapping, report });
  if (!placed || !fields) {
    if (!placed)
      report.fail('table-column-missing', { field: 'lon, lat or h3', columns: table.columns.join(', ').slice(0, 500) });
    return null;
  }
  return recordsOfRows(table, { fields, report });
}

function* recordsOfRows(table: Table, reader: RowReader): Generator<HotspotRecord> {
  for (const [row, rowNumber] of rowsOfRole(table, 'existing-hotspot', reader)) {
    const record = recordOf(row, rowNumber, reader);
    if (record) yield record;
  }
}

interface RowReader {
  fields: Fields<HotspotField>;
  report: ImportReport;
}

function recordOf(row: readonly string[], rowNumber: number, { fields, report }: RowReader): HotspotRecord | null {
  const numbers: Partial<Record<HotspotField, number>> = {};
  for (const field of ['lon', 'lat', 'height', 'gain', 'azimuth'] as const) {
    const text = fields.text(row, field);
    const value = numberOf(text);
    if (text !== '' && Number.isNaN(value)) {
      report.refuse('number-invalid', { row: rowNumber, column: fields.column(field) }, { field, value: shown(text) });
      return null;
    }
    numbers[field] = value;
  }
  const device = deviceOf(fields.text(row, 'device'));
  const network = networkOf(fields.text(row, 'network'));
  return {
    row: rowNumber,
    id: fields.text(row, 'id'),
    name: fields.text(row, 'name'),
    lonDeg: numbers.lon!,
    latDeg: numbers.lat!,
    h3Text: fields.text(row, 'h3'),
    precision: fields.text(row, 'precision'),
    centreResolution: null,
    network: network === 'unknown' ? networkOfDevice(device) : network,
    device,
    heightM: orNull(numbers.height!),
    gainDbi: orNull(numbers.gain!),
    azimuthDeg: orNull(numbers.azimuth!),
    online: onlineOf(fields.text(row, 'online')),
  };
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
