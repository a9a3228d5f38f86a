import { describe, expect, it } from 'vitest';
import type { OptionSites } from '../../../src/core/siting';
import { aWorld, optionOf, PRICES, solve } from './box-world';
import { inProcessPool } from '../../../src/core/plan';

const factorsOf = (options: OptionSites[]) => optionOf(options, 'hotspots-new').whatWouldChange!;
const asked = (world = aWorld()) => solve(world, inProcessPool, { whatIf: true });
const atPrice = (hotspotUsd: number) => {
  const world = aWorld();
  return {
    ...world,
    priceOf: (kind: Parameters<typeof world.priceOf>[0]) =>
      kind === 'hotspot-outdoor' ? { ...world.priceOf(kind), annualCostUsd: hotspotUsd } : world.priceOf(kind),
  };
};

describe('what would have to change for hotspots to win', () => {
  it('at the price it names they cost what towers cost', async () => {
    const now = factorsOf(await asked());
    expect(now.towersUsdPerYear).toBeGreaterThan(0);
    const then = factorsOf(await asked(atPrice(PRICES['hotspot-outdoor'] * now.priceFactor)));
    expect(then.hotspotsUsdPerYear).toBeCloseTo(now.towersUsdPerYear, 3);
    expect(then.priceFactor).toBeCloseTo(1, 6);
  });

  it('dearer hotspots have to reach farther and people to live closer; cheap ones win already', async () => {
    const base = factorsOf(await asked());
    const even = PRICES['hotspot-outdoor'] * base.priceFactor;
    const [cheap, dear, dearer] = await Promise.all(
      [0.5, 2, 4].map(async (times) => factorsOf(await asked(atPrice(even * times)))),
    );
    expect(cheap!.priceFactor).toBeCloseTo(2, 6);
    expect(cheap!.radiusFactor).toBeLessThan(1);
    expect(dear!.radiusFactor).toBeGreaterThan(1);
    expect(dearer!.radiusFactor).toBeGreaterThan(dear!.radiusFactor!);
    expect(dear!.densityFactor).toBeGreaterThan(1);
  });

  it('is the same every time, and is only found when asked for', async () => {
    expect(factorsOf(await asked())).toEqual(factorsOf(await asked()));
    expect(optionOf(await solve(aWorld()), 'hotspots-new').whatWouldChange).toBeUndefined();
  });

  it('has no sense under a budget, or where one of the two does not reach the target', async () => {
    expect(factorsOf(await asked(aWorld((plan) => (plan.target.budgetUsdPerYear = 20_000))))).toBeNull();
    expect(factorsOf(await asked(aWorld((plan) => (plan.siting.mostHotspotsPerGap = 1))))).toBeNull();
  });
});
