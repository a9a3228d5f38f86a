/**
 * A bound that is valid by construction (README.md, "Bound"). For any u in [0, 1] per cell, min(1, s) ≤ (1 − u) + u·s, so
 *     people served ≤ Σ p_j (1 − u_j) + Σ w_i(u) x_i,   w_i(u) = Σ p_j u_j a_ij,
 * and what is left is a knapsack over the candidates. u is searched by averaged subgradient steps (deflected as in F. Barahona, R. Anbil, "The volume
 * algorithm", Math. Program. 87, 2000); however badly the search went, the best knapsack value seen is a bound.
 */
import type { Goal } from './goal';
import { groupBound, groupedOf } from './group-bound';
import type { Instance } from './instance';
import { fractionalCost, fractionalWorth, makeKnapsack, type Knapsack } from './knapsack-bound';
import { blocksOf, fillItems, makeItems, sharesOfItems } from './blocks';
import { countBound, priceClasses } from './price-classes';
import { atOnce, type Steps } from './steps';

export interface BoundState {
  /** Lower bound on the cost (least-cost) or upper bound on the people (budget). */
  bound: number;
  /** u_j at the best bound. */
  u: Float64Array;
  /** w_i at the best bound: people credited to each candidate. */
  worth: Float64Array;
  /** Σ p_j (1 − u_j) at the best bound: people the bound grants for nothing. */
  base: number;
  /** USD a year per person at the margin, at the best bound. */
  priceUsdPerYear: number;
  /** Averaged x: nearly the optimum of the linear relaxation. */
  x: Float64Array;
  /** Averaged s_j = Σ a_ij x_i. */
  s: Float64Array;
}

export interface BoundOptions {
  iterations: number;
  /** Candidates that must (1) or may not (−1) be chosen, besides pinned and forbidden ones. */
  fixed?: Int8Array;
  /** Where to begin. */
  from?: BoundState;
  /** Ends the search with the best so far. */
  stop?: AbortSignal | undefined;
  /** Stops when the bound is at least this (least-cost) or at most this (budget). */
  stopAt?: number;
  /** Told of every better bound. */
  onBetter?: ((bound: number) => void) | undefined;
}

/** Weight of the newest subgradient in the average. */
const NEWEST = 0.2;
const FIRST_STEP = 0.5;
/** Steps fall as FIRST_STEP / (1 + iteration / HALF_LIFE). */
const HALF_LIFE = 20;
/** Candidates whose people per USD are below this share of what was chosen last are not going to be. */
const UNLIKELY_RATIO = 0.7;
/** Whole sites are counted, and limits of groups looked at, every so many iterations: it costs more than a fractional knapsack. */
const COUNT_EVERY = 5;

/** Searches for a good bound. */
export const lagrangianBound = (instance: Instance, goal: Goal, options: BoundOptions): BoundState =>
  atOnce(boundSteps(instance, goal, options));

/** Matrix entries of one iteration. */
export const iterationWork = (instance: Instance): number =>
  2 * instance.rowCell.length + 4 * instance.cellCount + 16 * instance.candidateCount;

