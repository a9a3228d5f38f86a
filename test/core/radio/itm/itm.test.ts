import { describe, expect, it } from 'vitest';
import { itmConfidenceLossDb, itmLossDb, makeItm } from '../../../../src/core/radio/itm/itm';
import type { ItmPercentages, ItmSettings } from '../../../../src/core/radio/itm/itm-types';
import { csvRows, describeWithReference, referenceText } from '../../../helpers/reference';
import { truthProfiles, truthRows } from '../truth-profiles';

/** RADIO tolerance for ITM figures: NTIA publishes them to 0.01 dB. */
const TOLERANCE_DB = 0.005;
const MEDIAN = { timePercent: 50, locationPercent: 50, situationPercent: 50 };
const pole = (vertical: number) => (vertical ? 'vertical' : 'horizontal') as 'vertical' | 'horizontal';

describe('ITM against 420 reference figures', () => {
  it('agrees on loss, reference attenuation, Δh, warnings, mode and return code of every row', () => {
    const profiles = truthProfiles();
    const rows = truthRows('itm-goldens.csv');
    expect(rows).toHaveLength(420);
    for (const row of rows) {
      const heightM = profiles.get(row[0]!)!.heightM;
      const distanceKm = profiles.get(row[0]!)!.distanceKm.at(-1)!;
      const result = itmLossDb({ stepM: (1000 * distanceKm) / (heightM.length - 1), heightM }, settingsOf(row));
      const label = row.join(',');
      expect([result.returnCode, result.warningFlags, result.mode], label).toEqual(row.slice(13, 16).map(Number));
      expect(Math.abs(result.terrainIrregularityM - Number(row[16])), label).toBeLessThan(1e-5);
      expect(Math.abs(result.referenceDb - Number(row[17])), label).toBeLessThan(TOLERANCE_DB);
      expect(Math.abs(result.lossDb - Number(row[18])), label).toBeLessThan(TOLERANCE_DB);
    }
  });

  function settingsOf(row: string[]): ItmSettings & ItmPercentages {
    const x = row.map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      ...number[],
    ];
    return {
      txHeightM: x[1],
      rxHeightM: x[2],
      climate: x[3],
      surfaceRefractivity: x[4],
      frequencyMhz: x[5],
      polarization: pole(x[6]),
      permittivity: x[7],
      conductivity: x[8],
      variabilityMode: x[9],
      timePercent: x[10]!,
      locationPercent: x[11]!,
      situationPercent: x[12]!,
    };
  }
});

describeWithReference('ITM against the published point-to-point rows', () => {
  const profiles = csvRows(referenceText('truth/published/itm/pfls.csv')).map((row) => row.map(Number));
  const rows = csvRows(referenceText('truth/published/itm/p2p.csv')).slice(1);

  it.each(rows.map((row, i) => [i + 1, row] as const))('row %i', (i, row) => {
    const [count, stepM, ...heights] = profiles[i - 1]!;
    expect(heights).toHaveLength(count! + 1);
    const x = row.map(Number) as [number, number, number, number, number, number, number, ...number[]];
    const result = itmLossDb(
      { stepM: stepM!, heightM: Float64Array.from(heights) },
      {
        txHeightM: x[0],
        rxHeightM: x[1],
        permittivity: x[2],
        conductivity: x[3],
        surfaceRefractivity: x[4],
        frequencyMhz: x[5],
        polarization: pole(x[6]),
        climate: x[7]!,
        timePercent: x[8]!,
        locationPercent: x[9]!,
        situationPercent: x[10]!,
        variabilityMode: x[11]!,
      },
    );
    // printed to 0.01 dB: half a digit, and rounding
    expect(Math.abs(result.lossDb - x[12]!)).toBeLessThan(TOLERANCE_DB + 1e-6);
  });
});

describe('ITM by thought', () => {
  const radio = { frequencyMhz: 900, txHeightM: 30, rxHeightM: 2, ...MEDIAN };
  const flat = (lengthKm: number) => ({ stepM: 100, heightM: new Float64Array(lengthKm * 10 + 1).fill(100) });
  const ridge = (lengthKm: number, heightM: number) => {
    const profile = flat(lengthKm);
    profile.heightM[Math.floor(profile.heightM.length / 2)] = 100 + heightM;
    return profile;
  };

  it('goes from line of sight over diffraction to scatter as the path grows', () => {
    expect([10, 60, 400].map((km) => itmLossDb(flat(km), radio).mode)).toEqual([1, 2, 3]);
  });

  it('loses more behind a ridge', () => {
    expect(itmLossDb(ridge(20, 200), radio).lossDb).toBeGreaterThan(itmLossDb(flat(20), radio).lossDb + 10);
  });

  it('answers CR as TLS with reliability for time and confidence for situation', () => {
    const { timePercent: _t, locationPercent: _l, situationPercent: _s, ...link } = radio;
    const cr = itmConfidenceLossDb(ridge(20, 80), { ...link, confidencePercent: 70, reliabilityPercent: 95 });
    const tls = itmLossDb(ridge(20, 80), { ...link, timePercent: 95, locationPercent: 50, situationPercent: 70 });
    expect(cr).toEqual(tls);
    expect(cr.lossDb).toBeGreaterThan(itmLossDb(ridge(20, 80), radio).lossDb);
  });

  it('refuses broadcast variability and bad percentages in CR mode by their own codes', () => {
    const link = { frequencyMhz: 900, txHeightM: 30, rxHeightM: 2, confidencePercent: 50, reliabilityPercent: 50 };
    expect(itmConfidenceLossDb(flat(20), { ...link, variabilityMode: 13 }).returnCode).toBe(1015);
    expect(itmConfidenceLossDb(flat(20), { ...link, confidencePercent: 0 }).returnCode).toBe(1006);
    expect(itmConfidenceLossDb(flat(20), { ...link, reliabilityPercent: 100 }).returnCode).toBe(1007);
  });

  it.each([
    [1000, { txHeightM: 0.4 }],
    [1001, { rxHeightM: 3001 }],
    [1002, { climate: 8 }],
    [1003, { timePercent: 0 }],
    [1004, { locationPercent: 100 }],
    [1005, { situationPercent: -1 }],
    [1008, { surfaceRefractivity: 249 }],
    [1009, { frequencyMhz: 19 }],
    [1011, { permittivity: 0.9 }],
    [1012, { conductivity: 0 }],
    [1014, { variabilityMode: 4 }],
  ] as const)('refuses with %i', (code, wrong) => {
    const result = itmLossDb(flat(20), { ...radio, ...wrong });
    expect(result.returnCode).toBe(code);
    expect(result.lossDb).toBeNaN();
  });

  it('keeps its warnings and names them', () => {
    const result = itmLossDb(flat(20), { ...radio, frequencyMhz: 30, rxHeightM: 0.8 });
    expect(result.returnCode).toBe(1);
    expect(result.warningFlags & 0b110).toBe(0b110);
    expect(result.warnings).toEqual(expect.arrayContaining(['itm-rx-height-near-limit', 'itm-frequency-near-limit']));
  });

  it('carries nothing from one path to the next', () => {
    const model = makeItm(radio);
    const alone = model.predict(flat(20));
    model.predict(ridge(300, 500));
    expect(model.predict(flat(20))).toEqual(alone);
  });
});
