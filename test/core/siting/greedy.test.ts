import { describe, expect, it } from 'vitest';
import { makeGoal } from '../../../src/core/siting/goal';
import { buildOrder, gainOf, greedy } from '../../../src/core/siting/greedy';
import { costOf, type Instance, makeInstance, servedBy } from '../../../src/core/siting/instance';
import { aCandidate, CLUSTERED, clusteredProblem, tinyProblem } from '../../helpers/siting-instances';

/** The same rule without laziness: every gain computed again at every step. */
function eagerGreedy(instance: Instance, budget: number): number[] {
  const residual = new Float64Array(instance.cellCount).fill(1);
  const chosen: number[] = [];
  let spent = 0;
  const seen = new Set<number>();
  for (;;) {
    let [best, bestKey] = [-1, 0];
    for (let i = 0; i < instance.candidateCount; i++) {
      const gain = gainOf(instance, residual, i);
      if (seen.has(i) || gain <= instance.totalPeople * 1e-12) continue;
      const key = instance.cost[i] === 0 ? Number.MAX_VALUE : gain / instance.cost[i]!;
      if (key > bestKey) [best, bestKey] = [i, key];
    }
    if (best < 0) return chosen;
    seen.add(best);
    if (spent + instance.cost[best]! > budget) continue;
    spent += instance.cost[best]!;
    chosen.push(best);
    for (let k = instance.rowStart[best]!; k < instance.rowStart[best + 1]!; k++) {
      const cell = instance.rowCell[k]!;
      residual[cell] = Math.max(0, residual[cell]! - instance.rowShare[k]!);
    }
  }
}

describe('greedy', () => {
  it('being lazy changes nothing', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const problem = tinyProblem(seed, 'budget');
      const instance = makeInstance(problem);
      const goal = makeGoal(instance, problem.goal);
      expect(greedy(instance, goal, 'ratio').chosen, `seed ${seed}`).toEqual(
        eagerGreedy(instance, goal.budgetUsdPerYear),
      );
    }
  });

  it('its running totals are those of the set', () => {
    const problem = clusteredProblem(
      { ...CLUSTERED, candidates: 300, cells: 2000 },
      { form: 'least-cost', shareFraction: 0.3 },
    );
    const instance = makeInstance(problem);
    for (const rule of ['ratio', 'plain'] as const) {
      const run = greedy(instance, makeGoal(instance, problem.goal), rule);
      expect(run.servedPeople).toBeCloseTo(servedBy(instance, run.chosen), 6);
      expect(run.annualCostUsd).toBeCloseTo(costOf(instance, run.chosen), 6);
      expect(run.steps.at(-1)).toEqual({
        annualCostUsd: run.annualCostUsd,
        servedPeople: run.servedPeople,
        sites: run.chosen.length,
      });
    }
  });

  it('does not pay for people beyond the target', () => {
    // Ten people are asked for: a large site that serves a hundred for 50 is worth less than a small one that serves ten for 10.
    const problem = {
      demandPeople: Float64Array.of(100, 10),
      candidates: [aCandidate('large', 50, [[0, 1]]), aCandidate('small', 10, [[1, 1]])],
      goal: { form: 'least-cost', shareFraction: 10 / 110 } as const,
      seed: 1,
    };
    const instance = makeInstance(problem);
    expect(greedy(instance, makeGoal(instance, problem.goal), 'ratio').chosen.map((i) => instance.original[i])).toEqual(
      [1],
    );
  });
});

describe('buildOrder', () => {
  it('is an order of the set by people gained per USD', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const instance = makeInstance(tinyProblem(seed, 'budget'));
      const set = [...instance.original.keys()].filter((i) => instance.cost[i]! > 0);
      const order = buildOrder(instance, set);
      expect(order.toSorted((a, b) => a - b)).toEqual(set);
      let before = Infinity;
      for (let k = 1; k <= order.length; k++) {
        const gain = servedBy(instance, order.slice(0, k)) - servedBy(instance, order.slice(0, k - 1));
        const ratio = gain / instance.cost[order[k - 1]!]!;
        expect(ratio, `seed ${seed}`).toBeLessThanOrEqual(before + 1e-6);
        before = ratio;
      }
    }
  });
});
