import { describe, expect, it } from 'vitest';
import { type FarEnd, towerLinks } from '../../../src/core/siting/tower-links';

/** Degrees of longitude in a kilometre on the equator. */
const KM = 180 / (Math.PI * 6371);
const mast = (xKm: number, heightM = 35): FarEnd => ({ lonDeg: xKm * KM, latDeg: 0, heightM });
const flat = () => 100;
/** A ridge of this height between 2.4 and 2.6 km in the east. */
const ridge = (heightM: number) => (lonDeg: number) => (Math.abs(lonDeg / KM - 2.5) < 0.1 ? 100 + heightM : 100);

describe('what a new tower could be connected to', () => {
  it('nothing known: no distance; without heights: no word of sight', () => {
    expect(towerLinks([]).placeAt(1, 2, 35)).toEqual({ lonDeg: 1, latDeg: 2, nearestSiteKm: null });
    const place = towerLinks([mast(5), mast(3), mast(-4)]).placeAt(0, 0, 35);
    expect(place.nearestSiteKm).toBeCloseTo(3, 3);
    expect(place.lineOfSight).toBeUndefined();
  });

  it('says which point of presence is the nearest, and no name where a mast is', () => {
    const { placeAt } = towerLinks([{ ...mast(3), name: 'Exchange' }, mast(-4)]);
    expect(placeAt(0, 0, 35).nearestName).toBe('Exchange');
    expect(placeAt(-2 * KM, 0, 35)).not.toHaveProperty('nearestName');
  });

  it('finds the nearest however far', () => {
    expect(towerLinks([mast(300)]).placeAt(0, 0, 35).nearestSiteKm).toBeCloseTo(300, 1);
  });

  it('sees over the plain, not through a ridge, and over it from higher up', () => {
    expect(towerLinks([mast(5)], flat).placeAt(0, 0, 35).lineOfSight).toBe(true);
    expect(towerLinks([mast(5)], ridge(60)).placeAt(0, 0, 35).lineOfSight).toBe(false);
    expect(towerLinks([mast(5, 90)], ridge(60)).placeAt(0, 0, 90).lineOfSight).toBe(true);
  });

  it('a free zone is asked for, not just sight', () => {
    // 5 km at 6 GHz: 0.6 of the first zone is 4.7 m in the middle, the Earth's bulge 0.4 m.
    expect(towerLinks([mast(5)], ridge(29)).placeAt(0, 0, 35).lineOfSight).toBe(true);
    expect(towerLinks([mast(5)], ridge(31)).placeAt(0, 0, 35).lineOfSight).toBe(false);
  });

  it('another mast near by will do; beyond the horizon none does', () => {
    expect(towerLinks([mast(5), mast(-6)], ridge(60)).placeAt(0, 0, 35).lineOfSight).toBe(true);
    expect(towerLinks([mast(39.9)], flat).placeAt(0, 0, 35).lineOfSight).toBe(false);
  });

  it('where the ground is not known nothing is said of sight', () => {
    const hole = (lonDeg: number) => (lonDeg > 2 * KM ? Number.NaN : 100);
    expect(towerLinks([mast(5)], hole).placeAt(0, 0, 35).lineOfSight).toBeUndefined();
  });
});
