/** Collects checked cell rows into columns. Duplicates (same radio, MCC, MNC, area, cell) are merged: positions averaged by samples, samples added, widest range kept. */
import type { CellTable } from '../facts';
import type { ImportReport } from '../import-report';
import { positionProblem, shown } from '../tables/position';
import { TimeSpan } from '../tables/stated-dates';
import { CELL_FIELDS, type CellField } from './cell-columns';
import { hashOf } from './triple-index';

export const RADIO = 0;
const MCC = 1;
const MNC = 2;
const AREA = 3;
const CELL = 4;
const LON = 5;
const LAT = 6;
const RANGE = 7;
const SAMPLES = 8;
const UPDATED = 9;

/** Rows room is made for at first, when most of a file may lie elsewhere. */
const FIRST_KEPT = 100_000;

/** Largest values: MCC and MNC have three digits; an area code has 16 bits (24 in NR), but phones also report 2^31 − 1 for "unknown"; an NR cell identity has 36 bits. */
const LIMITS = [255, 999, 999, 2 ** 31 - 1, 2 ** 36 - 1];

/** One parsed row. Missing optional numbers are NaN with empty raw text. */
export interface CellRow {
  /** By the order of CELL_FIELDS; NaN is "not a number". */
  values: Float64Array;
  /** Text of a field as the file has it. Asked for only when a row is refused. */
  raw(field: CellField): string;
  columnName(field: CellField): string;
}

export interface CellReach {
  limitKm: number;
  near(lonDeg: number, latDeg: number): boolean;
  /** Told of each row that is not kept. */
  dropped(lonDeg: number, latDeg: number): void;
}

export class CellTableBuilder {
  private count = 0;
  /** Hash table of the rows kept: 1 + their place, 0: empty. The keys stand in the columns. */
  private slots: Int32Array;
  private capacity: number;
  private technology: Uint8Array;
  private mcc: Uint16Array;
  private mnc: Uint16Array;
  private area: Uint32Array;
  private cell: Float64Array;
  private lonDeg: Float64Array;
  private latDeg: Float64Array;
  private rangeM: Float32Array;
  private samples: Uint32Array;
  private row: Uint32Array;
  private readonly reach: CellReach | null;
  /** Rows that were read and not kept. */
  dropped = 0;
  /** When the cells of all rows were last seen. */
  readonly seen = new TimeSpan();

  constructor(
    private readonly report: ImportReport,
    { expectedRows, reach }: { expectedRows: number; reach?: CellReach },
  ) {
    this.reach = reach ?? null;
    const n = Math.max(16, reach ? Math.min(expectedRows, FIRST_KEPT) : expectedRows);
    this.capacity = n;
    this.slots = new Int32Array(slotsFor(n));
    this.technology = new Uint8Array(n);
    this.mcc = new Uint16Array(n);
    this.mnc = new Uint16Array(n);
    this.area = new Uint32Array(n);
    this.cell = new Float64Array(n);
    this.lonDeg = new Float64Array(n);
    this.latDeg = new Float64Array(n);
    this.rangeM = new Float32Array(n);
    this.samples = new Uint32Array(n);
    this.row = new Uint32Array(n);
  }

  /** Takes the row, merges it or refuses it with the reason. */
  add(cellRow: CellRow, rowNumber: number): void {
    const { values } = cellRow;
    if (!this.check(cellRow, rowNumber)) return;
    this.seen.add(values[UPDATED]!);
    if (this.reach && !this.reach.near(values[LON]!, values[LAT]!)) {
      this.reach.dropped(values[LON]!, values[LAT]!);
      this.dropped++;
      return this.report.use();
    }
    if (this.count === this.capacity) this.grow();
    const slot = this.slotOf(values);
    if (this.slots[slot]! > 0) {
      const known = this.slots[slot]! - 1;
      this.merge(known, values);
      this.report.merge('cell-duplicate', { row: rowNumber }, { firstRow: this.row[known]! });
      return;
    }
    const i = this.count++;
    this.slots[slot] = i + 1;
    this.technology[i] = values[RADIO]!;
    this.mcc[i] = values[MCC]!;
    this.mnc[i] = values[MNC]!;
    this.area[i] = values[AREA]!;
    this.cell[i] = values[CELL]!;
    this.lonDeg[i] = values[LON]!;
    this.latDeg[i] = values[LAT]!;
    this.rangeM[i] = values[RANGE]! > 0 ? values[RANGE]! : 0;
    this.samples[i] = values[SAMPLES]! > 0 ? Math.min(values[SAMPLES]!, 0xffffffff) : 0;
    this.row[i] = rowNumber;
    this.report.use();
  }

  refuseShort(row: number, expected: number, found: number): void {
    this.report.refuse('row-too-short', { row }, { expected, found });
  }

  warnUnclosed(row: number): void {
    this.report.warn('table-quote-unclosed', { row });
  }

