/**
 * One problem, solved as well as the effort allows, with a bound: greedy and local search, Lagrangian bound, a dive down its solution, branch and bound, then,
 * where a small problem is still open, the exact solver: loading it alone takes longer than most of them need. Effort is counted in matrix entries and nodes, so the answer is the same on every machine.
 */
import { turn } from '../plan';
import { branchSteps, diveSteps } from './branch';
import { makeGoal } from './goal';
import { isBetter } from './improve';
import { costOf, type Instance, makeInstance, servedBy } from './instance';
import { type BoundState, boundSteps, iterationWork } from './lagrangian';
import { dominatedSteps, joinAlike, without } from './reduce';
import {
  type Effort,
  gapOf,
  isMissing,
  polish,
  type Search,
  type SolveOptions,
  takeBound,
  valueOf,
  Watch,
  withBound,
} from './search';
import type { SitingProblem, SitingSolution } from './siting-types';
import { curveSteps, describe, greedySet } from './solve-greedy';
import { type Steps, withPauses } from './steps';

/** For a plan that is open in front of somebody: about a second. */
export const QUICK: Effort = {
  searchWork: 5e7,
  boundWork: 5e7,
  branchWork: 5e7,
  // Nodes end it, not time: a slow machine must find what a fast one finds.
  exact: { candidates: 60, cells: 600, branchWork: 3e8, nodes: 200, timeLimitS: 600 },
  gapFraction: 0.001,
};

/** For a proof: below a minute for 2,000 candidates on 20,000 cells. */
export const THOROUGH: Effort = {
  searchWork: 2e9,
  boundWork: 3e8,
  branchWork: 1.2e10,
  exact: { candidates: 150, cells: 2000, branchWork: 1e9, nodes: 5000, timeLimitS: 60 },
  gapFraction: 0.0001,
};

const MOST_ITERATIONS = 400;
const LEAST_ITERATIONS = 40;
/** Of a bound that is only wanted because somebody said stop. */
const LAST_ITERATIONS = 10;

/** A problem as arrays, reduced: what can be shared by goals over the same candidates. */
export interface Prepared {
  problem: SitingProblem;
  whole: Instance;
  instance: Instance;
  curve: SitingSolution['curve'];
  /** The last bound found: where the next goal's search begins. */
  from: BoundState | null;
}

/** The best answer found, its bound and the relative gap. */
export async function solveSiting(problem: SitingProblem, options: SolveOptions): Promise<SitingSolution> {
  return solvePrepared(await prepare(problem, options), problem.goal, options);
}

/** Flattens and reduces a problem. */
export const prepare = (problem: SitingProblem, { signal }: Pick<SolveOptions, 'signal'>): Promise<Prepared> =>
  withPauses(prepareSteps(problem), { signal });

function* prepareSteps(problem: SitingProblem): Steps<Prepared> {
  const flat = makeInstance(problem);
  yield PREPARING * flat.rowCell.length;
  const whole = joinAlike(flat);
  yield PREPARING * flat.rowCell.length;
  const instance = without(whole, yield* dominatedSteps(whole));
  yield PREPARING * flat.rowCell.length;
  return { problem, whole, instance, curve: yield* curveSteps(whole), from: null };
}

/** Making arrays costs about this much more than reading an entry. */
const PREPARING = 20;

/** Solves a prepared problem for a goal, which need not be the problem's own. */
export async function solvePrepared(
  prepared: Prepared,
  goalWanted: SitingProblem['goal'],
  options: SolveOptions,
): Promise<SitingSolution> {
  const { signal, stop, effort = QUICK } = options;
  const { whole, instance, curve } = prepared;
  const problem = { ...prepared.problem, goal: goalWanted };
  const goal = makeGoal(instance, problem.goal);
  const watch = new Watch(goal, options.onProgress);
  const search: Search = { problem, whole, instance, goal, options, effort, best: [], bound: null, watch };
  const run = <T>(steps: Steps<T>) => withPauses(steps, { signal, onTurn: watch.tell });
  signal.throwIfAborted();
  const method = await improveAndProve(search, { prepared, run });
  signal.throwIfAborted();
  watch.found(costOf(whole, search.best), servedBy(whole, search.best));
  watch.tell();
  const described = describe(whole, makeGoal(whole, goalWanted), {
    chosen: search.best,
    method: stop?.aborted ? `${method}, stopped` : method,
    curve,
  });
  return withBound(described, search);
}

