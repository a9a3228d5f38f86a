import { describe, expect, it } from 'vitest';
import {
  heightGainCorrectionDb,
  type P2108Clutter,
  type P2108Refusal,
  terrestrialClutterDb,
} from '../../../src/core/radio/p2108';
import { csvRows, describeWithReference, referenceText } from '../../helpers/reference';

/** Clutter kinds as NTIA numbers them, 1 … 6; the ITU workbook has urban and forest as one kind. */
const KINDS: P2108Clutter[] = ['water', 'open-rural', 'suburban', 'urban', 'forest', 'dense-urban'];
const WORKBOOK_KINDS = KINDS.filter((kind) => kind !== 'forest');
const REFUSAL_OF_CODE: Record<string, P2108Refusal> = {
  32: 'p2108-frequency',
  33: 'p2108-antenna-height',
  34: 'p2108-street-width',
  35: 'p2108-clutter-height',
  48: 'p2108-frequency',
  49: 'p2108-distance',
  50: 'p2108-percentage',
};
/** Tables are rounded to 0.1 dB. */
const TOLERANCE_DB = 0.0501;
const rows = (file: string) => csvRows(referenceText(`truth/published/p2108/${file}`)).slice(1);

describeWithReference('P.2108-1 against published tables', () => {
  it('§3.1: NTIA rows, refusals included', () => {
    const table = rows('ntia/HeightGainTerminalCorrectionModelTestData.csv');
    expect(table).toHaveLength(23);
    for (const [f, h, ws, r, kind, code, loss] of table) {
      const { lossDb, refusal } = heightGainCorrectionDb({
        frequencyGhz: Number(f),
        heightM: Number(h),
        streetWidthM: Number(ws),
        clutterHeightM: Number(r),
        clutter: KINDS[Number(kind) - 1]!,
      });
      if (code === '0') expect(Math.abs(lossDb - Number(loss))).toBeLessThan(TOLERANCE_DB);
      else expect([refusal, lossDb]).toEqual([REFUSAL_OF_CODE[code!], Number.NaN]);
    }
  });

  it('§3.1: ITU workbook rows', () => {
    const table = rows('sg3_workbook_height_gain_3.1.csv');
    expect(table.length).toBeGreaterThanOrEqual(10);
    for (const [f, h, ws, kind, r, byDefault, loss] of table) {
      const { lossDb } = heightGainCorrectionDb({
        frequencyGhz: Number(f),
        heightM: Number(h),
        streetWidthM: Number(ws),
        clutter: WORKBOOK_KINDS[Number(kind) - 1]!,
        ...(byDefault === '1' ? {} : { clutterHeightM: Number(r) }),
      });
      expect(Math.abs(lossDb - Number(loss)), [f, h, ws, kind, r, loss].join()).toBeLessThan(TOLERANCE_DB);
    }
  });

  it('§3.2: NTIA rows, refusals included', () => {
    for (const [f, d, p, code, loss] of rows('ntia/TerrestrialStatisticalModelTestData.csv')) {
      const path = { frequencyGhz: Number(f), distanceKm: Number(d), locationPercent: Number(p) };
      const { lossDb, refusal } = terrestrialClutterDb(path);
      if (code === '0') expect(Math.abs(lossDb - Number(loss))).toBeLessThan(TOLERANCE_DB);
      else expect([refusal, lossDb]).toEqual([REFUSAL_OF_CODE[code!], Number.NaN]);
    }
  });

  it('§3.2: ITU workbook rows', () => {
    const table = rows('sg3_workbook_terrestrial_stat_3.2.csv');
    expect(table.length).toBeGreaterThan(250);
    for (const [f, d, p, loss] of table) {
      const path = { frequencyGhz: Number(f), distanceKm: Number(d), locationPercent: Number(p) };
      expect(Math.abs(terrestrialClutterDb(path).lossDb - Number(loss)), [f, d, p].join()).toBeLessThan(TOLERANCE_DB);
    }
  });
});

describe('P.2108-1 by thought', () => {
  it('costs nothing above the clutter, and more the deeper the antenna stands in it', () => {
    const at = (heightM: number) => heightGainCorrectionDb({ frequencyGhz: 2, heightM, clutter: 'urban' }).lossDb;
    expect(at(20)).toBe(0);
    expect(at(10)).toBeGreaterThan(at(15));
    expect(at(1.5)).toBeGreaterThan(at(10));
  });

  it('never exceeds the loss at 2 km, and is symmetrical about its median nearer by', () => {
    const at = (distanceKm: number, locationPercent: number) =>
      terrestrialClutterDb({ frequencyGhz: 3.5, distanceKm, locationPercent }).lossDb;
    expect(at(10, 50)).toBe(at(2, 50));
    expect(at(0.5, 99.9)).toBe(at(2, 99.9));
    expect(at(0.3, 30) + at(0.3, 70)).toBeCloseTo(2 * at(0.3, 50), 9);
  });

  it('refuses what it cannot answer', () => {
    expect(heightGainCorrectionDb({ frequencyGhz: 5, heightM: 2, clutter: 'urban' }).refusal).toBe('p2108-frequency');
    expect(terrestrialClutterDb({ frequencyGhz: 5, distanceKm: 0.2, locationPercent: 50 }).refusal).toBe(
      'p2108-distance',
    );
  });
});
