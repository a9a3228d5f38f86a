/**
 * The knapsacks of the bound (README.md, "Bound"): with every candidate worth w_i people at cost c_i, the least cost of N people, or the most people for B.
 * Relaxed where whole numbers would cost too much time, so always on the safe side.
 */

/** Scratch for repeated knapsacks over the same costs. */
export interface Knapsack {
  cost: Float64Array;
  /** Candidates that must be in. */
  forced: Uint8Array;
  /** Candidates that may not be in. */
  excluded: Uint8Array;
  /** Order of candidates by value per cost; refreshed by each call. */
  order: Int32Array;
  ratio: Float64Array;
}

export function makeKnapsack(cost: Float64Array, forced: Uint8Array, excluded: Uint8Array): Knapsack {
  const order = Int32Array.from(cost.keys()).filter((i) => !forced[i] && !excluded[i]);
  return { cost, forced, excluded, order, ratio: new Float64Array(cost.length) };
}

export interface FractionalAnswer {
  /** Cost (least-cost) or people (budget); Infinity when N cannot be had. */
  value: number;
  /** USD a year per person at the margin. */
  priceUsdPerYear: number;
}

/** Fractional knapsack, exact for its relaxation. `x` receives the shares chosen, 0..1. */
export function fractionalCost(
  knapsack: Knapsack,
  worth: Float64Array,
  need: number,
  x: Float64Array,
): FractionalAnswer {
  const { cost } = knapsack;
  let { left, spent } = start(knapsack, worth, x, need);
  let price = 0;
  if (left <= 0) return { value: spent, priceUsdPerYear: 0 };
  for (const i of knapsack.order) {
    if (worth[i]! <= 0) continue;
    price = cost[i]! / worth[i]!;
    const share = worth[i]! >= left ? left / worth[i]! : 1;
    x[i] = share;
    spent += share * cost[i]!;
    left -= share * worth[i]!;
    if (share < 1 || left <= 0) return { value: spent, priceUsdPerYear: price };
  }
  return { value: Infinity, priceUsdPerYear: price };
}

/** Most worth within a budget, fractionally. */
export function fractionalWorth(
  knapsack: Knapsack,
  worth: Float64Array,
  budget: number,
  x: Float64Array,
): FractionalAnswer {
  const { cost } = knapsack;
  const begun = start(knapsack, worth, x, 0);
  let people = -begun.left;
  let left = budget - begun.spent;
  for (const i of knapsack.order) {
    if (worth[i]! <= 0) continue;
    const share = cost[i]! > left ? Math.max(0, left) / cost[i]! : 1;
    x[i] = share;
    people += share * worth[i]!;
    left -= share * cost[i]!;
    if (share < 1) return { value: people, priceUsdPerYear: cost[i]! / worth[i]! };
  }
  return { value: people, priceUsdPerYear: 0 };
}

function start({ cost, forced, order, ratio }: Knapsack, worth: Float64Array, x: Float64Array, need: number) {
  let [left, spent] = [need, 0];
  x.fill(0);
  for (let i = 0; i < cost.length; i++) {
    if (forced[i]) {
      x[i] = 1;
      left -= worth[i]!;
      spent += cost[i]!;
    }
    ratio[i] = cost[i] === 0 ? Number.MAX_VALUE : worth[i]! / cost[i]!;
  }
  order.sort((a, b) => ratio[b]! - ratio[a]!);
  return { left, spent };
}