export function* boundSteps(instance: Instance, goal: Goal, options: BoundOptions): Steps<BoundState> {
  const items = makeItems(instance);
  const blocks = blocksOf(instance);
  const { cost, ...knapsackRest } = knapsackOf(instance, options.fixed);
  const knapsack: Knapsack = { ...knapsackRest, cost: items.cost };
  const fixedCells = alwaysLinear(instance);
  const state = options.from ? copy(options.from) : beginning(instance);
  const { u, s } = { u: state.u.slice(), s: state.s };
  const worth = new Float64Array(instance.candidateCount);
  const x = new Float64Array(instance.candidateCount);
  const better = goal.form === 'least-cost' ? (a: number, b: number) => a > b : (a: number, b: number) => a < b;
  state.bound = goal.form === 'least-cost' ? -Infinity : Infinity;
  const done = (bound: number) =>
    options.stopAt !== undefined && (goal.form === 'least-cost' ? bound >= options.stopAt : bound <= options.stopAt);
  const limits = { classes: priceClasses({ ...knapsack, cost }), grouped: groupedOf(instance, { ...knapsack, cost }) };
  const direction = new Float64Array(instance.cellCount);
  const waste = new Float64Array(instance.cellCount);
  let leastRatio = 0;
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    if (iteration > 0 && options.stop?.aborted) break;
    yield iterationWork(instance);
    const base = creditOf(instance, u, worth);
    fillItems(instance, blocks, { u, worth, fixed: options.fixed, leastRatio }, items);
    const answer =
      goal.form === 'least-cost'
        ? fractionalCost(knapsack, items.worth, goal.targetPeople - base, x)
        : fractionalWorth(knapsack, items.worth, goal.budgetUsdPerYear, x);
    leastRatio = answer.priceUsdPerYear > 0 ? UNLIKELY_RATIO / answer.priceUsdPerYear : 0;
    const fractional = goal.form === 'least-cost' ? answer.value : answer.value + base;
    const isRound = iteration % COUNT_EVERY === COUNT_EVERY - 1;
    const others = isRound
      ? dearBounds(goal, limits, { cost, worth, base, priceUsdPerYear: answer.priceUsdPerYear })
      : [];
    const value = others.reduce((best, other) => (better(other, best) ? other : best), fractional);
    if (better(value, state.bound)) {
      state.bound = value;
      state.u.set(u);
      state.worth.set(worth);
      state.base = base;
      state.priceUsdPerYear = answer.priceUsdPerYear;
      options.onBetter?.(value);
      if (value === Infinity || done(value)) break;
    }
    sharesOfItems(blocks, items, x, waste);
    sharesOf(instance, x, direction);
    for (let j = 0; j < waste.length; j++) direction[j]! -= waste[j]!;
    const weight = iteration === 0 && !options.from ? 1 : NEWEST;
    for (let i = 0; i < x.length; i++) state.x[i]! += weight * (x[i]! - state.x[i]!);
    const step = FIRST_STEP / (1 + ((options.from ? HALF_LIFE * 3 : 0) + iteration) / HALF_LIFE);
    for (let j = 0; j < u.length; j++) {
      s[j]! += weight * (direction[j]! - s[j]!);
      if (fixedCells[j]) continue;
      const next = u[j]! + step * (1 - s[j]!);
      u[j] = next < 0 ? 0 : next > 1 ? 1 : next;
    }
  }
  return state;
}

/** With whole sites, and with the limits of groups: what takes longer than the fractional knapsack. */
function dearBounds(
  goal: Goal,
  { classes, grouped }: { classes: ReturnType<typeof priceClasses>; grouped: ReturnType<typeof groupedOf> },
  credit: Parameters<typeof groupBound>[2],
): number[] {
  return [
    ...(classes ? [countBound(goal, classes, credit)] : []),
    ...(grouped ? [groupBound(goal, grouped, credit)] : []),
  ];
}

function beginning(instance: Instance): BoundState {
  return {
    bound: 0,
    u: new Float64Array(instance.cellCount).fill(1),
    worth: new Float64Array(instance.candidateCount),
    base: 0,
    priceUsdPerYear: 0,
    x: new Float64Array(instance.candidateCount),
    s: new Float64Array(instance.cellCount),
  };
}

const copy = (from: BoundState): BoundState => ({
  ...from,
  u: from.u.slice(),
  worth: from.worth.slice(),
  x: from.x.slice(),
  s: from.s.slice(),
});

function knapsackOf(instance: Instance, fixed?: Int8Array): Knapsack {
  if (!fixed) return makeKnapsack(instance.cost, instance.pinned, instance.forbidden);
  return makeKnapsack(
    instance.cost,
    instance.pinned.map((pinned, i) => (pinned || fixed[i]! > 0 ? 1 : 0)),
    instance.forbidden.map((forbidden, i) => (forbidden || fixed[i]! < 0 ? 1 : 0)),
  );
}

/** Cells that all candidates together cover at most once: u = 1 is best there. */
function alwaysLinear({ cellCount, colStart, colShare }: Instance): Uint8Array {
  const linear = new Uint8Array(cellCount);
  for (let j = 0; j < cellCount; j++) {
    let together = 0;
    for (let k = colStart[j]!; k < colStart[j + 1]!; k++) together += colShare[k]!;
    linear[j] = together <= 1 ? 1 : 0;
  }
  return linear;
}

/** Fills w_i(u); returns Σ p_j (1 − u_j). */
function creditOf(instance: Instance, u: Float64Array, worth: Float64Array): number {
  const { people, rowStart, rowCell, rowShare, candidateCount, cellCount } = instance;
  let base = 0;
  for (let j = 0; j < cellCount; j++) base += people[j]! * (1 - u[j]!);
  for (let i = 0; i < candidateCount; i++) {
    let credit = 0;
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
      const cell = rowCell[k]!;
      credit += people[cell]! * u[cell]! * rowShare[k]!;
    }
    worth[i] = credit;
  }
  return base;
}

function sharesOf({ rowStart, rowCell, rowShare }: Instance, x: Float64Array, s: Float64Array): void {
  s.fill(0);
  for (let i = 0; i < x.length; i++) {
    const share = x[i]!;
    if (share <= 0) continue;
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) s[rowCell[k]!]! += share * rowShare[k]!;
  }
}
