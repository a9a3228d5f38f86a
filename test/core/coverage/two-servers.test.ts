import { describe, expect, it } from 'vitest';
import { lossProbability, lossQuantileDb } from '../../../src/core/coverage/shadowing';
import { eitherServes, equivalentMarginDb, variation } from '../../../src/core/coverage/two-servers';
import { normalCdf, normalQuantile, seededRandom } from '../../../src/core/units';

const hidden = (nlosDb: number, sigmaNlosDb = 8) => ({
  losProbability: 0,
  losDb: 0,
  nlosDb,
  sigmaLosDb: 4,
  sigmaNlosDb,
});
const mixed = { losProbability: 0.3, losDb: 100, nlosDb: 130, sigmaLosDb: 4, sigmaNlosDb: 8 };

describe('loss of a link as a random variable', () => {
  it('is the formula of the plan: pLOS·Φ(m/σLOS) + (1 − pLOS)·Φ(m/σNLOS)', () => {
    expect(lossProbability(mixed, [0], 128)).toBeCloseTo(0.3 * normalCdf(7) + 0.7 * normalCdf(-2 / 8), 12);
    expect(lossProbability(mixed, [10, 20], 128)).toBeCloseTo(
      (lossProbability(mixed, [0], 118) + lossProbability(mixed, [0], 108)) / 2,
      12,
    );
  });

  it.each([0.5, 0.7, 0.9, 0.99])('quantile is the inverse at %d', (probability) => {
    for (const entry of [[0], [3, 9, 30]])
      expect(lossProbability(mixed, entry, lossQuantileDb(mixed, entry, probability))).toBeCloseTo(probability, 6);
  });

  it('without mixing the quantile is median + zσ', () => {
    expect(lossQuantileDb(hidden(120), [0], 0.9)).toBeCloseTo(120 + 8 * normalQuantile(0.9), 6);
    expect(lossQuantileDb({ ...mixed, losProbability: 1 }, [5], 0.9)).toBeCloseTo(105 + 4 * normalQuantile(0.9), 6);
  });
});

describe('two servers', () => {
  const free = variation(0, 0);
  const link = (roomDb: number, how = free) => ({ spread: hidden(120), roomDb, ...how });

  it('one server alone is the plain formula when noise decides', () => {
    for (const room of [110, 120, 128, 135])
      expect(eitherServes(link(room), null, [0])).toBeCloseTo(normalCdf((room - 120) / 8), 2);
  });

  it('agrees with 200,000 throws of correlated shadowing (0.5)', () => {
    const random = seededRandom(7);
    const normal = () => normalQuantile(Math.max(1e-12, random()));
    let served = 0;
    const throws = 200_000;
    for (let t = 0; t < throws; t++) {
      const common = normal() * Math.SQRT1_2;
      const first = 120 + 8 * (common + Math.SQRT1_2 * normal());
      const second = 124 + 8 * (common + Math.SQRT1_2 * normal());
      if (first <= 125 || second <= 125) served++;
    }
    const second = { spread: hidden(124), roomDb: 125, ...free };
    expect(eitherServes(link(125), second, [0])).toBeCloseTo(served / throws, 2);
  });

  it('a second server helps, never hurts, and both walls are one', () => {
    expect(eitherServes(link(122), link(122), [0])).toBeGreaterThan(eitherServes(link(122), null, [0]));
    const entries = [0, 40];
    // Behind the second wall neither serves, so no pair can do better than half.
    expect(eitherServes(link(140), link(140), entries)).toBeLessThan(0.51);
  });

  it('against one interferer the spread is σ, against many the common half cancels', () => {
    expect(variation(1, 1).own).toBeCloseTo(1, 12);
    expect(variation(1, 0).own).toBeCloseTo(Math.SQRT1_2, 12);
    expect(variation(1, 0.4).common).toBe(0);
  });

  it('the equivalent margin is zero at the required probability', () => {
    expect(equivalentMarginDb(0.9, 0.9, 8)).toBeCloseTo(0, 12);
    expect(equivalentMarginDb(0.5, 0.9, 8)).toBeCloseTo(-8 * normalQuantile(0.9), 12);
  });
});
