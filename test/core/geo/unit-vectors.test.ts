import { expect, it } from 'vitest';
import {
  bearingDeg,
  distanceKm,
  frameBearingDeg,
  frameDistanceKm,
  localFrame,
  turnDeg,
  unitVectors,
} from '../../../src/core/geo';
import { seededRandom } from '../../../src/core/units';

it('distances and bearings agree with the great circle to 1e-8 km and 1e-6 degrees beyond 10 m', () => {
  const random = seededRandom(3);
  for (let k = 0; k < 50; k++) {
    const [lon, lat] = [random() * 360 - 180, random() * 160 - 80];
    const lonDeg = Float64Array.from({ length: 20 }, (_, i) => lon + (random() - 0.5) * 10 ** -(i % 4));
    const latDeg = Float64Array.from({ length: 20 }, (_, i) => lat + (random() - 0.5) * 10 ** -(i % 4));
    const vectors = unitVectors(lonDeg, latDeg);
    const frame = localFrame(lon, lat);
    for (let i = 0; i < 20; i++) {
      const expected = distanceKm(lon, lat, lonDeg[i]!, latDeg[i]!);
      expect(Math.abs(frameDistanceKm(frame, vectors, i) - expected)).toBeLessThan(1e-8);
      if (expected > 0.01) {
        const turn = turnDeg(frameBearingDeg(frame, vectors, i), bearingDeg(lon, lat, lonDeg[i]!, latDeg[i]!));
        expect(Math.abs(turn)).toBeLessThan(1e-5);
      }
    }
  }
});

it('the frame is orthonormal', () => {
  const f = localFrame(-73, 41);
  expect(f.x * f.eastX + f.y * f.eastY).toBeCloseTo(0, 15);
  expect(f.x * f.northX + f.y * f.northY + f.z * f.northZ).toBeCloseTo(0, 15);
  expect(f.northX ** 2 + f.northY ** 2 + f.northZ ** 2).toBeCloseTo(1, 15);
});
