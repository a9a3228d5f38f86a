import { describe, expect, it } from 'vitest';
import { compareOptions, type RegionEconomics } from '../../../src/core/economics';
import { aPlan, densePocket, madeUp, type MadeUpRegion, never } from './made-up-region';

const compare = (region: MadeUpRegion, plan = aPlan()): RegionEconomics =>
  compareOptions(madeUp(region, plan), never)[0]!;
const option = (region: RegionEconomics, id: string) => region.options.find((entry) => entry.id === id)!;

describe('funded and market', () => {
  it('without a payer nobody builds, and the subsidy is the whole cost', () => {
    const { options, notes } = compare(densePocket(51));
    const hotspots = options.find(({ id }) => id === 'hotspots-new')!;
    expect(hotspots.expectedBuiltShareFraction).toBe(0);
    expect(hotspots.market!.incomeUsdPerHotspotYear.p90).toBe(0);
    expect(notes.map(({ code }) => code)).toContain('no-payer-configured');
    expect(options.find(({ id }) => id === 'colocated-towers')?.expectedBuiltShareFraction).toBeNull();
  });

  it('with a payer cheap access points are built more often than new hotspots on a paid line', () => {
    const region = densePocket(51);
    region.options.push({ option: 'hotspots-converted', counts: { 'hotspot-converted': 400 }, servedPeople: 1_200 });
    const economics = compare(region, aPlan({ service: { hotspotPayers: ['310-260'] } }));
    const [made, converted] = [option(economics, 'hotspots-new'), option(economics, 'hotspots-converted')];
    expect(converted.expectedBuiltShareFraction).toBeGreaterThan(made.expectedBuiltShareFraction!);
    expect(converted.expectedBuiltShareFraction).toBeLessThan(0.5);
    expect(converted.market!.subsidyUsdPerHotspotYear.p50).toBeLessThan(made.market!.subsidyUsdPerHotspotYear.p50);
  });
});
