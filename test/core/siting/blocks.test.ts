/** Several small sites in one cell: the bound sees what their shares waste together. */
import { describe, expect, it } from 'vitest';
import { makeGoal } from '../../../src/core/siting/goal';
import { blocksOf } from '../../../src/core/siting/blocks';
import { makeInstance } from '../../../src/core/siting/instance';
import { lagrangianBound } from '../../../src/core/siting/lagrangian';
import type { SitingProblem } from '../../../src/core/siting/siting-types';
import { seededRandom } from '../../../src/core/units';
import { aCandidate, bruteForce } from '../../helpers/siting-instances';

/** Cells with three or four hotspots of one price each, which also reach a little of the next cell. */
function crowded(seed: number, form: 'least-cost' | 'budget'): SitingProblem {
  const random = seededRandom(seed);
  const cells = 3;
  const candidates = Array.from({ length: cells }, (_, cell) =>
    Array.from({ length: 3 + Math.floor(random() * 2) }, (__, k) =>
      aCandidate(`h${cell}${k}`, 10, [
        [cell, 0.3 + 0.4 * random()],
        [(cell + 1) % cells, random() < 0.5 ? 0.3 * random() : 0],
      ]),
    ),
  ).flat();
  return {
    demandPeople: Float64Array.from({ length: cells }, () => 1 + Math.floor(random() * 20)),
    candidates,
    goal:
      form === 'budget'
        ? { form, usdPerYear: 10 * (2 + Math.floor(random() * 4)) }
        : { form, shareFraction: 0.5 + 0.4 * random() },
    seed,
  };
}

const boundOf = (problem: SitingProblem, iterations: number) => {
  const instance = makeInstance(problem);
  return lagrangianBound(instance, makeGoal(instance, problem.goal), { iterations }).bound;
};

describe('blocks', () => {
  it('sees that two shares of 0.6 fill a cell and cost two sites, not one and two thirds', () => {
    const candidates = [0, 1, 2].map((k) => aCandidate(`h${k}`, 10, [[0, 0.6]]));
    const demandPeople = Float64Array.of(100);
    const goal = { form: 'least-cost', shareFraction: 0.9 } as const;
    // 0.6 for 10, all for 20: in whole sites 20. The linear relaxation would build 0.9 / 0.6 sites, 15.
    expect(boundOf({ demandPeople, candidates, goal, seed: 1 }, 100)).toBeCloseTo(20, 6);
    const wide = [0, 1, 2, 3, 4, 5, 6].flatMap((cell) =>
      [0, 1, 2].map((k) => aCandidate(`h${cell}${k}`, 10 + 9 * cell, [[cell, 0.6]])),
    );
    const people = Float64Array.from({ length: 7 }, () => 100);
    // Seven prices are no classes to count: all of them filled is two sites a cell; linear would be 1⅔.
    const all = { demandPeople: people, candidates: wide, goal: { ...goal, shareFraction: 1 }, seed: 1 };
    expect(boundOf(all, 200)).toBeCloseTo(2 * (70 + 9 * 21), 3);
  });

  it('stays on the safe side of the optimum after any number of iterations', () => {
    for (let seed = 4000; seed < 4080; seed++)
      for (const iterations of [1, 6, 60]) {
        const least = crowded(seed, 'least-cost');
        expect(boundOf(least, iterations), `seed ${seed}`).toBeLessThanOrEqual(bruteForce(least).annualCostUsd + 1e-6);
        const budget = crowded(seed, 'budget');
        expect(boundOf(budget, iterations), `seed ${seed}`).toBeGreaterThanOrEqual(
          bruteForce(budget).servedPeople - 1e-6,
        );
      }
  });

  it('are of one price and one cell, without pinned and forbidden candidates, and only where something could be wasted', () => {
    const twins = (id: string, cell: number, share: number, price = 10) =>
      [0, 1].map((k) => aCandidate(`${id}${k}`, price, [[cell, share]]));
    const candidates = [
      ...twins('a', 0, 0.7),
      ...twins('b', 1, 0.4),
      ...twins('c', 2, 0.7).map((candidate) => ({ ...candidate, pinned: true })),
      aCandidate('d0', 10, [[3, 0.7]]),
      aCandidate('d1', 11, [[3, 0.7]]),
    ];
    const problem: SitingProblem = {
      demandPeople: Float64Array.of(1, 1, 1, 1),
      candidates,
      goal: { form: 'least-cost', shareFraction: 0.5 },
      seed: 1,
    };
    const { count, cell, member } = blocksOf(makeInstance(problem));
    expect([count, Array.from(cell), Array.from(member)]).toEqual([1, [0], [0, 1]]);
  });
});
