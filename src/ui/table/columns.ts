/** Columns of the tables: what a row shows, how it sorts, is filtered and copied. */
export interface Column<Row> {
  id: string;
  label: string;
  /** Sorts and is copied; null is no data. */
  value(row: Row): string | number | null;
  /** As shown; default: the value. */
  show?(value: string | number, row: Row): string;
  /** Pixels. */
  width: number;
  /** BCP 47, of texts that are not in the language of the app. */
  lang?: string;
}

export interface Sorting {
  columnId: string;
  isDescending: boolean;
}

export interface Arrangement {
  /** Words that must all be somewhere in the row. */
  query: string;
  /** Column id → what its values must fit. */
  filters: Readonly<Record<string, string>>;
  sorting: Sorting | null;
}

/** Rows that fit the query and every filter, in the order asked for. Rows without a value come last. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { query, filters, sorting }: Arrangement,
): Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const tests = columns.flatMap((column) => {
    const fits = testOf(filters[column.id] ?? '');
    return fits ? [(row: Row) => fits(column.value(row), shown(column, row))] : [];
  });
  const found = rows.filter((row) => {
    if (!tests.every((fits) => fits(row))) return false;
    if (words.length === 0) return true;
    const text = columns
      .map((column) => shown(column, row))
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const column = sorting && columns.find(({ id }) => id === sorting.columnId);
  if (!column) return found;
  const direction = sorting.isDescending ? -1 : 1;
  return found.sort((a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    if (typeof left === 'number' && typeof right === 'number') return direction * (left - right);
    return direction * String(left).localeCompare(String(right), 'en', { numeric: true });
  });
}

type Test = (value: string | number | null, text: string) => boolean;

/** “> 20”, “≤ 5”, “10–20”, “= 3” for numbers, “–” for no data, words for everything else. Null: everything fits. */
function testOf(filter: string): Test | null {
  const typed = filter.trim().toLowerCase();
  if (typed === '') return null;
  if (/^[-–]$/.test(typed)) return (value) => value === null;
  const compared = /^(<=|>=|≤|≥|<|>|=)\s*(-?[\d.,]+)$/.exec(typed);
  if (compared) {
    const limit = plainNumber(compared[2]!);
    const compare = COMPARISONS[compared[1]!]!;
    return (value) => typeof value === 'number' && compare(value, limit);
  }
  const between = /^(-?[\d.,]+)\s*(?:–|\.\.|-)\s*(-?[\d.,]+)$/.exec(typed);
  if (between) {
    const [low, high] = [plainNumber(between[1]!), plainNumber(between[2]!)];
    return (value, text) =>
      typeof value === 'number' ? value >= low && value <= high : text.toLowerCase().includes(typed);
  }
  return (_, text) => text.toLowerCase().includes(typed);
}

/** A comma is a decimal mark where it stands alone before at most two digits. */
const plainNumber = (typed: string): number =>
  Number(/^-?\d+,\d{1,2}$/.test(typed) ? typed.replace(',', '.') : typed.replaceAll(',', ''));

const COMPARISONS: Record<string, (value: number, limit: number) => boolean> = {
  '<': (value, limit) => value < limit,
  '>': (value, limit) => value > limit,
  '<=': (value, limit) => value <= limit,
  '>=': (value, limit) => value >= limit,
  '≤': (value, limit) => value <= limit,
  '≥': (value, limit) => value >= limit,
  '=': (value, limit) => value === limit,
};

/** Whether a column holds numbers, judged by its first rows: then gaps in it stand right as well. */
export const isNumeric = <Row>({ value }: Column<Row>, rows: readonly Row[]): boolean =>
  rows.slice(0, 50).some((row) => typeof value(row) === 'number');

/** Letters of the longest number of a column, its least or its largest: a number that is cut reads as another one. 0 for words. */
export function lettersOfNumbers<Row>(column: Column<Row>, rows: readonly Row[]): number {
  let [least, most]: (Row | null)[] = [null, null];
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    const value = column.value(row);
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    if (value < low) [low, least] = [value, row];
    if (value > high) [high, most] = [value, row];
  }
  return Math.max(0, ...[least, most].map((row) => (row === null ? 0 : shown(column, row).length)));
}

/** The text of one cell; "no data" is an en dash. */
export function shown<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '–';
  return column.show ? column.show(value, row) : String(value);
}

/** Header and rows, tabs between, for a spreadsheet: full precision, not the rounded text. */
export function asTsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const clean = (cell: string | number | null): string => String(cell ?? '').replace(/[\t\r\n]+/g, ' ');
  return [columns.map(({ label }) => label), ...rows.map((row) => columns.map((column) => column.value(row)))]
    .map((cells) => cells.map(clean).join('\t'))
    .join('\n');
}

/** The rows between two keys, both included, as they stand; only the last when the first is gone. */
export function keysBetween(keys: readonly string[], from: string | null, to: string): string[] {
  const [start, end] = [from === null ? -1 : keys.indexOf(from), keys.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return keys.slice(Math.min(start, end), Math.max(start, end) + 1);
}
