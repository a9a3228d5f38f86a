/** Pins, no-go, groups and capacities, drawn at random: every solver keeps them, and the bound stays on the safe side of the best of all subsets. */
import { describe, expect, it } from 'vitest';
import type { Effort } from '../../../src/core/siting/search';
import type { SitingProblem, SitingSolution } from '../../../src/core/siting/siting-types';
import { solveGreedy } from '../../../src/core/siting/solve-greedy';
import { QUICK, solveSiting } from '../../../src/core/siting/solve-siting';
import { solver } from '../../../src/worker/highs-solver';
import { bruteForce, constrainedProblem } from '../../helpers/siting-instances';

const signal = new AbortController().signal;
const SEEDS = Array.from({ length: 120 }, (_, k) => 91_000 + k);
const LITTLE: Effort = { ...QUICK, searchWork: 1e6, boundWork: 1e6, branchWork: 1e6, gapFraction: 0 };

function expectKept({ candidates, groups = [] }: SitingProblem, { chosen }: SitingSolution, seed: number): void {
  const built = new Set(chosen);
  for (const [i, { pinned, forbidden }] of candidates.entries()) {
    if (pinned) expect(built, `seed ${seed}: pin ${i}`).toContain(i);
    else if (forbidden) expect(built, `seed ${seed}: forbidden ${i}`).not.toContain(i);
  }
  for (const { members, atMost } of groups)
    expect(members.filter((i) => built.has(i)).length, `seed ${seed}`).toBeLessThanOrEqual(atMost);
}

describe.each([
  ['local search and Lagrangian branch and bound', undefined],
  ['mixed-integer program', solver],
] as const)('%s', (_, exact) => {
  it('least cost: keeps what is asked, bound ≤ optimum ≤ answer', async () => {
    let proven = 0;
    for (const seed of SEEDS) {
      const problem = constrainedProblem(seed, 'least-cost');
      const best = bruteForce(problem);
      const answer = await solveSiting(problem, { signal, effort: LITTLE, ...(exact ? { solver: exact } : {}) });
      expectKept(problem, answer, seed);
      expectKept(problem, solveGreedy(problem), seed);
      expect(answer.reachesTarget, `seed ${seed}`).toBe(best.reaches);
      if (!best.reaches) continue;
      expect(answer.annualCostUsd, `seed ${seed}`).toBeGreaterThanOrEqual(best.annualCostUsd - 1e-6);
      expect(answer.bestBoundUsdPerYear, `seed ${seed}`).toBeLessThanOrEqual(best.annualCostUsd + 1e-6);
      if (exact) expect(answer.annualCostUsd, `seed ${seed}`).toBeCloseTo(best.annualCostUsd, 5);
      if (answer.gapFraction! < 1e-6) proven++;
    }
    expect(proven).toBeGreaterThan(20);
  });

  it('budget: keeps what is asked, answer ≤ optimum ≤ bound', async () => {
    for (const seed of SEEDS) {
      const problem = constrainedProblem(seed, 'budget');
      const best = bruteForce(problem);
      const answer = await solveSiting(problem, { signal, effort: LITTLE, ...(exact ? { solver: exact } : {}) });
      expectKept(problem, answer, seed);
      if (best.annualCostUsd === Infinity) continue;
      expect(answer.servedPeople, `seed ${seed}`).toBeLessThanOrEqual(best.servedPeople + 1e-6);
      expect(answer.bestBoundPeople, `seed ${seed}`).toBeGreaterThanOrEqual(best.servedPeople - 1e-6);
      if (exact) expect(answer.servedPeople, `seed ${seed}`).toBeCloseTo(best.servedPeople, 5);
    }
  });
});

it('the limits bind: without them more is served, or the same for less', async () => {
  let tighter = 0;
  for (const seed of SEEDS.slice(0, 40)) {
    const problem = constrainedProblem(seed, 'budget');
    const { groups: _groups, ...free } = problem;
    const unlimited = { ...free, candidates: free.candidates.map(({ capacityPeople: _capacity, ...rest }) => rest) };
    if (bruteForce(unlimited).servedPeople > bruteForce(problem).servedPeople + 1e-6) tighter++;
  }
  expect(tighter).toBeGreaterThan(10);
});
