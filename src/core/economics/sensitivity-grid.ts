/** Cost of one site of each kind as one register row moves and the others stand at their medians. Made once, shared by all regions. */
import {
  type Assumption,
  type ColumnOf,
  costFormula,
  evaluateFormula,
  isDrawn,
  keysOf,
  rangeOf,
  type SiteKind,
  triangleQuantile,
} from '../costs';
import type { PriceBook } from './price-book';

/** Values from a half of the low one to twice the high one are tried: a flip further off is no news. */
const BEYOND = 2;
export const SCAN_STEPS = 200;

/** Values tried of a row: its low, its high, then SCAN_STEPS + 1 from the median down, and SCAN_STEPS + 1 from the median up. */
export interface RowScan {
  key: string;
  values: Float64Array;
  median: number;
  spread: number;
}

export interface SensitivityGrid {
  keysOf(kinds: readonly SiteKind[]): string[];
  scan(key: string): RowScan;
  /** Annual cost of one site at each value of the scan of `key`. */
  unitCost(kind: SiteKind, key: string): Float64Array;
}

export function openSensitivityGrid(book: PriceBook): SensitivityGrid {
  const medians = new Map(book.register.map((row) => [row.key, medianOfRow(row)]));
  const scans = new Map<string, RowScan>();
  const costs = new Map<string, Float64Array>();
  const scan = (key: string): RowScan => {
    if (!scans.has(key)) scans.set(key, scanOf(book.row(key), medians.get(key)!));
    return scans.get(key)!;
  };
  const formulaOf = (kind: SiteKind) => costFormula(kind, book.plan.costs);
  return {
    keysOf: (kinds) => [...new Set(kinds.flatMap((kind) => keysOf(formulaOf(kind))))],
    scan,
    unitCost(kind, key) {
      const name = `${kind} ${key}`;
      let column = costs.get(name);
      if (!column) {
        const { values } = scan(key);
        const columnOf: ColumnOf = (asked) =>
          asked === key ? values : new Float64Array(values.length).fill(medians.get(asked)!);
        column = evaluateFormula(formulaOf(kind), columnOf, values.length).annualCostUsd;
        costs.set(name, column);
      }
      return column;
    },
  };
}

const medianOfRow = (row: Assumption): number => (isDrawn(row) ? triangleQuantile(row, 0.5) : row.likely);

function scanOf(row: Assumption, median: number): RowScan {
  const spread = row.high > row.low ? row.high - row.low : Math.abs(row.likely) / 2;
  const range = rangeOf(row);
  const down = Math.max(range.low, row.low / BEYOND);
  const up = Math.min(range.high, row.high > 0 ? row.high * BEYOND : 1);
  const ramp = (end: number): number[] =>
    Array.from({ length: SCAN_STEPS + 1 }, (_, i) => median + ((end - median) * i) / SCAN_STEPS);
  return { key: row.key, values: Float64Array.from([row.low, row.high, ...ramp(down), ...ramp(up)]), median, spread };
}
