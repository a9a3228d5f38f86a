import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { decodeOutlines, decodePlaces } from '../../src/map/outlines';

const packed = (name: string): Uint8Array => new Uint8Array(gunzipSync(readFileSync(`public/basemap/${name}`)));

/** West, south, east, north. */
function box(ring: Position[]): number[] {
  const [lons, lats] = [ring.map(([lon]) => lon!), ring.map(([, lat]) => lat!)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

describe('the built-in map', () => {
  it.each(['outlines-overview.bin', 'outlines-detail.bin'])('%s has closed rings on the globe', (name) => {
    const { land, borders, states } = decodeOutlines(packed(name));
    expect(land.features.length).toBeGreaterThan(500);
    for (const { geometry } of land.features) {
      if (geometry.type !== 'Polygon') throw new Error(geometry.type);
      for (const ring of geometry.coordinates) {
        expect(ring[0]).toEqual(ring.at(-1));
        for (const [lon, lat] of ring) {
          if (!(Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90)) throw new Error(`${lon}, ${lat}`);
        }
      }
    }
    expect(borders.features).toHaveLength(1);
    expect(states.features).toHaveLength(1);
  });

  it.each(['outlines-overview.bin', 'outlines-detail.bin'])('%s has each lake in its own land', (name) => {
    const lakes = decodeOutlines(packed(name)).land.features.flatMap(({ geometry }) => {
      const [outer, ...holes] = (geometry as Polygon).coordinates.map(box);
      return holes.map((hole) => ({ hole, outer: outer! }));
    });
    for (const { hole, outer } of lakes) {
      expect(hole.slice(0, 2).every((least, axis) => least >= outer[axis]!)).toBe(true);
      expect(hole.slice(2).every((most, axis) => most <= outer[2 + axis]!)).toBe(true);
    }
    expect(lakes.filter(({ hole: [west, , east] }) => west! > 46 && east! < 55)).toHaveLength(1);
  });

  it('has places with people, the largest first', () => {
    const places = decodePlaces(new TextDecoder().decode(packed('places.bin'))).features;
    expect(places.length).toBeGreaterThan(100_000);
    const people = places.map(({ properties }) => Number(properties?.people));
    expect(people.every((value, index) => index === 0 || value <= people[index - 1]!)).toBe(true);
    const manresa = places.find(({ properties }) => properties?.name === 'Manresa' && properties.country === 'ES');
    expect(manresa?.geometry).toEqual({
      type: 'Point',
      coordinates: [expect.closeTo(1.83, 1), expect.closeTo(41.73, 1)],
    });
  });

  it('tells places of one name apart by their state in the United States', () => {
    const places = decodePlaces(new TextDecoder().decode(packed('places.bin'))).features;
    const roanoke = places.filter(({ properties }) => properties?.name === 'Roanoke');
    const labels = new Set(roanoke.map(({ properties }) => String(properties?.country)));
    expect(labels.size).toBe(roanoke.length);
    expect(labels).toContain('VA, US');
  });

  it('ends with an error when it is cut short', () => {
    expect(() => decodeOutlines(packed('outlines-overview.bin').slice(0, 1000))).toThrow(/end early/);
  });
});
