import { expect, it } from 'vitest';
import { dbmToMw, dbToRatio, mwToDbm, ratioToDb, thermalNoiseDbm } from '../../../src/core/units';

it('milliwatts and dBm are each other’s inverse', () => {
  expect(dbmToMw(30)).toBeCloseTo(1000, 9);
  expect(mwToDbm(1)).toBe(0);
  expect(mwToDbm(0)).toBe(-Infinity);
  for (const level of [-174, -30, 0, 46]) expect(mwToDbm(dbmToMw(level))).toBeCloseTo(level, 10);
  expect(ratioToDb(dbToRatio(3))).toBeCloseTo(3, 12);
});

it('thermal noise is −174 dBm/Hz, the trade’s round figure, plus bandwidth and noise figure', () => {
  expect(thermalNoiseDbm(1, 0)).toBeCloseTo(-173.975, 3);
  expect(thermalNoiseDbm(9e6, 7)).toBeCloseTo(-97.43, 2);
});
