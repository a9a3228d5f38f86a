import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { h3AreaKm2, h3Boundary, h3Centre, h3Disk, h3OfPoint, polygonAreaKm2 } from '../../../src/core/geo';
import { outlineOf } from '../../../src/core/report/outline';

const CENTRE = h3OfPoint(2, 41.8, 9);

/** Polygons of an outline, whatever its type. */
function polygonsOf(cells: string[]): Position[][][] {
  const outline = outlineOf(cells)!;
  return outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
}

const areaOf = (polygons: Position[][][]): number => polygons.reduce((sum, rings) => sum + polygonAreaKm2(rings), 0);
const cellArea = (cells: string[]): number => cells.reduce((sum, cell) => sum + h3AreaKm2(cell), 0);

describe('outline', () => {
  it('of nothing is nothing', () => {
    expect(outlineOf([])).toBeNull();
  });

  it('of one hex is its boundary, closed, counter-clockwise', () => {
    const [ring] = polygonsOf([CENTRE])[0]!;
    expect(ring).toHaveLength(7);
    expect(ring![0]).toEqual(ring![6]);
    const corners = h3Boundary(CENTRE).map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`);
    expect(
      ring!
        .slice(1)
        .map(([lon, lat]) => `${lon!.toFixed(6)},${lat!.toFixed(6)}`)
        .sort(),
    ).toEqual(corners.sort());
    expect(turn(ring!)).toBeGreaterThan(0);
  });

  //   ⬡⬡⬡
  //  ⬡⬡⬡⬡     a disc of k rings has 6(2k + 1) edges outside, and no hole
  //   ⬡⬡⬡
  it.each([1, 2, 5, 20])('of a disc of %d rings is one ring of 6(2k + 1) corners', (rings) => {
    const polygons = polygonsOf(h3Disk(CENTRE, rings));
    expect(polygons).toHaveLength(1);
    expect(polygons[0]).toHaveLength(1);
    expect(polygons[0]![0]).toHaveLength(6 * (2 * rings + 1) + 1);
  });

  it('keeps the area of the hexes, at every resolution and in any order', () => {
    for (const resolution of [5, 8, 11, 12]) {
      const cells = h3Disk(h3OfPoint(2.1, 41.4, resolution), 12).reverse();
      expect(areaOf(polygonsOf(cells)) / cellArea(cells)).toBeCloseTo(1, resolution > 10 ? 3 : 5);
    }
  });

  it('leaves a hole where hexes are missing inside', () => {
    const hole = new Set(h3Disk(CENTRE, 1));
    const cells = h3Disk(CENTRE, 4).filter((cell) => !hole.has(cell));
    const polygons = polygonsOf(cells);
    expect(polygons).toHaveLength(1);
    expect(polygons[0]).toHaveLength(2);
    expect(turn(polygons[0]![1]!)).toBeLessThan(0);
    expect(areaOf(polygons)).toBeCloseTo(cellArea(cells), 4);
  });

  it('puts an island inside a hole beside the ring round it, and the hole into the right one', () => {
    const between = new Set(h3Disk(CENTRE, 3).filter((cell) => !new Set(h3Disk(CENTRE, 1)).has(cell)));
    const far = h3Disk(h3OfPoint(2.3, 41.8, 9), 1);
    const cells = [...far, ...h3Disk(CENTRE, 5).filter((cell) => !between.has(cell))];
    const polygons = polygonsOf(cells);
    expect(polygons.map((rings) => rings.length)).toEqual([2, 1, 1]);
    expect(areaOf(polygons)).toBeCloseTo(cellArea(cells), 4);
  });

  it('runs on beyond 180° instead of round the world', () => {
    const cells = h3Disk(h3OfPoint(180, -16.5, 7), 3);
    const [ring] = polygonsOf(cells)[0]!;
    const lons = ring!.map(([lon]) => lon!);
    expect(Math.max(...lons) - Math.min(...lons)).toBeLessThan(1);
    expect(polygonsOf(cells)).toHaveLength(1);
  });

  it('closes round one of the twelve pentagons', () => {
    const pentagon = '891c0000003ffff'; // resolution 9
    expect(h3Boundary(pentagon).length).toBeLessThanOrEqual(10);
    const polygons = polygonsOf(h3Disk(pentagon, 3));
    expect(polygons).toHaveLength(1);
    expect(polygons[0]).toHaveLength(1);
  });

  it('surrounds the centres of its hexes', () => {
    const cells = h3Disk(CENTRE, 3);
    const [ring] = polygonsOf(cells)[0]!;
    for (const cell of cells) expect(inside(ring!, h3Centre(cell))).toBe(true);
  });
});

function turn(ring: Position[]): number {
  return ring.slice(1).reduce((sum, [x, y], k) => sum + ring[k]![0]! * y! - x! * ring[k]![1]!, 0);
}

function inside(ring: Position[], [x, y]: [number, number]): boolean {
  let count = 0;
  for (let k = 1; k < ring.length; k++) {
    const [a, b] = [ring[k - 1]!, ring[k]!];
    if (a[1]! > y !== b[1]! > y && x < a[0]! + ((y - a[1]!) / (b[1]! - a[1]!)) * (b[0]! - a[0]!)) count++;
  }
  return count % 2 === 1;
}
