import { describe, expect, it } from 'vitest';
import type { PlanResult, RunMemory } from '../../../src/core/run';
import { rehearseMove } from '../../../src/core/run';
import { MAST, runSmall, smallPlan } from './small-plan';

const moved = smallPlan((plan) => ({
  ...plan,
  network: { ...plan.network, sites: { [MAST]: { lonDeg: 1.78, latDeg: 41.705 } } },
}));
const never = new AbortController().signal;
const shownOf = ({ timingsS: _, ...result }: PlanResult) => result;

describe('a move rehearsed', () => {
  it('leaves the result, and what the next run builds on, as they were', async () => {
    const memory: RunMemory = new Map();
    const { result } = await runSmall(moved, memory);
    const before = structuredClone({ ...result.coverage, losses: null });
    const gaps = structuredClone(result.gaps);
    expect(await rehearseMove(result, never)).toBeGreaterThan(10);
    expect({ ...result.coverage, losses: null }).toEqual(before);
    expect(result.gaps).toEqual(gaps);

    const next = await runSmall(smallPlan(), memory);
    const scratch = await runSmall(smallPlan(), new Map());
    expect(shownOf(next.result)).toEqual(shownOf(scratch.result));
  });

  it('ends when somebody wants something', async () => {
    const { result } = await runSmall(smallPlan(), new Map());
    const controller = new AbortController();
    const rehearsal = rehearseMove(result, controller.signal);
    setTimeout(() => controller.abort());
    await expect(rehearsal).rejects.toThrow(/abort/i);
  });

  it('is none without masts', async () => {
    const { result } = await runSmall(smallPlan(), new Map());
    expect(await rehearseMove({ ...result, facts: { ...result.facts, sites: [] } }, never)).toBe(0);
  });
});
