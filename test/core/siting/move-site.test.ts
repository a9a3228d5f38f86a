/** A proposed site dragged about the box world. */
import { describe, expect, it } from 'vitest';
import { openMoves, type OptionSites, type SitingInput } from '../../../src/core/siting';
import { aPin, aWorld, noGo, optionOf, PRICES, solve } from './box-world';

const signal = new AbortController().signal;

async function opened(option: 'greenfield-towers' | 'hotspots-new', world: SitingInput = aWorld()) {
  const sites: OptionSites = optionOf(await solve(world), option);
  return { world, option: sites, moves: openMoves(world, sites), first: sites.sites[0]! };
}

describe('moving a proposed site', () => {
  it.each(['greenfield-towers', 'hotspots-new'] as const)('%s: left where it is, changes nothing', async (id) => {
    const { option, moves } = await opened(id);
    for (const site of option.sites.slice(0, 5)) {
      const moved = await moves.move({ ...site }, signal);
      expect(moved.verdict).toBe('allowed');
      expect(moved.servedPeople).toBeCloseTo(option.servedPeople, 3);
      expect(moved.annualCostUsd).toBeCloseTo(option.solution.annualCostUsd, 6);
      expect(moved.site.peopleServedAlone).toBeCloseTo(site.peopleServedAlone, 3);
      expect(moved.reachesTarget).toBe(true);
      expect(moved.change.servedPeople).toBeCloseTo(0, 3);
    }
  });

  it('taken out of reach serves nobody, and the option loses what it alone served', async () => {
    const { option, moves, first } = await opened('hotspots-new');
    const moved = await moves.move({ siteId: first.siteId, lonDeg: 1.9, latDeg: 41.72 }, signal);
    expect(moved).toMatchObject({ verdict: 'outside-region', peopleInReach: 0 });
    expect(moved.change.servedPeople).toBeCloseTo(-first.peopleServedAlone, 3);
    expect(moved.change.annualCostUsd).toBeCloseTo(0, 9);
    expect(moved.servedPeople).toBeLessThan(option.servedPeople);
  });

  it('says what siting finds when the same place is pinned', async () => {
    const { world, moves, first } = await opened('greenfield-towers');
    const to = { lonDeg: 1.845, latDeg: 41.705 };
    const moved = await moves.move({ siteId: first.siteId, ...to }, signal);
    const pinned = await solve({
      ...world,
      plan: { ...world.plan, siting: { ...world.plan.siting, places: [aPin('here', to)] } },
    });
    const site = optionOf(pinned, 'greenfield-towers').sites.find(({ siteId }) => siteId === 'here')!;
    expect(moved.site.annualCostUsd).toBeCloseTo(site.annualCostUsd, 6);
    expect(moved.cover.cell.length).toBeGreaterThan(0);
    expect(moved.peopleInReach).toBeGreaterThanOrEqual(site.peopleServedAlone - 1e-3);
  });

  it('a new tower pays for its new way to the network; a no-go area is named', async () => {
    const world = aWorld((plan) => plan.siting.noGo.push(noGo(1.84, 1.85)));
    const { moves, first } = await opened('greenfield-towers', {
      ...world,
      priceOf: (kind, place) => ({
        ...world.priceOf(kind),
        annualCostUsd: PRICES[kind] + 1000 * (place?.nearestSiteKm ?? 0),
      }),
    });
    const moved = await moves.move({ siteId: first.siteId, lonDeg: 1.845, latDeg: 41.72 }, signal);
    expect(moved.verdict).toBe('no-go-area');
    expect(moved.site.place!.nearestSiteKm).toBeCloseTo(1.24, 1);
    expect(moved.site.annualCostUsd).toBeCloseTo(
      PRICES['tower-greenfield'] + 1000 * moved.site.place!.nearestSiteKm!,
      6,
    );
  });
});
