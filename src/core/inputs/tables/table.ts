/** Rows of text under named columns: what CSV, TSV and the points of a GeoJSON file are to the importers that follow. */
import { parse } from 'papaparse';
import type { ImportReport } from '../import-report';
import { PackedRows, type Rows } from './packed-rows';
import type { TableForm } from './table-pieces';

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

const BOM = 0xfeff;

/** Reads delimited text (RFC 4180, any of , ; tab |), row by row. Blank lines are no rows. `hasHeader` false: columns are named "1", "2", … Too many values fail the report. */
export function readTable(text: string, options: TableOptions = {}): Table {
  return readTablePieces([text], { separator: separatorOf(text), newline: newlineOf(text) }, options);
}

/** The same of text in pieces, each of whole rows, see `piecesOfTable`. */
export function readTablePieces(pieces: Iterable<string>, form: TableForm, options: TableOptions = {}): Table {
  const reader = new TableReader(options);
  for (const piece of pieces) {
    reader.read(piece, form);
    if (reader.stopped) break;
  }
  return reader.table;
}

class TableReader {
  readonly table: Table;
  stopped = false;
  private readonly rows = new PackedRows();
  private headerSeen: boolean;
  private rowNumber = 0;
  private values = 0;
  /** Of the pieces before. */
  private characters = 0;

  constructor(private readonly options: TableOptions) {
    this.table = { columns: [], rows: this.rows, rowNumbers: [] };
    this.headerSeen = !(options.hasHeader ?? true);
  }

  read(piece: string, { separator, newline }: TableForm): void {
    let text = piece;
    // A mark of byte order, which papaparse takes off each text it is given: off the first as well as in it.
    if (piece.charCodeAt(0) === BOM) text = this.characters === 0 ? piece.slice(1) : `\ufeff${piece}`;
    parse<string[]>(text, {
      delimiter: separator,
      newline,
      ...(text.includes('"') ? {} : { chunkSize: CHARACTERS_AT_ONCE }),
      step: ({ data, errors, meta }, parser) => {
        this.rowNumber++;
        if (errors.some(({ code }) => code === 'MissingQuotes'))
          this.options.report?.warn('table-quote-unclosed', { row: this.rowNumber });
        if (!data.every((value) => value.trim() === '')) this.add(data, this.characters + meta.cursor);
        if (this.stopped) parser.abort();
      },
    });
    this.characters += text.length + newline.length;
  }

  private add(row: string[], characters: number): void {
    const { valueLimit = VALUE_LIMIT, rowLimit = Infinity, keep } = this.options;
    const { table, rows, rowNumber } = this;
    const kept = !this.headerSeen || !keep || keep(rowNumber);
    if (kept) this.values += row.length;
    if (this.values > valueLimit) this.stop('table-too-large', valueLimit);
    else if (!this.headerSeen) {
      table.columns = row.map((name) => name.trim());
      this.headerSeen = true;
    } else if (kept) {
      if (table.columns.length === 0) table.columns = row.map((_, column) => String(column + 1));
      rows.push(row);
      table.rowNumbers.push(rowNumber);
      if (rows.length >= rowLimit) this.stop('table-rows-too-many', rowLimit);
      if (rows.length % SHORT_ROWS === 0 && characters < rows.length * SHORT_CHARACTERS)
        this.stop('table-too-large', SHORT_ROWS);
    }
  }

  private stop(code: 'table-too-large' | 'table-rows-too-many', limit: number): void {
    this.options.report?.fail(code, { limit }, { row: this.rowNumber });
    this.stopped = true;
  }
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
