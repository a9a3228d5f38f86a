import { describe, expect, it } from 'vitest';
import { compareOptions, type RegionEconomics } from '../../../src/core/economics';
import { applyOverrides } from '../../../src/core/costs';
import { shippedRegister } from '../costs/shipped-register';
import { aPlan, densePocket, madeUp, type MadeUpRegion, never, wideRuralGap } from './made-up-region';

const compare = (region: MadeUpRegion, plan = aPlan()): RegionEconomics =>
  compareOptions(madeUp(region, plan), never)[0]!;
const option = (region: RegionEconomics, id: string) => region.options.find((entry) => entry.id === id)!;

describe('uncertainty', () => {
  it('doubling every price doubles every cost and changes no probability', () => {
    const money = shippedRegister().filter(
      ({ unit, kind }) => unit.startsWith('USD') && kind !== 'derived' && kind !== 'text',
    );
    const twice = Object.fromEntries(
      money.map(({ key, low, likely, high }) => [key, { low: 2 * low, likely: 2 * likely, high: 2 * high }]),
    );
    const { register, issues } = applyOverrides(shippedRegister(), { overrides: twice });
    expect(issues).toEqual([]);
    const before = compare(densePocket(51));
    const [after] = compareOptions({ ...madeUp(densePocket(51)), register }, never);
    for (const [i, doubled] of after!.options.entries()) {
      const plain = before.options[i]!;
      expect(doubled.annualCostUsd.p10).toBeCloseTo(2 * plain.annualCostUsd.p10, 4);
      expect(doubled.annualCostUsd.p90).toBeCloseTo(2 * plain.annualCostUsd.p90, 4);
      expect(doubled.npvUsd).toBeCloseTo(2 * plain.npvUsd, 3);
      expect(doubled.probabilityCheapest).toBe(plain.probabilityCheapest);
    }
    expect(after!.verdict.breakEvenHotspotsPerTower!.p50).toBeCloseTo(before.verdict.breakEvenHotspotsPerTower!.p50, 9);
  });

  it('is the same for the same seed, whatever other regions are there, and moves little with another seed', () => {
    const alone = compare(densePocket(51));
    const [, together] = compareOptions(madeUp([wideRuralGap, densePocket(51)]), never);
    expect(together).toEqual(alone);
    const reseeded = compare(densePocket(51), aPlan({ seed: 99 }));
    expect(reseeded).not.toEqual(alone);
    const ratio = option(reseeded, 'hotspots-new').annualCostUsd.p50 / option(alone, 'hotspots-new').annualCostUsd.p50;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  });

  it('people served spread when the coverage model errs, less where service is sure', () => {
    const withShares = (share: number): RegionEconomics => {
      const region = densePocket(51);
      region.cellPeople = [500, 500, 500];
      region.options = region.options.map((entry) =>
        entry.servedPeople === 0 ? entry : { ...entry, cellShares: [share, share, share], servedPeople: 1500 * share },
      );
      return compare(region);
    };
    const [edge, sure] = [option(withShares(0.85), 'colocated-towers'), option(withShares(1), 'colocated-towers')];
    const width = ({ servedPopulationSpread: spread, servedPopulation }: typeof edge): number =>
      (spread!.p90 - spread!.p10) / servedPopulation;
    expect(width(edge)).toBeGreaterThan(5 * width(sure));
    expect(Math.abs(edge.servedPopulationSpread!.p50 / edge.servedPopulation - 1)).toBeLessThan(0.01);
    expect(edge.costPerServedPerson!.p90).toBeGreaterThan(edge.annualCostUsd.p90 / edge.servedPopulation);
  });

  it('an option that falls short of the target in bad draws pays for it in the comparison', () => {
    const region = (share: number): MadeUpRegion => ({
      gapPeople: 1_000,
      gapAreaKm2: 2,
      cellPeople: [1_000],
      options: [
        {
          option: 'colocated-towers',
          counts: { 'tower-colocated': 1 },
          servedPeople: 800,
          reachesTarget: true,
          cellShares: [share],
        },
        { option: 'greenfield-towers', counts: { 'tower-greenfield': 1 }, servedPeople: 1_000, cellShares: [1] },
      ],
    });
    const chance = (share: number): number => option(compare(region(share)), 'colocated-towers').probabilityCheapest;
    expect(chance(0.6)).toBeLessThan(chance(1) - 0.05);
  });
});
