import { describe, expect, it } from 'vitest';
import { polygonAreaKm2 } from '../../../src/core/geo';
import { gapOutlines, nearGrid, sitesGeojson } from '../../../src/core/report/geojson';
import { aReportInput } from './a-report-input';

describe('gap outlines', () => {
  it('have the area of their cells', () => {
    const { grid, gaps } = aReportInput();
    const [feature] = gapOutlines(grid, gaps).features;
    const polygons =
      feature!.geometry.type === 'Polygon' ? [feature!.geometry.coordinates] : feature!.geometry.coordinates;
    const area = polygons.reduce((sum, rings) => sum + polygonAreaKm2(rings), 0);
    expect(area).toBeCloseTo(gaps[0]!.areaKm2, 3);
  });

  it('are numbered by rank; a gap without cells has no outline', () => {
    const { grid, gaps } = aReportInput();
    const many = [
      gaps[0]!,
      { ...gaps[0]!, id: 'G2', cells: new Uint32Array(0) },
      { ...gaps[0]!, id: 'G3', cells: gaps[0]!.cells.slice(0, 1) },
    ];
    const { features } = gapOutlines(grid, many);
    expect(features.map((feature) => [feature.id, feature.properties!['gapId'], feature.properties!['rank']])).toEqual([
      [1, 'G1', 1],
      [3, 'G3', 3],
    ]);
    expect(features[1]!.geometry.coordinates[0]).toHaveLength(7);
  });
});

describe('what is near the grid', () => {
  it('is the box of the grid and the margin around it, in both directions', () => {
    const input = aReportInput();
    const near = nearGrid(input);
    const { lonDeg, latDeg } = input.grid;
    const east = Math.max(...lonDeg);
    const north = Math.max(...latDeg);
    const kmPerDegEast = 111.2 * Math.cos((41.8 * Math.PI) / 180);
    expect(near({ lonDeg: 2, latDeg: 41.8 })).toBe(true);
    expect(near({ lonDeg: east + 29 / kmPerDegEast, latDeg: 41.8 })).toBe(true);
    expect(near({ lonDeg: east + 31 / kmPerDegEast, latDeg: 41.8 })).toBe(false);
    expect(near({ lonDeg: 2, latDeg: north + 29 / 111.2 })).toBe(true);
    expect(near({ lonDeg: 2, latDeg: north + 31 / 111.2 })).toBe(false);
  });

  it('goes on across the antimeridian', () => {
    const input = aReportInput();
    input.grid.lonDeg = input.grid.lonDeg.map((lon) => lon + 177.99);
    const near = nearGrid(input);
    expect(near({ lonDeg: -179.9, latDeg: 41.8 })).toBe(true);
    expect(near({ lonDeg: -170, latDeg: 41.8 })).toBe(false);
  });

  it('is nothing without cells', () => {
    const input = aReportInput();
    input.grid = { ...input.grid, count: 0 };
    expect(nearGrid(input)({ lonDeg: 2, latDeg: 41.8 })).toBe(false);
  });
});

describe('sites', () => {
  it('are points, longitude first, with what is known of them', () => {
    const { features } = sitesGeojson(aReportInput());
    expect(features.every((feature) => feature.geometry.coordinates.length === 2)).toBe(true);
    expect(features[0]!.geometry.coordinates).toEqual([2, 41.8]);
    expect(features[1]!.properties).toMatchObject({ role: 'existing-hotspot', network: 'iot', heightM: 12, h3: null });
    expect(features[2]!.properties).toMatchObject({
      role: 'proposed-site',
      option: 'colocated-towers',
      gapId: 'G1',
      costUsdPerYear: 95_581,
      pinned: false,
    });
  });
});
