/**
 * Sites of one kind cost the same, so a knapsack over them is counting: the best n of a class are its n most worthy. Counting whole sites where fractions
 * would do sharpens the bound most where few towers are needed: 3.2 towers are 4. Prices that differ by little (each tower pays for its own way to the
 * network) make one class at the lowest of them: sites that cost less than they do can only weaken the bound.
 */
import type { Goal } from './goal';

/** Candidates at nearly one price. */
interface PriceRange {
  /** The lowest price of the class. USD a year. */
  cost: number;
  members: Int32Array;
}

/** What is known of prices before anything is known of worth. */
export interface PriceClasses {
  ranges: PriceRange[];
  /** Candidates that must be in, and what they cost together. */
  forced: number[];
  forcedUsd: number;
}

/** A class with the worth of its members. */
interface Counted {
  cost: number;
  /** prefix[n] = people credited to the n most worthy, as far as anybody could ask. */
  prefix: Float64Array;
}

/** Combinations of counts tried at most; classes beyond are taken fractionally, which keeps the bound valid. */
const MAX_COMBINATIONS = 20_000;

/** Most classes. */
const MAX_CLASSES = 6;

/** Prices further apart than this are not one class: too much would be lost. */
const WIDEST_CLASS = 1.3;

export interface Prices {
  cost: Float64Array;
  forced: Uint8Array;
  excluded: Uint8Array;
}

/** Candidates by price; null where counting cannot help: too many unlike prices. */
export function priceClasses({ cost, forced, excluded }: Prices): PriceClasses | null {
  const free = Int32Array.from(cost.keys()).filter((i) => !forced[i] && !excluded[i]);
  const ranges = rangesOf(new Set(Array.from(free, (i) => cost[i]!)));
  if (!ranges.every(({ low, high }) => high <= WIDEST_CLASS * low)) return null;
  const must = Array.from(cost.keys()).filter((i) => forced[i]);
  return {
    ranges: ranges.map(({ low, high }) => ({
      cost: low,
      members: free.filter((i) => cost[i]! >= low && cost[i]! <= high),
    })),
    forced: must,
    forcedUsd: must.reduce((total, i) => total + cost[i]!, 0),
  };
}

/** Prices in at most MAX_CLASSES ranges, cut where the steps between neighbours are largest. Ascending. */
function rangesOf(prices: ReadonlySet<number>): { low: number; high: number }[] {
  const rising = Float64Array.from(prices).sort();
  const steps = Array.from({ length: Math.max(0, rising.length - 1) }, (_, k) => k + 1);
  const ratio = (k: number) => (rising[k - 1]! > 0 ? rising[k]! / rising[k - 1]! : Infinity);
  steps.sort((a, b) => ratio(b) - ratio(a) || a - b);
  const cuts = [0, ...steps.slice(0, MAX_CLASSES - 1)].sort((a, b) => a - b);
  return cuts
    .filter((from) => from < rising.length)
    .map((from, k) => ({ low: rising[from]!, high: rising[(cuts[k + 1] ?? rising.length) - 1]! }));
}

/** The knapsack bound with whole sites: cost (least-cost) or people (budget). At least as sharp as the fractional one up to rounding. `base`: people granted for nothing. */
export function countBound(
  goal: Goal,
  { ranges, forced, forcedUsd }: PriceClasses,
  { worth, base }: { worth: Float64Array; base: number },
): number {
  const start: Start = { people: base, spent: forcedUsd, goal };
  for (const i of forced) start.people += worth[i]!;
  const classes = ranges.map((range) => counted(range, worth, start));
  // Small classes are counted, the largest is left for the end: it takes no combinations.
  classes.sort((a, b) => a.prefix.length - b.prefix.length || b.cost - a.cost);
  let combinations = 1;
  let tried = 0;
  while (tried < classes.length - 1 && combinations * classes[tried]!.prefix.length <= MAX_COMBINATIONS)
    combinations *= classes[tried++]!.prefix.length;
  const rest = restOf(classes.slice(tried));
  const search = goal.form === 'least-cost' ? cheapest : worthiest;
  return search(
    classes.slice(0, tried).sort((a, b) => b.cost - a.cost),
    rest,
    start,
  );
}

