/**
 * Sites of one kind cost the same, so a knapsack over them is counting: the best n of a class are its n most worthy. Counting whole sites where fractions
 * would do sharpens the bound most where few towers are needed: 3.2 towers are 4. Prices that differ by little (each tower pays for its own way to the
 * network) make one class at the lowest of them: sites that cost less than they do can only weaken the bound.
 */
import type { Goal } from './goal';

interface PriceClass {
  cost: number;
  /** prefix[n] = people credited to the n most worthy. */
  prefix: Float64Array;
}

/** Combinations of counts tried at most; classes beyond are taken fractionally, which keeps the bound valid. */
const MAX_COMBINATIONS = 20_000;

/** Most classes. */
const MAX_CLASSES = 6;

/** Prices further apart than this are not one class: too much would be lost. */
const WIDEST_CLASS = 1.3;

export interface CountBoundInput {
  cost: Float64Array;
  worth: Float64Array;
  /** People granted for nothing. */
  base: number;
  forced: Uint8Array;
  excluded: Uint8Array;
}

/** Whether counting can help: few classes of prices. */
export function hasPriceClasses({
  cost,
  forced,
  excluded,
}: Pick<CountBoundInput, 'cost' | 'forced' | 'excluded'>): boolean {
  const prices = new Set<number>();
  for (let i = 0; i < cost.length; i++) if (!forced[i] && !excluded[i]) prices.add(cost[i]!);
  return classPrices(prices).every(({ low, high }) => high <= WIDEST_CLASS * low);
}

/** Prices in at most MAX_CLASSES ranges, cut where the steps between neighbours are largest. Ascending. */
function classPrices(prices: ReadonlySet<number>): { low: number; high: number }[] {
  const rising = Float64Array.from(prices).sort();
  const steps = Array.from({ length: Math.max(0, rising.length - 1) }, (_, k) => k + 1);
  const ratio = (k: number) => (rising[k - 1]! > 0 ? rising[k]! / rising[k - 1]! : Infinity);
  steps.sort((a, b) => ratio(b) - ratio(a) || a - b);
  const cuts = [0, ...steps.slice(0, MAX_CLASSES - 1)].sort((a, b) => a - b);
  return cuts
    .filter((from) => from < rising.length)
    .map((from, k) => ({ low: rising[from]!, high: rising[(cuts[k + 1] ?? rising.length) - 1]! }));
}

/** The knapsack bound with whole sites: cost (least-cost) or people (budget). At least as sharp as the fractional one up to rounding. */
export function countBound(goal: Goal, input: CountBoundInput): number {
  const { cost, worth, forced } = input;
  let [people, spent] = [input.base, 0];
  for (let i = 0; i < cost.length; i++) {
    if (!forced[i]) continue;
    people += worth[i]!;
    spent += cost[i]!;
  }
  const classes = priceClasses(input);
  let combinations = 1;
  let counted = 0;
  while (counted < classes.length - 1 && combinations * classes[counted]!.prefix.length <= MAX_COMBINATIONS)
    combinations *= classes[counted++]!.prefix.length;
  const rest = restOf(classes.slice(counted));
  const search = goal.form === 'least-cost' ? cheapest : worthiest;
  return search(classes.slice(0, counted), rest, { people, spent, goal });
}

function priceClasses({ cost, worth, forced, excluded }: CountBoundInput): PriceClass[] {
  const byPrice = new Map<number, number[]>();
  for (let i = 0; i < cost.length; i++) {
    if (forced[i] || excluded[i]) continue;
    const members = byPrice.get(cost[i]!);
    if (members) members.push(worth[i]!);
    else byPrice.set(cost[i]!, [worth[i]!]);
  }
  const byCost = new Map<number, number[]>();
  const ranges = classPrices(new Set(byPrice.keys()));
  for (const [price, members] of byPrice) {
    const { low } = ranges.find(({ high }) => price <= high)!;
    byCost.set(low, [...(byCost.get(low) ?? []), ...members]);
  }
  return [...byCost]
    .sort(([a], [b]) => b - a)
    .map(([cost, members]) => {
      const falling = Float64Array.from(members).sort().reverse();
      const prefix = new Float64Array(members.length + 1);
      for (let n = 0; n < falling.length; n++) prefix[n + 1] = prefix[n]! + falling[n]!;
      return { cost, prefix };
    });
}

/** The classes not counted: a single one still in whole sites, several by people per USD in fractions. */
interface Rest {
  whole: boolean;
  /** Cumulated people and cost, by falling people per USD. */
  people: Float64Array;
  cost: Float64Array;
}

function restOf(classes: PriceClass[]): Rest {
  if (classes.length === 1) {
    const [{ cost, prefix }] = classes as [PriceClass];
    return { whole: true, people: prefix, cost: prefix.map((_, n) => n * cost) };
  }
  const items = classes.flatMap(({ cost, prefix }) =>
    Array.from({ length: prefix.length - 1 }, (_, n) => ({ cost, worth: prefix[n + 1]! - prefix[n]! })),
  );
  items.sort((a, b) => b.worth * a.cost - a.worth * b.cost);
  const people = new Float64Array(items.length + 1);
  const cost = new Float64Array(items.length + 1);
  for (const [n, item] of items.entries()) {
    people[n + 1] = people[n]! + item.worth;
    cost[n + 1] = cost[n]! + item.cost;
  }
  return { whole: false, people, cost };
}

interface Start {
  people: number;
  spent: number;
  goal: Goal;
}

function cheapest(classes: PriceClass[], rest: Rest, { people, spent, goal }: Start): number {
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

function worthiest(classes: PriceClass[], rest: Rest, { people, spent, goal }: Start): number {
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