/** All steps in turn, as far as the gap asks for them; the name of the last that helped. */
async function improveAndProve(
  search: Search,
  { prepared, run }: { prepared: Prepared; run<T>(steps: Steps<T>): Promise<T> },
): Promise<string> {
  const { instance, goal, problem, options, effort, watch } = search;
  const { stop, starts = [] } = options;
  const maxWork = effort.searchWork / 4;
  search.best = await run(greedySet(instance, goal, { seed: problem.seed, maxWork, stop, onBetter: watch.found }));
  const sets = [search.best];
  for (const start of starts) sets.push(await run(tryStart(search, start)));
  watch.tell();
  if (options.onProgress) await turn();

  const root = await run(boundSteps(instance, goal, rootOptions(search, prepared)));
  prepared.from = root;
  takeBound(search, root.bound);
  const open = () => gapOf(search) > effort.gapFraction && !stop?.aborted;
  search.promising = promisingAt(instance, root);
  if (open()) {
    const two = bestTwo(search, sets);
    for (const set of two) await run(polish(search, set, maxWork / two.length));
    const dived = await run(diveSteps(instance, goal, { root, maxWork: effort.boundWork, stop }));
    await run(polish(search, dived, maxWork));
    takeBound(search, root.bound);
  }
  const small = isSmall(search);
  const branchWork = small ? Math.max(effort.branchWork, effort.exact.branchWork) : effort.branchWork;
  if (!open() || branchWork <= 0) return 'greedy, Lagrangian bound';
  takeBound(search, await run(branchOut(search, { ...root, bound: search.bound! }, branchWork)));
  const exact = small && open() ? await solveExactly(search, run) : null;
  if (exact === null) return 'local search, Lagrangian branch and bound';
  takeBound(search, exact);
  return 'mixed-integer program';
}

function rootOptions({ instance, effort, options, watch }: Search, { from }: Prepared) {
  const affordable = Math.floor(effort.boundWork / iterationWork(instance));
  const iterations = Math.max(LEAST_ITERATIONS, Math.min(MOST_ITERATIONS, affordable));
  const stopped = options.stop?.aborted === true;
  return {
    iterations: stopped ? LAST_ITERATIONS : iterations,
    stop: stopped ? undefined : options.stop,
    onBetter: watch.bound,
    ...(from ? { from } : {}),
  };
}

/** A start may use candidates that the reduction ruled out: it is kept as it is, and polished without them. */
function* tryStart(search: Search, start: readonly number[]): Steps<number[]> {
  const { whole } = search;
  const place = new Map(Array.from(whole.original, (index, i) => [index, i]));
  const set = withPins(
    whole,
    start.map((index) => place.get(index)!),
  );
  if (isBetter(whole, search.goal, set, search.best)) {
    search.best = set;
    search.watch.found(costOf(whole, set), servedBy(whole, set));
  }
  const allowed = set.filter((i) => !search.instance.forbidden[i]);
  return yield* polish(search, allowed, search.effort.searchWork / 8);
}

/** The two best of several sets: they are often unlike, and the second may lead further. */
function bestTwo({ whole, goal, best }: Search, sets: number[][]): number[][] {
  const costUsd = costOf(whole, best);
  const others = sets.filter((set) => Math.abs(costOf(whole, set) - costUsd) > 1e-9 * costUsd);
  const second = others.reduce<number[] | null>((a, b) => (a && !isBetter(whole, goal, b, a) ? a : b), null);
  return second ? [best, second] : [best];
}

