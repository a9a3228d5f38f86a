import type { Assumption, SiteCost, SiteKind } from './cost-types';
import { type ColumnOf, evaluatePart, unitsPerServingUnit } from './evaluate';
import { type CostChoices, type CostFormula, costFormula, type FormulaPart } from './formula';

/**
 * Cost of one site at the likely values: what siting chooses by and the inspector explains. Hotspot kinds carry the spares that keep one
 * hotspot serving (formula.ts). Parts add up to the totals; each names the register keys it came from. USD, USD per year.
 */
export function siteCost(kind: SiteKind, register: readonly Assumption[], choices: CostChoices): SiteCost {
  const formula = costFormula(kind, choices);
  const columnOf = likelyColumns(register);
  const evaluated = formula.parts.map((part) => evaluatePart(part, formula.grantKey, columnOf, 1));
  const parts = formula.parts.map((part, i) => ({
    label: part.label,
    capexUsd: evaluated[i]!.capexUsd[0]!,
    lifeYears: part.lifeKey === null ? 0 : columnOf(part.lifeKey)[0]!,
    opexUsdPerYear: evaluated[i]!.opexUsdPerYear[0]!,
    keys: partKeys(part),
  }));
  const units = unitsPerServingUnit(formula, columnOf, 1)[0]!;
  if (units > 1) parts.push(spares(formula, parts, units));
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    kind,
    capexUsd: sum(parts.map((part) => part.capexUsd)),
    opexUsdPerYear: sum(parts.map((part) => part.opexUsdPerYear)),
    annualCostUsd: units * sum(evaluated.map((columns) => columns.annualCostUsd[0]!)),
    parts,
  };
}

/** Reads the likely value of a row as a column of one. A row that the register lacks is our bug and throws. */
export function likelyColumns(register: readonly Assumption[]): ColumnOf {
  const rowOf = rowsByKey(register);
  return (key) => Float64Array.of(rowOf(key).likely);
}

/** Looks rows up by key; throws on a key that is not in the register. */
export function rowsByKey(register: readonly Assumption[]): (key: string) => Assumption {
  const rows = new Map(register.map((row) => [row.key, row]));
  return (key) => {
    const found = rows.get(key);
    if (!found) throw new Error(`The assumption register has no row ${key}`);
    return found;
  };
}

const partKeys = (part: FormulaPart): string[] => [
  ...new Set([...[...part.capex, ...part.opex].flatMap((term) => term.keys), ...(part.lifeKey ? [part.lifeKey] : [])]),
];

/** All hotspot parts share one life, so the spares have it too. */
function spares(formula: CostFormula, parts: SiteCost['parts'], units: number): SiteCost['parts'][number] {
  const extra = units - 1;
  return {
    label: 'Spares for downtime and leaving hosts',
    capexUsd: extra * parts.reduce((sum, part) => sum + part.capexUsd, 0),
    lifeYears: parts.find((part) => part.lifeYears > 0)?.lifeYears ?? 0,
    opexUsdPerYear: extra * parts.reduce((sum, part) => sum + part.opexUsdPerYear, 0),
    keys: [...formula.servingShareKeys],
  };
}
