/** Bytes that hotspots carried, by hotspot and period; joined to the hotspots by their key, else by their name, when all files are read. */
import type { Hotspot, HotspotUsage } from '../facts';
import type { ImportReport } from '../import-report';
import { timeOfText } from '../measurements/time-of-text';
import { GrowingDoubles } from '../roads/growing-doubles';
import { type Fields, type FieldSpec, type Mapping, numberOf, offers, resolveFields } from '../tables/fields';
import { shown } from '../tables/position';
import { TimeSpan } from '../tables/stated-dates';
import type { Table } from '../tables/table';

export const USAGE_SPEC = {
  id: { names: ['hotspotkey', 'hotspotid', 'hotspotpubkey', 'entitykeystr', 'entitykey', 'gateway', 'address', 'key', 'id', 'hotspot', 'name', 'hotspotname'], required: true },
  bytes: { names: ['bytes', 'rewardablebytes', 'rewardedbytes', 'rewardedbytestransferredtotal', 'totalbytes', 'databytes', 'usagebytes', 'bytestransferred', 'transferbytes'] },
  megabytes: { names: ['mb', 'megabytes', 'usagemb', 'datamb', 'totalmb'] },
  gigabytes: { names: ['gb', 'gigabytes', 'usagegb', 'datagb', 'totalgb', 'rewardablegb'] },
  download: { names: ['downloadbytes', 'rxbytes', 'bytesdown', 'bytesreceived'] },
  upload: { names: ['uploadbytes', 'txbytes', 'bytesup', 'bytessent'] },
  days: { names: ['days', 'perioddays', 'numdays'] },
  start: { names: ['start', 'startdate', 'from', 'periodstart', 'startperiod'] },
  end: { names: ['end', 'enddate', 'to', 'until', 'periodend', 'endperiod'] },
  day: { names: ['day', 'date', 'period', 'month', 'timestamp'] },
} satisfies FieldSpec; // prettier-ignore

type UsageField = keyof typeof USAGE_SPEC & string;

const DAY_S = 86_400;
const MOST_DAYS = 3660;
const MOST_BYTES = 1e18;
const AMOUNTS = ['bytes', 'megabytes', 'gigabytes', 'download'] as const;
const FACTORS = { bytes: 1, megabytes: 1e6, gigabytes: 1e9 } as const;

/** Whether columns are those of usage: a key and bytes. Positions would make it a list of hotspots. */
export const isUsageTable = (columns: readonly string[], mapping: Mapping): boolean =>
  offers(columns, USAGE_SPEC, mapping, ['id']) &&
  AMOUNTS.some((field) => offers(columns, USAGE_SPEC, mapping, [field]));

interface UsageRow {
  key: string;
  days: number;
  bytes: number;
  row: number;
}

/** Rows of one table, by columns: as objects they would weigh three times as much. */
interface UsageRows {
  report: ImportReport;
  keys: string[];
  days: GrowingDoubles;
  bytes: GrowingDoubles;
  rows: GrowingDoubles;
}

export class UsageCollector {
  private readonly tables: UsageRows[] = [];

  read(table: Table, mapping: Mapping, report: ImportReport): void {
    report.importer = 'usage';
    const { columns } = table;
    const fields = resolveFields(columns, { spec: USAGE_SPEC, mapping, report });
    if (!fields) return;
    const missing = (field: string): void =>
      report.fail('table-column-missing', { field, columns: columns.join(', ').slice(0, 500) });
    if (!AMOUNTS.some((field) => fields.has(field))) return missing('bytes');
    if (!fields.has('days') && !fields.has('day') && !(fields.has('start') && fields.has('end')))
      return missing('days, day, or start and end');
    let total = 0;
    const used: UsageRows = {
      report,
      keys: [],
      days: new GrowingDoubles(),
      bytes: new GrowingDoubles(),
      rows: new GrowingDoubles(),
    };
    this.tables.push(used);
    const times = new TimeSpan();
    for (const [i, cells] of table.rows.entries()) {
      const read = rowOf(cells, table.rowNumbers[i]!, { fields, report });
      if (!read) continue;
      report.use();
      for (const field of ['start', 'end', 'day'] as const) times.add(timeOfText(fields.text(cells, field)));
      total += read.bytes;
      used.keys.push(read.key);
      for (const name of ['days', 'bytes'] as const) used[name].push(read[name]);
      used.rows.push(read.row);
    }
    report.facts.bytes = total;
    times.tell(report);
  }

