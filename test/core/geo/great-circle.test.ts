import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearingDeg,
  boxAround,
  destination,
  distanceKm,
  profilePoints,
  turnDeg,
  wrapLongitude,
} from '../../../src/core/geo';

const DEGREE_KM = (6371 * Math.PI) / 180;
const lon = fc.double({ min: -180, max: 179.999, noNaN: true });
const lat = fc.double({ min: -89, max: 89, noNaN: true });

describe('distance', () => {
  it('is one degree of the circle along meridian and equator, half of it at 60° of latitude', () => {
    expect(distanceKm(2, 41, 2, 42)).toBeCloseTo(DEGREE_KM, 9);
    expect(distanceKm(0, 0, 1, 0)).toBeCloseTo(DEGREE_KM, 9);
    expect(distanceKm(0, 60, 0.001, 60)).toBeCloseTo(DEGREE_KM / 2000, 9);
  });
  it('crosses the antimeridian the short way and reaches the antipode', () => {
    expect(distanceKm(179.5, 0, -179.5, 0)).toBeCloseTo(DEGREE_KM, 9);
    expect(distanceKm(0, 0, 180, 0)).toBeCloseTo(180 * DEGREE_KM, 6);
  });
  it('keeps its digits at one millimetre', () => {
    const oneMm = 1e-6 / DEGREE_KM;
    expect(distanceKm(1, 41, 1, 41 + oneMm) / 1e-6).toBeCloseTo(1, 3);
  });
});

describe('bearing', () => {
  it.each([
    [0, 1, 0],
    [1, 0, 90],
    [0, -1, 180],
    [-1, 0, 270],
  ])('to (%d, %d) from the origin is %d°', (east, north, bearing) =>
    expect(bearingDeg(0, 0, east, north)).toBeCloseTo(bearing, 9),
  );
  it('of a point to itself is 0', () => expect(bearingDeg(2, 41, 2, 41)).toBe(0));
});

describe('destination', () => {
  it('is where distance and bearing say', () => {
    fc.assert(
      fc.property(
        lon,
        lat,
        fc.double({ min: 0, max: 359.99, noNaN: true }),
        fc.double({ min: 0.01, max: 500, noNaN: true }),
        (x, y, b, d) => {
          const [x2, y2] = destination(x, y, b, d);
          expect(distanceKm(x, y, x2, y2)).toBeCloseTo(d, 6);
          if (Math.abs(y) < 80) expect(Math.abs(turnDeg(b, bearingDeg(x, y, x2, y2)))).toBeLessThan(1e-5);
          expect(x2 >= -180 && x2 < 180).toBe(true);
        },
      ),
    );
  });
});

describe('profile points', () => {
  it('are equally spaced, ends exact, and on the great circle (not on the chord of the map)', () => {
    const { lonDeg, latDeg } = profilePoints([-121.6, 36.5], [-121.2, 36.9], 11);
    expect([lonDeg[0], latDeg[0], lonDeg[10], latDeg[10]]).toEqual([-121.6, 36.5, -121.2, 36.9]);
    const step = distanceKm(-121.6, 36.5, -121.2, 36.9) / 10;
    for (let i = 0; i < 10; i++)
      expect(distanceKm(lonDeg[i]!, latDeg[i]!, lonDeg[i + 1]!, latDeg[i + 1]!)).toBeCloseTo(step, 8);
    expect(latDeg[5]).toBeGreaterThan(36.7);
  });
});

describe('turn and wrap', () => {
  it('turns the short way', () => {
    expect(turnDeg(350, 10)).toBe(20);
    expect(turnDeg(10, 350)).toBe(-20);
    expect(turnDeg(0, 180)).toBe(180);
    expect(turnDeg(90, -270)).toBe(0);
  });
  it('wraps longitudes to −180..180', () => {
    expect(wrapLongitude(181)).toBe(-179);
    expect(wrapLongitude(-181)).toBe(179);
    expect(wrapLongitude(180)).toBe(-180);
    expect(wrapLongitude(2.5)).toBe(2.5);
  });
});

describe('box around a point', () => {
  it('holds the circle and touches it', () => {
    const [west, south, east, north] = boxAround(2, 70, 100);
    let highest = -Infinity;
    for (let b = 0; b < 360; b += 0.5) {
      const [x, y] = destination(2, 70, b, 100);
      expect(x >= west - 1e-9 && x <= east + 1e-9 && y >= south - 1e-9 && y <= north + 1e-9).toBe(true);
      highest = Math.max(highest, x);
    }
    expect(east - highest).toBeLessThan(1e-4);
  });
  it('spans all longitudes over a pole and crosses the antimeridian', () => {
    expect(boxAround(10, 89.9, 100).slice(0, 1)).toEqual([-180]);
    const [west, , east] = boxAround(179.9, 0, 100);
    expect(west > east).toBe(true);
  });
});
