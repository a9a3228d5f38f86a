/**
 * The fractional knapsacks of the bound (README.md, "Bound"): with every candidate worth w_i people at cost c_i, the least cost of N people, or the most
 * people for B. Solved by selection (a quicksort that follows only the side with the critical candidate), so a call costs a few passes over the candidates.
 */

/** Scratch for repeated knapsacks over the same costs. */
export interface Knapsack {
  cost: Float64Array;
  /** Candidates that must be in. */
  forced: Uint8Array;
  /** Candidates that may not be in. */
  excluded: Uint8Array;
  /** The free candidates, in the order the last selection left them. */
  order: Int32Array;
  /** People per USD a year. */
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

/** Least cost of `need` people. `x` receives the shares chosen, 0..1. */
export function fractionalCost(
  knapsack: Knapsack,
  worth: Float64Array,
  need: number,
  x: Float64Array,
): FractionalAnswer {
  const forced = begin(knapsack, worth, x);
  const left = need - forced.people;
  if (left <= 0) return { value: forced.cost, priceUsdPerYear: 0 };
  const { reached, cost, price } = fill(knapsack, { size: worth, limit: left, worth, x });
  return { value: reached ? forced.cost + cost : Infinity, priceUsdPerYear: price };
}

/** Most people within a budget. `x` receives the shares chosen, 0..1. */
export function fractionalWorth(
  knapsack: Knapsack,
  worth: Float64Array,
  budget: number,
  x: Float64Array,
): FractionalAnswer {
  const forced = begin(knapsack, worth, x);
  const { reached, people, price } = fill(knapsack, {
    size: knapsack.cost,
    limit: Math.max(0, budget - forced.cost),
    worth,
    x,
  });
  return { value: forced.people + people, priceUsdPerYear: reached ? price : 0 };
}

function begin({ cost, forced, order, ratio }: Knapsack, worth: Float64Array, x: Float64Array) {
  let [people, spent] = [0, 0];
  x.fill(0);
  for (let i = 0; i < forced.length; i++) {
    if (!forced[i]) continue;
    x[i] = 1;
    people += worth[i]!;
    spent += cost[i]!;
  }
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    ratio[i] = worth[i]! <= 0 ? 0 : cost[i] === 0 ? Number.MAX_VALUE : worth[i]! / cost[i]!;
  }
  return { people, cost: spent };
}

/** Takes candidates by falling ratio until their sizes fill the limit; the critical one in part. Candidates worth nothing are left. */
function fill(
  { cost, order, ratio }: Knapsack,
  { size, limit, worth, x }: { size: Float64Array; limit: number; worth: Float64Array; x: Float64Array },
) {
  let [low, high] = [0, order.length];
  let [left, people, spent, price] = [limit, 0, 0, 0];
  const take = (from: number, to: number): boolean => {
    for (let k = from; k < to; k++) {
      const i = order[k]!;
      if (ratio[i]! <= 0) continue;
      const share = size[i]! > left ? left / size[i]! : 1;
      x[i] = share;
      people += share * worth[i]!;
      spent += share * cost[i]!;
      left -= share * size[i]!;
      price = cost[i]! / worth[i]!;
      if (share < 1) return true;
    }
    return false;
  };
  while (low < high) {
    const { above, below } = partition(order, ratio, low, high);
    let sizeAbove = 0;
    for (let k = low; k < above; k++) if (ratio[order[k]!]! > 0) sizeAbove += size[order[k]!]!;
    if (sizeAbove > left) {
      high = above;
      continue;
    }
    take(low, above);
    if (take(above, below)) return { reached: true, people, cost: spent, price };
    low = below;
  }
  return { reached: left <= 1e-12 * limit, people, cost: spent, price };
}

/** Reorders [low, high) by a middle ratio: larger ones, equal ones from `above`, smaller ones from `below`. */
function partition(order: Int32Array, ratio: Float64Array, low: number, high: number) {
  const [a, b, c] = [ratio[order[low]!]!, ratio[order[(low + high) >>> 1]!]!, ratio[order[high - 1]!]!];
  const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  let [above, k, below] = [low, low, high];
  while (k < below) {
    const i = order[k]!;
    if (ratio[i]! > pivot) {
      order[k++] = order[above]!;
      order[above++] = i;
    } else if (ratio[i]! < pivot) {
      order[k] = order[--below]!;
      order[below] = i;
    } else k++;
  }
  return { above, below };
}
