/**
 * A workbook's sheet as a table. Its parts were unpacked under their limits before (a bomb never gets here) and are read one row after the other, so that a sheet
 * never stands in memory as a tree. The tests compare with the library read-excel-file.
 */
import type { Entry } from '../containers/unpack';
import { PackedRows } from '../tables/packed-rows';
import type { Table } from '../tables/table';
import { FormatError } from './format-error';
import { visitRows } from './sheet-rows';
import { readWorkbook, type Workbook } from './workbook';

export interface XlsxSheet {
  table: Table;
  name: string;
  /** Names of the sheets that were not read. */
  others: string[];
}

const MOST_XML_BYTES = 192 * 2 ** 20;
/** A header stands in one of these. */
const HEAD_ROWS = 100;

export const isWorkbook = (entries: readonly Pick<Entry, 'name'>[]): boolean =>
  entries.some(({ name }) => name === 'xl/workbook.xml');

/** The sheet of a name, else the first that begins like a table: a row of texts, more rows below. Throws FormatError; AbortError when cancelled. */
export async function sheetOf(
  entries: readonly Entry[],
  wished: string | undefined,
  signal: AbortSignal,
): Promise<XlsxSheet> {
  const parts = new Map(entries.map(({ name, bytes }) => [name, bytes]));
  const bytes = entries.reduce((sum, part) => sum + (/\.(xml|rels)$/i.test(part.name) ? part.bytes.length : 0), 0);
  if (bytes > MOST_XML_BYTES)
    throw new FormatError(`it unpacks to ${bytes} bytes, at most ${MOST_XML_BYTES} are read; save it as CSV`);
  const workbook = await readWorkbook(parts, signal);
  const [first] = workbook.sheets;
  if (!first) throw new FormatError('it has no sheet');
  const named = workbook.sheets.find(({ name }) => name === wished);
  let read: { name: string; rows: SheetTable } | null = null;
  for (const sheet of named ? [named] : workbook.sheets) {
    const rows = await tableOf(sheet.bytes, workbook, signal);
    if (rows.isTable || named) read = { name: sheet.name, rows };
    if (read) break;
  }
  read ??= { name: first.name, rows: await tableOf(first.bytes, workbook, signal) };
  const { name, rows } = read;
  const others = workbook.sheets.flatMap((sheet) => (sheet.name === name ? [] : [sheet.name]));
  return { name, table: rows.finish(), others };
}

async function tableOf(bytes: Uint8Array, workbook: Workbook, signal: AbortSignal): Promise<SheetTable> {
  const table = new SheetTable();
  await visitRows(bytes, workbook, { row: (cells, number) => table.add(cells, number), signal });
  return table;
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;

/** Takes the rows and finds the header: the first row that is as wide as most, for a title above stands alone in its row. */
class SheetTable {
  private first: string[] | null = null;
  private count = 0;
  private head: { cells: string[]; number: number }[] | null = [];
  private columns: string[] = [];
  private readonly rows = new PackedRows();
  private readonly rowNumbers: number[] = [];

  add(cells: string[], number: number): void {
    this.first ??= cells;
    this.count++;
    if (this.head && number > HEAD_ROWS && this.head.length > 0) this.endHead();
    if (!this.head) this.keep(cells, number);
    else this.head.push({ cells, number });
  }

  /** Whether it begins like a table. */
  get isTable(): boolean {
    return this.count > 1 && this.first!.every((cell) => cell === '' || Number.isNaN(Number(cell)));
  }

  finish(): Table {
    this.endHead();
    return { columns: this.columns, rows: this.rows, rowNumbers: this.rowNumbers };
  }

  private endHead(): void {
    const head = this.head ?? [];
    this.head = null;
    const widest = head.reduce((most, { cells }) => Math.max(most, filled(cells)), 0);
    const at = head.findIndex(({ cells }) => filled(cells) >= widest / 2);
    if (at < 0) return;
    this.columns = head[at]!.cells.map((cell) => cell.trim());
    for (const { cells, number } of head.slice(at + 1)) this.keep(cells, number);
  }

  private keep(cells: string[], number: number): void {
    this.rows.push(cells);
    this.rowNumbers.push(number);
  }
}
