import { describe, expect, it } from 'vitest';
import { parsePlaces, placeNear, placesNamed } from '../../src/state/place-list';

const LIST = parsePlaces(
  [
    'Barcelona\tES\t2.159\t41.389\t1600000',
    'Manresa\tES\t1.824\t41.728\t76000',
    'Móra la Nova\tES\t0.650\t41.100\t3000',
    'Suva\tFJ\t178.441\t-18.142\t77000',
    'Waiyevo\tFJ\t-179.980\t-16.800\t3000',
  ].join('\n'),
);

describe('placesNamed', () => {
  it('folds case and accents, and puts names that start so first', () => {
    expect(placesNamed(LIST, 'mora').map(({ name }) => name)).toEqual(['Móra la Nova']);
    expect(placesNamed(LIST, 'A').map(({ name }) => name)).toEqual([
      'Barcelona',
      'Manresa',
      'Móra la Nova',
      'Suva',
      'Waiyevo',
    ]);
  });
});

describe('placeNear', () => {
  it('says how far and in which direction a point lies from the nearest place', () => {
    const near = placeNear(LIST, { lonDeg: 1.824, latDeg: 41.728 + 2.3 / 111.195 })!;
    expect([near.name, near.country]).toEqual(['Manresa', 'ES']);
    expect(near.distanceKm).toBeCloseTo(2.3, 3);
    expect(near.bearingDeg).toBeCloseTo(0, 6);
    expect(placeNear(LIST, { lonDeg: 1.8, latDeg: 41.728 })!.bearingDeg).toBeCloseTo(270, 1);
  });

  it('finds a place in the next square of a degree, which is nearer than one in its own', () => {
    expect(placeNear(LIST, { lonDeg: 2.001, latDeg: 41.72 })!.name).toBe('Manresa');
  });

  it('reaches over the antimeridian, and to nothing in the middle of an ocean', () => {
    expect(placeNear(LIST, { lonDeg: 179.9, latDeg: -16.8 })!.name).toBe('Waiyevo');
    expect(placeNear(LIST, { lonDeg: -30, latDeg: 30 })).toBeNull();
  });
});
