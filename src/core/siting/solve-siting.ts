/** One problem, solved as well as the effort allows: greedy and local search, then a bound, then the exact solver where the problem is small. */
import type { Goal } from './goal';
import { makeGoal } from './goal';
import { improve, isBetter } from './improve';
import { type Instance, makeInstance } from './instance';
import { seededRandom } from '../units';
import { DEFAULT_WORK, describe, greedySet } from './solve-greedy';
import type { SitingProblem, SitingSolution, Solver } from './siting-types';

export interface SolveOptions {
  signal: AbortSignal;
  solver?: Solver;
  /** Sets of candidate indexes (of the problem) known to be good: the answer is never worse than the best of them. */
  starts?: number[][];
  /** Local search effort, matrix entries. */
  maxWork?: number;
}

/** The best answer found. */
export async function solveSiting(problem: SitingProblem, options: SolveOptions): Promise<SitingSolution> {
  const instance = makeInstance(problem);
  const goal = makeGoal(instance, problem.goal);
  const { signal, maxWork = DEFAULT_WORK } = options;
  let { chosen } = greedySet(instance, goal, problem.seed, { maxWork, signal });
  for (const start of options.starts ?? []) {
    const known = improveFrom(instance, goal, start, { seed: problem.seed, maxWork: maxWork / 2, signal });
    if (isBetter(instance, goal, known, chosen)) chosen = known;
  }
  signal.throwIfAborted();
  return describe(instance, goal, chosen, 'greedy');
}

function improveFrom(
  instance: Instance,
  goal: Goal,
  start: number[],
  { seed, maxWork, signal }: { seed: number; maxWork: number; signal: AbortSignal },
): number[] {
  const place = new Map(Array.from(instance.original, (index, i) => [index, i]));
  const set = start.map((index) => place.get(index)!);
  return improve(instance, goal, set, { random: seededRandom(seed), maxWork, signal });
}
