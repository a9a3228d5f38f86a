import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { mergeAreas, splitArea, widenArea } from '../../../src/core/geo/area-operations';

const square = (west: number, south: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]],
}); // prettier-ignore

/** In square degrees: cuts run along straight lines of longitude and latitude. */
const areaDeg2 = (area: Polygon | MultiPolygon): number =>
  (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).reduce(
    (sum, rings) => sum + rings.reduce((inside, ring, k) => inside + (k === 0 ? 1 : -1) * Math.abs(shoelace(ring)), 0),
    0,
  );

const shoelace = (ring: Position[]): number =>
  ring.slice(1).reduce((sum, [x, y], k) => sum + (ring[k]![0]! * y! - x! * ring[k]![1]!) / 2, 0);

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
    expect(areaDeg2(left) / areaDeg2(whole)).toBeCloseTo(0.25, 3);
    expect(areaDeg2(left) + areaDeg2(right)).toBeCloseTo(areaDeg2(whole), 9);
  });

  it('draws ends inside the area on to its edge, and follows a bent line', () => {
    const [left, right] = splitArea(square(2, 41, 0.4), [[2.1, 41.1], [2.3, 41.1], [2.3, 41.3]])!; // prettier-ignore
    expect(areaDeg2(left)).toBeCloseTo(0.3 * 0.3, 9);
    expect(areaDeg2(right)).toBeCloseTo(0.4 * 0.4 - 0.3 * 0.3, 9);
  });

  it('loses nothing, whatever the line', () => {
    const whole = square(2, 41, 0.4);
    const point = fc.tuple(fc.double({ min: 1.9, max: 2.5, noNaN: true }), fc.double({ min: 40.9, max: 41.5, noNaN: true }));
    fc.assert(
      fc.property(point, point, (from, to) => {
        const parts = splitArea(whole, [from, to] as Position[]);
        if (parts) expect(areaDeg2(parts[0]) + areaDeg2(parts[1])).toBeCloseTo(areaDeg2(whole), 8);
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
    expect(areaDeg2(left) + areaDeg2(right)).toBeCloseTo(areaDeg2(holed), 9);
    expect(areaDeg2(right)).toBeLessThan(areaDeg2(left));
  });
});

describe('merge', () => {
  it('undoes a split', () => {
    const whole = square(2, 41, 0.4);
    const parts = splitArea(whole, [[2.1, 40.9], [2.3, 41.5]])!; // prettier-ignore
    const joined = mergeAreas(parts);
    expect(joined.type).toBe('Polygon');
    expect(areaDeg2(joined)).toBeCloseTo(areaDeg2(whole), 9);
  });

  it('counts an overlap once and keeps parts that do not touch apart', () => {
    const overlap = mergeAreas([square(2, 41, 0.2), square(2.1, 41, 0.2)]);
    expect(areaDeg2(overlap)).toBeCloseTo(areaDeg2(square(2, 41, 0.2)) * 1.5, 9);
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
    expect(areaDeg2(widenArea(square(2, 41, side), -2)!)).toBeLessThan(areaDeg2(square(2, 41, side)));
  });

  it('knows when nothing is left', () => {
    expect(widenArea(square(2, 41, 0.01), -5)).toBeNull();
  });
});
