/** The first answer: better of two greedy rules, then local search. No bound. */
import { seededRandom } from '../units';
import { CoverState } from './cover-state';
import { type Goal, makeGoal, SUM_TOLERANCE } from './goal';
import { buildOrder, greedySteps } from './greedy';
import { improveSteps, isBetter } from './improve';
import { costOf, type Instance, makeInstance, servedBy } from './instance';
import type { SitingProblem, SitingSolution } from './siting-types';
import { atOnce, type Steps } from './steps';

/** About half a second on one core of 2020. */
const DEFAULT_WORK = 1e8;

const MAX_CURVE_POINTS = 200;

export interface GreedyOptions {
  /** Effort of the local search in matrix entries touched; 0: greedy only. */
  maxWork?: number;
  /** Ends the search with the best so far. */
  stop?: AbortSignal | undefined;
  /** Told of the first answer and of every better one. */
  onBetter?: ((annualCostUsd: number, servedPeople: number) => void) | undefined;
}

/** A good answer fast. Reaches the target whenever all candidates together do; else serves what can be served, at low cost. */
export function solveGreedy(problem: SitingProblem, options: GreedyOptions = {}): SitingSolution {
  const instance = makeInstance(problem);
  const goal = makeGoal(instance, problem.goal);
  const chosen = atOnce(greedySet(instance, goal, { seed: problem.seed, ...options }));
  return describe(instance, goal, { chosen, method: 'greedy', curve: atOnce(curveSteps(instance)) });
}

/** As solveGreedy, over an instance. */
export function* greedySet(
  instance: Instance,
  goal: Goal,
  { seed, maxWork = DEFAULT_WORK, stop, onBetter }: GreedyOptions & { seed: number },
): Steps<number[]> {
  const ratio = yield* greedySteps(instance, goal, 'ratio');
  const plain = yield* greedySteps(instance, goal, 'plain');
  const better = isBetter(instance, goal, plain.chosen, ratio.chosen) ? plain : ratio;
  onBetter?.(better.annualCostUsd, better.servedPeople);
  const random = seededRandom(seed);
  return yield* improveSteps(instance, goal, better.chosen, { random, maxWork, stop, onBetter });
}

/** A set of instance candidates as a SitingSolution without a bound: all sums afresh, indexes those of the problem. */
export function describe(
  instance: Instance,
  goal: Goal,
  { chosen, method, curve }: { chosen: number[]; method: string; curve: SitingSolution['curve'] },
): SitingSolution {
  const ordered = buildOrder(instance, chosen);
  const state = new CoverState(instance);
  for (const i of ordered) state.add(i);
  const servedPeople = servedBy(instance, ordered);
  return {
    chosen: ordered.map((i) => instance.original[i]!),
    annualCostUsd: costOf(instance, ordered),
    servedPeople,
    reachesTarget:
      goal.form === 'budget' || (goal.reachable && servedPeople >= goal.targetPeople * (1 - SUM_TOLERANCE)),
    method,
    bestBoundUsdPerYear: null,
    bestBoundPeople: null,
    gapFraction: null,
    peopleServedAlone: ordered.map((i) => state.alone[i]!),
    curve,
  };
}

/** People served against cost: ratio greedy to the last person, whatever the goal; at most 200 points, from (0, 0): dense where people are won, and along the tail. */
export function* curveSteps(instance: Instance): Steps<SitingSolution['curve']> {
  const all: Goal = {
    form: 'budget',
    targetPeople: Infinity,
    budgetUsdPerYear: Infinity,
    reachablePeople: Infinity,
    reachable: true,
  };
  const run = yield* greedySteps(instance, all, 'ratio');
  return thinnedCurve([{ annualCostUsd: 0, servedPeople: 0, sites: 0 }, ...run.steps]);
}

/** Half of the points at equal steps of people, half at equal steps of sites; the last is kept. */
function thinnedCurve(steps: SitingSolution['curve']): SitingSolution['curve'] {
  if (steps.length <= MAX_CURVE_POINTS) return steps;
  const half = MAX_CURVE_POINTS / 2;
  const last = steps.length - 1;
  const kept = new Set([0, last]);
  for (let k = 1, at = 0; k < half; k++) {
    while (steps[at]!.servedPeople < (k / half) * steps[last]!.servedPeople) at++;
    kept.add(at);
    kept.add(Math.round((k * last) / half));
  }
  return steps.filter((_, k) => kept.has(k));
}
