import type { Assumption, SiteCost, SiteCostPart, SiteKind } from './cost-types';
import { type ColumnOf, evaluatePart, unitsPerServingUnit } from './evaluate';
import { type CostChoices, type CostFormula, costFormula, type FormulaPart } from './formula';

/**
 * Cost of one site at the likely values: what siting chooses by and the inspector explains. Hotspot kinds carry the spares that keep one
 * hotspot serving (formula.ts). Parts add up to the totals; each names the register keys it came from. USD, USD per year.
 */
export function siteCost(kind: SiteKind, register: readonly Assumption[], choices: CostChoices): SiteCost {
  return costOfFormula(kind, costFormula(kind, choices), register);
}

/** Cost of one site by a formula of its own. */
export function costOfFormula(kind: SiteKind, formula: CostFormula, register: readonly Assumption[]): SiteCost {
  const columnOf = likelyColumns(register);
  const parts = formula.parts.map((part): SiteCostPart => {
    const columns = evaluatePart(part, formula.grantKey, columnOf, 1);
    return {
      label: part.label,
      capexUsd: columns.capexUsd[0]!,
      lifeYears: part.lifeKey === null ? 0 : columnOf(part.lifeKey)[0]!,
      opexUsdPerYear: columns.opexUsdPerYear[0]!,
      annualCostUsd: columns.annualCostUsd[0]!,
      keys: partKeys(part),
      shareable: part.shareable,
    };
  });
  const units = unitsPerServingUnit(formula, columnOf, 1)[0]!;
  if (units > 1) parts.push(spares(formula, parts, units - 1));
  return {
    kind,
    capexUsd: sumOf(parts, 'capexUsd'),
    opexUsdPerYear: sumOf(parts, 'opexUsdPerYear'),
    annualCostUsd: sumOf(parts, 'annualCostUsd'),
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
  const known = lookups.get(register);
  if (known) return known;
  const rows = new Map(register.map((row) => [row.key, row]));
  const rowOf = (key: string): Assumption => {
    const found = rows.get(key);
    if (!found) throw new Error(`The assumption register has no row ${key}`);
    return found;
  };
  lookups.set(register, rowOf);
  return rowOf;
}

/** A register never changes, and is asked for every site: indexed once. */
const lookups = new WeakMap<readonly Assumption[], (key: string) => Assumption>();

const partKeys = (part: FormulaPart): string[] => [
  ...new Set([...[...part.capex, ...part.opex].flatMap((term) => term.keys), ...(part.lifeKey ? [part.lifeKey] : [])]),
];

/** `extra` more of everything. All hotspot parts share one life, so the spares have it too. */
const spares = (formula: CostFormula, parts: readonly SiteCostPart[], extra: number): SiteCostPart => ({
  label: 'Spares for downtime and leaving hosts',
  capexUsd: extra * sumOf(parts, 'capexUsd'),
  lifeYears: parts.find((part) => part.lifeYears > 0)?.lifeYears ?? 0,
  opexUsdPerYear: extra * sumOf(parts, 'opexUsdPerYear'),
  annualCostUsd: extra * sumOf(parts, 'annualCostUsd'),
  keys: [...formula.servingShareKeys],
  shareable: false,
});

const sumOf = (parts: readonly SiteCostPart[], field: 'capexUsd' | 'opexUsdPerYear' | 'annualCostUsd'): number =>
  parts.reduce((sum, part) => sum + part[field], 0);
