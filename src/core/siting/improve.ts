/**
 * Local search: take a few sites out, fill up again by gain per cost, drop what has become superfluous, keep the result if it is better. The sites taken
 * out are neighbours (they share cells) or, now and then, random. Effort is counted in matrix entries, never in seconds: same input, same output.
 */
import { CoverState } from './cover-state';
import type { Goal } from './goal';
import { type Instance, costOf, servedBy } from './instance';
import { atOnce, type Steps } from './steps';

/** Most sites taken out at once. */
const MOST_RUINED = 8;

/** At first, sets this much worse than the best are accepted (record-to-record travel: G. Dueck, J. Comput. Phys. 104, 1993); at the end none. */
const FIRST_SLACK = { 'least-cost': 0.002, budget: 0.0001 };

export interface ImproveOptions {
  random: () => number;
  /** Matrix entries that may be touched. */
  maxWork: number;
  /** Ends the search with the best so far. */
  stop?: AbortSignal | undefined;
  /** Candidates worth trying (a bound may have excluded the others). Absent: all. */
  allowed?: Uint8Array;
  /** Told of every better set: cost and people, summed up on the way. */
  onBetter?: ((annualCostUsd: number, servedPeople: number) => void) | undefined;
}

/** The set after local search; never worse than the set given. Pinned sites stay. Order: that of `start`, new ones behind. */
export const improve = (instance: Instance, goal: Goal, start: readonly number[], options: ImproveOptions): number[] =>
  atOnce(improveSteps(instance, goal, start, options));

export function* improveSteps(
  instance: Instance,
  goal: Goal,
  start: readonly number[],
  options: ImproveOptions,
): Steps<number[]> {
  const state = new CoverState(instance);
  for (const i of start) state.add(i);
  const search = new Search(state, goal, options);
  search.fill();
  search.prune();
  let best = { value: search.value(), members: search.members.slice() };
  search.mark();
  let current = best.value;
  const firstWork = state.work;
  let failures = 0;
  while (state.work < options.maxWork && failures < 1000 + 20 * search.members.length && search.members.length > 0) {
    if (options.stop?.aborted) break;
    const workBefore = state.work;
    search.mark();
    search.ruin(1 + Math.floor(options.random() * Math.min(MOST_RUINED, search.members.length)));
    search.fill();
    search.prune();
    const value = search.value();
    const left = 1 - (state.work - firstWork) / (options.maxWork - firstWork);
    const slack = FIRST_SLACK[goal.form] * Math.max(0, left) ** 2 * Math.abs(best.value);
    if (value <= Math.max(current, best.value + slack)) current = value;
    else search.goBack();
    if (value < best.value - 1e-9 * Math.abs(best.value)) {
      best = { value, members: search.members.slice() };
      options.onBetter?.(state.annualCostUsd, state.servedPeople);
      failures = 0;
    } else failures++;
    yield state.work - workBefore;
  }
  const kept = new Set(best.members);
  const order = start.filter((i) => kept.delete(i));
  const result = [...order, ...kept];
  return isBetter(instance, goal, result, start) ? result : [...start];
}

/** Compares two sets by the goal, computed afresh: one that reaches the target (keeps the budget) wins, then the value. */
export function isBetter(instance: Instance, goal: Goal, a: Iterable<number>, b: Iterable<number>): boolean {
  const [listA, listB] = [[...a], [...b]];
  const [costA, costB] = [costOf(instance, listA), costOf(instance, listB)];
  const [servedA, servedB] = [servedBy(instance, listA), servedBy(instance, listB)];
  if (goal.form === 'least-cost') {
    const [reachesA, reachesB] = [servedA >= goal.targetPeople, servedB >= goal.targetPeople];
    if (reachesA !== reachesB) return reachesA;
    if (!reachesA) return servedA > servedB;
    return costA < costB || (costA === costB && servedA > servedB);
  }
  const limit = goal.budgetUsdPerYear * (1 + 1e-12);
  if (costA <= limit !== costB <= limit) return costA <= limit;
  return servedA > servedB || (servedA === servedB && costA < costB);
}

class Search {
  readonly members: number[] = [];
  /** Candidate → place in `members`; −1 when it is not in. */
  private readonly place: Int32Array;
  private readonly candidates: Int32Array;
  /** Candidates toggled since the mark. */
  private journal: number[] = [];

  constructor(
    private readonly state: CoverState,
    private readonly goal: Goal,
    private readonly options: ImproveOptions,
  ) {
    this.place = new Int32Array(state.gain.length).fill(-1);
    for (const i of state.members()) this.place[i] = this.members.push(i) - 1;
    const { allowed } = options;
    const all = Int32Array.from(state.gain.keys());
    this.candidates = all.filter((i) => !allowed || allowed[i] === 1 || state.chosen[i] === 1);
  }

