/** Rows of text under named columns: what CSV, TSV and the points of a GeoJSON file are to the importers that follow. */
import { parse } from 'papaparse';
import type { ImportReport } from '../import-report';

export interface Table {
  columns: string[];
  rows: string[][];
  /** Where each row is, as a spreadsheet shows it: the header is row 1. Of a GeoJSON file: the number of the feature. */
  rowNumbers: number[];
}

/** Separators tried, in order of preference. A semicolon file often has commas as decimal signs; those are numbers, see `numberOf`. */
const SEPARATORS = [',', ';', '\t', '|'];

/** Reads delimited text (RFC 4180, any of , ; tab |). Blank lines are no rows. `hasHeader` false: columns are named "1", "2", … */
export function readTable(text: string, { hasHeader = true, report }: TableOptions = {}): Table {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const { data, errors } = parse<string[]>(body, { delimiter: separatorOf(body), newline: newlineOf(body) });
  const unclosed = errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed) report?.warn('table-quote-unclosed', { row: (unclosed.row ?? 0) + 1 });
  const table: Table = { columns: [], rows: [], rowNumbers: [] };
  let headerSeen = !hasHeader;
  for (const [i, row] of data.entries()) {
    if (row.every((value) => value.trim() === '')) continue;
    if (!headerSeen) {
      table.columns = row.map((name) => name.trim());
      headerSeen = true;
      continue;
    }
    if (table.columns.length === 0) table.columns = row.map((_, column) => String(column + 1));
    table.rows.push(row);
    table.rowNumbers.push(i + 1);
  }
  return table;
}

interface TableOptions {
  hasHeader?: boolean;
  report?: ImportReport;
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