/** A set with every pinned candidate, and without what a group has then no room for. */
function withPins({ pinned, groups, groupsOf }: Instance, set: readonly number[]): number[] {
  const left = groups.map(({ atMost }) => atMost);
  const pins = Array.from(pinned.keys()).filter((i) => pinned[i] === 1);
  const room = (i: number) => pinned[i] === 1 || groupsOf[i]!.every((g) => left[g]! > 0);
  return [...pins, ...set.filter((i) => pinned[i] !== 1)].filter((i) => {
    if (!room(i)) return false;
    for (const g of groupsOf[i]!) left[g]!--;
    return true;
  });
}

/** Candidates whose credited people are worth at least this share of their cost. */
const PROMISING_SHARE = 0.7;

/** The local search leaves the others alone; the bound does not. */
function promisingAt({ cost }: Instance, { worth, priceUsdPerYear, x }: BoundState): Uint8Array {
  return Uint8Array.from(cost, (c, i) => (worth[i]! * priceUsdPerYear >= PROMISING_SHARE * c || x[i]! > 0 ? 1 : 0));
}

/** Nodes from which a set that reaches the target is looked for, as long as there is none. */
const MOST_TRIES_TO_REACH = 100;

function* branchOut(search: Search, root: BoundState, maxWork: number): Steps<number> {
  const { instance, goal, effort, options, watch } = search;
  const { stop } = options;
  const incumbent = () => (isMissing(search) ? Infinity : valueOf(search));
  let polished = 0;
  const { bound } = yield* branchSteps(instance, goal, {
    root,
    incumbent: incumbent(),
    maxWork,
    // A small problem is settled: there it takes little more.
    gapFraction: isSmall(search) ? 0 : effort.gapFraction,
    stop,
    *onNode(state, boundNow) {
      watch.bound(boundNow);
      if (polished++ < (isMissing(search) ? MOST_TRIES_TO_REACH : 8)) {
        const dived = yield* diveSteps(instance, goal, { root: state, maxWork: effort.boundWork / 4, stop });
        yield* polish(search, dived, effort.searchWork / 16);
      }
      return incumbent();
    },
  });
  return bound;
}

/** Whether the exact solver may have it. */
function isSmall({ instance, effort: { exact } }: Search): boolean {
  const allowed = instance.candidateCount - instance.forbidden.reduce((count, flag) => count + flag, 0);
  return allowed <= exact.candidates && instance.cellCount <= exact.cells;
}

/** The solver's bound, with its set taken when it is better; null when there is no solver or it cannot be loaded (offline). */
async function solveExactly(search: Search, run: <T>(steps: Steps<T>) => Promise<T>): Promise<number | null> {
  const { solver, signal } = search.options;
  const { exact } = search.effort;
  const { instance, goal, problem } = search;
  if (!solver) return null;
  const start = search.best.map((i) => instance.original[i]!);
  const allowedOnly = withoutForbidden(problem, instance);
  const answer = await solver
    .solve(allowedOnly, { signal, timeLimitS: exact.timeLimitS, nodeLimit: exact.nodes, start })
    .catch(() => null);
  signal.throwIfAborted();
  if (!answer) return null;
  const place = new Map(Array.from(instance.original, (index, i) => [index, i]));
  const found = withPins(
    instance,
    answer.chosen.map((index) => place.get(index)!),
  );
  await run(polish(search, found, 0));
  return goal.form === 'least-cost' ? answer.bestBoundUsdPerYear : answer.bestBoundPeople;
}

/** The problem with what the reduction left out forbidden. */
function withoutForbidden(problem: SitingProblem, { original, forbidden }: Instance): SitingProblem {
  const candidates = problem.candidates.slice();
  for (let i = 0; i < forbidden.length; i++)
    if (forbidden[i]) candidates[original[i]!] = { ...candidates[original[i]!]!, forbidden: true };
  return { ...problem, candidates };
}
