import { describe, expect, it } from 'vitest';
import { solver } from '../../src/worker/highs-solver';
import { bruteForce, tinyProblem } from '../helpers/siting-instances';

const signal = new AbortController().signal;
const SEEDS = Array.from({ length: 200 }, (_, k) => 1000 + k);

describe('solver (HiGHS)', () => {
  it('equals brute force on 200 instances, least cost', async () => {
    for (const seed of SEEDS) {
      const problem = tinyProblem(seed, 'least-cost');
      const best = bruteForce(problem);
      const answer = await solver.solve(problem, { signal, timeLimitS: 10 });
      expect(answer.annualCostUsd, `seed ${seed}`).toBeCloseTo(best.annualCostUsd, 6);
      expect(answer.reachesTarget, `seed ${seed}`).toBe(best.reaches);
      expect(answer.bestBoundUsdPerYear, `seed ${seed}`).toBeCloseTo(best.annualCostUsd, 3);
    }
  });

  it('equals brute force on 200 instances, budget', async () => {
    for (const seed of SEEDS) {
      const problem = tinyProblem(seed, 'budget');
      const best = bruteForce(problem);
      const answer = await solver.solve(problem, { signal, timeLimitS: 10 });
      expect(answer.servedPeople, `seed ${seed}`).toBeCloseTo(best.servedPeople, 6);
      expect(answer.bestBoundPeople, `seed ${seed}`).toBeCloseTo(best.servedPeople, 2);
    }
  });

  it('holds pins, no-go, groups and a start', async () => {
    for (const seed of SEEDS.slice(0, 50)) {
      const problem = tinyProblem(seed, 'least-cost');
      problem.candidates[0]!.pinned = true;
      problem.candidates.at(-1)!.forbidden = true;
      const best = bruteForce(problem);
      const answer = await solver.solve(problem, { signal, timeLimitS: 10, start: [0], nodeLimit: 1000 });
      expect(answer.annualCostUsd, `seed ${seed}`).toBeCloseTo(best.annualCostUsd, 6);
      const limited = { ...problem, groups: [{ members: [...problem.candidates.keys()], atMost: 2 }] };
      const free = { ...limited, goal: { form: 'budget', usdPerYear: 1000 } as const };
      const most = await solver.solve(free, { signal, timeLimitS: 10 });
      expect(most.servedPeople, `seed ${seed}`).toBeCloseTo(bruteForce(free).servedPeople, 6);
    }
  });

  it('does not start when cancelled', async () => {
    await expect(
      solver.solve(tinyProblem(1, 'budget'), { signal: AbortSignal.abort(), timeLimitS: 1 }),
    ).rejects.toThrow('aborted');
  });
});
