/** The rows of a sheet (ECMA-376 part 1, §18.3.1), each cell as text: numbers with the digits of the file, dates as ISO 8601 has them, errors of formulas as blanks. */
import { CellTexts } from './cell-texts';
import { FormatError } from './format-error';
import { RunText, unescaped, type Workbook } from './workbook';
import { attributesOf, visitXml, type XmlVisitor } from './xml-stream';

/** The largest sheet a spreadsheet program makes. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CELLS = 20_000_000;

/** Calls `row` with each row that has a value, and its number from 1. Throws FormatError. */
export async function visitRows(
  sheet: Uint8Array,
  workbook: Workbook,
  { row, signal }: { row(cells: string[], number: number): void; signal: AbortSignal },
): Promise<void> {
  await visitXml(sheet, new RowVisitor(workbook, row), signal);
}

class RowVisitor implements XmlVisitor {
  private readonly counter = new CellTexts();
  private number = 0;
  private cells: string[] | null = null;
  private cell: { type: string; style: string; column: number } | null = null;
  private column = 0;
  private count = 0;
  private value = '';
  private inValue = false;
  private inline: RunText | null = null;

  constructor(
    private readonly workbook: Workbook,
    private readonly row: (cells: string[], number: number) => void,
  ) {}

  open(name: string, tag: string): void {
    if (name === 'row') this.openRow(attributesOf(tag).r);
    else if (name === 'c' && this.cells) this.openCell(tag);
    else if (this.inline) this.inline.open(name);
    else if (this.cell && name === 'v') this.inValue = true;
    else if (this.cell && name === 'is') this.inline = new RunText();
  }

  close(name: string): void {
    if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (name === 'v') this.inValue = false;
    else if (name === 'is' && this.inline) {
      this.value = unescaped(this.inline.value);
      this.inline = null;
    } else this.inline?.close(name);
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else this.inline?.text(text);
  }

  private openRow(stated: string | undefined): void {
    const number = stated === undefined ? this.number + 1 : Number(stated);
    if (!(Number.isInteger(number) && number > this.number && number <= MOST_ROWS))
      throw new FormatError(`row ${String(stated)} comes after row ${this.number}, at most ${MOST_ROWS} are read`);
    this.number = number;
    this.cells = [];
    this.column = 0;
  }

  private openCell(tag: string): void {
    const { r, t = 'n', s = '' } = attributesOf(tag);
    const place = r === undefined ? null : /^([A-Z]{1,3})(\d{1,7})$/i.exec(r);
    const column = place ? columnOf(place[1]!) : this.column + 1;
    if ((r !== undefined && Number(place?.[2]) !== this.number) || column <= this.column || column > MOST_COLUMNS)
      throw new FormatError(`cell ${String(r)} is out of place in row ${this.number}`);
    this.column = column;
    if (++this.count > MOST_CELLS) throw new FormatError(`it has more than ${MOST_CELLS} cells; save it as CSV`);
    this.cell = { type: t, style: s, column };
    this.value = '';
  }

  private closeCell(): void {
    if (!this.cell || !this.cells) return;
    const text = this.counter.counted(this.textOfCell(this.cell));
    if (text !== '') {
      for (; this.cells.length < this.cell.column - 1; this.count++) this.cells.push('');
      this.cells.push(text);
    }
    this.cell = null;
  }

  private closeRow(): void {
    const { cells } = this;
    this.cells = null;
    if (!cells || cells.length === 0) return;
    this.row(cells, this.number);
  }

  private textOfCell({ type, style }: { type: string; style: string }): string {
    const { texts, isDate, from1904 } = this.workbook;
    const { value } = this;
    switch (type) {
      case 's':
        return (value === '' ? '' : (texts[Number(value)] ?? '')).trim();
      case 'inlineStr':
        return value.trim();
      case 'str':
        return unescaped(value).trim();
      case 'b':
        return value === '1' ? 'true' : value === '0' ? 'false' : '';
      case 'e':
        return '';
      case 'd':
        return isoOf(Date.parse(value));
      default:
        if (style === '' || value === '' || !isDate[Number(style)]) return value;
        return isoOf(Math.floor((Number(value) + (from1904 ? DAYS_TO_1904 : 0) - DAYS_TO_1970) * DAY_MS));
    }
  }
}

/** Days from the zeroth of January 1900, counted with a 29th of February 1900 that never was (§18.17.4.1). */
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1904 = 1462;
const DAY_MS = 86_400_000;

/** Date and time, without a time of midnight; blank when there is no such date. */
function isoOf(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T00:00:00.000Z', '');
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
