import { crf } from './finance';
import { type CostFormula, type FormulaPart, RATE_KEY, type Term } from './formula';

/** One value per draw of a register row; a single value for a likely cost. */
export type ColumnOf = (key: string) => Float64Array;

/** Per draw. USD, USD per year. `annual` = Σ capex · CRF + opex. */
export interface CostColumns {
  capexUsd: Float64Array;
  opexUsdPerYear: Float64Array;
  annualCostUsd: Float64Array;
}

/** Evaluates a formula for each of `count` draws. With one draw at the likely values it is the likely cost. */
export function evaluateFormula(formula: CostFormula, columnOf: ColumnOf, count: number): CostColumns {
  const total = emptyColumns(count);
  for (const part of formula.parts) {
    const columns = evaluatePart(part, formula.grantKey, columnOf, count);
    for (let i = 0; i < count; i++) {
      total.capexUsd[i]! += columns.capexUsd[i]!;
      total.opexUsdPerYear[i]! += columns.opexUsdPerYear[i]!;
      total.annualCostUsd[i]! += columns.annualCostUsd[i]!;
    }
  }
  const units = unitsPerServingUnit(formula, columnOf, count);
  for (let i = 0; i < count; i++) {
    total.capexUsd[i]! *= units[i]!;
    total.opexUsdPerYear[i]! *= units[i]!;
    total.annualCostUsd[i]! *= units[i]!;
  }
  return total;
}

/** One part of a formula, before spares. */
export function evaluatePart(part: FormulaPart, grantKey: string, columnOf: ColumnOf, count: number): CostColumns {
  const columns = emptyColumns(count);
  const { capexUsd, opexUsdPerYear, annualCostUsd } = columns;
  addTerms(opexUsdPerYear, part.opex, columnOf);
  annualCostUsd.set(opexUsdPerYear);
  if (part.lifeKey === null) return columns;
  addTerms(capexUsd, part.capex, columnOf);
  const grant = columnOf(grantKey);
  const ratePercent = columnOf(RATE_KEY);
  const lifeYears = columnOf(part.lifeKey);
  for (let i = 0; i < count; i++) {
    capexUsd[i]! *= 1 - grant[i]!;
    annualCostUsd[i]! += capexUsd[i]! * crf(ratePercent[i]! / 100, lifeYears[i]!);
  }
  return columns;
}

/** Units paid for per unit that serves: 1 / Π of the serving shares, ≥ 1. */
export function unitsPerServingUnit(formula: CostFormula, columnOf: ColumnOf, count: number): Float64Array {
  const units = new Float64Array(count).fill(1);
  for (const key of formula.servingShareKeys) {
    const share = columnOf(key);
    for (let i = 0; i < count; i++) units[i]! /= share[i]!;
  }
  return units;
}

function addTerms(sum: Float64Array, terms: readonly Term[], columnOf: ColumnOf): void {
  for (const { factor, keys } of terms) {
    const columns = keys.map(columnOf);
    for (let i = 0; i < sum.length; i++) {
      let value = factor;
      for (const column of columns) value *= column[i]!;
      sum[i]! += value;
    }
  }
}

const emptyColumns = (count: number): CostColumns => ({
  capexUsd: new Float64Array(count),
  opexUsdPerYear: new Float64Array(count),
  annualCostUsd: new Float64Array(count),
});
