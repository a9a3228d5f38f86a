import { describe, expect, it } from 'vitest';
import { compareOptions, regionDeployers } from '../../../src/core/economics';
import type { Venue } from '../../../src/core/inputs/facts';
import { planSchema } from '../../../src/core/plan';
import { shippedRegister } from '../costs/shipped-register';
import { aReportInput } from '../report/a-report-input';
import { never } from './made-up-region';

const input = () => {
  const made = aReportInput();
  const plan = planSchema.parse({
    ...made.plan,
    costs: { ...made.plan.costs, draws: 300 },
    service: { ...made.plan.service, hotspotPayers: ['any'] },
  });
  return { ...made, plan, register: shippedRegister() };
};
const venue = (id: string, lonDeg: number, group: Venue['group']): Venue => ({
  id,
  name: id,
  lonDeg,
  latDeg: 41.8,
  group,
});

describe('places of a region for a deployer', () => {
  it('are what options propose and the venues inside, each once, the venues as conversions', () => {
    const made = input();
    made.facts.venues = [venue('cafe', 2.001, 'base'), venue('arena', 1.999, 'high'), venue('far', 9, 'high')];
    const { rows, considered } = regionDeployers(made, 'disc');
    expect(considered).toBe(4);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([
      'hotspots-converted-1',
      'hotspots-new-1',
      'venue-arena',
      'venue-cafe',
    ]);
    expect(rows.find(({ id }) => id === 'venue-arena')).toMatchObject({ kind: 'hotspot-converted', group: 'high' });
    expect(rows.find(({ id }) => id === 'hotspots-new-1')!.view.capexUsd.p50).toBeGreaterThan(
      rows.find(({ id }) => id === 'venue-cafe')!.view.capexUsd.p50,
    );
  });

  it('are cut to as many as asked for, best first', () => {
    const { rows, considered } = regionDeployers(input(), 'disc', 1);
    expect([rows.length, considered]).toEqual([1, 2]);
    const all = regionDeployers(input(), 'disc').rows.map(({ view }) => view.expectedGbPerMonth);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(rows[0]!.view.expectedGbPerMonth).toBe(all[0]);
  });

  it('an unknown region has none', () =>
    expect(regionDeployers(input(), 'elsewhere')).toEqual({ rows: [], considered: 0, measuredHotspots: 0 }));

  it('carry what was measured there, and elsewhere what the user’s own hotspots carry once there are enough', () => {
    const made = input();
    made.facts.venues = [venue('cafe', 2.001, 'base'), venue('arena', 1.999, 'high')];
    const days = 30.4375;
    made.facts.usage = [
      { hotspotId: 'cafe', days: days / 2, bytes: 40e9 },
      { hotspotId: 'cafe', days: days / 2, bytes: 20e9 },
      { hotspotId: 'no-days', days: 0, bytes: 5e9 },
    ];
    const find = (id: string) => regionDeployers(made, 'disc').rows.find((row) => row.id === id)!;
    const cafe = find('venue-cafe');
    expect(cafe.gbFrom).toBe('place');
    expect(cafe.view.expectedGbPerMonth).toBeCloseTo(60 * cafe.demandShareFraction, 6);
    expect(find('venue-arena').gbFrom).toBe('published');

    const elsewhere = Array.from({ length: 11 }, (_, i) => ({ hotspotId: `mine-${i}`, days, bytes: (i + 1) * 1e9 }));
    made.facts.usage = elsewhere;
    const arena = find('venue-arena');
    expect(arena.gbFrom).toBe('own');
    expect(arena.view.gbPerMonth.p50 / arena.demandShareFraction).toBeCloseTo(6, 0);
    expect(arena.view.gbPerMonth.p90 / arena.demandShareFraction).toBeLessThanOrEqual(11);
    expect(regionDeployers(made, 'disc').measuredHotspots).toBe(11);
  });
});

describe('views of the comparison', () => {
  const compare = (changes: Partial<ReturnType<typeof input>> = {}) => {
    const { plan, register, options, gaps, grid, demand, coverage } = { ...input(), ...changes };
    return compareOptions({ plan, register, options, gaps, grid, demand, coverage }, never)[0]!.views!;
  };

  it('map the people without service, each once', () => {
    const { crossover } = compare();
    const made = input();
    const unserved = made.gaps[0]!.people;
    const { hotspots, tower, neither } = crossover!.people;
    expect(hotspots + tower + neither).toBeCloseTo(unserved, 6);
    expect(crossover!.hexes.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(unserved, 6);
    expect(crossover!.hexes).toHaveLength(made.gaps[0]!.cells.length);
  });

  it('come without a map where coverage is not given: a changed price needs none', () => {
    const { plan, register, options, gaps, grid, demand } = input();
    const views = compareOptions({ plan, register, options, gaps, grid, demand }, never)[0]!.views!;
    expect(views.crossover).toBeNull();
    expect(views.carrier).toEqual(compare().carrier);
  });

  it('compare a tower with a hotspot of the kinds that options build', () =>
    expect(compare().breakEven).toMatchObject({ tower: 'tower-colocated', hotspot: 'hotspot-outdoor' }));

  it('a converted access point earns by its venue', () => {
    const made = input();
    const converted = made.options.find(({ option }) => option === 'hotspots-converted')!;
    converted.sites = converted.sites.map((site) => ({
      ...site,
      kind: 'hotspot-converted' as const,
      siteId: 'venue-arena',
    }));
    const { plan, register, options, gaps, grid, demand } = made;
    const income = (venues: Venue[]): number =>
      compareOptions({ plan, register, options, gaps, grid, demand, venues }, never)[0]!.options.find(
        ({ id }) => id === 'hotspots-converted',
      )!.market!.incomeUsdPerHotspotYear.p50;
    // The middle location-day of base-rate places is 1.24 GB, of high-value ones 0.67: their mean lies in the tail.
    expect(income([venue('arena', 2, 'high')])).toBeLessThan(income([venue('arena', 2, 'base')]));
  });
});
