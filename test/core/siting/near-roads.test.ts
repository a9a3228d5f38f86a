import { describe, expect, it } from 'vitest';
import type { RoadTable } from '../../../src/core/inputs/facts';
import { nearRoads } from '../../../src/core/siting/near-roads';
import { atOnce, withPauses } from '../../../src/core/siting/steps';
import { seededRandom } from '../../../src/core/units';
import { roadsOf } from './road-lines';

const nearOf = (roads: RoadTable, places: [number, number][], km: number) =>
  Array.from(atOnce(nearRoads(roads, placesOf(places), km)));

const placesOf = (places: [number, number][]) => ({
  lonDeg: Float64Array.from(places, ([lon]) => lon),
  latDeg: Float64Array.from(places, ([, lat]) => lat),
});

describe('nearRoads', () => {
  it('measures to the stretch, not to its ends, nor beyond them', () => {
    // 0.1° of longitude at 60° N are 5.56 km.
    const road = roadsOf([
      [10, 60],
      [10.1, 60],
    ]);
    const north = (km: number, lon: number): [number, number] => [lon, 60 + km / 111.2];
    expect(nearOf(road, [north(0.95, 10.05), north(1.05, 10.05), [10.117, 60], [10.119, 60]], 1)).toEqual([1, 0, 1, 0]);
  });

  it('ends its walk however near a road must be', () => {
    const road = roadsOf([
      [1, 41],
      [2, 41],
    ]);
    expect(nearOf(road, [[1.5, 41], [1.5, 41.001]], 1e-12)).toEqual([1, 0]); // prettier-ignore
  });

  it('knows the antimeridian, and a place on the road', () => {
    const road = roadsOf([
      [179.99, 0],
      [-179.99, 0],
    ]);
    expect(nearOf(road, [[179.999, 0.001], [-179.995, 0.001], [179.9, 0]], 0.5)).toEqual([1, 1, 0]); // prettier-ignore
  });

  it('hears a cancel on the way, and pauses change nothing', async () => {
    const zigzag = Array.from({ length: 60_000 }, (_, k): [number, number] => [2 + k / 1e5, 41 + (k % 2) / 1e3]);
    const places: [number, number][] = Array.from({ length: 600 }, (_, k) => [2 + k / 1e3, 41.005]);
    const walk = () => nearRoads(roadsOf(zigzag), placesOf(places), 0.5);
    const stop = new AbortController();
    let turns = 0;
    const onTurn = () => {
      turns++;
      stop.abort();
    };
    await expect(withPauses(walk(), { signal: stop.signal, onTurn })).rejects.toThrow('abort');
    expect(turns).toBe(1);
    const { signal } = new AbortController();
    expect(await withPauses(walk(), { signal })).toEqual(atOnce(walk()));
  });

  it('agrees with trying every point of every road', () => {
    const random = seededRandom(3);
    const point = (): [number, number] => [2 + 0.1 * random(), 41 + 0.1 * random()];
    const lines = Array.from({ length: 12 }, () => [point(), point(), point()]);
    const places = Array.from({ length: 200 }, point);
    const nearest = ([lon, lat]: [number, number]) =>
      Math.min(
        ...lines.flatMap((line) =>
          line.slice(1).flatMap(([lon2, lat2], k) =>
            Array.from({ length: 400 }, (_, s) => {
              const [lon1, lat1] = line[k]!;
              const [x, y] = [lon1 + ((lon2 - lon1) * s) / 399, lat1 + ((lat2 - lat1) * s) / 399];
              return Math.hypot((x - lon) * Math.cos((lat * Math.PI) / 180), y - lat) * 111.19;
            }),
          ),
        ),
      );
    const found = nearOf(roadsOf(...lines), places, 0.6);
    for (const [k, place] of places.entries())
      if (Math.abs(nearest(place) - 0.6) > 0.02) expect(found[k], `${place}`).toBe(nearest(place) < 0.6 ? 1 : 0);
    expect(found.includes(0) && found.includes(1)).toBe(true);
  });
});
