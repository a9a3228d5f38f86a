import { describe, expect, it } from 'vitest';
import { makeGoal } from '../../../src/core/siting/goal';
import { improve, isBetter } from '../../../src/core/siting/improve';
import { costOf, makeInstance, servedBy } from '../../../src/core/siting/instance';
import { seededRandom } from '../../../src/core/units';
import { aCandidate, bruteForce, CLUSTERED, clusteredProblem, tinyProblem } from '../../helpers/siting-instances';

const SMALL = { ...CLUSTERED, candidates: 200, cells: 1500, towns: 6, sideKm: 20 };

function prepared(problem: ReturnType<typeof tinyProblem>) {
  const instance = makeInstance(problem);
  return { instance, goal: makeGoal(instance, problem.goal) };
}

describe('improve', () => {
  it('from everything built finds nearly the optimum of small problems', () => {
    let equal = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const problem = tinyProblem(seed, 'least-cost');
      const { instance, goal } = prepared(problem);
      const set = improve(instance, goal, [...instance.original.keys()], { random: seededRandom(seed), maxWork: 1e5 });
      expect(servedBy(instance, set), `seed ${seed}`).toBeGreaterThanOrEqual(goal.targetPeople * (1 - 1e-9));
      if (costOf(instance, set) <= bruteForce(problem).annualCostUsd + 1e-9) equal++;
    }
    expect(equal).toBeGreaterThan(95);
  });

  it('never gives back a worse set, keeps pins, and repeats itself', () => {
    for (const form of ['least-cost', 'budget'] as const) {
      const goalSpec =
        form === 'budget' ? ({ form, usdPerYear: 4e5 } as const) : ({ form, shareFraction: 0.5 } as const);
      const problem = clusteredProblem(SMALL, goalSpec);
      problem.candidates[3]!.pinned = true;
      const { instance, goal } = prepared(problem);
      const pin = instance.pinned.indexOf(1);
      const start = improve(instance, goal, [pin], { random: seededRandom(1), maxWork: 1e4 });
      let best = start;
      for (const maxWork of [1e5, 1e6, 1e7]) {
        const set = improve(instance, goal, start, { random: seededRandom(1), maxWork });
        expect(isBetter(instance, goal, start, set)).toBe(false);
        expect(set).toContain(pin);
        expect(improve(instance, goal, start, { random: seededRandom(1), maxWork })).toEqual(set);
        best = isBetter(instance, goal, set, best) ? set : best;
      }
      expect(isBetter(instance, goal, best, start)).toBe(true);
    }
  });

  it('uses only the candidates allowed, and those it was given', () => {
    const problem = clusteredProblem(SMALL, { form: 'budget', usdPerYear: 4e5 });
    const { instance, goal } = prepared(problem);
    const allowed = Uint8Array.from(instance.original, (_, i) => i % 2);
    const set = improve(instance, goal, [], { random: seededRandom(1), maxWork: 1e6, allowed });
    expect(set.length).toBeGreaterThan(0);
    for (const i of set) expect(i % 2).toBe(1);
  });
});

describe('isBetter', () => {
  const problem = {
    demandPeople: Float64Array.of(10, 10),
    candidates: [aCandidate('a', 5, [[0, 1]]), aCandidate('b', 4, [[1, 1]]), aCandidate('c', 3, [[1, 1]])],
    seed: 1,
  };

  it('least cost: the target first, then the cost, then the people', () => {
    const goalSpec = { form: 'least-cost', shareFraction: 0.5 } as const;
    const { instance, goal } = prepared({ ...problem, goal: goalSpec });
    expect(isBetter(instance, goal, [0], [])).toBe(true);
    expect(isBetter(instance, goal, [2], [1])).toBe(true);
    expect(isBetter(instance, goal, [0, 1], [0])).toBe(false);
    expect(isBetter(instance, goal, [1], [1])).toBe(false);
  });

  it('budget: within the budget first, then the people, then the cost', () => {
    const { instance, goal } = prepared({ ...problem, goal: { form: 'budget', usdPerYear: 8 } });
    expect(isBetter(instance, goal, [0], [0, 1])).toBe(true);
    expect(isBetter(instance, goal, [0, 2], [0])).toBe(true);
    expect(isBetter(instance, goal, [2], [1])).toBe(true);
  });
});
