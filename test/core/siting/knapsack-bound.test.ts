import { describe, expect, it } from 'vitest';
import { makeGoal } from '../../../src/core/siting/goal';
import { makeInstance } from '../../../src/core/siting/instance';
import { fractionalCost, fractionalWorth, makeKnapsack } from '../../../src/core/siting/knapsack-bound';
import { countBound, priceClasses } from '../../../src/core/siting/price-classes';
import { seededRandom } from '../../../src/core/units';

const none = (n: number) => new Uint8Array(n);

/** Costs from few prices, worths at random, some forced and excluded. */
function aKnapsack(seed: number, prices: number[]) {
  const random = seededRandom(seed);
  const n = 3 + Math.floor(random() * 8);
  const pick = (share: number) => Uint8Array.from({ length: n }, () => (random() < share ? 1 : 0));
  const forced = pick(0.1);
  return {
    cost: Float64Array.from({ length: n }, () => prices[Math.floor(random() * prices.length)]!),
    worth: Float64Array.from({ length: n }, () => Math.floor(random() * 50)),
    forced,
    excluded: pick(0.1).map((flag, i) => (forced[i] ? 0 : flag)),
    base: Math.floor(random() * 10),
    need: Math.floor(random() * 150),
    budget: Math.floor(random() * 40),
  };
}

function everySet({ cost, worth, forced, excluded, base }: ReturnType<typeof aKnapsack>) {
  const sets = [];
  for (let mask = 0; mask < 2 ** cost.length; mask++) {
    let [people, spent, allowed] = [base, 0, true];
    for (let i = 0; i < cost.length; i++) {
      const chosen = (mask >> i) & 1;
      if ((forced[i] && !chosen) || (excluded[i] && chosen)) allowed = false;
      if (chosen) {
        people += worth[i]!;
        spent += cost[i]!;
      }
    }
    if (allowed) sets.push({ people, spent });
  }
  return sets;
}

function goalOf(form: 'least-cost' | 'budget', amount: number) {
  const goal = form === 'budget' ? { form, usdPerYear: amount } : { form, shareFraction: 1 };
  const made = makeGoal(makeInstance({ demandPeople: new Float64Array(0), candidates: [], goal, seed: 1 }), goal);
  return form === 'budget' ? made : { ...made, targetPeople: amount };
}

/** Most people for whole dollars: the best n of each price, all pairs of counts. */
function mostFor({ cost, worth }: { cost: Float64Array; worth: Float64Array }, usd: number): number {
  const best = (price: number) => {
    const falling = Array.from(worth.filter((_, i) => cost[i] === price)).sort((a, b) => b - a);
    return (count: number) => falling.slice(0, Math.max(0, count)).reduce((sum, people) => sum + people, 0);
  };
  const [of100, of7, of1] = [best(100), best(7), best(1)];
  let most = 0;
  for (let a = 0; 100 * a <= usd; a++)
    for (let b = 0; 100 * a + 7 * b <= usd; b++) most = Math.max(most, of100(a) + of7(b) + of1(usd - 100 * a - 7 * b));
  return most;
}

describe('fractional knapsacks', () => {
  it('by hand: half of the second best fills the need', () => {
    const knapsack = makeKnapsack(Float64Array.of(10, 10, 10), none(3), none(3));
    const x = new Float64Array(3);
    expect(fractionalCost(knapsack, Float64Array.of(4, 10, 1), 12, x)).toEqual({ value: 15, priceUsdPerYear: 2.5 });
    expect([...x]).toEqual([0.5, 1, 0]);
    expect(fractionalWorth(knapsack, Float64Array.of(4, 10, 1), 15, x)).toEqual({ value: 12, priceUsdPerYear: 2.5 });
  });

  it('say so when the need cannot be met', () => {
    const knapsack = makeKnapsack(Float64Array.of(1), none(1), none(1));
    expect(fractionalCost(knapsack, Float64Array.of(4), 5, new Float64Array(1)).value).toBe(Infinity);
  });
});

describe('countBound', () => {
  it('lies between the fractional bound and the best whole set, for every seed', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const problem = aKnapsack(seed, [[5], [5, 17], [0, 3, 11], [2, 3, 5, 7]][seed % 4]!);
      const { cost, worth, forced, excluded, base, need, budget } = problem;
      const knapsack = makeKnapsack(cost, forced, excluded);
      const x = new Float64Array(cost.length);
      const sets = everySet(problem);
      const reaching = sets.filter(({ people }) => people >= need);
      const least = Math.min(...reaching.map(({ spent }) => spent));
      const counted = countBound(goalOf('least-cost', need), priceClasses(problem)!, problem);
      expect(counted, `seed ${seed}`).toBeLessThanOrEqual(least + 1e-9);
      expect(counted, `seed ${seed}`).toBeGreaterThanOrEqual(
        fractionalCost(knapsack, worth, need - base, x).value - 1e-9,
      );
      const pins = sets.reduce((low, { spent }) => Math.min(low, spent), Infinity);
      if (pins > budget) continue;
      const most = Math.max(...sets.filter(({ spent }) => spent <= budget).map(({ people }) => people));
      const worthiest = countBound(goalOf('budget', budget), priceClasses(problem)!, problem);
      expect(worthiest, `seed ${seed}`).toBeGreaterThanOrEqual(most - 1e-9);
      expect(worthiest, `seed ${seed}`).toBeLessThanOrEqual(
        base + fractionalWorth(knapsack, worth, budget, x).value + 1e-9,
      );
    }
  });

  it('is exact for one or two prices: 3.2 towers are 4', () => {
    const flat = { worth: Float64Array.of(10, 10, 10, 10, 10), base: 0, forced: none(5), excluded: none(5) };
    const classes = priceClasses({ ...flat, cost: new Float64Array(5).fill(7) })!;
    expect(countBound(goalOf('least-cost', 32), classes, flat)).toBe(28);
    for (let seed = 500; seed < 560; seed++) {
      const problem = aKnapsack(seed, [2, 9]);
      const least = Math.min(
        ...everySet(problem)
          .filter(({ people }) => people >= problem.need)
          .map(({ spent }) => spent),
      );
      const counted = countBound(goalOf('least-cost', problem.need), priceClasses(problem)!, problem);
      expect(counted, `seed ${seed}`).toBe(least);
    }
  });

  it('counts the small classes and leaves the largest for the end, so that it is whole as well', () => {
    const random = seededRandom(77);
    const cost = Float64Array.from({ length: 780 }, (_, i) => (i < 30 ? 100 : i < 730 ? 7 : 1));
    const worth = cost.map((price) => Math.floor(price * (0.5 + random())));
    const problem = { cost, worth, base: 0, forced: none(780), excluded: none(780) };
    for (const need of [90, 333, 1501]) {
      const least = Array.from({ length: 2 * need }, (_, usd) => usd).find((usd) => mostFor(problem, usd) >= need);
      expect(countBound(goalOf('least-cost', need), priceClasses(problem)!, problem)).toBe(least);
    }
  });

  it('is offered only where there are few prices', () => {
    const many = Float64Array.from({ length: 9 }, (_, i) => i);
    expect(priceClasses({ cost: many, forced: none(9), excluded: none(9) })).toBeNull();
    const few = priceClasses({ cost: many, forced: none(9), excluded: Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0) });
    expect(few?.ranges.map(({ cost }) => cost)).toEqual([3, 4, 5, 6, 7, 8]);
  });
});
