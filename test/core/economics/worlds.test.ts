/** From people on flat ground to the verdict: candidates judged by the radio models, sited, priced, drawn and compared. Nobody is served before. */
import { describe, expect, it } from 'vitest';
import { atMedians, openSitePrices } from '../../../src/core/costs';
import type { CoverageResult } from '../../../src/core/coverage';
import { compareOptions, type RegionEconomics } from '../../../src/core/economics';
import type { Gap } from '../../../src/core/gaps';
import { QUICK, siteOptions } from '../../../src/core/siting';
import { aPlan, aSite, evenDemand, flatGrid, HERE } from '../../worlds/flat-world';
import { shippedRegister } from '../costs/shipped-register';
import { never } from './made-up-region';

const EFFORT = { ...QUICK, searchWork: 1e6, boundWork: 2e6, branchWork: 1e6 };

async function verdictOf(place: {
  halfKm: number;
  resolution: number;
  peoplePerKm2: number;
}): Promise<RegionEconomics> {
  const grid = flatGrid(place);
  const demand = evenDemand(grid, place.peoplePerKm2);
  const plan = aPlan({}, { scenario: 'auto' });
  const register = shippedRegister();
  const medians = atMedians(register);
  const gap: Gap = {
    id: 'G1', regionId: 'flat', cells: Uint32Array.from(demand.people.keys()).filter((i) => demand.people[i]! > 0),
    people: demand.people.reduce((sum, people) => sum + people, 0),
    areaKm2: grid.areaKm2.reduce((sum, areaKm2) => sum + areaKm2, 0), deficitDb: 10, distanceKm: 5, cause: 'no-signal',
    confidence: 'modelled', ...HERE,
  }; // prettier-ignore
  const coverage = { servedFraction: new Float32Array(grid.count) } as CoverageResult;
  const options = await siteOptions(
    {
      plan,
      grid,
      demand,
      coverage,
      gaps: [gap],
      sites: [aSite('mast', { eastKm: 0.05 })],
      hotspots: [],
      venues: [],
      priceOf: openSitePrices(medians, plan.costs),
    },
    { ...never, effort: EFFORT },
  );
  return compareOptions({ plan, register, options, gaps: [gap], grid: { regions: grid.regions }, demand }, never)[0]!;
}
const optionOf = ({ options }: RegionEconomics, id: string) => options.find((option) => option.id === id)!;

describe('the verdict follows the ground', () => {
  it('300 km² with 20 people/km² go to towers', async () => {
    const region = await verdictOf({ halfKm: 8.66, resolution: 10, peoplePerKm2: 20 });
    const { verdict } = region;
    expect(optionOf(region, verdict.optionId).towers).toBeGreaterThan(0);
    // A mix may add a few hotspots at the edges: they are no network.
    expect(optionOf(region, verdict.optionId).hotspots).toBeLessThan(60);
    expect(optionOf(region, 'hotspots-new').probabilityCheapest).toBe(0);
    expect(verdict.hotspotsPerAvoidedTower!).toBeGreaterThan(verdict.breakEvenHotspotsPerTower!.p50);
  }, 120_000);

  it('0.3 km² with 5,000 people/km² outdoors go to hotspots', async () => {
    const region = await verdictOf({ halfKm: 0.274, resolution: 11, peoplePerKm2: 5_000 });
    const { verdict } = region;
    // The mix may find the same with a hotspot less: it has no tower either.
    expect(['hotspots-new', 'hybrid']).toContain(verdict.optionId);
    for (const id of ['hotspots-new', verdict.optionId])
      expect(optionOf(region, id)).toMatchObject({ towers: 0, reachesTarget: true });
    expect(optionOf(region, 'colocated-towers').towers).toBe(1);
    expect(verdict.hotspotsPerAvoidedTower!).toBeLessThan(verdict.breakEvenHotspotsPerTower!.p50);
  }, 120_000);
});