function counted({ cost, members }: PriceRange, worth: Float64Array, { people, spent, goal }: Start): Counted {
  const falling = new Float64Array(members.length);
  for (let k = 0; k < falling.length; k++) falling[k] = -worth[members[k]!]!;
  falling.sort();
  const need = goal.targetPeople - people;
  const left = goal.budgetUsdPerYear - spent;
  const prefix = new Float64Array(members.length + 1);
  let n = 0;
  while (n < falling.length && prefix[n]! < need && n * cost <= left) {
    prefix[n + 1] = prefix[n]! - falling[n]!;
    n++;
  }
  return { cost, prefix: prefix.subarray(0, n + 1) };
}

/** The classes not counted: a single one still in whole sites, several by people per USD in fractions. */
interface Rest {
  whole: boolean;
  /** Cumulated people and cost, by falling people per USD. */
  people: Float64Array;
  cost: Float64Array;
}

function restOf(classes: Counted[]): Rest {
  if (classes.length === 1) {
    const [{ cost, prefix }] = classes as [Counted];
    return { whole: true, people: prefix, cost: prefix.map((_, n) => n * cost) };
  }
  const next = classes.map(() => 0);
  const count = classes.reduce((total, { prefix }) => total + prefix.length - 1, 0);
  const people = new Float64Array(count + 1);
  const cost = new Float64Array(count + 1);
  const worthOfNext = (c: number) => classes[c]!.prefix[next[c]! + 1]! - classes[c]!.prefix[next[c]!]!;
  for (let n = 0; n < count; n++) {
    let best = -1;
    for (let c = 0; c < classes.length; c++) {
      if (next[c]! + 1 >= classes[c]!.prefix.length) continue;
      if (best < 0 || worthOfNext(c) * classes[best]!.cost > worthOfNext(best) * classes[c]!.cost) best = c;
    }
    people[n + 1] = people[n]! + worthOfNext(best);
    cost[n + 1] = cost[n]! + classes[best]!.cost;
    next[best]!++;
  }
  return { whole: false, people, cost };
}

interface Start {
  people: number;
  spent: number;
  goal: Goal;
}

function cheapest(classes: Counted[], rest: Rest, { people, spent, goal }: Start): number {
  let best = Infinity;
  const descend = (depth: number, need: number, cost: number): void => {
    if (cost >= best) return;
    if (depth === classes.length) {
      best = Math.min(best, cost + costOfPeople(rest, need));
      return;
    }
    const { prefix, cost: price } = classes[depth]!;
    for (let n = 0; n < prefix.length; n++) {
      descend(depth + 1, need - prefix[n]!, cost + n * price);
      if (prefix[n]! >= need) return;
    }
  };
  descend(0, goal.targetPeople - people, spent);
  return best;
}

function worthiest(classes: Counted[], rest: Rest, { people, spent, goal }: Start): number {
  let best = people;
  const descend = (depth: number, left: number, served: number): void => {
    if (left < 0) return;
    if (depth === classes.length) {
      best = Math.max(best, served + peopleOfCost(rest, left));
      return;
    }
    const { prefix, cost: price } = classes[depth]!;
    for (let n = 0; n < prefix.length && n * price <= left; n++)
      descend(depth + 1, left - n * price, served + prefix[n]!);
  };
  descend(0, goal.budgetUsdPerYear - spent, people);
  return best;
}

function costOfPeople({ whole, people, cost }: Rest, need: number): number {
  if (need <= 0) return 0;
  const n = firstAtLeast(people, need);
  if (n === people.length) return Infinity;
  if (whole) return cost[n]!;
  return cost[n - 1]! + ((need - people[n - 1]!) / (people[n]! - people[n - 1]!)) * (cost[n]! - cost[n - 1]!);
}

function peopleOfCost({ whole, people, cost }: Rest, budget: number): number {
  const limit = budget + 1e-12 * Math.abs(budget);
  let n = firstAtLeast(cost, limit);
  while (n < cost.length && cost[n]! <= limit) n++;
  if (n === cost.length || whole) return people[n - 1]!;
  return people[n - 1]! + ((limit - cost[n - 1]!) / (cost[n]! - cost[n - 1]!)) * (people[n]! - people[n - 1]!);
}

/** First index of an ascending array whose value is at least `value`; its length when none is. */
function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
