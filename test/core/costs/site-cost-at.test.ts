import { describe, expect, it } from 'vitest';
import { atMedians, crf, siteCost, openSitePrices, type SiteKind, type SitePlace } from '../../../src/core/costs';
import { shippedRegister } from './shipped-register';

const choices = { preset: 'us', hotspotBackhaul: 'paid' } as const;
const at = (nearestSiteKm: number | null, lineOfSight?: boolean): SitePlace => ({
  lonDeg: 2,
  latDeg: 42,
  nearestSiteKm,
  ...(lineOfSight === undefined ? {} : { lineOfSight }),
});
const cost = (place?: SitePlace, kind: SiteKind = 'tower-greenfield') =>
  openSitePrices(shippedRegister(), choices)(kind, place);
const plain = siteCost('tower-greenfield', shippedRegister(), choices);
const labels = (place?: SitePlace) => cost(place).parts.map(({ label }) => label);

describe('a new tower where it stands', () => {
  it('near a mast takes fibre, and saves what the link would have cost more', () => {
    const near = cost(at(0.5));
    expect(labels(at(0.5))).toContain('Fibre, 0.5 km');
    expect(labels(at(0.5))).not.toContain('Microwave link');
    expect(near.backhaul).toBe('fibre');
    const saved = 40_000 * crf(0.08, 10) - 0.5 * 26_247 * crf(0.08, 25);
    expect(plain.annualCostUsd - near.annualCostUsd).toBeCloseTo(saved, 6);
  });
  it('some kilometres away takes the link', () => expect(cost(at(12))).toEqual({ ...plain, backhaul: 'microwave' }));
  it('behind a mountain or beyond the reach of a link takes fibre however far', () => {
    expect(labels(at(12, false))).toContain('Fibre, 12.0 km');
    expect(labels(at(90))).toContain('Fibre, 90.0 km');
    expect(cost(at(12, false)).annualCostUsd).toBeGreaterThan(plain.annualCostUsd);
  });
  it('where nothing is known costs what its kind costs', () => {
    for (const place of [undefined, at(null), at(null, false)]) expect(cost(place)).toMatchObject(plain);
  });
  it('never gets dearer as the fibre gets shorter', () => {
    const costs = [0.1, 0.5, 1, 2, 5, 20].map((km) => cost(at(km)).annualCostUsd);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });
});

it.each(['tower-colocated', 'hotspot-outdoor', 'hotspot-converted'] as const)('%s costs the same everywhere', (kind) =>
  expect(cost(at(0.2), kind)).toMatchObject(siteCost(kind, shippedRegister(), choices)),
);

it('radios on a mast that states its rent pay that, and nothing else changes', () => {
  const usual = cost(undefined, 'tower-colocated');
  const rent = usual.parts.find(({ label }) => label === 'Rent')!.opexUsdPerYear;
  const stated = cost({ ...at(null), rentUsdPerYear: 9000 }, 'tower-colocated');
  expect(stated.annualCostUsd).toBeCloseTo(usual.annualCostUsd - rent + 9000, 6);
  expect(stated.capexUsd).toBe(usual.capexUsd);
  expect(stated.backhaul).toBe('lease');
  expect(cost({ ...at(null), rentUsdPerYear: 9000 })).toEqual(cost(at(null)));
});

it('radios on an existing mast lease from whoever is there, in the studies they have a link of their own', () => {
  expect(cost(undefined, 'tower-colocated').backhaul).toBe('lease');
  const studies = openSitePrices(shippedRegister(), { ...choices, preset: 'emerging' })('tower-colocated');
  expect(studies.backhaul).toBe('microwave');
  expect(cost(undefined, 'hotspot-outdoor').backhaul).toBeUndefined();
});

describe('the register at its medians', () => {
  it('moves what is drawn and leaves what is not', () => {
    const shipped = shippedRegister();
    for (const [i, row] of atMedians(shipped).entries()) {
      const was = shipped[i]!;
      if (was.kind !== 'triangle' || was.low === was.high) expect(row).toEqual(was);
      else expect(row.likely > was.low && row.likely < was.high).toBe(true);
    }
  });
  it('a symmetric triangle stays where it is', () => {
    const row = { ...shippedRegister().find(({ key }) => key === 'macro.power_kw')!, low: 1, likely: 2, high: 3 };
    expect(atMedians([row])[0]!.likely).toBe(2);
  });
});
