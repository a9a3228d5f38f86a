/** Of what time a file's rows say they are: the report's "vintage" where no licence or file name tells it. Goes into the fact `dates`. */
import type { ImportReport } from '../import-report';
import { normalName } from './fields';
import type { Table } from './table';

/** Seconds since 1970 of 1990 and of 2100: what lies outside is no time of data. */
const [FIRST_S, LAST_S] = [631_152_000, 4_102_444_800];
const YEAR_NAMES = ['year', 'censusyear', 'referenceyear', 'populationyear', 'datayear', 'vintage'];

/** The first and the last of many times. Seconds since 1970; NaN and what is no time of data count for nothing. */
export class TimeSpan {
  private fromS = Infinity;
  private toS = -Infinity;

  add(seconds: number): void {
    if (!(seconds >= FIRST_S && seconds <= LAST_S)) return;
    if (seconds < this.fromS) this.fromS = seconds;
    if (seconds > this.toS) this.toS = seconds;
  }

  /** Days in UTC. */
  tell(report: ImportReport): void {
    if (this.fromS > this.toS) return;
    const [from, to] = [this.fromS, this.toS].map((seconds) => new Date(seconds * 1000).toISOString().slice(0, 10));
    report.facts.dates = from === to ? from! : `${from} to ${to}`;
  }
}

/** From a column of years, such as census_year. */
export function tellYears({ columns, rows }: Table, report: ImportReport): void {
  const at = columns.findIndex((name) => YEAR_NAMES.includes(normalName(name)));
  if (at < 0) return;
  let [from, to] = ['', ''];
  for (const row of rows) {
    const year = (row[at] ?? '').trim();
    if (!/^(19|20)\d\d$/.test(year)) continue;
    if (from === '' || year < from) from = year;
    if (year > to) to = year;
  }
  if (from !== '') report.facts.dates = from === to ? from : `${from} to ${to}`;
}
