/**
 * One problem, solved as well as the effort allows, with a bound: greedy and local search, Lagrangian bound, a dive down its solution, then the exact solver
 * where the problem is small, else branch and bound. Effort is counted in matrix entries and nodes, so the answer is the same on every machine.
 */
import { seededRandom } from '../units';
import { branchBound, dive, iterationWork } from './branch';
import { type Goal, makeGoal, SUM_TOLERANCE } from './goal';
import { improve, isBetter } from './improve';
import { costOf, type Instance, makeInstance, servedBy } from './instance';
import { type BoundState, lagrangianBound } from './lagrangian';
import { dominatedCandidates, joinAlike, without } from './reduce';
import type { SitingProblem, SitingSolution, Solver } from './siting-types';
import { describe, greedySet } from './solve-greedy';

export interface SolveOptions {
  signal: AbortSignal;
  solver?: Solver;
  /** Sets of candidate indexes (of the problem) known to be good: the answer is never worse than the best of them. */
  starts?: number[][];
  effort?: Effort;
}

/** Matrix entries (1e9 take about 3 s on a core of 2020) and limits of each step. */
export interface Effort {
  searchWork: number;
  boundWork: number;
  branchWork: number;
  /** The exact solver gets problems of at most this many candidates and cells, and this many nodes. */
  exact: { candidates: number; cells: number; nodes: number; timeLimitS: number };
  /** Good enough: (cost − bound) / cost. */
  gapFraction: number;
}

/** For a plan that is open in front of somebody: about a second. */
export const QUICK: Effort = {
  searchWork: 5e7,
  boundWork: 5e7,
  branchWork: 5e7,
  exact: { candidates: 60, cells: 600, nodes: 200, timeLimitS: 20 },
  gapFraction: 0.001,
};

/** For a proof: below a minute for 2,000 candidates on 20,000 cells. */
export const THOROUGH: Effort = {
  searchWork: 2e9,
  boundWork: 3e8,
  branchWork: 1.2e10,
  exact: { candidates: 150, cells: 2000, nodes: 5000, timeLimitS: 60 },
  gapFraction: 0.0001,
};

const MOST_ITERATIONS = 400;
const LEAST_ITERATIONS = 40;

interface Search {
  problem: SitingProblem;
  /** With all candidates: values are taken here. */
  whole: Instance;
  /** Without the dominated ones: searched here. Indexes are the same. */
  instance: Instance;
  goal: Goal;
  options: SolveOptions;
  effort: Effort;
  best: number[];
  /** Candidates worth trying, by the prices of the bound; absent before there is one. */
  promising?: Uint8Array;
}

/** The best answer found, its bound and the relative gap. */
export async function solveSiting(problem: SitingProblem, options: SolveOptions): Promise<SitingSolution> {
  const { signal, effort = QUICK } = options;
  const whole = joinAlike(makeInstance(problem));
  const instance = without(whole, dominatedCandidates(whole));
  const goal = makeGoal(instance, problem.goal);
  const { chosen } = greedySet(instance, goal, problem.seed, { maxWork: effort.searchWork / 4, signal });
  const search: Search = { problem, whole, instance, goal, options, effort, best: chosen };
  for (const start of options.starts ?? []) tryStart(search, start);
  signal.throwIfAborted();

  const root = lagrangianBound(instance, goal, { iterations: iterationsFor(instance, effort.boundWork), signal });
  let bound = clamp(search, root.bound);
  let method = 'greedy, Lagrangian bound';
  signal.throwIfAborted();
  search.promising = promisingAt(instance, root);
  if (gapOf(search, bound) > effort.gapFraction) {
    polish(search, search.best, effort.searchWork / 4);
    polish(search, dive(instance, goal, root, effort.boundWork), effort.searchWork / 4);
    bound = clamp(search, root.bound);
  }
  signal.throwIfAborted();
  if (gapOf(search, bound) > effort.gapFraction) {
    const exact = await solveExactly(search);
    if (exact !== null) {
      bound = clamp(search, tighter(goal, bound, exact));
      method = 'mixed-integer program';
    } else if (effort.branchWork > 0) {
      bound = clamp(search, tighter(goal, bound, branchOut(search, { ...root, bound })));
      method = 'local search, Lagrangian branch and bound';
    }
  }
  signal.throwIfAborted();
  return withBound(describe(whole, makeGoal(whole, problem.goal), search.best, method), search, bound);
}

const iterationsFor = (instance: Instance, work: number): number =>
  Math.max(LEAST_ITERATIONS, Math.min(MOST_ITERATIONS, Math.floor(work / iterationWork(instance))));

