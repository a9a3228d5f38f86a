/**
 * Branch and bound on the dearest half-chosen candidates (towers before hotspots), with the Lagrangian bound at every node: best bound first. Whenever it is
 * stopped, the weakest bound of the open nodes is a bound of the whole. Also `dive`: rounding down one branch for a good set to start from.
 */
import type { Goal } from './goal';
import { type Instance, sum } from './instance';
import { type BoundState, lagrangianBound } from './lagrangian';

export interface BranchOptions {
  root: BoundState;
  /** Value of the best set known: cost, or people. */
  incumbent: number;
  /** Matrix entries that may be touched. */
  maxWork: number;
  signal?: AbortSignal;
  /** Stop when the relative gap is at most this. */
  gapFraction: number;
  /** Called at a leaf, and now and then elsewhere, with a node's fractional x: may find a better set; returns the best value now. */
  onNode?(state: BoundState, fixed: Int8Array): number;
}

interface Node {
  bound: number;
  fixed: Int8Array;
  state: BoundState;
}

const NODE_ITERATIONS = 60;
/** x nearer to 0 or 1 than this counts as decided. */
const DECIDED = 0.02;
/** Nodes kept at once: each holds two numbers per cell. Beyond it the search stops. */
const MAX_STATE_ENTRIES = 2.5e7;

/** Matrix entries of one Lagrangian iteration. */
export const iterationWork = (instance: Instance): number =>
  2 * instance.rowCell.length + 4 * instance.cellCount + 16 * instance.candidateCount;

/** A bound of the whole problem, at least as good as the root's. */
export function branchBound(instance: Instance, goal: Goal, options: BranchOptions): { bound: number; nodes: number } {
  const least = goal.form === 'least-cost';
  const weaker = (a: number, b: number) => (least ? a < b : a > b);
  let { incumbent } = options;
  const gap = (bound: number) => Math.abs(incumbent - bound) / Math.max(incumbent, bound, 1e-12);
  const closed = (bound: number) => !weaker(bound, incumbent);
  let open: Node[] = [
    { bound: options.root.bound, fixed: new Int8Array(instance.candidateCount), state: options.root },
  ];
  /** Weakest bound of nodes that cannot be branched any more. */
  let leaves = incumbent;
  let nodes = 0;
  const weakest = () =>
    open.reduce(
      (bound, node) => (weaker(node.bound, bound) ? node.bound : bound),
      weaker(leaves, incumbent) ? leaves : incumbent,
    );
  const perNode = NODE_ITERATIONS * iterationWork(instance);
  const maxNodes = Math.floor(options.maxWork / perNode);
  const maxOpen = Math.max(8, MAX_STATE_ENTRIES / (2 * instance.cellCount + 3 * instance.candidateCount));
  while (nodes + 2 <= maxNodes && open.length > 0 && open.length < maxOpen && !options.signal?.aborted) {
    if (gap(weakest()) <= options.gapFraction) break;
    const at = open.reduce((best, node, k) => (weaker(node.bound, open[best]!.bound) ? k : best), 0);
    const [node] = open.splice(at, 1) as [Node];
    if (options.onNode && nodes % 16 === 0) incumbent = options.onNode(node.state, node.fixed);
    const pick = branchCandidate(instance, node);
    if (pick < 0) {
      if (weaker(node.bound, leaves)) leaves = node.bound;
      continue;
    }
    for (const decision of [1, -1]) {
      const child = branchOff(instance, goal, { node, pick, decision, stopAt: incumbent });
      nodes++;
      if (!closed(child.bound)) open.push(child);
    }
    open = open.filter(({ bound }) => !closed(bound));
  }
  return { bound: weakest(), nodes };
}

function branchOff(
  instance: Instance,
  goal: Goal,
  { node, pick, decision, stopAt }: { node: Node; pick: number; decision: number; stopAt: number },
): Node {
  const fixed = node.fixed.slice();
  fixed[pick] = decision;
  const state = lagrangianBound(instance, goal, { iterations: NODE_ITERATIONS, fixed, from: node.state, stopAt });
  const least = goal.form === 'least-cost';
  return { bound: least ? Math.max(state.bound, node.bound) : Math.min(state.bound, node.bound), fixed, state };
}

function branchCandidate({ cost, candidateCount, pinned, forbidden }: Instance, { fixed, state }: Node): number {
  let best = -1;
  let bestScore = 0;
  for (let i = 0; i < candidateCount; i++) {
    const undecided = Math.min(state.x[i]!, 1 - state.x[i]!);
    if (fixed[i] || pinned[i] || forbidden[i] || undecided < DECIDED) continue;
    const score = undecided * cost[i]!;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  return best;
}

/**
 * Rounds x step by step: what is nearly 1 is in, then the dearest half-chosen ones (more at once the fewer rounds the effort allows), solve again; at the end
 * what is more in than out. Returns the set, which may miss the target, never the budget.
 */
export function dive(instance: Instance, goal: Goal, root: BoundState, maxWork: number): number[] {
  const fixed = new Int8Array(instance.candidateCount);
  let rounds = Math.min(MOST_ROUNDS, Math.floor(maxWork / (DIVE_ITERATIONS * iterationWork(instance))));
  let state = root;
  for (; rounds > 0; rounds--) {
    const open: number[] = [];
    for (let i = 0; i < fixed.length; i++) {
      if (fixed[i] || instance.forbidden[i]) continue;
      if (state.x[i]! > 0.95) fixed[i] = 1;
      else if (state.x[i]! > 0.05) open.push(i);
    }
    if (open.length === 0) break;
    open.sort((a, b) => state.x[b]! * instance.cost[b]! - state.x[a]! * instance.cost[a]! || a - b);
    for (const i of open.slice(0, Math.ceil(open.length / (2 * rounds)))) fixed[i] = 1;
    const next = lagrangianBound(instance, goal, { iterations: DIVE_ITERATIONS, fixed, from: state });
    if (!Number.isFinite(next.bound)) break;
    state = next;
  }
  const isIn = (i: number) => fixed[i]! > 0 || state.x[i]! > 0.5 || instance.pinned[i] === 1;
  return withinBudget(
    instance,
    goal,
    Array.from(fixed.keys()).filter((i) => !instance.forbidden[i] && isIn(i)),
  );
}

const DIVE_ITERATIONS = 40;
const MOST_ROUNDS = 60;

function withinBudget(instance: Instance, goal: Goal, chosen: number[]): number[] {
  const groupLeft = instance.groups.map(({ atMost }) => atMost);
  let left = goal.budgetUsdPerYear - sum(chosen.filter((i) => instance.pinned[i]).map((i) => instance.cost[i]!));
  const ordered = chosen.toSorted(
    (a, b) => instance.pinned[b]! - instance.pinned[a]! || instance.cost[b]! - instance.cost[a]!,
  );
  return ordered.filter((i) => {
    const fits =
      instance.pinned[i] || (instance.cost[i]! <= left && instance.groupsOf[i]!.every((g) => groupLeft[g]! > 0));
    if (!fits) return false;
    if (!instance.pinned[i]) left -= instance.cost[i]!;
    for (const g of instance.groupsOf[i]!) groupLeft[g]!--;
    return true;
  });
}
