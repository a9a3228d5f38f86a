/**
 * A workbook's sheet as a table. The archive was unpacked under its limits before (a bomb never gets here) and is handed to the library packed anew,
 * uncompressed, with nothing but the parts of a workbook. Cells far out would be a table of nothing but blanks: the extent is bounded first.
 */
import { zipSync } from 'fflate';
import type { Entry } from '../containers/unpack';
import type { Table } from '../tables/table';
import { CellTexts } from './cell-texts';
import { FormatError, formatErrorOf } from './format-error';

export interface XlsxSheet {
  table: Table;
  name: string;
  /** Names of the sheets that were not read. */
  others: string[];
}

/** A 10 MB workbook stays below half a gigabyte of memory. */
const MOST_XML_BYTES = 128 * 2 ** 20;
const MOST_CELLS = 20_000_000;

export const isWorkbook = (entries: readonly Pick<Entry, 'name'>[]): boolean =>
  entries.some(({ name }) => name === 'xl/workbook.xml');

/** The sheet of a name, else the first that begins like a table: a row of texts, more rows below. Throws FormatError. */
export async function sheetOf(entries: readonly Entry[], wished: string | undefined): Promise<XlsxSheet> {
  const parts = entries.filter(({ name }) => /\.(xml|rels)$/i.test(name));
  const bytes = parts.reduce((sum, part) => sum + part.bytes.length, 0);
  if (bytes > MOST_XML_BYTES) throw new FormatError(`it unpacks to ${bytes} bytes, at most ${MOST_XML_BYTES} are read`);
  for (const { name, bytes } of parts) if (name.startsWith('xl/worksheets/')) checkExtent(bytes);
  const { default: readXlsxFile } = await import('read-excel-file/universal');
  const zip = zipSync(Object.fromEntries(parts.map((part) => [part.name, part.bytes])), { level: 0 });
  let sheets: { sheet: string; data: unknown[][] }[];
  try {
    sheets = (await readXlsxFile(ownBuffer(zip), { parseNumber: (text) => text })) as typeof sheets;
  } catch (error) {
    throw formatErrorOf(error);
  }
  const counter = new CellTexts();
  const texts = sheets.map(({ sheet, data }) => ({ name: sheet, rows: inText(data, counter) }));
  const read = (wished === undefined ? undefined : texts.find(({ name }) => name === wished)) ?? texts.find(hasHeader) ?? texts[0]; // prettier-ignore
  if (!read) throw new FormatError('it has no sheet');
  return {
    name: read.name,
    table: tableOf(read.rows),
    others: texts.filter((sheet) => sheet !== read).map(({ name }) => name),
  };
}

/** The bytes as a buffer, without a copy when they are all of one. */
const ownBuffer = (bytes: Uint8Array): ArrayBuffer =>
  (bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer) as ArrayBuffer;

/** The same rows, each cell as text: in place, a copy of a large sheet would not fit beside it. */
function inText(rows: unknown[][], texts: CellTexts): string[][] {
  for (const row of rows) for (let i = 0; i < row.length; i++) row[i] = texts.counted(textOfCell(row[i]));
  return rows as string[][];
}

function hasHeader({ rows }: { rows: string[][] }): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const [header] = filled;
  return filled.length > 1 && header!.every((cell) => cell === '' || Number.isNaN(Number(cell)));
}

/** The header is the first row that is as wide as most: a title above stands alone in its row. */
function tableOf(rows: string[][]): Table {
  const width = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;
  const widest = rows.slice(0, 100).reduce((most, row) => Math.max(most, width(row)), 0);
  const header = rows.findIndex((row) => width(row) > 0 && width(row) >= widest / 2);
  const table: Table = { columns: (rows[header] ?? []).map((cell) => cell.trim()), rows: [], rowNumbers: [] };
  if (header < 0) return table;
  for (let i = header + 1; i < rows.length; i++)
    if (width(rows[i]!) > 0) {
      table.rows.push(rows[i]!);
      table.rowNumbers.push(i + 1);
    }
  return table;
}

/** Numbers keep the digits of the file; a date is written as ISO 8601 does. */
function textOfCell(value: unknown): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    return value.toISOString().replace('T00:00:00.000Z', '');
  }
  return value === null || value === undefined ? '' : String(value);
}

function checkExtent(bytes: Uint8Array): void {
  let columns = 1;
  let rows = 1;
  for (const [, letters, row] of new TextDecoder('latin1').decode(bytes).matchAll(/\br="([A-Za-z]{0,3})(\d{1,7})"/g)) {
    const column = [...letters!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (column > columns) columns = column;
    if (Number(row) > rows) rows = Number(row);
  }
  if (columns * rows > MOST_CELLS) throw new FormatError(`a sheet reaches to column ${columns} of row ${rows}, at most ${MOST_CELLS} cells are read`); // prettier-ignore
}
