/**
 * Lazy greedy (CELF: J. Leskovec et al., "Cost-effective outbreak detection in networks", KDD 2007). Served people are submodular in the set of sites,
 * so a gain computed earlier is an upper bound on the gain now: only the top of the heap is computed again.
 */
import type { Goal } from './goal';
import type { Instance } from './instance';
import { atOnce, type Steps } from './steps';

/** How the next site is ranked: people gained per USD a year, or people gained. */
export type GreedyRule = 'ratio' | 'plain';

export interface GreedyRun {
  /** Instance candidates in the order chosen, pinned ones first. */
  chosen: number[];
  servedPeople: number;
  annualCostUsd: number;
  /** After each choice. */
  steps: { annualCostUsd: number; servedPeople: number; sites: number }[];
}

/** The order in which to build a set: most people gained per USD a year first, what was built before counted. */
export function buildOrder(instance: Instance, chosen: readonly number[]): number[] {
  const residual = new Float64Array(instance.cellCount).fill(1);
  const wanted = new Uint8Array(instance.candidateCount);
  for (const i of chosen) wanted[i] = 1;
  const key = (i: number): number =>
    instance.cost[i] === 0 ? Number.MAX_VALUE : (gainOf(instance, residual, i) + LEAST_KEY) / instance.cost[i]!;
  const queue = new BestFirst(instance, (i) => (wanted[i] ? key(i) : 0));
  const order: number[] = [];
  for (let i = queue.pop(key); i >= 0; i = queue.pop(key)) {
    takeCells(instance, residual, i);
    order.push(i);
  }
  return order;
}

/** Keeps sites that gain nothing in the queue. People. */
const LEAST_KEY = 1e-9;

/** Of an average choice: gains computed again, the heap kept in order. Matrix entries. */
const WORK_PER_CHOICE = 2000;

/** Runs until the goal is met, the budget is spent, or nothing is gained any more. Gains beyond the target count nothing. */
export const greedy = (instance: Instance, goal: Goal, rule: GreedyRule): GreedyRun =>
  atOnce(greedySteps(instance, goal, rule));

export function* greedySteps(instance: Instance, goal: Goal, rule: GreedyRule): Steps<GreedyRun> {
  const residual = new Float64Array(instance.cellCount).fill(1);
  const run: GreedyRun = { chosen: [], servedPeople: 0, annualCostUsd: 0, steps: [] };
  const groupLeft = instance.groups.map((group) => group.atMost);

  const take = (i: number): void => {
    run.servedPeople += takeCells(instance, residual, i);
    run.annualCostUsd += instance.cost[i]!;
    run.chosen.push(i);
    for (const g of instance.groupsOf[i]!) groupLeft[g]!--;
    run.steps.push({
      annualCostUsd: run.annualCostUsd,
      servedPeople: run.servedPeople,
      sites: run.chosen.length,
    });
  };
  const key = (i: number): number => {
    const gain = Math.min(gainOf(instance, residual, i), goal.targetPeople - run.servedPeople);
    if (gain <= instance.totalPeople * 1e-12) return 0;
    return rule === 'ratio' ? (instance.cost[i] === 0 ? Number.MAX_VALUE : gain / instance.cost[i]!) : gain;
  };

  for (let i = 0; i < instance.candidateCount; i++) if (instance.pinned[i]) take(i);
  const queue = new BestFirst(instance, (i) => (instance.pinned[i] || instance.forbidden[i] ? 0 : key(i)));
  yield instance.rowCell.length;
  for (;;) {
    if (run.servedPeople >= goal.targetPeople) break;
    const i = queue.pop(key);
    if (i < 0) break;
    if (run.annualCostUsd + instance.cost[i]! > goal.budgetUsdPerYear) continue;
    if (instance.groupsOf[i]!.some((g) => groupLeft[g]! <= 0)) continue;
    take(i);
    yield WORK_PER_CHOICE;
  }
  return run;
}

/** People candidate i adds over what is left unserved of each cell. */
export function gainOf(instance: Instance, residual: Float64Array, i: number): number {
  const { rowStart, rowCell, rowShare, people } = instance;
  let gain = 0;
  for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
    const cell = rowCell[k]!;
    const left = residual[cell]!;
    if (left > 0) gain += people[cell]! * Math.min(rowShare[k]!, left);
  }
  return gain;
}

function takeCells(instance: Instance, residual: Float64Array, i: number): number {
  const { rowStart, rowCell, rowShare, people } = instance;
  let gain = 0;
  for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
    const cell = rowCell[k]!;
    const part = Math.min(rowShare[k]!, residual[cell]!);
    if (part <= 0) continue;
    residual[cell]! -= part;
    gain += people[cell]! * part;
  }
  return gain;
}

/** A binary heap of candidates by a key that only falls; equal keys in candidate order. */
class BestFirst {
  private readonly heap: number[] = [];
  private readonly keys: Float64Array;

  constructor(instance: Instance, key: (i: number) => number) {
    this.keys = new Float64Array(instance.candidateCount);
    for (let i = 0; i < instance.candidateCount; i++) {
      this.keys[i] = key(i);
      if (this.keys[i]! > 0) this.heap.push(i);
    }
    this.heap.sort((a, b) => this.keys[b]! - this.keys[a]! || a - b);
  }

  /** Takes the candidate whose fresh key is largest; −1 when no key is above 0. */
  pop(key: (i: number) => number): number {
    while (this.heap.length > 0) {
      const top = this.heap[0]!;
      const fresh = key(top);
      const stale = fresh < this.keys[top]!;
      this.keys[top] = fresh;
      if (!stale || fresh <= 0) this.removeTop();
      else this.sink(0);
      if (!stale && fresh > 0) return top;
      if (stale && fresh > 0 && this.heap[0] === top) {
        this.removeTop();
        return top;
      }
    }
    return -1;
  }

  private removeTop(): void {
    const last = this.heap.pop()!;
    if (this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink(0);
  }

  private sink(start: number): void {
    const { heap } = this;
    let at = start;
    for (;;) {
      let best = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < heap.length; child++)
        if (this.before(heap[child]!, heap[best]!)) best = child;
      if (best === at) return;
      [heap[at], heap[best]] = [heap[best]!, heap[at]!];
      at = best;
    }
  }

  private before(a: number, b: number): boolean {
    return this.keys[a]! > this.keys[b]! || (this.keys[a] === this.keys[b] && a < b);
  }
}
