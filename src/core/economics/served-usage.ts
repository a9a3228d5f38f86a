import type { DemandColumn } from '../grid/grid-types';
import type { OptionSites } from '../siting/siting-types';

/** What the counts state of the data that served people use. */
export interface ServedUsage {
  /** Share of the served people for whom it is stated, 0..1. */
  shareFraction: number;
  /** Of these, one person's mean. GB */
  gbPerMonthPerPerson: number;
}

/** Over the people an option serves: cells by the share of them that it serves. Null: stated for none of them. */
export function servedUsage(
  { assignments: { cell, fraction } }: OptionSites,
  demand: DemandColumn,
): ServedUsage | null {
  const { people, usage } = demand;
  if (!usage) return null;
  const shares = new Map<number, number>();
  for (let k = 0; k < cell.length; k++) shares.set(cell[k]!, (shares.get(cell[k]!) ?? 0) + fraction[k]!);
  let [served, stated, gb] = [0, 0, 0];
  for (const [index, sum] of shares) {
    const share = Math.min(1, sum);
    served += share * people[index]!;
    stated += share * usage.people[index]!;
    gb += share * usage.gbPerMonth[index]!;
  }
  return stated > 0 ? { shareFraction: Math.min(1, stated / served), gbPerMonthPerPerson: gb / stated } : null;
}
