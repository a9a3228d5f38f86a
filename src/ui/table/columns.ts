/** Columns of the tables: what a row shows, how it sorts, what is copied. */
export interface Column<Row> {
  id: string;
  label: string;
  /** Sorts and is copied; null is no data. */
  value(row: Row): string | number | null;
  /** As shown; default: the value. */
  show?(value: string | number): string;
  /** Pixels. */
  width: number;
}

export interface Sorting {
  columnId: string;
  isDescending: boolean;
}

/** Rows that contain every word of the query in some column, in the order asked for. Rows without a value come last. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  query: string,
  sorting: Sorting | null,
): Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
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

/** Whether a column holds numbers, judged by its first rows: then gaps in it stand right as well. */
export const isNumeric = <Row>({ value }: Column<Row>, rows: readonly Row[]): boolean =>
  rows.slice(0, 50).some((row) => typeof value(row) === 'number');

/** The text of one cell; "no data" is an en dash. */
export function shown<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '–';
  return column.show ? column.show(value) : String(value);
}

/** Header and rows, tabs between, for a spreadsheet: full precision, not the rounded text. */
export function asTsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const clean = (cell: string | number | null): string => String(cell ?? '').replace(/[\t\r\n]+/g, ' ');
  return [columns.map(({ label }) => label), ...rows.map((row) => columns.map((column) => column.value(row)))]
    .map((cells) => cells.map(clean).join('\t'))
    .join('\n');
}
