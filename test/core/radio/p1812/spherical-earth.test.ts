import { describe, expect, it } from 'vitest';
import { SphericalEarth } from '../../../../src/core/radio/p1812/spherical-earth';
import { seededRandom } from '../../../../src/core/units';

const path = (distanceKm: number, txM: number, rxM: number, seaShare = 0) => ({
  distanceKm,
  txM,
  rxM,
  seaShare,
  halfCurvature: 0,
  nuScale: 0,
});
const EARTH_KM = 8931;

/** Eqs (22)–(26) as they are printed: trigonometric b, clearance, required clearance. */
function printedClearance(
  d: number,
  a: number,
  b: number,
  wavelengthM: number,
): { clearance: number; required: number } {
  const m = (250 * d * d) / (EARTH_KM * (a + b));
  const c = (a - b) / (a + b);
  const root =
    2 *
    Math.sqrt((m + 1) / (3 * m)) *
    Math.cos(Math.PI / 3 + Math.acos(1.5 * c * Math.sqrt((3 * m) / (m + 1) ** 3)) / 3);
  const d1 = (d / 2) * (1 + root);
  const d2 = d - d1;
  return {
    clearance: ((a - (500 * d1 * d1) / EARTH_KM) * d2 + (b - (500 * d2 * d2) / EARTH_KM) * d1) / d,
    required: 17.456 * Math.sqrt((d1 * d2 * wavelengthM) / d),
  };
}

describe('diffraction over the smooth earth', () => {
  const earth = new SphericalEarth(0.8, true, 0.37475);

  it('is 0 exactly where the printed clearance is above the required one, within the horizon', () => {
    const random = seededRandom(11);
    let clear = 0;
    for (let k = 0; k < 3000; k++) {
      const [a, b] = [10 ** (3 * random()), 10 ** (3 * random())];
      const horizon = Math.sqrt(2 * EARTH_KM) * (Math.sqrt(a / 1000) + Math.sqrt(b / 1000));
      const d = horizon * (0.001 + 0.998 * random());
      const { clearance, required } = printedClearance(d, a, b, 0.37475);
      if (Math.abs(clearance - required) < 1e-6) continue;
      const loss = earth.lossDb(path(d, a, b), EARTH_KM);
      if (clearance > required) {
        clear++;
        expect(loss).toBe(0);
      }
      expect(loss).toBeGreaterThanOrEqual(0);
    }
    expect(clear).toBeGreaterThan(100);
  });

  it('grows with distance, and falls with height', () => {
    const at = (d: number, h: number) => earth.lossDb(path(d, h, h), EARTH_KM);
    expect(at(60, 20)).toBeGreaterThan(at(50, 20));
    expect(at(60, 20)).toBeGreaterThan(at(60, 40));
  });

  it('is the same in both directions', () => {
    for (const d of [5, 15, 30, 60, 120])
      expect(earth.lossDb(path(d, 60, 3), EARTH_KM)).toBeCloseTo(earth.lossDb(path(d, 3, 60), EARTH_KM), 9);
  });

  it('mixes sea and land by share, and treats polarizations apart over sea at low frequencies', () => {
    const low = new SphericalEarth(0.05, true, 5.996);
    const [land, half, sea] = [0, 0.5, 1].map((share) => low.lossDb(path(80, 10, 10, share), EARTH_KM));
    expect(half).toBeCloseTo((land! + sea!) / 2, 9);
    const horizontal = new SphericalEarth(0.05, false, 5.996).lossDb(path(80, 10, 10, 1), EARTH_KM);
    expect(horizontal - sea!).toBeGreaterThan(5);
  });
});
