/** What a set of sites has to achieve, with the tolerance under which floating-point sums count as equal. */
import type { Instance } from './instance';
import { servedBy } from './instance';
import type { SitingProblem } from './siting-types';

/** Relative: sums over 10^5 cells differ in the 12th digit with the order of adding. */
export const SUM_TOLERANCE = 1e-9;

export interface Goal {
  form: 'least-cost' | 'budget';
  /** least-cost: people to serve, never more than everything together can; budget: Infinity. */
  targetPeople: number;
  /** budget: USD a year; least-cost: Infinity. */
  budgetUsdPerYear: number;
  /** People all candidates together serve (groups ignored). */
  reachablePeople: number;
  /** least-cost: whether all candidates together reach the share asked for; budget: always true. */
  reachable: boolean;
}

/** The goal over an instance. */
export function makeGoal(instance: Instance, goal: SitingProblem['goal']): Goal {
  const reachablePeople = servedBy(instance, allAllowed(instance));
  if (goal.form === 'budget')
    return {
      form: 'budget',
      targetPeople: Infinity,
      budgetUsdPerYear: goal.usdPerYear,
      reachablePeople,
      reachable: true,
    };
  const asked = goal.shareFraction * instance.totalPeople;
  const reachable = reachablePeople >= asked * (1 - SUM_TOLERANCE);
  return {
    form: 'least-cost',
    targetPeople: (reachable ? asked : reachablePeople) * (1 - SUM_TOLERANCE),
    budgetUsdPerYear: Infinity,
    reachablePeople,
    reachable,
  };
}

function* allAllowed(instance: Instance): Generator<number> {
  for (let i = 0; i < instance.candidateCount; i++) if (!instance.forbidden[i]) yield i;
}
