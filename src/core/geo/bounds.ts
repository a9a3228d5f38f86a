/** The box around outlines: west, south, east, north in degrees. */
import type { MultiPolygon, Polygon } from 'geojson';

export type Bounds = [west: number, south: number, east: number, north: number];

export function boundsOfGeometry(geometry: Polygon | MultiPolygon): Bounds {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const bounds: Bounds = [180, 90, -180, -90];
  for (const [lon, lat] of polygons.flat(2) as [number, number][]) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

/** The box widened to hold the points, too. */
export function boundsAround(bounds: Bounds, points: readonly { lonDeg: number; latDeg: number }[]): Bounds {
  const all: Bounds = [...bounds];
  for (const { lonDeg, latDeg } of points) {
    all[0] = Math.min(all[0], lonDeg);
    all[1] = Math.min(all[1], latDeg);
    all[2] = Math.max(all[2], lonDeg);
    all[3] = Math.max(all[3], latDeg);
  }
  return all;
}

/** The box of each. */
export const boxesOfRegions = (regions: readonly { geometry: Polygon | MultiPolygon }[]): Bounds[] =>
  regions.map(({ geometry }) => boundsOfGeometry(geometry));
