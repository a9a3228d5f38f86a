import { describe, expect, it } from 'vitest';
import { projectionOfEpsg, utm, webMercator } from '../../../../src/core/inputs/terrain/projection';

describe('UTM', () => {
  it('has the meridian arcs of WGS 84 on its central meridian', () => {
    // Quarter of the meridian 10,001,965.729 m, arc to 45° 4,984,944.378 m (standard values of the ellipsoid); × 0.9996.
    expect(utm(31, false).forward(3, 90 - 1e-12)[1]).toBeCloseTo(0.9996 * 10_001_965.729, 2);
    expect(utm(31, false).forward(3, 45)).toEqual([
      expect.closeTo(500_000, 6),
      expect.closeTo(0.9996 * 4_984_944.378, 2),
    ]);
    expect(utm(31, true).forward(3, -45)[1]).toBeCloseTo(10_000_000 - 0.9996 * 4_984_944.378, 2);
  });

  it('is conformal: a small step north and one east are as long and at a right angle', () => {
    const { forward } = utm(31, false);
    const [lon, lat, step] = [5.9, 44, 1e-5];
    const [x, y] = forward(lon, lat);
    const [nx, ny] = forward(lon, lat + step);
    const [ex, ey] = forward(lon + step, lat);
    // Radii of curvature of the ellipsoid at 44°.
    const sin = Math.sin((lat * Math.PI) / 180);
    const e2 = 0.00669437999014;
    const prime = 6378137 / Math.sqrt(1 - e2 * sin ** 2);
    const meridian = (6378137 * (1 - e2)) / (1 - e2 * sin ** 2) ** 1.5;
    const north = Math.hypot(nx - x, ny - y) / (meridian * step);
    const east = Math.hypot(ex - x, ey - y) / (prime * Math.cos((lat * Math.PI) / 180) * step);
    expect(north / east).toBeCloseTo(1, 5);
    expect((nx - x) * (ex - x) + (ny - y) * (ey - y)).toBeCloseTo(0, 4);
  });

  it.each([
    [2.3, 48.9],
    [5.999, -33],
    [-4, 83],
    [3, 0],
  ])('comes back from (%f, %f)', (lon, lat) => {
    const { forward, inverse } = utm(31, lat < 0);
    const [back, up] = inverse(...forward(lon, lat));
    expect(back).toBeCloseTo(lon, 9);
    expect(up).toBeCloseTo(lat, 9);
  });
});

it('Web Mercator is a square world', () => {
  expect(webMercator.forward(180, 85.0511287798066)).toEqual([
    expect.closeTo(20_037_508.3428, 3),
    expect.closeTo(20_037_508.3428, 3),
  ]);
  expect(webMercator.inverse(...webMercator.forward(1.5, 41.5))).toEqual([
    expect.closeTo(1.5, 9),
    expect.closeTo(41.5, 9),
  ]);
});

it('EPSG codes: degrees, UTM on three datums, Web Mercator; others are not read', () => {
  expect([4326, 4258, 4269].map(projectionOfEpsg)).toEqual([null, null, null]);
  expect([32601, 32760, 25831, 26910, 3857].map((code) => projectionOfEpsg(code)?.name)).toEqual([
    'UTM 1N',
    'UTM 60S',
    'UTM 31N',
    'UTM 10N',
    'Web Mercator',
  ]);
  expect([0, 27700, 32600, 32661, 2154].map(projectionOfEpsg)).toEqual(Array(5).fill(undefined));
});
