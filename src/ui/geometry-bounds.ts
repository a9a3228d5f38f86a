import type { MultiPolygon, Polygon } from 'geojson';

/** West, south, east, north of an outline. */
export function boundsOfGeometry(geometry: Polygon | MultiPolygon): [number, number, number, number] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const [lon, lat] of polygons.flat(2) as [number, number][]) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}
