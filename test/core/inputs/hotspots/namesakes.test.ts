import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destination, distanceKm } from '../../../../src/core/geo';
import { Namesakes, SAME_PLACE_KM } from '../../../../src/core/inputs/hotspots/namesakes';
import { read } from './hotspot-files';

/** Everywhere, and close together at the pole, the date line and where cubes meet. */
const middle = fc.constantFrom([0, 90], [180, -16.5], [0, 0], [90, 0], [2.1, 41.4]);
const place = fc
  .tuple(middle, fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 0, max: 12, noNaN: true }))
  .map(([[lonDeg, latDeg], bearing, km]) => destination(lonDeg!, latDeg!, bearing, km));

describe('namesakes', () => {
  it('are found by place, the first added first, however many there are', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), place, (places, [lon, lat]) => {
        const entries = places.map(([lonDeg, latDeg], number) => ({ hotspot: { lonDeg, latDeg }, number }));
        const namesakes = new Namesakes(entries[0]!);
        for (const entry of entries) namesakes.put(entry);
        const isNear = ({ hotspot }: (typeof entries)[number]) =>
          distanceKm(hotspot.lonDeg, hotspot.latDeg, lon, lat) <= SAME_PLACE_KM;
        expect(namesakes.first(lon, lat, isNear)).toBe(entries.find(isNear));
      }),
      { numRuns: 500 },
    );
  });

  it('that move are found where they went', () => {
    const entries = Array.from({ length: 40 }, (_, number) => ({ hotspot: { lonDeg: number, latDeg: 10 }, number }));
    const namesakes = new Namesakes(entries[0]!);
    for (const entry of entries) namesakes.put(entry);
    entries[7]!.hotspot = { lonDeg: 7, latDeg: 50 };
    namesakes.put(entries[7]!);
    expect(namesakes.first(7, 50, () => true)).toBe(entries[7]);
  });

  // Each with each would take minutes.
  it('a file of one name, with keys and without: those without are one within 3 km', async () => {
    const keyed = Array.from({ length: 100_000 }, (_, i) => `${i},hotspot,${i % 170},${1 + i / 2000}`);
    const keyless = Array.from({ length: 100_000 }, (_, i) => `,hotspot,${i % 170},-${1 + (i % 71)}`);
    const { hotspots, reports } = await read(`id,name,lon,lat\n${[...keyed, ...keyless].join('\n')}\n`);
    expect(hotspots).toHaveLength(100_000 + 170 * 71);
    expect(reports[0]!.counts).toMatchObject({ used: hotspots.length, refused: 0 });
  });
});