  /** Sums by hotspot. Rows whose key no hotspot has are refused. */
  finish(hotspots: readonly Hotspot[]): HotspotUsage[] {
    const ids = idsByKey(hotspots);
    const usage = new Map<string, HotspotUsage>();
    for (const { report, keys, ...columns } of this.tables) {
      const [days, bytes, rows] = [columns.days.finish(), columns.bytes.finish(), columns.rows.finish()];
      for (const [i, key] of keys.entries()) {
        const hotspotId = ids.get(key) ?? ids.get(nameKey(key));
        if (hotspotId === undefined) {
          report.refuseUsed('usage-hotspot-unknown', { row: rows[i]!, id: key });
          continue;
        }
        const sum = usage.get(hotspotId);
        if (!sum) usage.set(hotspotId, { hotspotId, days: days[i]!, bytes: bytes[i]! });
        else {
          sum.days += days[i]!;
          sum.bytes += bytes[i]!;
        }
      }
    }
    return [...usage.values()];
  }
}

const nameKey = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '-');

/** A key counts before a name. */
function idsByKey(hotspots: readonly Hotspot[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, name } of hotspots) if (!ids.has(nameKey(name))) ids.set(nameKey(name), id);
  for (const { id } of hotspots) ids.set(id, id);
  return ids;
}

interface RowReader {
  fields: Fields<UsageField>;
  report: ImportReport;
}

function rowOf(cells: readonly string[], row: number, { fields, report }: RowReader): UsageRow | null {
  const key = fields.text(cells, 'id');
  if (key === '') {
    report.refuse('usage-key-missing', { row });
    return null;
  }
  const bytes = bytesOf(cells, fields);
  if (!(bytes.value >= 0 && bytes.value <= MOST_BYTES)) {
    const ref = { row, column: fields.column(bytes.field) };
    report.refuse('number-invalid', ref, { field: bytes.field, value: shown(fields.text(cells, bytes.field)) });
    return null;
  }
  const days = daysOf(cells, fields);
  if (!(days > 0 && days <= MOST_DAYS)) {
    report.refuse('usage-period-invalid', { row, id: key });
    return null;
  }
  return { key, days, bytes: bytes.value, row };
}

function bytesOf(cells: readonly string[], fields: Fields<UsageField>): { field: UsageField; value: number } {
  for (const field of ['bytes', 'megabytes', 'gigabytes'] as const)
    if (fields.has(field)) return { field, value: numberOf(fields.text(cells, field)) * FACTORS[field] };
  const up = fields.text(cells, 'upload');
  return { field: 'download', value: numberOf(fields.text(cells, 'download')) + (up === '' ? 0 : numberOf(up)) };
}

/** Days of a row: stated, from start to end (an end that is a day counts as the whole day), a month, or one day. */
function daysOf(cells: readonly string[], fields: Fields<UsageField>): number {
  if (fields.has('days')) return numberOf(fields.text(cells, 'days'));
  const [start, end] = [fields.text(cells, 'start'), fields.text(cells, 'end')];
  if (start !== '' && end !== '') {
    const wholeDay = /^\d{4}\D\d{1,2}\D\d{1,2}$/.test(end) ? DAY_S : 0;
    return (timeOfText(end) + wholeDay - timeOfText(start)) / DAY_S;
  }
  const text = fields.text(cells, 'day');
  const month = /^(\d{4})-(\d{1,2})$/.exec(text);
  if (month) return (Date.UTC(Number(month[1]), Number(month[2]), 1) - Date.UTC(Number(month[1]), Number(month[2]) - 1, 1)) / 1000 / DAY_S; // prettier-ignore
  return Number.isNaN(timeOfText(text)) ? Number.NaN : 1;
}
