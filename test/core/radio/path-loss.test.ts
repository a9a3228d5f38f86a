import { describe, expect, it } from 'vitest';
import { cost231LossDb } from '../../../src/core/radio/cost231';
import { freeSpaceLossDb } from '../../../src/core/radio/free-space';
import { hataLossDb } from '../../../src/core/radio/hata';
import { type MacroScenario, makePathLoss } from '../../../src/core/radio/path-loss';
import { rmaLossDb } from '../../../src/core/radio/rma';
import { umaLossDb } from '../../../src/core/radio/uma';
import { umiLossDb } from '../../../src/core/radio/umi';

const CASES: [MacroScenario, number, number][] = [
  ['rma', 700, 35],
  ['rma', 806, 60],
  ['rma', 1842.5, 35],
  ['rma', 3500, 20],
  ['uma', 806, 25],
  ['uma', 2655, 30],
  ['umi', 5500, 8],
  ['umi', 868, 10],
];

describe('the ladder', () => {
  it.each(CASES)(
    '%s at %d MHz, %d m: is TR 38.901 bit for bit up to the limit',
    (scenario, frequencyMhz, baseHeightM) => {
      const model = { rma: rmaLossDb, uma: umaLossDb, umi: umiLossDb }[scenario];
      const pathLoss = makePathLoss(scenario, frequencyMhz, baseHeightM, 1.5);
      for (const distance2dM of [0, 10, 123, 999, 4999, 5000])
        for (const los of [true, false]) {
          const link = { frequencyGhz: frequencyMhz / 1000, distance2dM, baseHeightM, userHeightM: 1.5, los };
          expect(los ? pathLoss.los(distance2dM) : pathLoss.nlos(distance2dM)).toBe(model(link).lossDb);
          expect(pathLoss.sigma(distance2dM, los)).toBe(model(link).sigmaDb);
        }
    },
  );

  it.each(CASES)(
    '%s at %d MHz, %d m: never falls and never jumps up to 20 km',
    (scenario, frequencyMhz, baseHeightM) => {
      const pathLoss = makePathLoss(scenario, frequencyMhz, baseHeightM, 1.5);
      for (const state of ['los', 'nlos'] as const)
        for (let d = 4000; d < 19_950; d += 20) {
          const rise = pathLoss[state](d + 20) - pathLoss[state](d);
          expect(rise, `${state} at ${d} m`).toBeGreaterThanOrEqual(0);
          expect(rise, `${state} at ${d} m`).toBeLessThan(scenario === 'umi' || state === 'los' ? 1.2 : 0.5);
        }
    },
  );

  it('is never better than free space, and is free space beyond 20 km, said so', () => {
    for (const [scenario, frequencyMhz, baseHeightM] of CASES) {
      const pathLoss = makePathLoss(scenario, frequencyMhz, baseHeightM, 1.5);
      for (let d = 100; d < 60_000; d *= 1.3)
        expect(pathLoss.nlos(d)).toBeGreaterThanOrEqual(pathLoss.freeSpace(d) - 1e-9);
      expect(pathLoss.nlos(25_000)).toBeCloseTo(freeSpaceLossDb(frequencyMhz, 25), 4);
      expect(pathLoss.rung(25_000)).toBe('free-space');
    }
  });

  it('is suburban Hata at 10 km for a rural 800 MHz site, COST-231 medium at 10 km for an urban 1.8 GHz one', () => {
    const link = { distanceKm: 10, baseHeightM: 35, mobileHeightM: 1.5 };
    const rural = hataLossDb({ ...link, frequencyMhz: 806, area: 'suburban' });
    expect(makePathLoss('rma', 806, 35, 1.5).nlos(10_000)).toBeCloseTo(rural.lossDb, 9);
    const urban = cost231LossDb({ ...link, frequencyMhz: 1842.5, area: 'medium' });
    expect(makePathLoss('uma', 1842.5, 35, 1.5).nlos(10_000)).toBeCloseTo(urban.lossDb, 9);
  });

  it('names its rungs', () => {
    const pathLoss = makePathLoss('rma', 806, 35, 1.5);
    expect([100, 5000, 5001, 20_000, 20_001].map((d) => pathLoss.rung(d))).toEqual([
      '38.901',
      '38.901',
      'hata',
      'hata',
      'free-space',
    ]);
  });

  it('says what is stretched: 3.5 GHz for Hata, an 8 m mast for UMa', () => {
    expect(makePathLoss('rma', 3500, 35, 1.5).macroWarnings).toEqual(['frequency-outside-range']);
    expect(makePathLoss('rma', 3500, 35, 1.5).warnings).toEqual([]);
    expect(makePathLoss('uma', 900, 8, 1.5).warnings).toEqual(['base-height-not-nominal']);
    expect(makePathLoss('uma', 900, 8, 1.5).macroWarnings).toEqual(['base-height-outside-range']);
  });
});

describe('probability of staying within a loss', () => {
  const pathLoss = makePathLoss('uma', 1842.5, 25, 1.5);
  it('without sight it is the normal distribution of the NLOS shadowing', () => {
    const d = 4000;
    const p = pathLoss.losProbability(d);
    expect(p).toBeLessThan(0.01);
    expect(pathLoss.probabilityWithin(d, pathLoss.nlos(d), 0)).toBeCloseTo(0.5 * (1 - p) + p, 3);
    expect(pathLoss.probabilityWithin(d, pathLoss.nlos(d) + 6 * 1.2816, 0)).toBeCloseTo(0.9 * (1 - p) + p, 3);
  });
  it('a further spread lowers a high probability and raises a low one', () => {
    const d = 1500;
    const good = pathLoss.nlos(d) + 10;
    const bad = pathLoss.nlos(d) - 15;
    expect(pathLoss.probabilityWithin(d, good, 8)).toBeLessThan(pathLoss.probabilityWithin(d, good, 0));
    expect(pathLoss.probabilityWithin(d, bad, 8)).toBeGreaterThan(pathLoss.probabilityWithin(d, bad, 0));
  });
  it('rises with the loss allowed and falls with distance', () => {
    for (let d = 50; d < 15_000; d *= 1.4) {
      expect(pathLoss.probabilityWithin(d, 130, 0)).toBeGreaterThanOrEqual(pathLoss.probabilityWithin(d, 120, 0));
      expect(pathLoss.probabilityWithin(d * 1.4, 125, 0)).toBeLessThanOrEqual(
        pathLoss.probabilityWithin(d, 125, 0) + 1e-9,
      );
    }
  });
  it('the mean of both states lies between them', () => {
    const d = 200;
    expect(pathLoss.mean(d)).toBeGreaterThan(pathLoss.los(d));
    expect(pathLoss.mean(d)).toBeLessThan(pathLoss.nlos(d));
  });
});
