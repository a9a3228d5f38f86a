import { describe, expect, it } from 'vitest';
import { inProcessPool } from '../../../src/core/plan';
import type { OptionSites } from '../../../src/core/siting';
import { kneeOf } from '../../../src/core/siting/knee';
import { aWorld, codes, optionOf, solve } from './box-world';

const SHARES = [0.5, 0.8, 0.95];
const asked = (change?: Parameters<typeof aWorld>[0]) => solve(aWorld(change), inProcessPool, { targets: SHARES });
const withSites = (options: OptionSites[]) => options.filter(({ sites }) => sites.length > 0);

describe('the table of targets', () => {
  it('costs more the more is asked; each line reaches what it says, with a bound below its cost', async () => {
    for (const { targets, option } of withSites(await asked())) {
      expect(targets!.map(({ shareFraction }) => shareFraction)).toEqual(SHARES);
      for (const [k, target] of targets!.entries()) {
        expect(target.annualCostUsd, option).toBeGreaterThanOrEqual(targets![k - 1]?.annualCostUsd ?? 0);
        if (target.bestBoundUsdPerYear !== null)
          expect(target.bestBoundUsdPerYear).toBeLessThanOrEqual(target.annualCostUsd + 1e-6);
        expect(target.towers + target.hotspots).toBe(target.siteIds.length);
      }
    }
  });

  it('at the plan’s own target is the option itself', async () => {
    for (const { targets, solution, sites } of withSites(await asked())) {
      const own = targets!.find(({ shareFraction }) => shareFraction === 0.8)!;
      expect(own.annualCostUsd).toBeLessThanOrEqual(solution.annualCostUsd + 1e-6);
      if (own.annualCostUsd === solution.annualCostUsd) expect(own.siteIds).toEqual(sites.map(({ siteId }) => siteId));
    }
  });

  it('the hybrid is never dearer than one kind alone, at any target', async () => {
    const options = await asked();
    const hybrid = optionOf(options, 'hybrid').targets!;
    for (const { targets } of options)
      for (const [k, target] of targets!.entries())
        if (target.reachesTarget) expect(hybrid[k]!.annualCostUsd).toBeLessThanOrEqual(target.annualCostUsd + 1e-6);
  });

  it('is there beside a budget as well, and not unless asked for', async () => {
    const [, ...rest] = withSites(await asked((plan) => (plan.target.budgetUsdPerYear = 120_000)));
    expect(rest.length).toBeGreaterThan(0);
    for (const { targets } of rest) expect(targets).toHaveLength(3);
    for (const option of await solve(aWorld())) expect(option.targets).toBeUndefined();
  });
});

describe('the knee of a curve', () => {
  const curve = (points: [number, number][]) =>
    points.map(([annualCostUsd, servedPeople], sites) => ({ annualCostUsd, servedPeople, sites }));

  it('is where people begin to cost more than on average', () => {
    const bent = curve([[0, 0], [10, 60], [20, 80], [60, 90], [100, 100]]); // prettier-ignore
    expect(kneeOf(bent)).toEqual(bent[2]);
  });
  it('is nowhere on a straight line, nor on nothing', () => {
    expect(kneeOf(curve([[0, 0], [10, 10], [20, 20]]))).toBeNull(); // prettier-ignore
    expect(kneeOf([])).toBeNull();
  });
  it('comes with every option that has sites', async () => {
    for (const { knee, solution } of withSites(await solve(aWorld())))
      if (solution.curve.length > 3) expect(solution.curve).toContainEqual(knee);
  });
});

it('watchers hear of options and regions by name, and a stop is said', async () => {
  const seen: string[] = [];
  const stop = new AbortController();
  const options = await solve(aWorld(), inProcessPool, {
    stop: stop.signal,
    onBound: ({ option, regionId, bestPeople }) => {
      seen.push(`${regionId} ${option}`);
      expect(bestPeople).toBeGreaterThanOrEqual(0);
      if (option === 'hotspots-new') stop.abort();
    },
  });
  expect(new Set(seen)).toContain('west greenfield-towers');
  expect(codes(optionOf(options, 'hybrid'))).toContain('stopped-early');
  expect(optionOf(options, 'hybrid').solution.gapFraction).not.toBeNull();
  expect(codes(optionOf(options, 'greenfield-towers'))).not.toContain('stopped-early');
});
