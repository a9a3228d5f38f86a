import { describe, expect, it } from 'vitest';
import type { SitingProblem } from '../../../src/core/siting/siting-types';
import type { Effort } from '../../../src/core/siting/search';
import { QUICK, solveSiting } from '../../../src/core/siting/solve-siting';
import { solveGreedy } from '../../../src/core/siting/solve-greedy';
import { solver } from '../../../src/worker/highs-solver';
import { aCandidate, bruteForce, CLUSTERED, clusteredProblem, tinyProblem } from '../../helpers/siting-instances';

const signal = new AbortController().signal;
const SEEDS = Array.from({ length: 100 }, (_, k) => 7000 + k);
const LITTLE: Effort = { ...QUICK, searchWork: 1e6, boundWork: 1e6, branchWork: 1e6 };
const SMALL = { ...CLUSTERED, candidates: 200, cells: 1500, towns: 6, sideKm: 20 };

describe('solveSiting', () => {
  it('least cost: bound ≤ optimum ≤ answer ≤ greedy, and the gap is what it says', async () => {
    for (const seed of SEEDS) {
      const problem = tinyProblem(seed, 'least-cost');
      const best = bruteForce(problem);
      const answer = await solveSiting(problem, { signal, effort: LITTLE });
      expect(answer.bestBoundUsdPerYear, `seed ${seed}`).toBeLessThanOrEqual(best.annualCostUsd + 1e-6);
      expect(answer.annualCostUsd, `seed ${seed}`).toBeGreaterThanOrEqual(best.annualCostUsd - 1e-6);
      expect(answer.annualCostUsd).toBeLessThanOrEqual(solveGreedy(problem, { maxWork: 0 }).annualCostUsd + 1e-9);
      expect(answer.gapFraction! * answer.annualCostUsd).toBeCloseTo(
        answer.annualCostUsd - answer.bestBoundUsdPerYear!,
        6,
      );
    }
  });

  it('budget: greedy ≤ answer ≤ optimum ≤ bound', async () => {
    for (const seed of SEEDS) {
      const problem = tinyProblem(seed, 'budget');
      const best = bruteForce(problem).servedPeople;
      const answer = await solveSiting(problem, { signal, effort: LITTLE });
      expect(answer.bestBoundPeople, `seed ${seed}`).toBeGreaterThanOrEqual(best - 1e-6);
      expect(answer.servedPeople, `seed ${seed}`).toBeLessThanOrEqual(best + 1e-6);
      expect(answer.servedPeople).toBeGreaterThanOrEqual(solveGreedy(problem, { maxWork: 0 }).servedPeople - 1e-9);
    }
  });

  it('holds pins, no-go and groups, with a bound that stays valid', async () => {
    for (const seed of SEEDS) {
      const problem = tinyProblem(seed, 'budget');
      problem.candidates[0]!.pinned = true;
      problem.candidates[0]!.annualCostUsd = 0;
      problem.candidates[1]!.forbidden = true;
      problem.groups = [{ members: [0, ...problem.candidates.keys()].slice(2), atMost: 2 }];
      const best = bruteForce(problem);
      const answer = await solveSiting(problem, { signal, effort: LITTLE });
      expect(answer.chosen).toContain(0);
      expect(answer.chosen).not.toContain(1);
      expect(answer.servedPeople, `seed ${seed}`).toBeLessThanOrEqual(best.servedPeople + 1e-6);
      expect(answer.bestBoundPeople, `seed ${seed}`).toBeGreaterThanOrEqual(best.servedPeople - 1e-6);
    }
  });

  it('with the exact solver closes small problems', async () => {
    for (const seed of SEEDS.slice(0, 30)) {
      const problem = tinyProblem(seed, 'least-cost');
      const answer = await solveSiting(problem, { signal, solver, effort: { ...LITTLE, gapFraction: 0 } });
      expect(answer.annualCostUsd, `seed ${seed}`).toBeCloseTo(bruteForce(problem).annualCostUsd, 6);
      expect(answer.gapFraction, `seed ${seed}`).toBeLessThan(1e-5);
    }
  });

  it('settles small problems of towers itself, and asks the exact solver only for what stays open', async () => {
    const size = { ...CLUSTERED, candidates: 40, cells: 300, towns: 4, sideKm: 12, towerShare: 1 };
    const problem = clusteredProblem(size, { form: 'least-cost', shareFraction: 0.6 });
    let asked = 0;
    const counting = {
      solve(...given: Parameters<typeof solver.solve>) {
        asked++;
        return solver.solve(...given);
      },
    };
    const own = await solveSiting(problem, { signal, solver: counting });
    expect(asked).toBe(0);
    expect(own.gapFraction).toBeLessThan(1e-6);
    const little = { ...QUICK, exact: { ...QUICK.exact, branchWork: 0 }, branchWork: 1, gapFraction: 0 };
    const exact = await solveSiting(problem, { signal, solver: counting, effort: little });
    expect(asked).toBe(1);
    expect(exact.annualCostUsd).toBeCloseTo(own.annualCostUsd, 6);
  });

  it('goes on without the exact solver when it cannot be loaded', async () => {
    const broken = { solve: () => Promise.reject(new Error('offline')) };
    const effort = { ...LITTLE, gapFraction: 0 };
    for (const seed of SEEDS.slice(0, 10)) {
      const problem = tinyProblem(seed, 'least-cost');
      const answer = await solveSiting(problem, { signal, solver: broken, effort });
      expect(answer).toEqual(await solveSiting(problem, { signal, effort }));
    }
  });

  it('is never worse than a set it is given', async () => {
    for (const form of ['least-cost', 'budget'] as const) {
      const goal: SitingProblem['goal'] = form === 'budget' ? { form, usdPerYear: 5e5 } : { form, shareFraction: 0.6 };
      const problem = clusteredProblem(SMALL, goal);
      const good = await solveSiting(problem, { signal, effort: { ...LITTLE, searchWork: 3e7 } });
      const none = { ...LITTLE, searchWork: 0, boundWork: 0, branchWork: 0 };
      const answer = await solveSiting(problem, { signal, effort: none, starts: [good.chosen] });
      if (form === 'budget') expect(answer.servedPeople).toBeGreaterThanOrEqual(good.servedPeople - 1e-9);
      else expect(answer.annualCostUsd).toBeLessThanOrEqual(good.annualCostUsd + 1e-9);
    }
  });

  it('more candidates never make it dearer; a mix is strictly cheaper where town and country differ', async () => {
    // Country: cells 0-2, far apart, one tower serves all three. Town: cell 3, many people, one hotspot serves it, a tower would too.
    const country = [0, 1, 2].map((cell): [number, number] => [cell, 1]);
    const towers = [aCandidate('t0', 100, country), aCandidate('t1', 100, [[3, 1]])];
    const hotspots = [0, 1, 2, 3].map((cell) => aCandidate(`h${cell}`, 50, [[cell, 1]]));
    const solve = (candidates: SitingProblem['candidates']) =>
      solveSiting(
        {
          demandPeople: Float64Array.of(10, 10, 10, 70),
          candidates,
          goal: { form: 'least-cost', shareFraction: 1 },
          seed: 1,
        },
        { signal },
      );
    expect((await solve(towers)).annualCostUsd).toBe(200);
    expect((await solve(hotspots)).annualCostUsd).toBe(200);
    expect(await solve([...towers, ...hotspots])).toMatchObject({ annualCostUsd: 150, gapFraction: 0 });
  });

  it('states a small gap on towns with towers and hotspots, the same one every time and in any order', async () => {
    const goal = { form: 'least-cost', shareFraction: 0.6 } as const;
    const problem = clusteredProblem(SMALL, goal);
    const once = await solveSiting(problem, { signal });
    expect(once.reachesTarget).toBe(true);
    expect(once.gapFraction).toBeLessThan(0.1);
    expect(await solveSiting(problem, { signal })).toEqual(once);
    const turned = await solveSiting({ ...problem, candidates: problem.candidates.toReversed() }, { signal });
    expect(turned.annualCostUsd).toBe(once.annualCostUsd);
    expect(turned.bestBoundUsdPerYear).toBe(once.bestBoundUsdPerYear);
  });

  it('counts towers whole: with equal prices the bound is a multiple of the price', async () => {
    const candidates = [0, 1, 2, 3].map((k) =>
      aCandidate(`t${k}`, 100, [
        [k, 1],
        [k + 1, 0.5],
      ]),
    );
    const problem: SitingProblem = {
      demandPeople: Float64Array.of(10, 10, 10, 10, 10),
      candidates,
      goal: { form: 'least-cost', shareFraction: 0.7 },
      seed: 1,
    };
    const answer = await solveSiting(problem, { signal });
    expect(answer).toMatchObject({ annualCostUsd: 300, bestBoundUsdPerYear: 300, gapFraction: 0 });
  });

  it('counts towers whole where each costs a little else, and stays on the safe side', async () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const tiny = tinyProblem(seed, 'least-cost');
      const candidates = tiny.candidates.map((candidate, k) => ({
        ...candidate,
        annualCostUsd: 100 + ((k * 37 + seed) % 23),
      }));
      const problem = { ...tiny, candidates };
      const best = bruteForce(problem);
      const answer = await solveSiting(problem, { signal, effort: { ...LITTLE, branchWork: 0 } });
      expect(answer.bestBoundUsdPerYear, `seed ${seed}`).toBeLessThanOrEqual(best.annualCostUsd + 1e-6);
      if (best.annualCostUsd > 0) expect(answer.bestBoundUsdPerYear, `seed ${seed}`).toBeGreaterThanOrEqual(100);
    }
  });

  it('gives no bound where the target is limited by a group and missed', async () => {
    const candidates = [0, 1].map((cell) => aCandidate(`h${cell}`, 10, [[cell, 1]]));
    const problem: SitingProblem = {
      demandPeople: Float64Array.of(10, 10),
      candidates,
      goal: { form: 'least-cost', shareFraction: 1 },
      groups: [{ members: [0, 1], atMost: 1 }],
      seed: 1,
    };
    expect(await solveSiting(problem, { signal })).toMatchObject({
      reachesTarget: false,
      servedPeople: 10,
      gapFraction: null,
    });
  });

  it('stops when cancelled', async () => {
    const problem = clusteredProblem(SMALL, { form: 'budget', usdPerYear: 5e5 });
    await expect(solveSiting(problem, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});
