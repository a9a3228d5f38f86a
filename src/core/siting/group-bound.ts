/**
 * The bound where at most k of a group may be built (README.md, "Bound"). At a price λ of a person the knapsack falls apart into single candidates, and of a
 * group only its k best can count:
 *     cost ≥ λ (T − base) + Σ_g (sum of the k_g least of min(0, c_i − λ w_i)) + Σ_{i in no group} min(0, c_i − λ w_i),
 * for every λ ≥ 0; people within a budget likewise. The bound is concave in λ (convex for people), so its best λ is found by golden section.
 */
import type { Goal } from './goal';
import type { Instance } from './instance';

export interface Grouped {
  /** Free candidates of each group, and how many more may be built; the last one holds those of no group, without a limit. */
  groups: { members: Int32Array; left: number; values: Float64Array }[];
  forced: number[];
}

interface Choice {
  cost: Float64Array;
  forced: Uint8Array;
  excluded: Uint8Array;
}

/** Groups with their free members. A candidate in several counts in the first only, which weakens the bound but keeps it. Null: no group limits anything. */
export function groupedOf({ groups, groupsOf }: Instance, { cost, forced, excluded }: Choice): Grouped | null {
  if (groups.length === 0) return null;
  const members: number[][] = Array.from({ length: groups.length + 1 }, () => []);
  const left = [...groups.map(({ atMost }) => atMost), Infinity];
  const must: number[] = [];
  for (let i = 0; i < cost.length; i++) {
    if (forced[i]) {
      must.push(i);
      for (const g of groupsOf[i]!) left[g]!--;
    } else if (!excluded[i]) members[groupsOf[i]![0] ?? groups.length]!.push(i);
  }
  if (members.every((list, g) => list.length <= left[g]!)) return null;
  return {
    groups: members.map((list, g) => ({
      members: Int32Array.from(list),
      left: Math.max(0, left[g]!),
      values: new Float64Array(list.length),
    })),
    forced: must,
  };
}

interface Credit {
  cost: Float64Array;
  worth: Float64Array;
  /** People granted for nothing. */
  base: number;
  /** Where the search for λ begins: that of the knapsack without groups. USD a year per person. */
  priceUsdPerYear: number;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const STEPS = 16;
/** Limits make people dearer: λ is looked for up to this multiple of the price without them. */
const DEAREST = 16;

/** Lower bound on the cost, or upper bound on the people, with the limits of groups. Without a price nothing is gained: −Infinity, Infinity. */
export function groupBound(goal: Goal, grouped: Grouped, credit: Credit): number {
  const least = goal.form === 'least-cost';
  const sign = least ? 1 : -1;
  if (!(credit.priceUsdPerYear > 0)) return sign * -Infinity;
  const valueAt = (price: number) => sign * boundAt(goal, grouped, credit, price);
  let [low, high] = [Math.log(credit.priceUsdPerYear / 2), Math.log(credit.priceUsdPerYear * DEAREST)];
  let best = -Infinity;
  const at = (logPrice: number): number => {
    const value = valueAt(Math.exp(logPrice));
    best = Math.max(best, value);
    return value;
  };
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [valueA, valueB] = [at(a), at(b)];
  for (let step = 0; step < STEPS; step++) {
    if (valueA > valueB) {
      [high, b, valueB] = [b, a, valueA];
      a = high - GOLDEN * (high - low);
      valueA = at(a);
    } else {
      [low, a, valueA] = [a, b, valueB];
      b = low + GOLDEN * (high - low);
      valueB = at(b);
    }
  }
  return sign * best;
}

/** Any price gives a bound. */
function boundAt(goal: Goal, { groups, forced }: Grouped, { cost, worth, base }: Credit, price: number): number {
  let [people, spent] = [base, 0];
  for (const i of forced) {
    people += worth[i]!;
    spent += cost[i]!;
  }
  let gain = 0;
  for (const { members, left, values } of groups) {
    for (let k = 0; k < members.length; k++) values[k] = Math.min(0, cost[members[k]!]! - price * worth[members[k]!]!);
    if (left < members.length) values.sort();
    const count = Math.min(left, members.length);
    for (let k = 0; k < count; k++) gain += values[k]!;
  }
  if (goal.form === 'least-cost') return spent + price * (goal.targetPeople - people) + gain;
  return people + (goal.budgetUsdPerYear - spent - gain) / price;
}
