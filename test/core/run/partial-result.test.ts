import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/core/plan';
import { type PlanResult, type RunMemory } from '../../../src/core/run';
import type { BoundProgress } from '../../../src/core/siting';
import { aSquare } from '../../helpers/fake-engine';
import { MAST, runSmall, smallPlan } from './small-plan';

const withCost = (plan: Plan, key: string, likely: number): Plan => ({
  ...plan,
  costs: { ...plan.costs, overrides: { ...plan.costs.overrides, [key]: { low: likely, likely, high: likely } } },
});
const movedMast = (plan: Plan): Plan => ({
  ...plan,
  network: { ...plan.network, sites: { [MAST]: { lonDeg: 1.78, latDeg: 41.705 } } },
});

/** A memory with one finished run. */
async function begun(): Promise<{ memory: RunMemory; first: PlanResult }> {
  const memory: RunMemory = new Map();
  const { result: first } = await runSmall(smallPlan(), memory);
  expect(towersOf(first).sites.length).toBeGreaterThan(0);
  return { memory, first };
}

const towersOf = ({ options }: PlanResult) => options.find(({ option }) => option === 'greenfield-towers')!;

describe('results before a run is done', () => {
  it('a changed cost prices the chosen sites anew before siting runs again', async () => {
    const { memory, first } = await begun();
    const dearer = withCost(smallPlan(), 'macro.tower_build_usd', 900_000);
    const { partials, result, computed } = await runSmall(dearer, memory);
    expect(computed).toEqual(['siting', 'economics']);
    expect(partials).toHaveLength(1);
    const [partial] = partials;
    expect(partial!.stale).toEqual({ stages: ['siting'], because: 'costs' });
    expect(partial!.coverage).toBe(first.coverage);
    const [before, now] = [towersOf(first), towersOf(partial!)];
    expect(now.sites.map(({ siteId }) => siteId)).toEqual(before.sites.map(({ siteId }) => siteId));
    expect(now.sites[0]!.capexUsd).toBeGreaterThan(before.sites[0]!.capexUsd + 300_000);
    expect(now.solution.bestBoundUsdPerYear).toBeNull();
    expect(now.solution.annualCostUsd).toBeCloseTo(
      now.sites.reduce((sum, site) => sum + site.annualCostUsd, 0),
      6,
    );
    expect(result.stale).toBeUndefined();
    if (result.options.every((option, k) => option.sites.length === partial!.options[k]!.sites.length))
      expect(partial!.economics[0]!.options.map(({ annualCostUsd }) => annualCostUsd.p50)).toEqual(
        result.economics[0]!.options.map(({ annualCostUsd }) => annualCostUsd.p50),
      );
  });

  it('a moved mast gives new coverage and gaps beside the sites chosen before, without reading a file again', async () => {
    const { memory, first } = await begun();
    const { partials, result, computed } = await runSmall(movedMast(smallPlan()), memory);
    expect(computed).toEqual(['coverage', 'gaps', 'siting', 'economics']);
    expect(partials).toHaveLength(1);
    const [partial] = partials;
    expect(partial!.stale).toEqual({ stages: ['siting', 'economics'], because: 'network' });
    expect(partial!.coverage).toBe(result.coverage);
    expect(partial!.gaps).toBe(result.gaps);
    expect(partial!.gaps.reduce((sum, { people }) => sum + people, 0)).toBeLessThan(
      first.gaps.reduce((sum, { people }) => sum + people, 0),
    );
    expect(towersOf(partial!).sites).toEqual(towersOf(first).sites);
  });

  it('a changed mast and a changed cost give both', async () => {
    const { memory, first } = await begun();
    const both = withCost(movedMast(smallPlan()), 'macro.tower_build_usd', 900_000);
    const { partials } = await runSmall(both, memory);
    expect(partials[0]!.stale?.because).toBe('network');
    expect(towersOf(partials[0]!).sites[0]!.capexUsd).toBeGreaterThan(towersOf(first).sites[0]!.capexUsd + 300_000);
  });

  it('the first run shows coverage and gaps before any site is chosen', async () => {
    const { partials, result } = await runSmall(smallPlan(), new Map());
    expect(partials.map(({ options, economics }) => [options, economics])).toEqual([[[], []]]);
    expect(partials[0]!.stale).toEqual({ stages: ['siting', 'economics'], because: 'plan' });
    expect(partials[0]!.coverage).toBe(result.coverage);
    expect(partials[0]!.gaps).toBe(result.gaps);
  });

  it('on another grid earlier sites stay for regions that are as they were, and point to no cell', async () => {
    const { memory, first } = await begun();
    const finer = smallPlan((plan) => ({ ...plan, grid: { ...plan.grid, resolution: 9 } }));
    const [partial] = (await runSmall(finer, memory)).partials;
    expect(partial!.economics).toEqual(first.economics);
    expect(partial!.options.map(({ assignments }) => assignments.cell.length)).toEqual(first.options.map(() => 0));
    const elsewhere = smallPlan((plan) => {
      const [region] = plan.inputs.drawnRegions;
      const drawnRegions = [{ ...region!, geometry: aSquare(1.74, 41.66, 0.12) }];
      return { ...plan, inputs: { ...plan.inputs, drawnRegions } };
    });
    const [moved] = (await runSmall(elsewhere, memory)).partials;
    expect([moved!.options, moved!.economics]).toEqual([[], []]);
  });

  it('a file that was missing is read once it is there', async () => {
    const memory: RunMemory = new Map();
    await expect(runSmall(smallPlan(), memory, {}, ['towers.csv'])).rejects.toThrow('people.csv');
    expect((await runSmall(smallPlan(), memory)).result.gaps.length).toBeGreaterThan(0);
  });

  it('nothing is shown early where only siting can answer, or where nothing changed', async () => {
    const { memory, first } = await begun();
    const half = (plan: Plan): Plan => ({ ...plan, target: { ...plan.target, shareFraction: 0.5 } });
    expect(first.stale).toBeUndefined();
    for (const plan of [smallPlan(), smallPlan(half)]) expect((await runSmall(plan, memory)).partials).toEqual([]);
  });

  it('a horizon is no matter of siting', async () => {
    const { memory } = await begun();
    const longer = smallPlan((plan) => ({ ...plan, costs: { ...plan.costs, horizonYears: 30 } }));
    const { computed, partials } = await runSmall(longer, memory);
    expect(computed).toEqual(['economics']);
    expect(partials).toEqual([]);
  });

  it('a cancelled run leaves what the next partial result is made of', async () => {
    const { memory, first } = await begun();
    const cancel = new AbortController();
    const running = runSmall(movedMast(smallPlan()), memory, {
      signal: cancel.signal,
      onProgress: (stage) => stage === 'siting' && cancel.abort(),
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    const { partials } = await runSmall(movedMast(smallPlan()), memory);
    expect(partials).toHaveLength(1);
    expect(towersOf(partials[0]!).sites).toEqual(towersOf(first).sites);
  });

  it('another memory takes over what this one holds, and computes only what differs', async () => {
    const { memory, first } = await begun();
    const other: RunMemory = new Map();
    const cheaper = withCost(smallPlan(), 'macro.tower_build_usd', 100_000);
    const { computed, result } = await runSmall(cheaper, other, { alsoKnown: [memory] });
    expect(computed).toEqual(['siting', 'economics']);
    expect(result.coverage).toBe(first.coverage);
  });

  it('siting that is stopped keeps what it has, says so, and is searched again when asked for again', async () => {
    const { memory } = await begun();
    const half = smallPlan((plan) => ({ ...plan, target: { ...plan.target, shareFraction: 0.5 } }));
    const stop = new AbortController();
    const seen: BoundProgress[] = [];
    const onBound = (progress: BoundProgress) => {
      seen.push(progress);
      stop.abort();
    };
    const stopped = await runSmall(half, memory, { stopSiting: stop.signal, siting: { onBound } });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen[0]!.bestCostUsdPerYear).toBeGreaterThan(0);
    expect(towersOf(stopped.result).sites.length).toBeGreaterThan(0);
    expect(stopped.result.options.some(({ solution }) => solution.method.endsWith('stopped'))).toBe(true);
    const again = await runSmall(half, memory);
    expect(again.computed).toEqual(['siting', 'economics']);
    expect(again.result.options.some(({ solution }) => solution.method.endsWith('stopped'))).toBe(false);
  });
});
