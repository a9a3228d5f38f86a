import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonAreaKm2 } from '../../../src/core/geo';
import { mergeAreas, splitArea, widenArea } from '../../../src/core/geo/area-operations';

const square = (west: number, south: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]],
}); // prettier-ignore

/** Compared to 0.2 of 1,500 km² at worst: areas are taken over great circles, cuts along straight lines of degrees. */
const areaKm2 = (area: Polygon | MultiPolygon): number =>
  (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).reduce(
    (sum, rings) => sum + polygonAreaKm2(rings),
    0,
  );

const centreLon = (area: Polygon | MultiPolygon): number => {
  const points = (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()).flat();
  return points.reduce((sum, [lon]) => sum + lon!, 0) / points.length;
};

describe('split', () => {
  it('gives the left part first, both with all of the area', () => {
    const whole = square(2, 41, 0.4);
    const parts = splitArea(whole, [[2.1, 40.9], [2.1, 41.5]]); // prettier-ignore
    expect(parts).not.toBeNull();
    const [left, right] = parts!;
    expect(centreLon(left)).toBeLessThan(2.1);
    expect(centreLon(right)).toBeGreaterThan(2.1);
    expect(areaKm2(left) / areaKm2(whole)).toBeCloseTo(0.25, 3);
    expect(areaKm2(left) + areaKm2(right)).toBeCloseTo(areaKm2(whole), 1);
  });

  it('draws ends inside the area on to its edge, and follows a bent line', () => {
    const [left, right] = splitArea(square(2, 41, 0.4), [[2.2, 41.1], [2.25, 41.2], [2.2, 41.3]])!; // prettier-ignore
    expect(areaKm2(left)).toBeGreaterThan(areaKm2(right));
  });

  it('loses nothing, whatever the line', () => {
    const whole = square(2, 41, 0.4);
    const point = fc.tuple(fc.double({ min: 1.9, max: 2.5, noNaN: true }), fc.double({ min: 40.9, max: 41.5, noNaN: true }));
    fc.assert(
      fc.property(point, point, (from, to) => {
        const parts = splitArea(whole, [from, to] as Position[]);
        if (parts) expect(Math.abs(areaKm2(parts[0]) + areaKm2(parts[1]) - areaKm2(whole))).toBeLessThan(0.2);
      }),
    );
  }); // prettier-ignore

  it('refuses lines beside the area and lines without length', () => {
    const whole = square(2, 41, 0.4);
    expect(splitArea(whole, [[3, 40], [3, 42]])).toBeNull(); // prettier-ignore
    expect(splitArea(whole, [[2.1, 41.1], [2.1, 41.1]])).toBeNull(); // prettier-ignore
    expect(splitArea(whole, [[2.1, 41.1]])).toBeNull();
  });

  it('keeps holes', () => {
    const holed: Polygon = { type: 'Polygon', coordinates: [...square(2, 41, 0.4).coordinates, square(2.25, 41.1, 0.1).coordinates[0]!.toReversed()] }; // prettier-ignore
    const [left, right] = splitArea(holed, [[2.2, 40.9], [2.2, 41.5]])!; // prettier-ignore
    expect(areaKm2(left) + areaKm2(right)).toBeCloseTo(areaKm2(holed), 1);
    expect(areaKm2(right)).toBeLessThan(areaKm2(left));
  });
});

describe('merge', () => {
  it('undoes a split', () => {
    const whole = square(2, 41, 0.4);
    const parts = splitArea(whole, [[2.1, 40.9], [2.3, 41.5]])!; // prettier-ignore
    const joined = mergeAreas(parts);
    expect(joined.type).toBe('Polygon');
    expect(areaKm2(joined)).toBeCloseTo(areaKm2(whole), 1);
  });

  it('counts an overlap once and keeps parts that do not touch apart', () => {
    const overlap = mergeAreas([square(2, 41, 0.2), square(2.1, 41, 0.2)]);
    expect(areaKm2(overlap)).toBeCloseTo(areaKm2(square(2, 41, 0.2)) * 1.5, 0);
    expect(mergeAreas([square(2, 41, 0.1), square(3, 41, 0.1)]).type).toBe('MultiPolygon');
  });
});

describe('widen', () => {
  it('moves the outline by the distance', () => {
    const side = 0.2;
    const wider = widenArea(square(2, 41, side), 2)!;
    const points = (wider as Polygon).coordinates[0]!;
    const south = Math.min(...points.map(([, lat]) => lat!));
    expect((41 - south) * 111.195).toBeCloseTo(2, 1);
    expect(areaKm2(widenArea(square(2, 41, side), -2)!)).toBeLessThan(areaKm2(square(2, 41, side)));
  });

  it('knows when nothing is left', () => {
    expect(widenArea(square(2, 41, 0.01), -5)).toBeNull();
  });
});
