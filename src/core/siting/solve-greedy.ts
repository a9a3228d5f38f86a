/** The first answer: better of two greedy rules, then local search. No bound. */
import { seededRandom } from '../units';
import { CoverState } from './cover-state';
import { type Goal, makeGoal, SUM_TOLERANCE } from './goal';
import { buildOrder, type GreedyRun, greedy } from './greedy';
import { improve, isBetter } from './improve';
import { costOf, type Instance, makeInstance, servedBy } from './instance';
import type { SitingProblem, SitingSolution } from './siting-types';

/** About half a second on one core of 2020. */
const DEFAULT_WORK = 1e8;

const MAX_CURVE_POINTS = 200;

export interface GreedyOptions {
  /** Effort of the local search in matrix entries touched; 0: greedy only. */
  maxWork?: number;
  signal?: AbortSignal;
}

/** A good answer fast. Reaches the target whenever all candidates together do; else serves what can be served, at low cost. */
export function solveGreedy(problem: SitingProblem, options: GreedyOptions = {}): SitingSolution {
  const instance = makeInstance(problem);
  const goal = makeGoal(instance, problem.goal);
  const { chosen } = greedySet(instance, goal, problem.seed, options);
  return describe(instance, goal, chosen, 'greedy');
}

/** As solveGreedy, over an instance. */
export function greedySet(instance: Instance, goal: Goal, seed: number, options: GreedyOptions): { chosen: number[] } {
  const runs = [greedy(instance, goal, 'ratio'), greedy(instance, goal, 'plain')];
  const [ratio, plain] = runs as [GreedyRun, GreedyRun];
  const start = isBetter(instance, goal, plain.chosen, ratio.chosen) ? plain.chosen : ratio.chosen;
  const { maxWork = DEFAULT_WORK, signal } = options;
  return {
    chosen: improve(instance, goal, start, { random: seededRandom(seed), maxWork, ...(signal ? { signal } : {}) }),
  };
}

/** A set of instance candidates as a SitingSolution without a bound: all sums afresh, indexes those of the problem. */
export function describe(instance: Instance, goal: Goal, chosen: number[], method: string): SitingSolution {
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
    curve: curveOf(instance),
  };
}

/** People served against cost: ratio greedy to the last person, whatever the goal; at most 200 points, from (0, 0). */
function curveOf(instance: Instance): SitingSolution['curve'] {
  const all: Goal = {
    form: 'budget',
    targetPeople: Infinity,
    budgetUsdPerYear: Infinity,
    reachablePeople: Infinity,
    reachable: true,
  };
  const steps = [{ annualCostUsd: 0, servedPeople: 0, sites: 0 }, ...greedy(instance, all, 'ratio').steps];
  if (steps.length <= MAX_CURVE_POINTS) return steps;
  return Array.from(
    { length: MAX_CURVE_POINTS },
    (_, k) => steps[Math.round((k * (steps.length - 1)) / (MAX_CURVE_POINTS - 1))]!,
  );
}