  finish(): CellTable {
    const n = this.count;
    return {
      count: n,
      technology: this.technology.subarray(0, n),
      mcc: this.mcc.subarray(0, n),
      mnc: this.mnc.subarray(0, n),
      area: this.area.subarray(0, n),
      cell: this.cell.subarray(0, n),
      lonDeg: this.lonDeg.subarray(0, n),
      latDeg: this.latDeg.subarray(0, n),
      rangeM: this.rangeM.subarray(0, n),
      samples: this.samples.subarray(0, n),
      row: this.row.subarray(0, n),
    };
  }

  /** Where the cell of a row is, or would be put. */
  private slotOf(values: Float64Array): number {
    const { slots, cell, area, mnc, mcc, technology } = this;
    const mask = slots.length - 1;
    let slot = hashOf(operatorOf(values[RADIO]!, values[MCC]!, values[MNC]!), values[AREA]!, values[CELL]!) & mask;
    for (; slots[slot]! > 0; slot = (slot + 1) & mask) {
      const i = slots[slot]! - 1;
      if (
        cell[i] === values[CELL] &&
        area[i] === values[AREA] &&
        mnc[i] === values[MNC] &&
        mcc[i] === values[MCC] &&
        technology[i] === values[RADIO]
      )
        break;
    }
    return slot;
  }

  private check(cellRow: CellRow, row: number): boolean {
    const { values } = cellRow;
    if (Number.isNaN(values[RADIO]!)) {
      const ref = { row, column: cellRow.columnName('radio') };
      this.report.refuse('radio-unknown', ref, { value: shown(cellRow.raw('radio')) });
      return false;
    }
    for (let field = MCC; field <= SAMPLES; field++) {
      const value = values[field]!;
      const optional = field >= RANGE;
      const good =
        field > CELL ? !Number.isNaN(value) : Number.isInteger(value) && value >= 0 && value <= LIMITS[field]!;
      if (good) continue;
      const name = CELL_FIELDS[field]!;
      const text = cellRow.raw(name);
      if (optional && text === '') continue;
      if ((field === LON || field === LAT) && text === '') this.report.refuse('position-missing', { row });
      else
        this.report.refuse(
          'number-invalid',
          { row, column: cellRow.columnName(name) },
          { field: name, value: shown(text) },
        );
      return false;
    }
    const problem = positionProblem(values[LON]!, values[LAT]!);
    if (!problem) return true;
    this.report.refuse(problem, { row }, { lonDeg: values[LON]!, latDeg: values[LAT]! });
    return false;
  }

  private merge(i: number, values: Float64Array): void {
    const old = Math.max(1, this.samples[i]!);
    const added = values[SAMPLES]! > 0 ? values[SAMPLES]! : 1;
    const share = added / (old + added);
    if (Math.abs(values[LON]! - this.lonDeg[i]!) < 180) this.lonDeg[i]! += (values[LON]! - this.lonDeg[i]!) * share;
    this.latDeg[i]! += (values[LAT]! - this.latDeg[i]!) * share;
    this.samples[i] = Math.min(old + added, 0xffffffff);
    if (values[RANGE]! > this.rangeM[i]!) this.rangeM[i] = values[RANGE]!;
  }

  private grow(): void {
    this.capacity *= 2;
    const n = this.capacity;
    this.technology = copied(this.technology, new Uint8Array(n));
    this.mcc = copied(this.mcc, new Uint16Array(n));
    this.mnc = copied(this.mnc, new Uint16Array(n));
    this.area = copied(this.area, new Uint32Array(n));
    this.cell = copied(this.cell, new Float64Array(n));
    this.lonDeg = copied(this.lonDeg, new Float64Array(n));
    this.latDeg = copied(this.latDeg, new Float64Array(n));
    this.rangeM = copied(this.rangeM, new Float32Array(n));
    this.samples = copied(this.samples, new Uint32Array(n));
    this.row = copied(this.row, new Uint32Array(n));
    this.placeAll();
  }

  private placeAll(): void {
    const { technology, mcc, mnc, area, cell } = this;
    const slots = new Int32Array(slotsFor(this.capacity));
    const mask = slots.length - 1;
    for (let i = 0; i < this.count; i++) {
      let slot = hashOf(operatorOf(technology[i]!, mcc[i]!, mnc[i]!), area[i]!, cell[i]!) & mask;
      while (slots[slot]! > 0) slot = (slot + 1) & mask;
      slots[slot] = i + 1;
    }
    this.slots = slots;
  }
}

const operatorOf = (technology: number, mcc: number, mnc: number): number => (technology * 1000 + mcc) * 1000 + mnc;

/** A power of two, at most two thirds of it used. */
const slotsFor = (rows: number): number => 2 ** Math.ceil(Math.log2(rows * 1.5));

function copied<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
