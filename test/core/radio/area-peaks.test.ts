import { describe, expect, it } from 'vitest';
import { PeakFinder } from '../../../src/core/radio/area-peaks';
import { seededRandom } from '../../../src/core/units';

const STEP_KM = 0.03;

describe('the least clear sample against every sample', () => {
  it('is found over clear paths of any length, slope and clearance', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seededRandom(seed);
      const count = 1 + Math.floor(700 * random());
      const slope = 20 * (random() - 0.5);
      const roughness = 10 ** (3 * random() - 1);
      const txM = 50;
      // ground somewhere below the line, so that the path is clear
      const y = Float64Array.from(
        { length: count + 1 },
        (_, i) => txM + slope * i * STEP_KM - 1 - roughness * random(),
      );
      const finder = new PeakFinder(count + 1);
      finder.load(y, count, STEP_KM);
      const distanceKm = (count + 0.5 + random()) * STEP_KM;
      const value = (i: number) =>
        (txM + slope * i * STEP_KM - y[i]!) ** 2 / (i * STEP_KM * (distanceKm - i * STEP_KM));
      const all = Array.from({ length: count }, (_, k) => value(k + 1));
      const least = Math.min(...all);
      const peak = { value: 0, at: 0 };
      finder.leastClear(peak, count, { distanceKm, txM, slope, limit: Infinity });
      expect(peak.value).toBeCloseTo(least, 9);
      expect(value(peak.at)).toBeCloseTo(least, 9);
      finder.leastClear(peak, count, { distanceKm, txM, slope, limit: least * (1 - 1e-9) });
      expect(peak.at).toBe(0);
    }
  });

  it('looks at the first samples only', () => {
    const y = new Float64Array(301).fill(-100);
    y[250] = -1;
    const finder = new PeakFinder(301);
    finder.load(y, 300, STEP_KM);
    const peak = { value: 0, at: 0 };
    const line = { distanceKm: 8, txM: 10, slope: 0, limit: Infinity };
    finder.leastClear(peak, 300, line);
    expect(peak.at).toBe(250);
    finder.leastClear(peak, 249, { ...line, distanceKm: 7.49 });
    expect(peak.at).not.toBe(250);
  });
});
