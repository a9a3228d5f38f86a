import { describe, expect, it } from 'vitest';
import { bullingtonLossDb, knifeEdgeLossDb } from '../../../../src/core/radio/p1812/knife-edge';
import { smoothBullingtonDb, type SmoothPath } from '../../../../src/core/radio/p1812/smooth-bullington';
import { seededRandom } from '../../../../src/core/units';

/** Eqs (13)–(21) with every height 0, sample by sample. */
function everySample(x: Float64Array, path: SmoothPath): number {
  const { distanceKm: d, txM, rxM, halfCurvature: c, nuScale } = path;
  const inner = [...x.subarray(1, -1)];
  const txSlope = Math.max(...inner.map((xi) => (c * xi * (d - xi) - txM) / xi));
  if (txSlope < (rxM - txM) / d) {
    const nu = Math.max(
      ...inner.map(
        (xi) => (c * xi * (d - xi) - (txM * (d - xi) + rxM * xi) / d) * nuScale * Math.sqrt(d / (xi * (d - xi))),
      ),
    );
    return bullingtonLossDb(knifeEdgeLossDb(nu), d);
  }
  const rxSlope = Math.max(...inner.map((xi) => (c * xi * (d - xi) - rxM) / (d - xi)));
  const edge = (rxM - txM + rxSlope * d) / (txSlope + rxSlope);
  const height = txM + txSlope * edge - (txM * (d - edge) + rxM * edge) / d;
  return bullingtonLossDb(knifeEdgeLossDb(height * nuScale * Math.sqrt(d / (edge * (d - edge)))), d);
}

describe('the smooth Bullington in closed form', () => {
  it('is the maximum over every sample, evenly spaced or not', () => {
    let obstructed = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed);
      const count = 1 + Math.floor(60 * random());
      const distanceKm = 0.2 * 10 ** (3 * random());
      const even = seed % 2 === 0;
      const stepKm = distanceKm / (count + 0.5 + random());
      const inside = Float64Array.from({ length: count }, (_, i) =>
        even ? (i + 1) * stepKm : distanceKm * (0.01 + 0.98 * random()),
      ).sort();
      const x = Float64Array.of(0, ...inside, distanceKm);
      const path = {
        distanceKm,
        txM: 10 ** (3 * random()),
        rxM: 10 ** (2 * random()),
        seaShare: 0,
        halfCurvature: 500 / 8931,
        nuScale: Math.sqrt(0.002 / 10 ** (-1.5 * random())),
      };
      const samples = { distanceKm: even ? null : x, stepKm, count };
      const reference = everySample(x, path);
      if (reference > 0) obstructed++;
      expect(smoothBullingtonDb(samples, path), `seed ${seed}`).toBeCloseTo(reference, 9);
    }
    expect(obstructed).toBeGreaterThan(100);
    expect(obstructed).toBeLessThan(390);
  });
});

describe('the single knife edge', () => {
  it('costs nothing well below the line, 6 dB on it, and grows', () => {
    expect(knifeEdgeLossDb(-0.78)).toBe(0);
    expect(knifeEdgeLossDb(-10)).toBe(0);
    expect(knifeEdgeLossDb(0)).toBeCloseTo(6.03, 2);
    expect(knifeEdgeLossDb(2.4)).toBeCloseTo(20.5, 0);
  });

  it('makes a Bullington loss that starts at 0', () => {
    expect(bullingtonLossDb(0, 50)).toBe(0);
    expect(bullingtonLossDb(6, 50)).toBeCloseTo(6 + (1 - Math.exp(-1)) * 11, 9);
  });
});
