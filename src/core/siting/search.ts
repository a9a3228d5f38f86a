/** What is known of one problem while it is being solved: the best set, the bound, and who watches. */
import { seededRandom } from '../units';
import { type Goal, SUM_TOLERANCE } from './goal';
import { improveSteps, isBetter } from './improve';
import { costOf, type Instance, servedBy } from './instance';
import type { SitingProblem, SitingSolution, Solver } from './siting-types';
import type { Steps } from './steps';

/** Matrix entries (1e9 take about 3 s on a core of 2020) and limits of each step. */
export interface Effort {
  searchWork: number;
  boundWork: number;
  branchWork: number;
  /** The exact solver gets problems of at most this many candidates and cells that at least this much of our own branch and bound left open, and this many nodes. */
  exact: { candidates: number; cells: number; branchWork: number; nodes: number; timeLimitS: number };
  /** Good enough: (cost − bound) / cost. */
  gapFraction: number;
}

/** Where a search stands: what somebody who watches sees. */
export interface SolveProgress {
  costUsdPerYear: number;
  servedPeople: number;
  /** least-cost; null: none yet. */
  boundUsdPerYear: number | null;
  /** budget form; null: none yet. */
  boundPeople: number | null;
  gapFraction: number | null;
}

export interface SolveOptions {
  signal: AbortSignal;
  /** Ends early with the best answer so far and its gap; `signal` ends with an AbortError. */
  stop?: AbortSignal | undefined;
  solver?: Solver | undefined;
  /** Sets of candidate indexes (of the problem) known to be good: the answer is never worse than the best of them. */
  starts?: readonly number[][];
  effort?: Effort;
  /** Called now and then while the answer or its bound gets better. */
  onProgress?: ((progress: SolveProgress) => void) | undefined;
}

export interface Search {
  problem: SitingProblem;
  /** With all candidates: values are taken here. */
  whole: Instance;
  /** Without the dominated ones: searched here. Indexes are the same. */
  instance: Instance;
  goal: Goal;
  options: SolveOptions;
  effort: Effort;
  best: number[];
  bound: number | null;
  /** Candidates worth trying, by the prices of the bound; absent before there is one. */
  promising?: Uint8Array;
  watch: Watch;
}

/** The value of the best set: cost, or people served. */
export const valueOf = ({ whole, goal, best }: Search): number =>
  goal.form === 'least-cost' ? costOf(whole, best) : servedBy(whole, best);

export const reaches = ({ whole, goal, best }: Search): boolean =>
  servedBy(whole, best) >= goal.targetPeople * (1 - SUM_TOLERANCE);

/** Relative gap between a value and a bound, whichever is larger below. */
const gapBetween = (value: number, bound: number): number => Math.abs(value - bound) / Math.max(value, bound, 1e-12);

/** Takes a bound when it is tighter than the one known. A bound beyond the best answer is rounding. */
export function takeBound(search: Search, bound: number): void {
  const value = valueOf(search);
  const { goal } = search;
  if (goal.form === 'budget') {
    const tightest = Math.min(bound, search.bound ?? Infinity, goal.reachablePeople);
    search.bound = Math.max(value, tightest);
  } else {
    const tightest = Math.max(0, bound, search.bound ?? 0);
    search.bound = reaches(search) ? Math.min(value, tightest) : tightest;
  }
  search.watch.bound(search.bound);
}

/** Limits of groups can keep the search from the target although some set reaches it: no set is the best then, and none is worth proving. */
export const isMissing = (search: Search): boolean =>
  search.goal.form === 'least-cost' && search.instance.groups.length > 0 && !reaches(search);

/** The relative gap of the best set; Infinity before there is a bound, and while none reaches the target that some may reach. */
export const gapOf = (search: Search): number =>
  search.bound === null || isMissing(search) ? Infinity : gapBetween(valueOf(search), search.bound);

/** Local search from a set, and its result; it becomes the best set when it is better. */
export function* polish(search: Search, start: number[], maxWork: number): Steps<number[]> {
  const { instance, goal, problem, options, watch } = search;
  const set = yield* improveSteps(instance, goal, start, {
    random: seededRandom(problem.seed + 1),
    maxWork,
    stop: options.stop,
    onBetter: watch.found,
    ...(search.promising ? { allowed: search.promising } : {}),
  });
  if (isBetter(search.whole, goal, set, search.best)) search.best = set;
  return set;
}

/** A solution with its bound; without one where the target is out of reach: nothing can then be said about cost. */
export function withBound(solution: SitingSolution, search: Search): SitingSolution {
  const { bound, goal } = search;
  const least = goal.form === 'least-cost';
  if (bound === null || !Number.isFinite(bound) || (least && !reaches(search))) return solution;
  return {
    ...solution,
    bestBoundUsdPerYear: least ? bound : null,
    bestBoundPeople: least ? null : bound,
    gapFraction: gapOf(search),
  };
}

/** Relative change of answer or bound from which a watcher is told. */
const WORTH_TELLING = 2e-4;

/** Collects what is found on the way and tells the watcher when it is asked to, if something has changed. */
export class Watch {
  private best: { cost: number; people: number } | null = null;
  private boundNow: number | null = null;
  private told: SolveProgress | null = null;

  constructor(
    private readonly goal: Goal,
    private readonly onProgress: SolveOptions['onProgress'],
  ) {}

  readonly found = (cost: number, people: number): void => {
    if (!this.best || this.betterThan(this.best, cost, people)) this.best = { cost, people };
  };

  readonly bound = (bound: number): void => {
    const least = this.goal.form === 'least-cost';
    const tighter = this.boundNow === null || (least ? bound > this.boundNow : bound < this.boundNow);
    if (tighter && Number.isFinite(bound)) this.boundNow = bound;
  };

  readonly tell = (): void => {
    if (!this.onProgress || !this.best) return;
    const least = this.goal.form === 'least-cost';
    const { cost, people } = this.best;
    const value = least ? cost : people;
    const bound =
      this.boundNow === null ? null : least ? Math.min(cost, this.boundNow) : Math.max(people, this.boundNow);
    const now: SolveProgress = {
      costUsdPerYear: cost,
      servedPeople: people,
      boundUsdPerYear: least ? bound : null,
      boundPeople: least ? null : bound,
      gapFraction: bound === null ? null : gapBetween(value, bound),
    };
    if (this.told && !this.differs(this.told, now)) return;
    this.told = now;
    this.onProgress(now);
  };

  private betterThan(best: { cost: number; people: number }, cost: number, people: number): boolean {
    if (this.goal.form === 'budget') return people > best.people;
    const target = this.goal.targetPeople * (1 - SUM_TOLERANCE);
    if (best.people < target) return people > best.people;
    return people >= target && cost < best.cost;
  }

  private differs(a: SolveProgress, b: SolveProgress): boolean {
    const far = (x: number | null, y: number | null) =>
      x === null || y === null ? x !== y : Math.abs(x - y) > WORTH_TELLING * Math.max(Math.abs(x), Math.abs(y));
    return (
      far(a.costUsdPerYear, b.costUsdPerYear) ||
      far(a.servedPeople, b.servedPeople) ||
      far(a.boundUsdPerYear, b.boundUsdPerYear) ||
      far(a.boundPeople, b.boundPeople)
    );
  }
}
