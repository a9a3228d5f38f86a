/**
 * Rows of a cell file, read from pieces of bytes without making strings (RFC 4180, ASCII where it matters). Numbers are those of `Number(text)`: up to 15 digits
 * and 22 places are one exact division (D. Gay, "Correctly rounded binary-decimal conversions", the fast path), the rest is left to `Number`.
 */
import { type FieldSource, numberOf } from '../tables/fields';
import { CELL_FIELDS, type CellField, radioCode } from './cell-columns';
import { type CellRow, type CellTableBuilder, RADIO } from './cell-table-builder';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);

/** Which column of the file each field comes from. */
export type CellSources = ReadonlyMap<CellField, FieldSource>;

export class CellByteReader implements CellRow {
  readonly values = new Float64Array(CELL_FIELDS.length);
  /** Row of the file that comes next, from 1. */
  rowNumber = 1;
  /** Bytes of a row whose end has not come yet. */
  leftBytes = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly starts = new Int32Array(CELL_FIELDS.length);
  private readonly ends = new Int32Array(CELL_FIELDS.length);
  /** Column → field, −1: not needed. */
  private readonly fieldOfColumn: Int8Array;
  private readonly neededColumns: number;
  private readonly decoder = new TextDecoder('windows-1252');
  private lastRadio = '';
  private lastRadioCode = Number.NaN;

  /** The first `skipRows` rows are not cells: the header. */
  constructor(
    private readonly separator: number,
    private readonly sources: CellSources,
    private skipRows: number,
  ) {
    let [columns, needed] = [0, 0];
    for (const [field, source] of sources) {
      if (!('column' in source)) continue;
      columns = Math.max(columns, source.column + 1);
      // A row that ends before it is whole without.
      if (field !== 'updated') needed = Math.max(needed, source.column + 1);
    }
    this.neededColumns = needed;
    this.fieldOfColumn = new Int8Array(columns).fill(-1);
    for (const [i, field] of CELL_FIELDS.entries()) {
      const source = sources.get(field);
      if (source && 'column' in source) this.fieldOfColumn[source.column] = i;
      else this.values[i] = constantValue(field, source);
    }
  }

  /** Reads the rows that end in a piece; the rest waits for the next piece. */
  feed(piece: Uint8Array, isLast: boolean, builder: CellTableBuilder): void {
    const left = this.bytes.subarray(this.bytes.length - this.leftBytes);
    this.bytes = left.length > 0 ? joined(left, piece) : piece;
    for (let at = 0; at < this.bytes.length;) {
      const next = this.readRow(at, isLast, builder);
      if (next < 0) {
        this.leftBytes = this.bytes.length - at;
        return;
      }
      at = next;
    }
    this.leftBytes = 0;
  }

  raw(field: CellField): string {
    const source = this.sources.get(field);
    if (!source) return '';
    if ('constant' in source) return source.constant;
    const i = CELL_FIELDS.indexOf(field);
    return this.decoder.decode(this.bytes.subarray(this.starts[i], this.ends[i])).replaceAll('""', '"').trim();
  }

  columnName(field: CellField): string {
    const source = this.sources.get(field);
    return source && 'name' in source ? source.name : field;
  }

  /** Reads the row at `start`; gives where the next one starts, or −1 when its end is not there yet. */
  private readRow(start: number, isLast: boolean, builder: CellTableBuilder): number {
    const { bytes, separator, fieldOfColumn } = this;
    const length = bytes.length;
    let [at, column] = [start, 0];
    let byte = 0;
    do {
      let [from, to] = [at, -1];
      if (bytes[at] === QUOTE) {
        const close = closingQuote(bytes, at + 1);
        if (close < 0) {
          if (!isLast) return -1;
          builder.warnUnclosed(this.rowNumber);
          [from, to, at] = [at + 1, length, length];
        } else {
          at = close + 1;
          const ends = at === length || bytes[at] === separator || bytes[at] === LF || bytes[at] === CR;
          if (ends) [from, to] = [from + 1, close];
        }
      }
      for (; at < length; at++) {
        byte = bytes[at]!;
        if (byte === separator || byte === LF || byte === CR) break;
      }
      if (at >= length - (byte === CR ? 1 : 0) && !isLast) return -1;
      if (at >= length) byte = LF;
      if (column < fieldOfColumn.length && fieldOfColumn[column]! >= 0)
        this.take(fieldOfColumn[column]!, from, to < 0 ? at : to);
      column++;
      at++;
    } while (byte === separator);
    const isBlank = at - 1 === start;
    if (byte === CR && bytes[at] === LF) at++;
    if (this.skipRows > 0) this.skipRows--;
    else if (!isBlank) this.finishRow(column, builder);
    this.rowNumber++;
    return at;
  }

  private finishRow(columns: number, builder: CellTableBuilder): void {
    if (columns < this.neededColumns) builder.refuseShort(this.rowNumber, this.neededColumns, columns);
    else builder.add(this, this.rowNumber);
  }

  private take(field: number, start: number, end: number): void {
    this.starts[field] = start;
    this.ends[field] = end;
    this.values[field] = field === RADIO ? this.radioAt(start, end) : this.numberAt(start, end);
  }

  private radioAt(start: number, end: number): number {
    const { bytes, lastRadio } = this;
    let same = end - start === lastRadio.length && lastRadio.length > 0;
    for (let i = 0; same && i < lastRadio.length; i++) same = bytes[start + i] === lastRadio.charCodeAt(i);
    if (same) return this.lastRadioCode;
    this.lastRadio = this.decoder.decode(bytes.subarray(start, end));
    this.lastRadioCode = radioCode(this.lastRadio);
    return this.lastRadioCode;
  }

  private numberAt(start: number, end: number): number {
    const { bytes } = this;
    let at = start;
    const negative = bytes[at] === 45;
    if (negative) at++;
    let value = 0;
    let digits = 0;
    let places = -1;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte >= 48 && byte <= 57) {
        value = value * 10 + (byte - 48);
        digits++;
        if (places >= 0) places++;
      } else if (byte === 46 && places < 0) places = 0;
      else return this.slowNumber(start, end);
    }
    if (digits === 0 || digits > 15) return this.slowNumber(start, end);
    if (places > 0) value /= POWERS[places]!;
    return negative ? -value : value;
  }

  private slowNumber(start: number, end: number): number {
    if (end === start) return Number.NaN;
    return numberOf(this.decoder.decode(this.bytes.subarray(start, end)).trim());
  }
}

/** Value of a field that is the same in every row, or missing. */
function constantValue(field: CellField, source: FieldSource | undefined): number {
  if (!source || !('constant' in source)) return Number.NaN;
  return field === 'radio' ? radioCode(source.constant) : numberOf(source.constant);
}

/** The quotation mark that closes a value; two in a row stand for one in it. −1: it is not there. */
function closingQuote(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(QUOTE, start); at >= 0; at = bytes.indexOf(QUOTE, at + 2))
    if (bytes[at + 1] !== QUOTE) return at;
  return -1;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
