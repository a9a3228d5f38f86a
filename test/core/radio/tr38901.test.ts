import { describe, expect, it } from 'vitest';
import { inhLossDb } from '../../../src/core/radio/inh';
import { losProbability, type LosScenario } from '../../../src/core/radio/los-probability';
import { rmaLossDb, rmaTerms } from '../../../src/core/radio/rma';
import type { Tr38901Link, Tr38901Result } from '../../../src/core/radio/tr38901-terms';
import { umaLossDb, umaTerms } from '../../../src/core/radio/uma';
import { umiLossDb } from '../../../src/core/radio/umi';
import { csvRows, describeWithReference, referenceText } from '../../helpers/reference';

const MODELS: Record<string, (link: Tr38901Link) => Tr38901Result> = {
  Rma: rmaLossDb,
  Uma: umaLossDb,
  Umi: umiLossDb,
  IndoorOffice: inhLossDb,
};
const SCENARIOS: Record<string, LosScenario> = {
  Rma: 'rma',
  Uma: 'uma',
  UmiStreetCanyon: 'umi',
  IndoorMixedOffice: 'inh-mixed',
  IndoorOpenOffice: 'inh-open',
};
const link = (over: Partial<Tr38901Link>): Tr38901Link => ({
  frequencyGhz: 1.8,
  distance2dM: 500,
  baseHeightM: 25,
  userHeightM: 1.5,
  los: false,
  ...over,
});

describeWithReference('TR 38.901 against published rows', () => {
  it('path loss: 32 rows within 0.05 dB', () => {
    const rows = csvRows(referenceText('truth/published/3gpp38901/ns3_pathloss.csv')).slice(1);
    expect(rows).toHaveLength(32);
    for (const [scenario, hBs, hUt, d, los, f, loss] of rows) {
      const result = MODELS[scenario!]!({
        frequencyGhz: Number(f),
        distance2dM: Number(d),
        baseHeightM: Number(hBs),
        userHeightM: Number(hUt),
        los: los === '1',
      });
      expect(Math.abs(result.lossDb - Number(loss)), `${scenario} ${d} m los ${los}: ${result.lossDb}`).toBeLessThan(
        0.05,
      );
      expect(result.warnings).toEqual([]);
    }
  });

  it('LOS probability: 17 rows within 0.0025', () => {
    const rows = csvRows(referenceText('truth/published/3gpp38901/ns3_los_probability.csv')).slice(1);
    expect(rows).toHaveLength(17);
    for (const [scenario, , hUt, d, probability] of rows) {
      const found = losProbability(SCENARIOS[scenario!]!, Number(d), Number(hUt));
      expect(Math.abs(found - Number(probability)), `${scenario} ${d} m`).toBeLessThan(0.0025);
    }
  });
});

describe('TR 38.901 by hand', () => {
  it('UMa NLOS at 1 km and 1 GHz is 13.54 + 3·39.08 plus the slant of 23.5 m', () => {
    const slant = 39.08 * Math.log10(Math.hypot(1, 0.0235));
    expect(umaLossDb(link({ frequencyGhz: 1, distance2dM: 1000 })).lossDb).toBeCloseTo(13.54 + 117.24 + slant, 10);
  });
  it('UMa break point at 2 GHz, 25 m over 1.5 m: 4·24·0.5·2e9/3e8 = 320 m; RMa at 0.7 GHz: 2π·35·1.5·0.7e9/3e8 = 769.7 m', () => {
    expect(umaTerms({ frequencyGhz: 2, baseHeightM: 25, userHeightM: 1.5 }).breakM).toBeCloseTo(320, 9);
    expect(rmaTerms({ frequencyGhz: 0.7, baseHeightM: 35, userHeightM: 1.5 }).breakM).toBeCloseTo(769.69, 2);
  });
  it('twice the environment height moves the break point in', () => {
    const site = { frequencyGhz: 2, baseHeightM: 25, userHeightM: 15, environmentHeightM: 12 };
    expect(umaTerms(site).breakM).toBeCloseTo((4 * 13 * 3 * 2e9) / 3e8, 6);
  });
  it('the LOS curve does not jump at the break point by more than 0.5 dB', () => {
    for (const model of [rmaLossDb, umaLossDb, umiLossDb]) {
      const at = (distance2dM: number) => model(link({ los: true, distance2dM, baseHeightM: 25 })).lossDb;
      for (let d = 20; d < 4500; d *= 1.002) expect(at(d * 1.002) - at(d)).toBeLessThan(0.5);
    }
  });
  it('RMa wide streets lose less, high buildings more', () => {
    const base = rmaLossDb(link({ baseHeightM: 35 })).lossDb;
    expect(rmaLossDb({ ...link({ baseHeightM: 35 }), streetWidthM: 50 }).lossDb).toBeLessThan(base);
    expect(rmaLossDb({ ...link({ baseHeightM: 35 }), buildingHeightM: 20 }).lossDb).toBeGreaterThan(base);
  });
});

