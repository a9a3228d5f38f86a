/**
 * Which options of a region are compared for "cheapest", in this order:
 *   no gap: do-nothing · some reach the target: those · none does (or a budget is set): all that serve anyone, by cost per served person.
 * In each draw every option sees the same prices and the same error of the coverage model. An option that falls short of the target in a draw is
 * charged the missing people at its own average cost, so that all are compared for the same service.
 */
import type { Plan } from '../plan';
import { costPerServedDraws, type DrawnOption, LEAST_RATIO } from './option-economics';

/** How the options of a region were ranked. */
export type Basis = 'no-gap' | 'target' | 'per-person' | 'nobody-served';

export interface Comparison {
  basis: Basis;
  /** Best first; only the options compared. */
  ranked: DrawnOption[];
  gapPeople: number;
  gapAreaKm2: number;
}

/** Ranks the options and writes each one's probability of being the cheapest into its economics. */
export function rank(
  options: DrawnOption[],
  { gapPeople, gapAreaKm2, plan }: { gapPeople: number; gapAreaKm2: number; plan: Plan },
): Comparison {
  const basis = basisOf(options, gapPeople, plan);
  const compared = distinct(options.filter((option) => isCompared(option, basis)));
  const targetPeople = gapPeople * plan.target.shareFraction;
  const columns = compared.map((option) => comparedCost(option, basis, targetPeople));
  const wins = new Float64Array(compared.length);
  const draws = columns[0]?.length ?? 0;
  for (let i = 0; i < draws; i++) {
    let best = 0;
    for (let k = 1; k < columns.length; k++) if (columns[k]![i]! < columns[best]![i]!) best = k;
    wins[best]!++;
  }
  for (const [k, option] of compared.entries()) option.economics.probabilityCheapest = draws > 0 ? wins[k]! / draws : 0;
  const ranked = compared.toSorted(
    (a, b) =>
      b.economics.probabilityCheapest - a.economics.probabilityCheapest ||
      a.economics.annualCostUsd.p50 - b.economics.annualCostUsd.p50,
  );
  return { basis, ranked, gapPeople, gapAreaKm2 };
}

/** People served may differ by this share between two ways of saying the same. */
const SAME_SERVICE = 0.005;

/** A mix that builds as many of each kind as an option before it, for as many people, is that option: the plain name stands. */
const distinct = (options: readonly DrawnOption[]): DrawnOption[] =>
  options.filter(
    (option, i) => option.sites.option !== 'hybrid' || !options.some((other, k) => k !== i && isSame(option, other)),
  );

const isSame = (one: DrawnOption, other: DrawnOption): boolean =>
  one.counts.length === other.counts.length &&
  one.counts.every(({ kind, count }, k) => other.counts[k]!.kind === kind && other.counts[k]!.count === count) &&
  Math.abs(one.economics.servedPopulation / other.economics.servedPopulation - 1) < SAME_SERVICE;

function basisOf(options: readonly DrawnOption[], gapPeople: number, plan: Plan): Basis {
  if (gapPeople <= 0) return 'no-gap';
  const building = options.filter(({ economics }) => economics.servedPopulation > 0);
  if (building.length === 0) return 'nobody-served';
  if (plan.target.budgetUsdPerYear !== null) return 'per-person';
  return building.some(({ economics }) => economics.reachesTarget) ? 'target' : 'per-person';
}

function isCompared({ economics }: DrawnOption, basis: Basis): boolean {
  if (basis === 'no-gap' || basis === 'nobody-served') return economics.id === 'do-nothing';
  return economics.servedPopulation > 0 && (basis === 'per-person' || economics.reachesTarget);
}

/** Cost of the same service in each draw: of the target, or of one served person. */
function comparedCost(
  { annualCostUsd, servedRatio, economics }: DrawnOption,
  basis: Basis,
  targetPeople: number,
): Float64Array {
  const served = economics.servedPopulation;
  if (basis === 'no-gap' || basis === 'nobody-served') return annualCostUsd;
  if (basis === 'per-person') return costPerServedDraws(annualCostUsd, served, servedRatio);
  if (!servedRatio) return annualCostUsd;
  const wantedRatio = Math.min(1, targetPeople / served);
  const column = new Float64Array(annualCostUsd.length);
  for (let i = 0; i < column.length; i++) {
    const ratio = Math.max(servedRatio[i]!, LEAST_RATIO);
    column[i] = ratio < wantedRatio ? (annualCostUsd[i]! * wantedRatio) / ratio : annualCostUsd[i]!;
  }
  return column;
}
