/** Limits of groups in the bound: between the best of all sets and the bound without them. */
import { describe, expect, it } from 'vitest';
import { makeGoal } from '../../../src/core/siting/goal';
import { groupBound, groupedOf } from '../../../src/core/siting/group-bound';
import { type Instance, makeInstance } from '../../../src/core/siting/instance';
import { fractionalCost, fractionalWorth, makeKnapsack } from '../../../src/core/siting/knapsack-bound';
import { lagrangianBound } from '../../../src/core/siting/lagrangian';
import { aCandidate, bruteForce, constrainedProblem } from '../../helpers/siting-instances';

const SEEDS = Array.from({ length: 150 }, (_, k) => 55_000 + k);
const groupedIn = ({ cost, pinned, forbidden, ...rest }: Instance) =>
  groupedOf({ ...rest, cost, pinned, forbidden }, { cost, forced: pinned, excluded: forbidden });

describe('groupBound', () => {
  it('by hand: of two near people one may be served, so somebody far has to be', () => {
    // Six places of ten people: three at 10 USD in a group of which one may be built, three at 40 USD.
    const candidates = [0, 1, 2, 3, 4, 5].map((j) => aCandidate(`h${j}`, j < 3 ? 10 : 40, [[j, 1]]));
    const problem = {
      demandPeople: new Float64Array(6).fill(10),
      candidates,
      goal: { form: 'least-cost', shareFraction: 0.5 } as const,
      groups: [{ members: [0, 1, 2], atMost: 1 }],
      seed: 1,
    };
    const instance = makeInstance(problem);
    const credit = { cost: instance.cost, worth: new Float64Array(6).fill(10), base: 0, priceUsdPerYear: 1 };
    // One at 10 and two at 40; without the limit three at 10.
    expect(groupBound(makeGoal(instance, problem.goal), groupedIn(instance)!, credit)).toBeCloseTo(90, 0);
    expect(lagrangianBound(instance, makeGoal(instance, problem.goal), { iterations: 40 }).bound).toBeGreaterThan(85);
    const budget = { form: 'budget', usdPerYear: 90 } as const;
    const people = groupBound(makeGoal(instance, budget), groupedIn(instance)!, { ...credit, priceUsdPerYear: 4 });
    expect(people).toBeCloseTo(30, 0);
  });

  it('stays on the safe side of the best of all subsets, and is mostly sharper than without the limits', () => {
    let sharper = 0;
    for (const seed of SEEDS)
      for (const form of ['least-cost', 'budget'] as const) {
        const problem = constrainedProblem(seed, form);
        const best = bruteForce(problem);
        if (!best.reaches) continue;
        const { groups: _groups, ...free } = problem;
        const boundOf = (given: typeof free) => {
          const instance = makeInstance(given);
          return lagrangianBound(instance, makeGoal(instance, given.goal), { iterations: 60 }).bound;
        };
        const [limited, unlimited] = [boundOf(problem), boundOf(free)];
        if (form === 'least-cost') {
          expect(limited, `seed ${seed}`).toBeLessThanOrEqual(best.annualCostUsd + 1e-6);
          if (limited > unlimited + 1e-6) sharper++;
        } else {
          expect(limited, `seed ${seed}`).toBeGreaterThanOrEqual(best.servedPeople - 1e-6);
          if (limited < unlimited - 1e-6) sharper++;
        }
      }
    expect(sharper).toBeGreaterThan(20);
  });

  it('with room for all is the fractional knapsack, and is not asked for', () => {
    const problem = { ...constrainedProblem(SEEDS[0]!, 'least-cost'), groups: [{ members: [0, 1], atMost: 2 }] };
    expect(groupedIn(makeInstance(problem))).toBeNull();
    const cost = Float64Array.of(10, 20, 30);
    const worth = Float64Array.of(5, 8, 6);
    const none = new Uint8Array(3);
    const grouped = { groups: [{ members: Int32Array.of(0, 1, 2), left: 3, values: new Float64Array(3) }], forced: [] };
    const goals = { least: 9, budget: 25 };
    const knapsack = makeKnapsack(cost, none, none);
    const least = fractionalCost(knapsack, worth, goals.least, new Float64Array(3));
    const most = fractionalWorth(knapsack, worth, goals.budget, new Float64Array(3));
    const base = { base: 0, cost, worth };
    const goal = { reachable: true, reachablePeople: 19 };
    expect(
      groupBound({ form: 'least-cost', targetPeople: goals.least, budgetUsdPerYear: Infinity, ...goal }, grouped, { ...base, ...least }), // prettier-ignore
    ).toBeCloseTo(least.value, 1);
    expect(
      groupBound({ form: 'budget', targetPeople: Infinity, budgetUsdPerYear: goals.budget, ...goal }, grouped, { ...base, ...most }), // prettier-ignore
    ).toBeCloseTo(most.value, 1);
  });
});
