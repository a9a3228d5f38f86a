/** Drive tests and crowd measurements: a position and a signal a row, in the column names of the common logging apps (G-NetTrack, CellMapper, NetMonster, Ookla and OpenCelliD exports). */
import { TECHNOLOGIES } from '../../plan/service';
import type { MeasurementTable } from '../facts';
import type { ImportReport } from '../import-report';
import { type Fields, type FieldSpec, type Mapping, numberOf, offers, resolveFields } from '../tables/fields';
import { positionOf, shown } from '../tables/position';
import { TimeSpan } from '../tables/stated-dates';
import type { Table } from '../tables/table';
import { radioCode } from '../towers/cell-columns';
import { operatorOf } from '../towers/operator-code';
import { timeOfText } from './time-of-text';

export const MEASUREMENT_SPEC = {
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'], required: true },
  lat: { names: ['lat', 'latitude', 'y'], required: true },
  rsrp: { names: ['rsrp', 'rsrpdbm', 'ltersrp', 'nrrsrp', 'ssrsrp', 'nrssrsrp', 'serverrsrp', 'servingrsrp', 'level'] },
  rssi: { names: ['rssi', 'rssidbm', 'signal', 'signaldbm', 'signalstrength', 'signalstrengthdbm', 'dbm', 'rscp', 'rxlev', 'rxlevel', 'power', 'measureddbm'] },
  snr: { names: ['snr', 'snrdb', 'sinr', 'sinrdb', 'rssnr', 'sssinr', 'ltesnr'] },
  cell: { names: ['cell', 'cellid', 'cid', 'eci', 'nci', 'ci', 'cellidentity', 'cellfullid'] },
  technology: { names: ['technology', 'tech', 'radio', 'networktech', 'networktype', 'rat', 'act', 'type'] },
  operator: { names: ['plmn', 'mccmnc', 'operator', 'operatorcode', 'network'] },
  mcc: { names: ['mcc'] },
  mnc: { names: ['mnc', 'net'] },
  time: { names: ['time', 'timestamp', 'datetime', 'date', 'measuredat', 'created', 'ts'] },
} satisfies FieldSpec; // prettier-ignore

type MeasurementField = keyof typeof MEASUREMENT_SPEC & string;

/** Signals a phone can report (3GPP TS 36.133 §9.1.4 and TS 38.133 §10.1.6: RSRP from −156 dBm; RSSI may be higher). dBm. */
const [LEAST_DBM, MOST_DBM] = [-160, -10];
const [LEAST_SNR_DB, MOST_SNR_DB] = [-50, 60];
const MOST_OPERATORS = 255;
const NOT_STATED = 255;

/** Whether columns are those of measurements: a position and a signal as phones report it. */
export const isMeasurementTable = (columns: readonly string[], mapping: Mapping): boolean =>
  offers(columns, MEASUREMENT_SPEC, mapping, ['lon', 'lat']) &&
  ['rsrp', 'rssi'].some((field) => offers(columns, MEASUREMENT_SPEC, mapping, [field]));

/** Appends the rows of one table after another; `finish` gives the columns. */
export class MeasurementCollector {
  private columns = columnsOf(0);
  private count = 0;
  private readonly operators: string[] = [];

  read(table: Table, mapping: Mapping, report: ImportReport): void {
    report.importer = 'measurements';
    const { columns } = table;
    const fields = resolveFields(columns, { spec: MEASUREMENT_SPEC, mapping, report });
    if (!fields || report.failed) return;
    if (!fields.has('rsrp') && !fields.has('rssi'))
      return report.fail('table-column-missing', { field: 'rsrp or rssi', columns: columns.join(', ').slice(0, 500) });
    const before = this.count;
    const [room, needed] = [this.columns.row.length, before + table.rows.length];
    // Twice the room where there is some: an archive may have a thousand tables.
    if (needed > room) this.columns = widened(this.columns, before, Math.max(needed, 2 * room));
    let timesUnread = 0;
    const times = new TimeSpan();
    for (const [i, cells] of table.rows.entries()) {
      const row = table.rowNumbers[i]!;
      const signals = signalsOf(cells, row, { fields, report });
      const position = signals && positionOf(fields.text(cells, 'lon'), fields.text(cells, 'lat'), report, row);
      if (!position) continue;
      const timeText = fields.text(cells, 'time');
      const atS = timeOfText(timeText);
      if (timeText !== '' && Number.isNaN(atS)) timesUnread++;
      times.add(atS);
      report.use();
      this.add({ signals, position, atS, row, cells, fields });
    }
    if (timesUnread > 0) report.note('time-not-understood', { count: timesUnread });
    report.facts.measurements = this.count - before;
    times.tell(report);
  }