describe('TR 38.901 invariants', () => {
  it.each(Object.entries(MODELS))('%s: never less than LOS without it, and never less farther away', (_, model) => {
    for (const frequencyGhz of [0.7, 2, 5.5, 28])
      for (let d = 10; d < 4000; d *= 1.1) {
        const nlos = model(link({ frequencyGhz, distance2dM: d })).lossDb;
        expect(nlos).toBeGreaterThanOrEqual(model(link({ frequencyGhz, distance2dM: d, los: true })).lossDb);
        expect(model(link({ frequencyGhz, distance2dM: d * 1.1 })).lossDb).toBeGreaterThan(nlos);
      }
  });
  it('no distance gives infinity, even under the mast at its own height', () => {
    for (const model of Object.values(MODELS))
      expect(Number.isFinite(model(link({ distance2dM: 0, baseHeightM: 1.5 })).lossDb)).toBe(true);
  });
  it.each(Object.values(SCENARIOS))('%s: LOS probability is in 0..1 and falls', (scenario) => {
    let last = 1;
    for (let d = 0; d < 6000; d += 3) {
      const p = losProbability(scenario, d, 1.5);
      expect(p >= 0 && p <= last + 1e-12).toBe(true);
      last = p;
    }
  });
});

describe('shadowing and validity', () => {
  it('σ: RMa 4 dB, 6 dB beyond the break point, 8 dB without sight; UMa 4 and 6; UMi 4 and 7.82; InH 3 and 8.03', () => {
    expect(rmaLossDb(link({ los: true, baseHeightM: 35, distance2dM: 300 })).sigmaDb).toBe(4);
    expect(rmaLossDb(link({ los: true, baseHeightM: 35, distance2dM: 4000 })).sigmaDb).toBe(6);
    expect(rmaLossDb(link({ baseHeightM: 35 })).sigmaDb).toBe(8);
    expect([umaLossDb(link({ los: true })).sigmaDb, umaLossDb(link({})).sigmaDb]).toEqual([4, 6]);
    expect([umiLossDb(link({ los: true })).sigmaDb, umiLossDb(link({})).sigmaDb]).toEqual([4, 7.82]);
    expect([inhLossDb(link({ los: true })).sigmaDb, inhLossDb(link({})).sigmaDb]).toEqual([3, 8.03]);
  });
  it('says what is out of range, once each', () => {
    expect(rmaLossDb(link({ baseHeightM: 35, distance2dM: 6000 })).warnings).toEqual(['distance-outside-range']);
    expect(rmaLossDb(link({ baseHeightM: 35, distance2dM: 6000, los: true })).warnings).toEqual([]);
    expect(rmaLossDb({ ...link({}), streetWidthM: 2, buildingHeightM: 60 }).warnings).toEqual([
      'surroundings-outside-range',
    ]);
    expect(umaLossDb(link({ frequencyGhz: 0.4, userHeightM: 1, baseHeightM: 60 })).warnings).toEqual([
      'frequency-outside-range',
      'base-height-not-nominal',
      'user-height-outside-range',
    ]);
    expect(inhLossDb(link({ baseHeightM: 3, distance2dM: 151 })).warnings).toEqual(['distance-outside-range']);
  });
});
