/** Polygons → the H3 cells whose centre lies inside. Longitudes beyond ±180° are wrapped; a jump of more than 180° crosses the antimeridian. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from 'h3-js';
import { polygonAreaKm2, wrapLongitude } from '../geo';
import { sortedCells } from './cell-key';

/** Sorted, distinct cells of a polygon at a resolution 0..15, by cell centre. Holes are left out. */
export function polygonCells(geometry: Polygon | MultiPolygon, resolution: number): BigUint64Array {
  const hexes: string[] = [];
  for (const rings of polygonsOf(geometry)) {
    const found = polygonToCellsExperimental(
      rings.map(wrapRing),
      resolution,
      POLYGON_TO_CELLS_FLAGS.containmentCenter,
      true,
    );
    for (const hex of found) hexes.push(hex);
  }
  return sortedCells(hexes);
}

/** Area of a polygon on the sphere. km². Holes are left out. */
export const geometryAreaKm2 = (geometry: Polygon | MultiPolygon): number =>
  polygonsOf(geometry).reduce((sum, rings) => sum + polygonAreaKm2(rings), 0);

/** The rings of each part, outer ring first. */
export const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const wrapRing = (ring: Position[]): number[][] =>
  ring.map(([lon, lat]) => [Math.abs(lon!) <= 180 ? lon! : wrapLongitude(lon!), lat!]);
