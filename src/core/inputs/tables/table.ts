/** Rows of text under named columns: what CSV, TSV and the points of a GeoJSON file are to the importers that follow. */
import { parse } from 'papaparse';
import type { ImportReport } from '../import-report';
import { PackedRows, type Rows } from './packed-rows';

export interface Table {
  columns: string[];
  rows: Rows;
  /** Where each row is, as a spreadsheet shows it: the header is row 1. Of a GeoJSON file: the number of the feature. */
  rowNumbers: number[];
}

/** Separators tried, in order of preference. A semicolon file often has commas as decimal signs; those are numbers, see `numberOf`. */
const SEPARATORS = [',', ';', '\t', '|'];

/** Values held at most: beyond this the engine's memory is in danger. Cell files do not come this way. */
const VALUE_LIMIT = 20_000_000;

/** A row costs some 100 bytes of memory however short it is: half a million rows too short for a position are no data. */
const SHORT_ROWS = 500_000;
const SHORT_CHARACTERS = 14;

/** Of a text without quotation marks papaparse makes a list of all lines first, which costs ten times the text: it gets such a text in pieces. */
const CHARACTERS_AT_ONCE = 2 ** 21;

/** Reads delimited text (RFC 4180, any of , ; tab |), row by row. Blank lines are no rows. `hasHeader` false: columns are named "1", "2", … Too many values fail the report. */
export function readTable(
  text: string,
  { hasHeader = true, report, valueLimit = VALUE_LIMIT, rowLimit = Infinity, keep }: TableOptions = {},
): Table {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const rows = new PackedRows();
  const table: Table = { columns: [], rows, rowNumbers: [] };
  let headerSeen = !hasHeader;
  let rowNumber = 0;
  let values = 0;
  parse<string[]>(body, {
    delimiter: separatorOf(body),
    newline: newlineOf(body),
    ...(body.includes('"') ? {} : { chunkSize: CHARACTERS_AT_ONCE }),
    step({ data: row, errors, meta }, parser) {
      rowNumber++;
      if (errors.some(({ code }) => code === 'MissingQuotes')) report?.warn('table-quote-unclosed', { row: rowNumber });
      if (row.every((value) => value.trim() === '')) return;
      const kept = !headerSeen || !keep || keep(rowNumber);
      if (kept) values += row.length;
      if (values > valueLimit) {
        report?.fail('table-too-large', { limit: valueLimit }, { row: rowNumber });
        parser.abort();
      } else if (!headerSeen) {
        table.columns = row.map((name) => name.trim());
        headerSeen = true;
      } else if (kept) {
        if (table.columns.length === 0) table.columns = row.map((_, column) => String(column + 1));
        rows.push(row);
        table.rowNumbers.push(rowNumber);
        const { length } = rows;
        if (length >= rowLimit) {
          report?.fail('table-rows-too-many', { limit: rowLimit }, { row: rowNumber });
          parser.abort();
        }
        if (length % SHORT_ROWS > 0 || meta.cursor >= length * SHORT_CHARACTERS) return;
        report?.fail('table-too-large', { limit: SHORT_ROWS }, { row: rowNumber });
        parser.abort();
      }
    },
  });
  return table;
}

interface TableOptions {
  hasHeader?: boolean;
  report?: ImportReport;
  valueLimit?: number;
  /** More rows fail the report. */
  rowLimit?: number;
  /** Rows by number; the others are read over. */
  keep?: (rowNumber: number) => boolean;
}

/** The separator that cuts the first lines into most columns, the same number each. */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/, 6)
    .filter((line) => line.trim() !== '');
  let best = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const same = counts.every((count) => count === counts[0]);
    const score = Math.min(...counts) * (same ? 2 : 1);
    if (counts.length > 0 && score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

/** papaparse looks at the first megabyte for its newline and is wrong for a file of one long CR line; this looks for any LF first. */
function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const lf = text.indexOf('\n');
  if (lf < 0) return text.includes('\r') ? '\r' : '\n';
  return text[lf - 1] === '\r' ? '\r\n' : '\n';
}

/** A table as delimited text for a reader of bytes, each row on the line its number says. */
export function bytesOfTable({ columns, rows, rowNumbers }: Table): Uint8Array {
  const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [columns.map(field).join(',')];
  for (const [i, row] of rows.entries()) {
    while (lines.length + 1 < rowNumbers[i]!) lines.push('');
    lines.push(columns.map((_, column) => field((row[column] ?? '').replace(/[\r\n]+/g, ' '))).join(','));
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
