import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { chooseResolution, gridCellId, gridLookup, makeGrid } from '../../../src/core/grid';
import { expectedCells } from '../../../src/core/grid/resolution';
import { geometryAreaKm2 } from '../../../src/core/grid/polygon-cells';
import { h3AreaKm2, h3Centre, h3OfPoint, h3ToBigInt } from '../../../src/core/geo';
import { describeWithReference, referenceText } from '../../helpers/reference';
import { HERE, squareAround } from '../../worlds/flat-world';

const region = (geometry: Polygon | MultiPolygon, id = 'r') => ({ id, name: id, geometry });
const square = (halfKm: number, lon = HERE.lonDeg, lat = HERE.latDeg) => squareAround(lon, lat, halfKm);
const codes = (issues: { code: string }[]) => issues.map((issue) => issue.code);

describe('grid of regions', () => {
  it('covers the area of the region, cells ascending, centres and areas as H3 gives them', () => {
    const { grid, issues } = makeGrid([region(square(2))], { resolution: 10 });
    expect(issues).toEqual([]);
    expect(grid.areaKm2.reduce((a, b) => a + b, 0) / 16).toBeCloseTo(1, 2);
    for (let i = 0; i < grid.count; i++) {
      if (i > 0) expect(grid.h3[i]! > grid.h3[i - 1]!).toBe(true);
      const id = gridCellId(grid, i);
      expect(h3ToBigInt(id)).toBe(grid.h3[i]);
      expect(h3Centre(id)).toEqual([grid.lonDeg[i], grid.latDeg[i]]);
      expect(grid.areaKm2[i]! / h3AreaKm2(id)).toBeCloseTo(1, 3);
    }
  });

  it('leaves holes out and takes all parts of a multipolygon', () => {
    const outer = square(2).coordinates[0]!;
    const hole = square(1).coordinates[0]!.toReversed();
    const ring = makeGrid([region({ type: 'Polygon', coordinates: [outer, hole] })], { resolution: 9 }).grid;
    expect(ring.areaKm2.reduce((a, b) => a + b, 0)).toBeCloseTo(12, 0);
    const parts = makeGrid(
      [region({ type: 'MultiPolygon', coordinates: [square(1).coordinates, square(1, 2.5).coordinates] })],
      { resolution: 9 },
    ).grid;
    expect(parts.areaKm2.reduce((a, b) => a + b, 0)).toBeCloseTo(8, 0);
  });

  it.each([
    [
      'in two parts cut at 180°',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [179.98, -17],
              [180, -17],
              [180, -16.96],
              [179.98, -16.96],
              [179.98, -17],
            ],
          ],
          [
            [
              [-180, -17],
              [-179.98, -17],
              [-179.98, -16.96],
              [-180, -16.96],
              [-180, -17],
            ],
          ],
        ],
      },
    ],
    [
      'in one ring that jumps',
      {
        type: 'Polygon',
        coordinates: [
          [
            [179.98, -17],
            [-179.98, -17],
            [-179.98, -16.96],
            [179.98, -16.96],
            [179.98, -17],
          ],
        ],
      },
    ],
    [
      'in one ring beyond 180°',
      {
        type: 'Polygon',
        coordinates: [
          [
            [179.98, -17],
            [180.02, -17],
            [180.02, -16.96],
            [179.98, -16.96],
            [179.98, -17],
          ],
        ],
      },
    ],
  ] as [string, Polygon | MultiPolygon][])('spans the antimeridian %s', (_, geometry) => {
    const { grid } = makeGrid([region(geometry)], { resolution: 10 });
    const areaKm2 = 4.25 * 4.45;
    expect(geometryAreaKm2(geometry) / areaKm2).toBeCloseTo(1, 1);
    expect(grid.areaKm2.reduce((a, b) => a + b, 0) / areaKm2).toBeCloseTo(1, 1);
    for (const lon of grid.lonDeg) expect(Math.abs(lon)).toBeGreaterThan(179.97);
  });

  it('a cell in two regions belongs to the first; the overlap is told', () => {
    const { grid, issues } = makeGrid([region(square(1), 'a'), region(square(1, HERE.lonDeg + 0.012), 'b')], {
      resolution: 9,
    });
    expect(codes(issues)).toEqual(['grid-regions-overlap']);
    expect(issues[0]).toMatchObject({ ref: { id: 'b' }, context: { first: 'a' } });
    expect(new Set(grid.h3).size).toBe(grid.count);
    const first = makeGrid([region(square(1), 'a')], { resolution: 9 }).grid;
    expect(Array.from(grid.regionIndex).filter((r) => r === 0).length).toBe(first.count);
    expect(Array.from(grid.regionIndex)).toEqual(Array.from(grid.regionIndex).sort());
  });

  it('a region whose cells are all in earlier ones says in which', () => {
    const regions = [region(square(1), 'a'), region(square(1, HERE.lonDeg + 0.012), 'b'), region(square(0.9), 'c')];
    const { issues } = makeGrid(regions, { resolution: 9 });
    expect(issues.map(({ code, ref, context }) => [code, ref.id, context.first])).toEqual([
      ['grid-regions-overlap', 'b', 'a'],
      ['grid-region-inside-others', 'c', 'a'],
    ]);
  });

  it('says what is wrong: no region, too many cells, a region smaller than a cell', () => {
    expect(codes(makeGrid([], { resolution: 9 }).issues)).toEqual(['grid-no-region']);
    const many = makeGrid([region(square(300))], { resolution: 12 });
    expect(codes(many.issues)).toEqual(['grid-too-many-cells']);
    expect(many.grid.count).toBe(0);
    expect(many.issues[0]!.context.suggested).toBe(8);
    expect(codes(makeGrid([region(square(0.01))], { resolution: 6 }).issues)).toEqual(['grid-region-without-cells']);
  });

  it('is cancelled by its signal', () => {
    expect(() => makeGrid([region(square(1))], { resolution: 9, signal: AbortSignal.abort() })).toThrow(/abort/i);
  });
});

