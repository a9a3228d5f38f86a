import { describe, expect, it } from 'vitest';
import type { Region } from '../../../../src/core/inputs';
import { REACH_KM, reachOf } from '../../../../src/core/inputs/towers/region-reach';
import { SiteExtent } from '../../../../src/core/inputs/towers/site-extent';
import { destination } from '../../../../src/core/geo';
import { square } from '../input-files';

const region = (west: number, south: number, size: number): Region => ({
  id: 'r',
  name: 'r',
  geometry: { type: 'Polygon', coordinates: [square(west, south, size)] },
});

describe('reachOf', () => {
  it.each([0, 45, 90, 180, 270])('keeps what is 100 km away at %i° from a corner, at any latitude', (bearing) => {
    for (const [lon, lat] of [
      [1.8, 41.7],
      [20, 69],
      [-70, -54],
    ] as const) {
      const reach = reachOf([region(lon, lat, 0.3)]);
      for (const corner of square(lon, lat, 0.3)) expect(reach(...destination(...corner, bearing, 100))).toBe(true);
    }
  });

  it('leaves out what is much farther', () => {
    const reach = reachOf([region(1.8, 41.7, 0.3)]);
    expect(reach(...destination(1.8, 41.7, 270, REACH_KM * 1.2))).toBe(false);
    expect(reach(...destination(1.8, 41.7, 180, REACH_KM * 1.2))).toBe(false);
  });

  it('reaches over the antimeridian and over poles', () => {
    expect(reachOf([region(179.5, -17, 0.4)])(-179.8, -17)).toBe(true);
    expect(reachOf([region(10, 89.5, 0.2)])(-170, 89.6)).toBe(true);
  });

  it('keeps what any of many regions reaches', () => {
    const many = Array.from({ length: 40 }, (_, i) => region(i, 40, 0.1));
    for (const [i] of many.entries()) expect(reachOf(many)(i, 40)).toBe(true);
  });
});

describe('SiteExtent', () => {
  const box = (...points: [number, number][]) => {
    const extent = new SiteExtent();
    for (const point of points) extent.add(...point);
    return extent.box();
  };

  it('is the box around the positions, the smaller way round', () => {
    expect(box([1, 41], [3, 40])).toEqual([1, 40, 3, 41]);
    expect(box([179, -17], [-178, -18])).toEqual([179, -18, -178, -17]);
    expect(box()).toBeNull();
  });
});
