import { describe, expect, it } from 'vitest';
import { BIN_COUNT, binDistanceM, binPlace, TABLE_END_M, tableAt } from '../../../src/core/coverage/distance-bins';
import { makePatternTable, COSINE_BINS } from '../../../src/core/coverage/horizontal-pattern';
import { marginAt, servedBins } from '../../../src/core/coverage/loss-table';
import { entrySamples, lossTableFor } from '../../../src/core/coverage/loss-tables';
import { environmentLossDb, makePathLoss, sectorGainDb } from '../../../src/core/radio';

describe('distance bins', () => {
  it('place and distance are inverse, ascending, clamped at both ends', () => {
    for (let bin = 0; bin < BIN_COUNT - 1; bin += 7)
      expect(binPlace(binDistanceM(bin) ** 2 * (1 + 1e-7))).toBeCloseTo(bin, 3);
    expect(binPlace(0)).toBe(0);
    expect(binPlace(1e12)).toBe(BIN_COUNT - 1);
    expect(TABLE_END_M).toBeGreaterThan(20_000);
  });

  it('interpolates linearly in squared distance', () => {
    const squares = Float64Array.from({ length: BIN_COUNT }, (_, bin) => binDistanceM(bin) ** 2);
    for (const distance of [9, 100, 1234.5, 19_999])
      expect(tableAt(squares, binPlace(distance ** 2)) / distance ** 2).toBeCloseTo(1, 6);
  });
});

describe('loss tables', () => {
  const key = { frequencyMhz: 806, baseHeightM: 35, environment: 'outdoor', probability: 0.9 } as const;

  it.each(['rma', 'uma', 'umi'] as const)('are within 0.01 dB of the ladder (%s), at its kinks too', (scenario) => {
    const table = lossTableFor({ ...key, scenario });
    const loss = makePathLoss(scenario, 806, 35, 1.5);
    for (let distance = 10; distance < 19_900; distance *= 1.013) {
      const place = binPlace(distance ** 2);
      // Where sight is a chance of 1 in 10,000 and the blend into Hata is steep, 0.1 dB would not be seen.
      expect(Math.abs(tableAt(table.losDb, place) - loss.los(distance))).toBeLessThan(
        loss.losProbability(distance) > 1e-4 ? 0.01 : 0.5,
      );
      expect(Math.abs(tableAt(table.nlosDb, place) - loss.nlos(distance))).toBeLessThan(0.01);
      expect(
        Math.abs(-10 * Math.log10(tableAt(table.quantileGain, place)) - tableAt(table.quantileDb, place)),
      ).toBeLessThan(0.01);
    }
  });

  it('give no power beyond the last rung, and keep its loss as a lower bound', () => {
    const table = lossTableFor({ ...key, scenario: 'rma' });
    const beyond = binPlace(20_200 ** 2);
    expect(table.endBin).toBeLessThan(BIN_COUNT);
    expect(tableAt(table.quantileGain, beyond)).toBe(0);
    expect(tableAt(table.quantileDb, beyond)).toBe(table.quantileDb[table.endBin - 1]);
  });

  it('served bins end where the smaller room is used up', () => {
    const table = lossTableFor({ ...key, scenario: 'rma' });
    const rooms = { rateDb: 136, medianDb: 139 };
    const end = servedBins(table, rooms);
    expect(marginAt(table, end - 1, rooms)).toBeGreaterThanOrEqual(0);
    expect(marginAt(table, end, rooms)).toBeLessThan(0);
    expect(servedBins(table, { rateDb: 20, medianDb: 20 })).toBe(0);
  });

  it('entry loss: its samples have the distribution of the environment', () => {
    expect(Array.from(entrySamples('outdoor', 806))).toEqual([0]);
    const samples = entrySamples('indoor-traditional', 5500);
    const middle = (samples[samples.length / 2 - 1]! + samples[samples.length / 2]!) / 2;
    expect(middle).toBeCloseTo(environmentLossDb('indoor-traditional', 5500, 0.5), 0);
    const table = lossTableFor({ ...key, scenario: 'rma', environment: 'in-vehicle' });
    // Vehicle: 9 dB median, σ 5 with shadowing 8: quantile shift 9 + z·(√(64 + 25) − 8) = 10.8 dB.
    expect(table.entryMedianDb).toBeCloseTo(9, 1);
    expect(Math.abs(table.entryShiftDb - 10.84)).toBeLessThan(0.25);
  });

  it('are kept: the same key gives the same table', () => {
    expect(lossTableFor({ ...key, scenario: 'uma' })).toBe(lossTableFor({ ...key, scenario: 'uma' }));
  });
});

describe('pattern tables', () => {
  it.each(['3gpp-36814', '3gpp-38901'] as const)('horizontal cut of %s within 0.01 dB, no arc tangent', (pattern) => {
    const { horizontal, floor } = makePatternTable(pattern);
    for (let azimuth = 0; azimuth <= 180; azimuth += 0.37) {
      const place = ((Math.cos((azimuth * Math.PI) / 180) + 1) * COSINE_BINS) / 2;
      const i = Math.floor(place);
      const gain = horizontal[i]! + (horizontal[i + 1]! - horizontal[i]!) * (place - i);
      const exact = sectorGainDb({ azimuthOffsetDeg: azimuth, elevationDeg: 0, pattern, tiltDeg: 0 });
      expect(Math.abs(10 * Math.log10(Math.max(gain, floor)) - exact)).toBeLessThan(0.01);
    }
  });
});
