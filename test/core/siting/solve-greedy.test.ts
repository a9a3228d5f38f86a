import { describe, expect, it } from 'vitest';
import type { SitingProblem } from '../../../src/core/siting/siting-types';
import { solveGreedy } from '../../../src/core/siting/solve-greedy';
import { aCandidate, bruteForce, CLUSTERED, clusteredProblem, tinyProblem } from '../../helpers/siting-instances';

const SEEDS = Array.from({ length: 200 }, (_, k) => 1000 + k);
const GUARANTEE = (1 - 1 / Math.E) / 2;

/** Cells  0 1 2 3, ten people each;  A serves 0-1,  B serves 1-2,  C serves 2-3,  T serves all. */
function line(goal: SitingProblem['goal'], towerCost = 100): SitingProblem {
  const whole = (...cells: number[]) => cells.map((cell): [number, number] => [cell, 1]);
  return {
    demandPeople: Float64Array.of(10, 10, 10, 10),
    candidates: [
      aCandidate('hA', 10, whole(0, 1)),
      aCandidate('hB', 9, whole(1, 2)),
      aCandidate('hC', 10, whole(2, 3)),
      aCandidate('tT', towerCost, whole(0, 1, 2, 3)),
    ],
    goal,
    seed: 1,
  };
}

describe('solveGreedy', () => {
  it('finds the cover that the ratio rule alone misses, and says what each site serves alone', () => {
    const solution = solveGreedy(line({ form: 'least-cost', shareFraction: 1 }));
    expect([...solution.chosen].sort()).toEqual([0, 2]);
    expect(solution).toMatchObject({
      annualCostUsd: 20,
      servedPeople: 40,
      reachesTarget: true,
      peopleServedAlone: [20, 20],
    });
  });

  it('takes the tower where it is cheaper than the hotspots it replaces', () => {
    expect(solveGreedy(line({ form: 'least-cost', shareFraction: 1 }, 15)).chosen).toEqual([3]);
  });

  it('serves most within a budget and never spends more', () => {
    const solution = solveGreedy(line({ form: 'budget', usdPerYear: 21 }));
    expect(solution).toMatchObject({ servedPeople: 40, annualCostUsd: 20 });
    expect(solveGreedy(line({ form: 'budget', usdPerYear: 5 })).chosen).toEqual([]);
  });

  it('says how far it gets when the target is out of reach', () => {
    const problem = line({ form: 'least-cost', shareFraction: 1 });
    problem.candidates = problem.candidates.slice(0, 2);
    expect(solveGreedy(problem)).toMatchObject({ reachesTarget: false, servedPeople: 30, annualCostUsd: 19 });
  });

  it('answers empty problems', () => {
    const goal = { form: 'least-cost', shareFraction: 0.8 } as const;
    const none = { demandPeople: new Float64Array(0), candidates: [], goal, seed: 1 };
    expect(solveGreedy(none)).toMatchObject({ chosen: [], annualCostUsd: 0, servedPeople: 0, reachesTarget: true });
    expect(solveGreedy({ ...none, demandPeople: Float64Array.of(5) })).toMatchObject({
      chosen: [],
      reachesTarget: false,
    });
    expect(solveGreedy({ ...line(goal), demandPeople: new Float64Array(4) })).toMatchObject({
      chosen: [],
      reachesTarget: true,
    });
  });

  it('takes free sites, keeps pinned ones, leaves forbidden ones, and holds group limits', () => {
    const problem = line({ form: 'least-cost', shareFraction: 0.9 });
    problem.candidates[1]!.annualCostUsd = 0;
    problem.candidates[3]!.pinned = true;
    expect(solveGreedy(problem)).toMatchObject({ annualCostUsd: 100, chosen: [3] });
    problem.candidates[3]!.pinned = false;
    problem.candidates[3]!.forbidden = true;
    expect([...solveGreedy(problem).chosen].sort()).toContain(0);
    expect(solveGreedy(problem).chosen).not.toContain(3);
    problem.groups = [{ members: [0, 2], atMost: 1 }];
    expect(solveGreedy(problem).chosen.filter((i) => i !== 1)).toHaveLength(1);
  });

  it('shares a site among all in its reach when it is full', () => {
    const problem = line({ form: 'budget', usdPerYear: 10 });
    problem.candidates[0]!.capacityPeople = 5;
    problem.candidates[2]!.capacityPeople = 4;
    problem.candidates[1]!.forbidden = true;
    expect(solveGreedy(problem)).toMatchObject({ chosen: [0], servedPeople: 5 });
  });

  it('least cost: never below the optimum of brute force, and reaches what it reaches', () => {
    for (const seed of SEEDS) {
      const problem = tinyProblem(seed, 'least-cost');
      const best = bruteForce(problem);
      const solution = solveGreedy(problem, { maxWork: 1e5 });
      expect(solution.reachesTarget, `seed ${seed}`).toBe(best.reaches);
      expect(solution.annualCostUsd, `seed ${seed}`).toBeGreaterThanOrEqual(best.annualCostUsd - 1e-9);
    }
  });

  it('budget: between half of (1 − 1/e) of the optimum and the optimum, without local search too', () => {
    for (const seed of SEEDS) {
      const problem = tinyProblem(seed, 'budget');
      const best = bruteForce(problem).servedPeople;
      for (const maxWork of [0, 1e5]) {
        const { servedPeople } = solveGreedy(problem, { maxWork });
        expect(servedPeople, `seed ${seed}`).toBeLessThanOrEqual(best + 1e-6);
        expect(servedPeople, `seed ${seed}`).toBeGreaterThanOrEqual(GUARANTEE * best - 1e-6);
      }
    }
  });

  it('twice the people, twice the people served', () => {
    const problem = clusteredProblem(
      { ...CLUSTERED, candidates: 100, cells: 500 },
      { form: 'budget', usdPerYear: 4e5 },
    );
    const once = solveGreedy(problem, { maxWork: 1e6 });
    const twice = solveGreedy({ ...problem, demandPeople: problem.demandPeople.map((p) => 2 * p) }, { maxWork: 1e6 });
    expect(twice.chosen).toEqual(once.chosen);
    expect(twice.servedPeople).toBeCloseTo(2 * once.servedPeople, 6);
  });

  it('does not depend on the order of the candidates, and repeats itself', () => {
    const goal = { form: 'least-cost', shareFraction: 0.5 } as const;
    const problem = clusteredProblem({ ...CLUSTERED, candidates: 100, cells: 500, towerRadiusKm: 10 }, goal);
    const once = solveGreedy(problem, { maxWork: 1e6 });
    const turned = solveGreedy({ ...problem, candidates: problem.candidates.toReversed() }, { maxWork: 1e6 });
    expect(turned.annualCostUsd).toBe(once.annualCostUsd);
    expect(turned.chosen.map((i) => 99 - i)).toEqual(once.chosen);
    expect(solveGreedy(problem, { maxWork: 1e6 })).toEqual(once);
  });

  it('has a cost curve that rises ever more slowly and starts at nothing', () => {
    const problem = clusteredProblem(
      { ...CLUSTERED, candidates: 400, cells: 2000 },
      { form: 'budget', usdPerYear: 4e5 },
    );
    const { curve } = solveGreedy(problem, { maxWork: 0 });
    expect(curve[0]).toEqual({ annualCostUsd: 0, servedPeople: 0, sites: 0 });
    expect(curve.length).toBeLessThanOrEqual(200);
    for (const [k, point] of curve.entries()) {
      if (k === 0) continue;
      expect(point.annualCostUsd).toBeGreaterThan(curve[k - 1]!.annualCostUsd);
      expect(point.servedPeople).toBeGreaterThan(curve[k - 1]!.servedPeople);
    }
  });

  it('has points where people are won: a thousand sites, half of the people with the first thirty', () => {
    const candidates = Array.from({ length: 1000 }, (_, i) => aCandidate(`h${i}`, 10, [[i, 1]]));
    const demandPeople = Float64Array.from(candidates, (_, i) => 1000 / (i + 1));
    const goal = { form: 'budget', usdPerYear: 100 } as const;
    const { curve } = solveGreedy({ demandPeople, candidates, goal, seed: 1 }, { maxWork: 0 });
    expect(curve.filter(({ sites }) => sites <= 30).length).toBeGreaterThan(20);
    expect(curve.length).toBeLessThanOrEqual(200);
    expect(curve.at(-1)!.sites).toBe(1000);
  });
});
