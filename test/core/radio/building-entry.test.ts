import { describe, expect, it } from 'vitest';
import { buildingEntryLoss, buildingEntryLossDb } from '../../../src/core/radio/building-entry';
import { csvRows, describeWithReference, referenceText } from '../../helpers/reference';

const TYPES = { 1: 'traditional', 2: 'efficient' } as const;
const typeOf = (code: string | undefined) => TYPES[Number(code) as 1 | 2];

describeWithReference('P.2109 against published tables', () => {
  it('the study group’s workbook: 568 rows within 1e-3 dB', () => {
    const rows = csvRows(referenceText('truth/published/p2109/sg3_workbook_p2109.csv')).slice(1);
    expect(rows).toHaveLength(568);
    for (const [f, type, elevation, percent, loss] of rows) {
      const found = buildingEntryLossDb({
        frequencyGhz: Number(f),
        type: typeOf(type),
        probability: Number(percent) / 100,
        elevationDeg: Number(elevation),
      });
      expect(Math.abs(found - Number(loss)), `${f} GHz type ${type} ${elevation}° ${percent} %`).toBeLessThan(1e-3);
    }
  });
  it('CRC’s rows: 3,125 within 1e-4 dB', () => {
    const rows = csvRows(referenceText('truth/published/p2109/covlib_every_tenth.csv')).slice(1);
    expect(rows).toHaveLength(3125);
    let worst = 0;
    for (const [f, percent, type, elevation, loss] of rows) {
      const found = buildingEntryLossDb({
        frequencyGhz: Number(f),
        type: typeOf(type),
        probability: Number(percent) / 100,
        elevationDeg: Number(elevation),
      });
      worst = Math.max(worst, Math.abs(found - Number(loss)));
    }
    expect(worst).toBeLessThan(1e-4);
  });
});

describe('building entry loss', () => {
  const entry = { frequencyGhz: 2, type: 'traditional', probability: 0.5 } as const;
  it('median by hand: 10·log10 of the three terms', () => {
    const f = Math.log10(2);
    const a = 12.64 + 3.72 * f + 0.96 * f * f;
    const b = 9.1 - 3 * f;
    expect(buildingEntryLossDb(entry)).toBeCloseTo(10 * Math.log10(10 ** (a / 10) + 10 ** (b / 10) + 10 ** -0.3), 12);
  });
  it('efficient buildings lose more, and so do steep paths, up or down alike', () => {
    expect(buildingEntryLossDb({ ...entry, type: 'efficient' })).toBeGreaterThan(buildingEntryLossDb(entry) + 10);
    expect(buildingEntryLossDb({ ...entry, elevationDeg: 30 })).toBeGreaterThan(buildingEntryLossDb(entry));
    expect(buildingEntryLossDb({ ...entry, elevationDeg: -30 })).toBe(
      buildingEntryLossDb({ ...entry, elevationDeg: 30 }),
    );
  });
  it('rises with the probability', () => {
    let last = -Infinity;
    for (let p = 0.001; p < 1; p += 0.001) {
      const loss = buildingEntryLossDb({ ...entry, probability: p });
      expect(loss).toBeGreaterThan(last);
      last = loss;
    }
  });
  it('warns beyond 0.08..100 GHz and ±90°', () => {
    expect(buildingEntryLoss({ ...entry, frequencyGhz: 0.05, elevationDeg: 91 }).warnings).toEqual([
      'frequency-outside-range',
      'elevation-outside-range',
    ]);
    expect(buildingEntryLoss(entry).warnings).toEqual([]);
  });
});
