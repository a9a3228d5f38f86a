/** Somebody watches the answer and its bound close in on each other, and says stop. */
import { describe, expect, it } from 'vitest';
import type { SolveProgress } from '../../../src/core/siting/search';
import type { SitingProblem } from '../../../src/core/siting/siting-types';
import { QUICK, solveSiting, THOROUGH } from '../../../src/core/siting/solve-siting';
import { CLUSTERED, clusteredProblem } from '../../helpers/siting-instances';

const signal = new AbortController().signal;
const SMALL = { ...CLUSTERED, candidates: 200, cells: 1500, towns: 6, sideKm: 20 };
const GOALS: SitingProblem['goal'][] = [
  { form: 'least-cost', shareFraction: 0.6 },
  { form: 'budget', usdPerYear: 5e5 },
];

describe('watching', () => {
  it.each(GOALS)('$form: best and bound only ever get better, and end at the answer', async (goal) => {
    const seen: SolveProgress[] = [];
    const problem = clusteredProblem(SMALL, goal);
    const answer = await solveSiting(problem, { signal, onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen[0]!.gapFraction).toBeNull();
    for (const [k, now] of seen.entries()) {
      const before = seen[k - 1];
      if (goal.form === 'budget') {
        if (now.boundPeople !== null) expect(now.boundPeople).toBeGreaterThanOrEqual(now.servedPeople);
        expect(now.servedPeople).toBeGreaterThanOrEqual(before?.servedPeople ?? 0);
      } else {
        if (now.boundUsdPerYear !== null) expect(now.boundUsdPerYear).toBeLessThanOrEqual(now.costUsdPerYear);
        expect(now.costUsdPerYear).toBeLessThanOrEqual(before?.costUsdPerYear ?? Infinity);
      }
    }
    const last = seen.at(-1)!;
    expect(last.costUsdPerYear).toBeCloseTo(answer.annualCostUsd, 6);
    expect(last.gapFraction).toBeCloseTo(answer.gapFraction!, 3);
    expect(await solveSiting(problem, { signal }), 'watching changes nothing').toEqual(answer);
  });

  it.each(GOALS)('$form: stopped half-way keeps the best so far and states a gap', async (goal) => {
    const problem = clusteredProblem({ ...CLUSTERED, candidates: 600, cells: 5000, sideKm: 30 }, goal);
    const stop = new AbortController();
    let reports = 0;
    const answer = await solveSiting(problem, {
      signal,
      stop: stop.signal,
      effort: { ...THOROUGH, branchWork: 1e12 },
      onProgress: ({ gapFraction }) => {
        if (gapFraction !== null && ++reports === 4) stop.abort();
      },
    });
    expect(stop.signal.aborted).toBe(true);
    expect(answer.method).toContain('stopped');
    expect(answer.reachesTarget).toBe(true);
    expect(answer.gapFraction).toBeGreaterThan(0);
    expect(answer.gapFraction).toBeLessThan(0.5);
  });

  it('stopped before it began still has an answer and a bound', async () => {
    const problem = clusteredProblem(SMALL, GOALS[0]!);
    const answer = await solveSiting(problem, { signal, stop: AbortSignal.abort() });
    const whole = await solveSiting(problem, { signal });
    expect(answer.reachesTarget).toBe(true);
    expect(answer.bestBoundUsdPerYear).toBeGreaterThan(0);
    expect(answer.bestBoundUsdPerYear).toBeLessThanOrEqual(whole.annualCostUsd);
  });

  it('a cancel from outside is heard while it searches', async () => {
    const problem = clusteredProblem(SMALL, GOALS[0]!);
    const cancel = new AbortController();
    const effort = { ...QUICK, searchWork: 1e12, branchWork: 1e12, gapFraction: 0 };
    setTimeout(() => cancel.abort(), 0);
    await expect(solveSiting(problem, { signal: cancel.signal, effort })).rejects.toThrow('aborted');
  });
});
