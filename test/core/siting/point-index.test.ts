import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../src/core/geo';
import { pointIndex } from '../../../src/core/siting/point-index';
import { seededRandom } from '../../../src/core/units';

describe('pointIndex', () => {
  it('finds what a look at every point finds', () => {
    const random = seededRandom(11);
    const lonDeg = Float64Array.from({ length: 500 }, () => 1.5 + random());
    const latDeg = Float64Array.from({ length: 500 }, () => 41.5 + random() * 0.5);
    for (const bucketKm of [0.3, 2, 20]) {
      const index = pointIndex(lonDeg, latDeg, bucketKm);
      for (const radiusKm of [0.5, 3, 15]) {
        const distances = Array.from(lonDeg, (lon, i) => distanceKm(2, 41.75, lon, latDeg[i]!));
        const found = new Set(index.within(2, 41.75, radiusKm));
        for (const [i, distance] of distances.entries()) {
          // Flat earth over half a degree of latitude: 0.5 %.
          if (distance < radiusKm * 0.995) expect(found.has(i)).toBe(true);
          if (distance > radiusKm * 1.005) expect(found.has(i)).toBe(false);
        }
        expect(index.anyWithin(2, 41.75, radiusKm)).toBe(found.size > 0);
      }
    }
  });

  it('gives indexes in ascending order, and nothing of nothing', () => {
    const index = pointIndex(Float64Array.of(1.01, 1, 1.005), Float64Array.of(41, 41, 41), 0.2);
    expect(index.within(1, 41, 5)).toEqual([0, 1, 2]);
    expect(pointIndex(new Float64Array(0), new Float64Array(0), 1).within(1, 41, 5)).toEqual([]);
  });

  it('ends its search however small the distance asked for', () => {
    const index = pointIndex(Float64Array.of(1, 2), Float64Array.of(41, 42), 1e-15);
    expect(index.within(1, 41, 1e-15).concat(index.within(2, 42, 0.001))).toEqual([0, 1]);
    expect(index.anyWithin(1.5, 41, 1e-15)).toBe(false);
  });

  it('works across the antimeridian', () => {
    const index = pointIndex(Float64Array.of(179.999, -179.999), Float64Array.of(10, 10), 1);
    expect(index.within(180, 10, 1)).toEqual([0, 1]);
  });
});
