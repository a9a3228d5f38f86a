/**
 * Branch and bound on the dearest half-chosen candidates (towers before hotspots), with the Lagrangian bound at every node: best bound first. Whenever it is
 * stopped, the weakest bound of the open nodes is a bound of the whole. Also `dive`: rounding down one branch for a good set to start from.
 */
import type { Goal } from './goal';
import { type Instance, sum } from './instance';
import { type BoundState, boundSteps, iterationWork } from './lagrangian';
import { atOnce, type Steps } from './steps';

export interface BranchOptions {
  root: BoundState;
  /** Value of the best set known: cost, or people. */
  incumbent: number;
  /** Matrix entries that may be touched. */
  maxWork: number;
  /** Ends the search with the best bound so far. */
  stop?: AbortSignal | undefined;
  /** Stop when the relative gap is at most this. */
  gapFraction: number;
  /** Called at a leaf, and now and then elsewhere, with a node's fractional x: may find a better set; returns the best value now. */
  onNode?(state: BoundState, bound: number): Steps<number>;
}

interface Node {
  bound: number;
  fixed: Int8Array;
  state: BoundState;
}

const NODE_ITERATIONS = 60;
/** x nearer to 0 or 1 than this counts as decided. */
const DECIDED = 0.02;
/** A tree too small to decide what the root leaves half-chosen gets this many nodes to close a part of the gap all the same. */
const NODES_OF_TRIAL = 20;
const LEAST_PROGRESS = 0.95;
/** With more half-chosen candidates for each node there is, none is tried: a few decisions move nothing. */
const MOST_UNDECIDED_PER_NODE = 50;
/** Nodes kept at once: each holds two numbers per cell. Beyond it the search stops. */
const MAX_STATE_ENTRIES = 2.5e7;

/** A bound of the whole problem, at least as good as the root's. */
export const branchBound = (instance: Instance, goal: Goal, options: BranchOptions): { bound: number; nodes: number } =>
  atOnce(branchSteps(instance, goal, options));

export function* branchSteps(
  instance: Instance,
  goal: Goal,
  options: BranchOptions,
): Steps<{ bound: number; nodes: number }> {
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
  const weakest = (besides: Node[] = []) =>
    [...open, ...besides].reduce(
      (bound, node) => (weaker(node.bound, bound) ? node.bound : bound),
      weaker(leaves, incumbent) ? leaves : incumbent,
    );
  const perNode = NODE_ITERATIONS * iterationWork(instance);
  const maxNodes = Math.floor(options.maxWork / perNode);
  const undecided = undecidedCount(instance, open[0]!);
  if (undecided > MOST_UNDECIDED_PER_NODE * maxNodes) return { bound: options.root.bound, nodes };
  const doubtful = 4 * undecided > maxNodes;
  const maxOpen = Math.max(8, MAX_STATE_ENTRIES / (2 * instance.cellCount + 3 * instance.candidateCount));
  while (nodes + 2 <= maxNodes && open.length > 0 && open.length < maxOpen && !options.stop?.aborted) {
    const bound = weakest();
    if (gap(bound) <= options.gapFraction) break;
    if (doubtful && nodes >= NODES_OF_TRIAL && gap(bound) > LEAST_PROGRESS * gap(options.root.bound)) break;
    const at = open.reduce((best, node, k) => (weaker(node.bound, open[best]!.bound) ? k : best), 0);
    const [node] = open.splice(at, 1) as [Node];
    if (options.onNode && (nodes % 16 === 0 || incumbent === Infinity))
      incumbent = yield* options.onNode(node.state, weakest([node]));
    const pick = branchCandidate(instance, node);
    if (pick < 0) {
      if (weaker(node.bound, leaves)) leaves = node.bound;
      continue;
    }
    for (const decision of [1, -1]) {
      const child = yield* branchOff(instance, goal, { node, pick, decision, stopAt: incumbent, stop: options.stop });
      nodes++;
      if (!closed(child.bound)) open.push(child);
    }
    open = open.filter(({ bound }) => !closed(bound));
  }
  return { bound: weakest(), nodes };
}

function* branchOff(
  instance: Instance,
  goal: Goal,
  {
    node,
    pick,
    decision,
    ...limits
  }: { node: Node; pick: number; decision: number; stopAt: number; stop: AbortSignal | undefined },
): Steps<Node> {
  const fixed = node.fixed.slice();
  fixed[pick] = decision;
  const state = yield* boundSteps(instance, goal, { iterations: NODE_ITERATIONS, fixed, from: node.state, ...limits });
  const least = goal.form === 'least-cost';
  return { bound: least ? Math.max(state.bound, node.bound) : Math.min(state.bound, node.bound), fixed, state };
}

const isOpen = ({ pinned, forbidden }: Instance, { fixed }: Node, i: number): boolean =>
  !fixed[i] && !pinned[i] && !forbidden[i];

const undecidedAt = ({ state }: Node, i: number): number => Math.min(state.x[i]!, 1 - state.x[i]!);

function undecidedCount(instance: Instance, node: Node): number {
  let count = 0;
  for (let i = 0; i < instance.candidateCount; i++)
    if (isOpen(instance, node, i) && undecidedAt(node, i) >= DECIDED) count++;
  return count;
}

/** The dearest half-chosen candidate; where all are decided, the dearest of those taken that is not fixed yet: without it the bound may be better. −1: none. */
function branchCandidate(instance: Instance, node: Node): number {
  const { cost, candidateCount } = instance;
  let best = -1;
  let bestScore = 0;
  let taken = -1;
  for (let i = 0; i < candidateCount; i++) {
    if (!isOpen(instance, node, i)) continue;
    const undecided = undecidedAt(node, i);
    if (undecided >= DECIDED) {
      if (undecided * cost[i]! <= bestScore) continue;
      best = i;
      bestScore = undecided * cost[i]!;
    } else if (node.state.x[i]! > 0.5 && (taken < 0 || cost[i]! > cost[taken]!)) taken = i;
  }
  return best < 0 ? taken : best;
}

/**
 * Rounds x step by step: what is nearly 1 is in, then the dearest half-chosen ones (more at once the fewer rounds the effort allows), solve again; at the end
 * what is more in than out. Returns the set, which may miss the target, never the budget.
 */
export const dive = (instance: Instance, goal: Goal, root: BoundState, maxWork: number): number[] =>
  atOnce(diveSteps(instance, goal, { root, maxWork }));

export function* diveSteps(
  instance: Instance,
  goal: Goal,
  { root, maxWork, stop }: { root: BoundState; maxWork: number; stop?: AbortSignal | undefined },
): Steps<number[]> {
  const fixed = new Int8Array(instance.candidateCount);
  let rounds = Math.min(MOST_ROUNDS, Math.floor(maxWork / (DIVE_ITERATIONS * iterationWork(instance))));
  let state = root;
  for (; rounds > 0; rounds--) {
    if (stop?.aborted) break;
    const open: number[] = [];
    for (let i = 0; i < fixed.length; i++) {
      if (fixed[i] || instance.forbidden[i]) continue;
      if (state.x[i]! > 0.95) fixed[i] = 1;
      else if (state.x[i]! > 0.05) open.push(i);
    }
    if (open.length === 0) break;
    open.sort((a, b) => state.x[b]! * instance.cost[b]! - state.x[a]! * instance.cost[a]! || a - b);
    for (const i of open.slice(0, Math.ceil(open.length / (2 * rounds)))) fixed[i] = 1;
    const next = yield* boundSteps(instance, goal, { iterations: DIVE_ITERATIONS, fixed, from: state });
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
