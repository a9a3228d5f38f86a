import { describe, expect, it } from 'vitest';
import { backhaulCosts, crf } from '../../../src/core/costs';
import { shippedRegister } from './shipped-register';

const US = { preset: 'us', hotspotBackhaul: 'paid' } as const;
const ways = (place: Parameters<typeof backhaulCosts>[0], choices: Parameters<typeof backhaulCosts>[2] = US) =>
  backhaulCosts(place, shippedRegister(), choices);

describe('backhaul of a tower', () => {
  it('is fibre where it is near and microwave where it is far', () => {
    const at = (fibreKm: number): string => ways({ fibreKm, lineOfSight: true, leasable: false })[0]!.way;
    expect([at(0.5), at(50)]).toEqual(['fibre', 'microwave']);
    // 26,247 USD/km over 25 years against 40,000 over 10: even at x km
    const even = (40_000 * crf(0.08, 10)) / (26_247 * crf(0.08, 25));
    expect([at(even * 0.99), at(even * 1.01)]).toEqual(['fibre', 'microwave']);
  });
  it('is leased where someone is already there', () => {
    const [first] = ways({ fibreKm: 0.5, lineOfSight: true, leasable: true });
    expect(first).toMatchObject({ way: 'lease', capexUsd: 0, annualCostUsd: 12_000 });
  });
  it('offers no microwave through a mountain and no fibre to nowhere', () => {
    expect(ways({ fibreKm: null, lineOfSight: false, leasable: false })).toEqual([]);
    expect(ways({ fibreKm: 10, lineOfSight: false, leasable: false }).map(({ way }) => way)).toEqual(['fibre']);
    expect(ways({ fibreKm: null, lineOfSight: null, leasable: false }).map(({ way }) => way)).toEqual(['microwave']);
  });
  it('uses the studies of emerging markets under their preset', () => {
    const [fibre] = ways({ fibreKm: 1, lineOfSight: false, leasable: false }, { ...US, preset: 'emerging' });
    expect(fibre).toMatchObject({ capexUsd: 10_000, opexUsdPerYear: 0, keys: ['backhaul.fiber_giga_usd_km'] });
  });
});
