/**
 * The plain case of a cell file, read from bytes without making strings: no quotation marks, ASCII where it matters. Numbers are those of `Number(text)`:
 * up to 15 digits and 22 places are one exact division (D. Gay, "Correctly rounded binary-decimal conversions", the fast path), the rest is left to `Number`.
 */
import { type FieldSource, numberOf } from '../tables/fields';
import { CELL_FIELDS, type CellField, radioCode } from './cell-columns';
import { type CellRow, type CellTableBuilder, RADIO } from './cell-table-builder';

const LF = 10;
const CR = 13;
const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);

/** Which column of the file each field comes from. */
export type CellSources = ReadonlyMap<CellField, FieldSource>;

export class CellByteReader implements CellRow {
  readonly values = new Float64Array(CELL_FIELDS.length);
  /** Row of the file that comes next, from 1. */
  rowNumber = 1;
  private readonly starts = new Int32Array(CELL_FIELDS.length);
  private readonly ends = new Int32Array(CELL_FIELDS.length);
  /** Column → field, −1: not needed. */
  private readonly fieldOfColumn: Int8Array;
  private readonly neededColumns: number;
  private readonly decoder = new TextDecoder('windows-1252');
  private lastRadio = '';
  private lastRadioCode = Number.NaN;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly separator: number,
    private readonly sources: CellSources,
  ) {
    let columns = 0;
    for (const source of sources.values()) if ('column' in source) columns = Math.max(columns, source.column + 1);
    this.neededColumns = columns;
    this.fieldOfColumn = new Int8Array(columns).fill(-1);
    for (const [i, field] of CELL_FIELDS.entries()) {
      const source = sources.get(field);
      if (source && 'column' in source) this.fieldOfColumn[source.column] = i;
      else this.values[i] = constantValue(field, source);
    }
  }

  /** Reads whole rows from `start` until `until` is passed; gives where the next row starts. */
  read(start: number, until: number, builder: CellTableBuilder): number {
    const { bytes, separator, fieldOfColumn, neededColumns } = this;
    const length = bytes.length;
    let at = start;
    while (at < until && at < length) {
      const rowStart = at;
      let column = 0;
      let fieldStart = at;
      for (;;) {
        const byte = at < length ? bytes[at]! : LF;
        if (byte !== separator && byte !== LF && byte !== CR) {
          at++;
          continue;
        }
        if (column < neededColumns && fieldOfColumn[column]! >= 0) this.take(fieldOfColumn[column]!, fieldStart, at);
        column++;
        at++;
        if (byte !== separator) break;
        fieldStart = at;
      }
      const rowEnd = at - 1;
      if (bytes[rowEnd] === CR && bytes[at] === LF) at++;
      if (rowEnd > rowStart) this.finishRow(column, builder);
      this.rowNumber++;
    }
    return at;
  }

  /** Passes over one row without reading it: the header. */
  skipRow(start: number): number {
    const { bytes } = this;
    let at = start;
    while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
    if (bytes[at] === CR && bytes[at + 1] === LF) at++;
    this.rowNumber++;
    return at + 1;
  }

  raw(field: CellField): string {
    const source = this.sources.get(field);
    if (!source) return '';
    if ('constant' in source) return source.constant;
    const i = CELL_FIELDS.indexOf(field);
    return this.decoder.decode(this.bytes.subarray(this.starts[i], this.ends[i])).trim();
  }

  columnName(field: CellField): string {
    const source = this.sources.get(field);
    return source && 'name' in source ? source.name : field;
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
    return numberOf(this.decoder.decode(this.bytes.subarray(start, end)).trim());
  }
}

/** Value of a field that is the same in every row, or missing. */
export function constantValue(field: CellField, source: FieldSource | undefined): number {
  if (!source || !('constant' in source)) return Number.NaN;
  return field === 'radio' ? radioCode(source.constant) : numberOf(source.constant);
}