/** A start may use candidates that the reduction ruled out: it is kept as it is, and polished without them. */
function tryStart(search: Search, start: number[]): void {
  const { whole } = search;
  const place = new Map(Array.from(whole.original, (index, i) => [index, i]));
  const set = start.map((index) => place.get(index)!);
  if (isBetter(whole, search.goal, set, search.best)) search.best = set;
  polish(
    search,
    set.filter((i) => !search.instance.forbidden[i]),
    search.effort.searchWork / 8,
  );
}

/** Candidates whose credited people are worth at least this share of their cost. */
const PROMISING_SHARE = 0.7;

/** The local search leaves the others alone; the bound does not. */
function promisingAt({ cost }: Instance, { worth, priceUsdPerYear, x }: BoundState): Uint8Array {
  return Uint8Array.from(cost, (c, i) => (worth[i]! * priceUsdPerYear >= PROMISING_SHARE * c || x[i]! > 0 ? 1 : 0));
}

function polish(search: Search, start: number[], maxWork: number): void {
  const { instance, goal, problem, options } = search;
  const set = improve(instance, goal, start, {
    random: seededRandom(problem.seed + 1),
    maxWork,
    signal: options.signal,
    ...(search.promising ? { allowed: search.promising } : {}),
  });
  if (isBetter(search.whole, goal, set, search.best)) search.best = set;
}

function branchOut(search: Search, root: BoundState): number {
  const { instance, goal, effort, options } = search;
  let polished = 0;
  const { bound } = branchBound(instance, goal, {
    root,
    incumbent: valueOf(search),
    maxWork: effort.branchWork,
    gapFraction: effort.gapFraction,
    signal: options.signal,
    onNode(state) {
      if (polished++ < 8) polish(search, dive(instance, goal, state, effort.boundWork / 4), effort.searchWork / 16);
      return valueOf(search);
    },
  });
  return bound;
}

/** The solver's bound, with its set taken when it is better; null when there is no solver, it cannot be loaded (offline), or the problem is too large for it. */
async function solveExactly(search: Search): Promise<number | null> {
  const { solver, signal } = search.options;
  const { exact } = search.effort;
  const { instance, goal, problem } = search;
  const allowed = instance.candidateCount - instance.forbidden.reduce((count, flag) => count + flag, 0);
  if (!solver || allowed > exact.candidates || instance.cellCount > exact.cells) return null;
  const start = search.best.map((i) => instance.original[i]!);
  const allowedOnly = withoutForbidden(problem, instance);
  const answer = await solver
    .solve(allowedOnly, { signal, timeLimitS: exact.timeLimitS, nodeLimit: exact.nodes, start })
    .catch(() => null);
  signal.throwIfAborted();
  if (!answer) return null;
  const place = new Map(Array.from(instance.original, (index, i) => [index, i]));
  polish(
    search,
    answer.chosen.map((index) => place.get(index)!),
    0,
  );
  return goal.form === 'least-cost' ? answer.bestBoundUsdPerYear : answer.bestBoundPeople;
}

/** The problem with what the reduction left out forbidden. */
function withoutForbidden(problem: SitingProblem, { original, forbidden }: Instance): SitingProblem {
  const candidates = problem.candidates.slice();
  for (let i = 0; i < forbidden.length; i++)
    if (forbidden[i]) candidates[original[i]!] = { ...candidates[original[i]!]!, forbidden: true };
  return { ...problem, candidates };
}

const valueOf = ({ whole, goal, best }: Search): number =>
  goal.form === 'least-cost' ? costOf(whole, best) : servedBy(whole, best);

const tighter = (goal: Goal, a: number, b: number): number =>
  goal.form === 'least-cost' ? Math.max(a, b) : Math.min(a, b);

/** A bound beyond the best answer is rounding. */
function clamp(search: Search, bound: number): number {
  const value = valueOf(search);
  if (search.goal.form === 'budget') return Math.max(value, Math.min(bound, search.goal.reachablePeople));
  return reaches(search) ? Math.min(value, Math.max(0, bound)) : Math.max(0, bound);
}

const reaches = ({ whole, goal, best }: Search): boolean =>
  servedBy(whole, best) >= goal.targetPeople * (1 - SUM_TOLERANCE);

function gapOf(search: Search, bound: number): number {
  const value = valueOf(search);
  return Math.abs(value - bound) / Math.max(value, bound, 1e-12);
}

function withBound(solution: SitingSolution, search: Search, bound: number): SitingSolution {
  const least = search.goal.form === 'least-cost';
  if (!Number.isFinite(bound) || (least && !reaches(search))) return solution;
  return {
    ...solution,
    bestBoundUsdPerYear: least ? bound : null,
    bestBoundPeople: least ? null : bound,
    gapFraction: gapOf(search, bound),
  };
}
