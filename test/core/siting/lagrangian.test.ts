import { describe, expect, it } from 'vitest';
import { branchBound, dive } from '../../../src/core/siting/branch';
import { makeGoal } from '../../../src/core/siting/goal';
import { makeInstance } from '../../../src/core/siting/instance';
import { iterationWork, lagrangianBound } from '../../../src/core/siting/lagrangian';
import { seededRandom } from '../../../src/core/units';
import { aCandidate, bruteForce, tinyProblem } from '../../helpers/siting-instances';

const SEEDS = Array.from({ length: 200 }, (_, k) => 3000 + k);
const prepared = (seed: number, form: 'least-cost' | 'budget') => {
  const problem = tinyProblem(seed, form);
  const instance = makeInstance(problem);
  return { instance, goal: makeGoal(instance, problem.goal), best: bruteForce(problem) };
};

describe('lagrangianBound', () => {
  it('is on the safe side of the optimum after any number of iterations', () => {
    for (const seed of SEEDS)
      for (const iterations of [1, 7, 60]) {
        const least = prepared(seed, 'least-cost');
        const cost = lagrangianBound(least.instance, least.goal, { iterations }).bound;
        expect(cost, `seed ${seed}`).toBeLessThanOrEqual(least.best.annualCostUsd + 1e-6);
        const budget = prepared(seed, 'budget');
        const people = lagrangianBound(budget.instance, budget.goal, { iterations }).bound;
        expect(people, `seed ${seed}`).toBeGreaterThanOrEqual(budget.best.servedPeople - 1e-6);
      }
  });

  it('is the optimum where sites do not overlap and a whole number of them meets the goal', () => {
    const candidates = [0, 1, 2, 3].map((cell) => aCandidate(`h${cell}`, 10, [[cell, 1]]));
    const problem = {
      demandPeople: Float64Array.of(4, 3, 2, 1),
      candidates,
      goal: { form: 'least-cost', shareFraction: 0.7 } as const,
      seed: 1,
    };
    const instance = makeInstance(problem);
    expect(lagrangianBound(instance, makeGoal(instance, problem.goal), { iterations: 20 }).bound).toBeCloseTo(20, 6);
  });

  it('sees that two sites on one cell serve it once', () => {
    const candidates = ['a', 'b', 'c'].map((id) => aCandidate(id, 10, [[0, 1]]));
    const problem = {
      demandPeople: Float64Array.of(100),
      candidates,
      goal: { form: 'budget', usdPerYear: 30 } as const,
      seed: 1,
    };
    const instance = makeInstance(problem);
    expect(lagrangianBound(instance, makeGoal(instance, problem.goal), { iterations: 200 }).bound).toBeCloseTo(100, 0);
  });
});

describe('branchBound', () => {
  it('started from the optimum stays on its safe side, and mostly meets it', () => {
    let met = 0;
    for (const seed of SEEDS.slice(0, 100))
      for (const form of ['least-cost', 'budget'] as const) {
        const { instance, goal, best } = prepared(seed, form);
        const incumbent = form === 'least-cost' ? best.annualCostUsd : best.servedPeople;
        const root = lagrangianBound(instance, goal, { iterations: 60 });
        const { bound } = branchBound(instance, goal, { root, incumbent, maxWork: 1e7, gapFraction: 0 });
        if (form === 'least-cost') expect(bound, `seed ${seed}`).toBeLessThanOrEqual(incumbent + 1e-6);
        else expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(incumbent - 1e-6);
        if (Math.abs(bound - incumbent) <= 0.01 * incumbent) met++;
      }
    expect(met).toBeGreaterThan(150);
  });

  it('goes on where the relaxation has decided everything and the bound is still too low', () => {
    // Towers of nearly one price: counting them at the lowest leaves a gap that only fixing the chosen ones closes.
    const candidates = [0, 1, 2, 3].map((k) => aCandidate(`t${k}`, 100 + 5 * k, [[3 - k, 1]]));
    const problem = {
      demandPeople: Float64Array.of(40, 30, 20, 10),
      candidates,
      goal: { form: 'least-cost', shareFraction: 0.7 } as const,
      seed: 1,
    };
    const instance = makeInstance(problem);
    const goal = makeGoal(instance, problem.goal);
    const root = lagrangianBound(instance, goal, { iterations: 60 });
    const incumbent = bruteForce(problem).annualCostUsd;
    expect(branchBound(instance, goal, { root, incumbent, maxWork: 1e7, gapFraction: 0 }).bound).toBeCloseTo(
      incumbent,
      6,
    );
  });

  it('gives up early where it cannot decide what is open', () => {
    const random = seededRandom(5);
    const candidates = Array.from({ length: 120 }, (_, i) =>
      aCandidate(
        `h${String(i).padStart(3, '0')}`,
        10,
        Array.from({ length: 4 }, (__, k) => [(i + 7 * k) % 30, 0.1 + 0.3 * random()]),
      ),
    );
    const problem = {
      demandPeople: Float64Array.from({ length: 30 }, (_, j) => 10 + (j % 3)),
      candidates,
      goal: { form: 'least-cost', shareFraction: 0.7 } as const,
      seed: 1,
    };
    const instance = makeInstance(problem);
    const goal = makeGoal(instance, problem.goal);
    const found = lagrangianBound(instance, goal, { iterations: 100 });
    const root = { ...found, x: found.x.map(() => 0.5) };
    const wide = { root, incumbent: 1.2 * root.bound, gapFraction: 0 };
    const { bound, nodes } = branchBound(instance, goal, { ...wide, maxWork: 60 * iterationWork(instance) * 60 });
    expect(bound).toBeLessThan(1.002 * root.bound);
    expect(nodes).toBeLessThan(30);
  });

  it('a dive keeps to the budget', () => {
    for (const seed of SEEDS.slice(0, 50)) {
      const { instance, goal } = prepared(seed, 'budget');
      const set = dive(instance, goal, lagrangianBound(instance, goal, { iterations: 40 }), 1e6);
      const cost = set.reduce((total, i) => total + instance.cost[i]!, 0);
      expect(cost, `seed ${seed}`).toBeLessThanOrEqual(goal.budgetUsdPerYear + 1e-9);
    }
  });
});