  /** What goBack returns to. */
  mark(): void {
    this.journal = [];
  }

  goBack(): void {
    const journal = this.journal.toReversed();
    for (const i of journal) {
      if (this.state.chosen[i]) this.drop(i);
      else this.take(i);
    }
    this.journal = [];
  }

  private take(i: number): void {
    this.state.add(i);
    this.place[i] = this.members.push(i) - 1;
    this.journal.push(i);
  }

  private drop(i: number): void {
    this.state.remove(i);
    const at = this.place[i]!;
    const last = this.members.pop()!;
    if (last !== i) {
      this.members[at] = last;
      this.place[last] = at;
    }
    this.place[i] = -1;
    this.journal.push(i);
  }

  /** Lower is better: cost, or minus people served. */
  value(): number {
    return this.goal.form === 'least-cost' ? this.state.annualCostUsd : -this.state.servedPeople;
  }

  /** Adds by people per cost until the goal is met or nothing fits. */
  fill(): void {
    const { state, goal } = this;
    while (state.servedPeople < goal.targetPeople) {
      const i = this.bestAddition();
      if (i < 0) return;
      this.take(i);
    }
  }

  private bestAddition(): number {
    const { state, goal, candidates } = this;
    const { cost } = state.instance;
    const need = goal.targetPeople - state.servedPeople;
    const left = goal.budgetUsdPerYear - state.annualCostUsd;
    const least = state.instance.totalPeople * 1e-12;
    let best = -1;
    let bestRatio = 0;
    for (let k = 0; k < candidates.length; k++) {
      const i = candidates[k]!;
      const gain = state.gain[i]! < need ? state.gain[i]! : need;
      if (gain <= least || state.chosen[i] || cost[i]! > left) continue;
      const ratio = cost[i] === 0 ? Number.MAX_VALUE : gain / cost[i]!;
      if (ratio > bestRatio && state.mayAdd(i)) {
        best = i;
        bestRatio = ratio;
      }
    }
    state.work += 2 * candidates.length;
    return best;
  }

  /** Least-cost: drops sites the target can do without, dearest per person alone first. */
  prune(): void {
    const { state, goal } = this;
    if (goal.form !== 'least-cost') return;
    const { cost, pinned } = state.instance;
    for (;;) {
      const spare = state.servedPeople - goal.targetPeople;
      let worst = -1;
      let worstScore = -1;
      for (const i of this.members) {
        if (pinned[i]) continue;
        const alone = state.alone[i]!;
        if (alone > spare) continue;
        const score = cost[i]! / (alone + 1e-9 * state.instance.totalPeople);
        if (score > worstScore) {
          worst = i;
          worstScore = score;
        }
      }
      state.work += this.members.length;
      if (worst < 0) return;
      this.drop(worst);
    }
  }

  /** Takes out `count` sites that share cells with a randomly drawn one. */
  ruin(count: number): void {
    const { random } = this.options;
    const { pinned, rowStart, rowCell, colStart, colCandidate } = this.state.instance;
    const seed = this.members[Math.floor(random() * this.members.length)]!;
    if (pinned[seed]) return;
    this.drop(seed);
    for (let tries = 0; tries < 4 * count && count > 1; tries++) {
      const cells = rowStart[seed + 1]! - rowStart[seed]!;
      let victim = -1;
      if (cells > 0 && random() < 0.8) {
        const cell = rowCell[rowStart[seed]! + Math.floor(random() * cells)]!;
        const neighbours = colStart[cell + 1]! - colStart[cell]!;
        victim = colCandidate[colStart[cell]! + Math.floor(random() * neighbours)]!;
      } else if (this.members.length > 0) victim = this.members[Math.floor(random() * this.members.length)]!;
      if (victim < 0 || !this.state.chosen[victim] || pinned[victim]) continue;
      this.drop(victim);
      count--;
    }
    this.disturb();
  }

  /** Adds one random useful neighbour now and then, which the ratio rule alone would never try first. */
  private disturb(): void {
    const { random } = this.options;
    if (random() < 0.5) return;
    const { state, candidates } = this;
    for (let tries = 0; tries < 8; tries++) {
      const i = candidates[Math.floor(random() * candidates.length)]!;
      const fits = state.instance.cost[i]! <= this.goal.budgetUsdPerYear - state.annualCostUsd;
      if (!fits || state.gain[i]! <= 0 || !state.mayAdd(i)) continue;
      this.take(i);
      return;
    }
  }
}