  finish(): MeasurementTable | null {
    const { columns, count, operators } = this;
    return count === 0 ? null : { count, ...widened(columns, count, count), operators: [...operators] };
  }

  private add({ signals, position, atS, row, cells, fields }: MeasuredRow): void {
    const { columns } = this;
    const at = this.count++;
    columns.lonDeg[at] = position[0];
    columns.latDeg[at] = position[1];
    columns.signalDbm[at] = signals.signalDbm;
    columns.snrDb[at] = signals.snrDb;
    const radio = radioCode(fields.text(cells, 'technology'));
    columns.technology[at] = Number.isNaN(radio) || radio >= TECHNOLOGIES.length ? NOT_STATED : radio;
    columns.operator[at] = this.operatorIndex(cells, fields);
    const cell = numberOf(fields.text(cells, 'cell'));
    columns.cell[at] = Number.isSafeInteger(cell) && cell > 0 ? cell : Number.NaN;
    columns.atS[at] = atS;
    columns.row[at] = row;
  }

  private operatorIndex(cells: readonly string[], fields: Fields<MeasurementField>): number {
    const [mcc, mnc] = [fields.text(cells, 'mcc'), fields.text(cells, 'mnc')];
    const operator = operatorOf(fields.text(cells, 'operator')) || (mcc && mnc ? operatorOf(`${mcc}-${mnc}`) : '');
    if (!operator) return NOT_STATED;
    const known = this.operators.indexOf(operator);
    if (known >= 0) return known;
    return this.operators.length < MOST_OPERATORS ? this.operators.push(operator) - 1 : NOT_STATED;
  }
}

type Columns = Omit<MeasurementTable, 'count' | 'operators'>;

const columnsOf = (rows: number): Columns => ({
  lonDeg: new Float64Array(rows),
  latDeg: new Float64Array(rows),
  signalDbm: new Float32Array(rows),
  snrDb: new Float32Array(rows),
  technology: new Uint8Array(rows),
  operator: new Uint8Array(rows),
  cell: new Float64Array(rows),
  atS: new Float64Array(rows),
  row: new Uint32Array(rows),
});

/** The first `count` values of each column in columns of `rows`. */
function widened(columns: Columns, count: number, rows: number): Columns {
  const wider = columnsOf(rows);
  for (const name of Object.keys(wider) as (keyof Columns)[]) wider[name].set(columns[name].subarray(0, count));
  return wider;
}

interface MeasuredRow {
  signals: { signalDbm: number; snrDb: number };
  position: [number, number];
  atS: number;
  row: number;
  cells: readonly string[];
  fields: Fields<MeasurementField>;
}

const NINE = 57;

/** "-95 dBm" → "-95". Nearly all end with a digit. */
const withoutUnit = (text: string): string =>
  text.charCodeAt(text.length - 1) > NINE ? text.replace(/\s*dbm?$/i, '') : text;

/** RSRP, else RSSI; or null with the row refused: no signal at all, or one that no phone reports. */
function signalsOf(
  cells: readonly string[],
  row: number,
  { fields, report }: { fields: Fields<MeasurementField>; report: ImportReport },
): { signalDbm: number; snrDb: number } | null {
  const texts = (['rsrp', 'rssi', 'snr'] as const).map((field) => fields.text(cells, field));
  const [rsrp, rssi, snr] = texts.map((text) => numberOf(withoutUnit(text))) as [number, number, number];
  const field = texts[0] !== '' ? 'rsrp' : 'rssi';
  const signalDbm = field === 'rsrp' ? rsrp : rssi;
  const text = texts[field === 'rsrp' ? 0 : 1]!;
  const snrDb = snr >= LEAST_SNR_DB && snr <= MOST_SNR_DB ? snr : Number.NaN;
  const ref = { row, column: fields.column(field) };
  if (text === '') {
    if (!Number.isNaN(snrDb)) return { signalDbm: Number.NaN, snrDb };
    report.refuse('signal-missing', { row });
  } else if (Number.isNaN(signalDbm)) report.refuse('number-invalid', ref, { field, value: shown(text) });
  else if (signalDbm < LEAST_DBM || signalDbm > MOST_DBM)
    report.refuse('signal-implausible', ref, { value: signalDbm });
  else return { signalDbm, snrDb };
  return null;
}