describe('resolution', () => {
  it('is 12 for a neighbourhood, 11 to about 4,000 km², then coarser so that ~2 million cells are not passed', () => {
    // Over terrain, where each link costs a profile, at most 200,000 cells.
    expect([5, 300, 1000, 20_000].map((area) => chooseResolution(area, 200_000))).toEqual([12, 11, 10, 9]);
    expect([5, 1000, 4000, 20_000, 150_000].map((area) => chooseResolution(area))).toEqual([12, 11, 11, 10, 9]);
    for (const area of [1, 50, 4300, 30_000, 5e5, 1e7])
      if (chooseResolution(area) > 5) expect(expectedCells(area, chooseResolution(area))).toBeLessThanOrEqual(2e6);
  });
});

describe('lookup', () => {
  const { grid } = makeGrid([region(square(1, HERE.lonDeg + 0.5), 'east'), region(square(1), 'west')], {
    resolution: 9,
  });
  const lookup = gridLookup(grid);

  it('finds every cell, over several regions, by number and by text, and no other', () => {
    for (let i = 0; i < grid.count; i++) {
      expect(lookup.indexOf(grid.h3[i]!)).toBe(i);
      expect(lookup.indexOfHex(gridCellId(grid, i))).toBe(i);
    }
    expect(lookup.indexOfHex(h3OfPoint(10, 50, 9))).toBe(-1);
  });

  it('finds the cells between two', () => {
    const sorted = Array.from(grid.h3).sort((a, b) => (a < b ? -1 : 1));
    expect(lookup.between(sorted[3]!, sorted[8]!).map((i) => grid.h3[i])).toEqual(sorted.slice(3, 9));
  });
});

describeWithReference('Bages', () => {
  it('is 528,124 cells of resolution 11 on 1,092 km²', () => {
    const { features } = JSON.parse(referenceText('data/catalonia/bages.geojson')) as {
      features: { geometry: MultiPolygon }[];
    };
    const { grid } = makeGrid([region(features[0]!.geometry)], { resolution: null });
    expect([grid.resolution, grid.count]).toEqual([11, 528_124]);
    expect(grid.areaKm2.reduce((a, b) => a + b, 0)).toBeCloseTo(1092.3, 0);
  });
});
