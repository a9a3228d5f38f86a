import { describe, expect, it } from 'vitest';
import { applyOverrides, crf, siteCost, type SiteKind } from '../../../src/core/costs';
import { shippedRegister } from './shipped-register';

const US = { preset: 'us', hotspotBackhaul: 'paid' } as const;
const KINDS: SiteKind[] = [
  'tower-greenfield',
  'tower-colocated',
  'hotspot-outdoor',
  'hotspot-indoor',
  'hotspot-converted',
  'lora-gateway',
];

describe('siteCost', () => {
  it('prices a greenfield tower as worked by hand', () => {
    const cost = siteCost('tower-greenfield', shippedRegister(), US);
    expect(cost.capexUsd).toBe(250_000 + 120_000 + 40_000);
    // lease + 4 kW × 8,760 h × 0.13 + bandwidth + 10 % of the radios + upkeep
    expect(cost.opexUsdPerYear).toBeCloseTo(12_000 + 4 * 8760 * 0.13 + 12_000 + 12_000 + 2_000, 6);
    expect(cost.annualCostUsd).toBeCloseTo(250_000 * crf(0.08, 25) + 160_000 * crf(0.08, 10) + cost.opexUsdPerYear, 6);
  });

  it('prices a co-located tower without tower and ground, with rent', () => {
    const cost = siteCost('tower-colocated', shippedRegister(), US);
    expect(cost.capexUsd).toBe(160_000);
    expect(cost.opexUsdPerYear).toBeCloseTo(27_000 + 4 * 8760 * 0.13 + 12_000 + 12_000, 6);
  });

  it('divides what several operators use together, and nothing else', () => {
    const register = shippedRegister();
    const alone = siteCost('tower-greenfield', register, US);
    expect(siteCost('tower-greenfield', register, { ...US, tenants: 1 })).toEqual(alone);
    const shared = siteCost('tower-greenfield', register, { ...US, tenants: 2 });
    expect(shared.capexUsd).toBe(250_000 / 2 + 120_000 + 40_000);
    expect(shared.opexUsdPerYear).toBeCloseTo(alone.opexUsdPerYear - (12_000 + 2_000) / 2, 6);
    for (const kind of ['tower-colocated', 'hotspot-outdoor'] as const)
      expect(siteCost(kind, register, { ...US, tenants: 3 })).toEqual(siteCost(kind, register, US));
  });

  it('pays for the hotspots that are down or whose host has left', () => {
    const cost = siteCost('hotspot-outdoor', shippedRegister(), US);
    const one = { capex: 400 + 300 + 100, opex: 0.015 * 8760 * 0.17 + 40 + 0.2 * 150 + 240 };
    const units = 1 / (0.77 * 0.85);
    expect(cost.capexUsd).toBeCloseTo(units * one.capex, 9);
    expect(cost.opexUsdPerYear).toBeCloseTo(units * one.opex, 9);
    expect(cost.annualCostUsd).toBeCloseTo(units * (one.capex * crf(0.08, 5) + one.opex), 9);
  });

  it('a shared line costs exactly the broadband less, spares included', () => {
    const paid = siteCost('hotspot-indoor', shippedRegister(), US);
    const shared = siteCost('hotspot-indoor', shippedRegister(), { ...US, hotspotBackhaul: 'shared' });
    expect(paid.annualCostUsd - shared.annualCostUsd).toBeCloseTo(240 / (0.77 * 0.85), 9);
  });

  it.each(KINDS)('%s: parts add up and name rows of the register', (kind) => {
    const keys = new Set(shippedRegister().map((row) => row.key));
    for (const preset of ['us', 'emerging'] as const) {
      const cost = siteCost(kind, shippedRegister(), { ...US, preset });
      const annual = cost.parts.reduce(
        (sum, part) => sum + part.opexUsdPerYear + (part.capexUsd > 0 ? part.capexUsd * crf(0.08, part.lifeYears) : 0),
        0,
      );
      expect(annual).toBeCloseTo(cost.annualCostUsd, 6);
      for (const part of cost.parts) for (const key of part.keys) expect(keys).toContain(key);
    }
  });

  it('a converted access point is the cheapest hotspot and an emerging-market tower cheaper than a US one', () => {
    const at = (kind: SiteKind, preset: 'us' | 'emerging' = 'us'): number =>
      siteCost(kind, shippedRegister(), { ...US, preset }).annualCostUsd;
    expect(at('hotspot-converted')).toBeLessThan(at('hotspot-indoor'));
    expect(at('hotspot-indoor')).toBeLessThan(at('hotspot-outdoor'));
    expect(at('tower-greenfield', 'emerging')).toBeLessThan(0.5 * at('tower-greenfield'));
    expect(at('tower-colocated', 'emerging')).toBeLessThan(0.5 * at('tower-colocated'));
  });

  it('a grant takes its share of the capex and nothing else', () => {
    const half = { low: 0.5, likely: 0.5, high: 0.5 };
    const { register } = applyOverrides(shippedRegister(), { overrides: { 'finance.grant_tower_fraction': half } });
    const without = siteCost('tower-greenfield', shippedRegister(), US);
    const granted = siteCost('tower-greenfield', register, US);
    expect(granted.capexUsd).toBeCloseTo(without.capexUsd / 2, 6);
    expect(granted.opexUsdPerYear).toBe(without.opexUsdPerYear);
    expect(siteCost('hotspot-outdoor', register, US)).toEqual(siteCost('hotspot-outdoor', shippedRegister(), US));
  });

  it('a register without a needed row is our bug', () => {
    const register = shippedRegister().filter((row) => row.key !== 'macro.colo_rent_usd_yr');
    expect(() => siteCost('tower-colocated', register, US)).toThrow('macro.colo_rent_usd_yr');
  });
});
