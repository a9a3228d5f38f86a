import { expect, it } from 'vitest';
import { destination, h3AreaKm2, h3Boundary, h3OfPoint, polygonAreaKm2 } from '../../../src/core/geo';

it('an octant of the sphere is an eighth of 4πR²', () => {
  const octant = [[0, 0], [90, 0], [90, 89.9999999], [0, 89.9999999]]; // prettier-ignore
  expect(polygonAreaKm2([octant]) / ((4 * Math.PI * 6371 ** 2) / 8)).toBeCloseTo(1, 6);
});

it('a small circle of 10 km is a cap, whichever way round, and a hole is taken off', () => {
  const circle = (radius: number) => Array.from({ length: 720 }, (_, i) => destination(179.98, 41, i / 2, radius));
  const cap = 2 * Math.PI * 6371 ** 2 * (1 - Math.cos(10 / 6371));
  expect(polygonAreaKm2([circle(10)]) / cap).toBeCloseTo(1, 4);
  expect(polygonAreaKm2([circle(10).reverse()]) / cap).toBeCloseTo(1, 4);
  expect(polygonAreaKm2([circle(10), circle(5)]) / cap).toBeCloseTo(0.75, 4);
});

it('agrees with the area H3 gives its own cells', () => {
  const cell = h3OfPoint(1.8, 41.7, 6);
  expect(polygonAreaKm2([h3Boundary(cell)]) / h3AreaKm2(cell)).toBeCloseTo(1, 9);
});
