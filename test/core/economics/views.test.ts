import { describe, expect, it } from 'vitest';
import { breakEvenCurve, carrierView, comparatorsFor, crossover, CROSSOVER_CHOICES } from '../../../src/core/economics';
import { gbPerYearOf } from '../../../src/core/economics/carrier';
import { shippedRegister } from '../costs/shipped-register';
import { aPlan } from './made-up-region';

const context = { plan: aPlan(), register: shippedRegister() };

describe('the carrier', () => {
  const view = (people: number) =>
    carrierView({ ...context, people, sites: [{ kind: 'tower-colocated', count: 1 }], siteBusyHourMbps: 60 });

  it('a full site carries what its busy hour says', () => {
    // 60 Mbps · 3,600 s = 27 GB in the busy hour, 15 % of the day: 180 GB a day
    expect(gbPerYearOf(60, 15)).toBeCloseTo(180 * 365.25, 6);
  });
  it('pays the fee for few people and builds for many, around the break-even', () => {
    expect(view(50).probabilityOffloadCheaper).toBe(1);
    expect(view(50_000).probabilityOffloadCheaper).toBe(0);
    const { breakEvenGbPerYear, trafficGbPerYear } = view(1_000);
    const people = (1_000 * breakEvenGbPerYear.p50) / trafficGbPerYear.p50;
    expect(Math.abs(view(people).probabilityOffloadCheaper - 0.5)).toBeLessThan(0.1);
  });
  it('keeps marginal and average cost apart', () => {
    const { marginalUsdPerGb, averageUsdPerGb, offloadPays } = view(1_000);
    expect(marginalUsdPerGb.withRoom).toBe(0);
    expect(averageUsdPerGb).toBe(0.27);
    expect(offloadPays.fromLoadFraction).toBe(1);
    // beyond it the fee for the excess is a site: (load − 1) · GB · fee = cost of a site
    const siteUsd = marginalUsdPerGb.nextSite * gbPerYearOf(60, 15);
    expect((offloadPays.toLoadFraction - 1) * gbPerYearOf(60, 15) * 0.1).toBeCloseTo(siteUsd, 6);
  });
});

describe('the break-even curve', () => {
  const curve = breakEvenCurve({ tower: 'tower-colocated', hotspot: 'hotspot-outdoor' }, context);

  it('falls from certain to never and is even at the break-even', () => {
    const chances = curve.points.map(({ probabilityHotspotsCheaper }) => probabilityHotspotsCheaper);
    expect(chances[0]).toBe(1);
    expect(chances.at(-1)).toBeLessThan(0.01);
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    const even = curve.points.findIndex(({ probabilityHotspotsCheaper }) => probabilityHotspotsCheaper < 0.5);
    expect(curve.points[even]!.hotspotsPerTower).toBeGreaterThanOrEqual(curve.breakEven.p50);
    expect(curve.points[even - 1]!.hotspotsPerTower).toBeLessThan(curve.breakEven.p50);
  });
  it('costs of hotspots go with their number', () => {
    const [, one, two] = curve.points;
    expect(two!.hotspotsUsdPerYear.p50).toBeCloseTo(2 * one!.hotspotsUsdPerYear.p50, 6);
  });
});

describe('comparators', () => {
  it('cost a person what they cost a home divided, and go with the people', () => {
    const [calling, repeater, satellite] = comparatorsFor(100, context);
    expect(calling!.annualCostUsd.p90).toBe(0);
    expect(repeater!.usdPerPersonYear.p50).toBeGreaterThan(30);
    expect(repeater!.usdPerPersonYear.p50).toBeLessThan(120);
    expect(satellite!.usdPerPersonYear.p50).toBeCloseTo(120, -1);
    expect(satellite!.annualCostUsd.p50).toBeCloseTo(100 * satellite!.usdPerPersonYear.p50, 6);
    for (const { limits } of [calling!, repeater!, satellite!]) expect(limits).not.toBe('');
  });
});

describe('the crossover map', () => {
  /** A strip of `count` cells of 0.1 km² at 42° north, `stepDeg` apart, with so many people each. */
  const strip = (
    count: number,
    people: number,
    changes: { stepDeg?: number; served?: number; environment?: 'outdoor' | 'indoor-traditional' } = {},
  ) =>
    crossover({
      ...context,
      plan: aPlan({ service: { environment: changes.environment ?? 'outdoor' } }),
      lonDeg: Float64Array.from({ length: count }, (_, i) => 2 + i * (changes.stepDeg ?? 0.004)),
      latDeg: new Float64Array(count).fill(42),
      areaKm2: new Float32Array(count).fill(0.1),
      people: new Float64Array(count).fill(people),
      servedFraction: new Float32Array(count).fill(changes.served ?? 0),
    });
  const chosen = ({ choice }: { choice: Uint8Array }) => [...new Set(choice)].map((code) => CROSSOVER_CHOICES[code]);

  it('gives a lone dense cell to hotspots, a wide thin place to a tower, a lone farm to neither', () => {
    expect(chosen(strip(1, 500))).toEqual(['hotspots']);
    expect(chosen(strip(400, 10, { stepDeg: 0.0004 }))).toEqual(['tower']);
    expect(chosen(strip(1, 2))).toEqual(['neither']);
  });
  it('indoors the dense cell goes to a tower', () => {
    expect(chosen(strip(1, 500, { environment: 'indoor-traditional' }))).toEqual(['tower']);
  });
  it('leaves out what is served or not known', () => {
    for (const served of [1, Number.NaN]) {
      const map = strip(3, 100, { served });
      expect(chosen(map)).toEqual(['nobody-unserved']);
      expect([...map.usdPerPersonYear].every(Number.isNaN)).toBe(true);
    }
  });
  it('counts the people of each choice', () => {
    const { people } = strip(4, 500, { served: 0.5, stepDeg: 1 });
    expect(people.reduce((sum, value) => sum + value, 0)).toBe(1000);
    expect(people[0]).toBe(0);
  });
  it('more people in a place never cost more each', () => {
    const cost = [50, 100, 200, 400].map((people) => strip(5, people).usdPerPersonYear[2]!);
    expect(cost).toEqual(cost.toSorted((a, b) => b - a));
  });
});
