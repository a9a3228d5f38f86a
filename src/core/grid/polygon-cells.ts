/** Polygons → the H3 cells whose centre lies inside. Longitudes beyond ±180° are wrapped; a jump of more than 180° crosses the antimeridian. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { getHexagonAreaAvg, POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from 'h3-js';
import { h3ToBigInt, polygonAreaKm2, wrapLongitude } from '../geo';
import { sortedDistinct } from './cell-key';
import { fillOutline } from './fill-outline';
import { OutlineIndex } from './outline-index';

/** Sorted, distinct cells of a polygon at a resolution 0..15, by cell centre. Holes are left out. */
export function polygonCells(geometry: Polygon | MultiPolygon, resolution: number): BigUint64Array {
  const steps = polygonCellSteps(geometry, resolution);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of some milliseconds: between two of them others may have a turn. */
export function* polygonCellSteps(
  geometry: Polygon | MultiPolygon,
  resolution: number,
): Generator<void, BigUint64Array, void> {
  const parts: BigUint64Array[] = [];
  for (const rings of polygonsOf(geometry)) {
    const wrapped = rings.map(wrapRing);
    if (isSmall(wrapped, resolution)) parts.push(BigUint64Array.from(cellsInside(wrapped, resolution), h3ToBigInt));
    else parts.push(yield* fillOutline(new OutlineIndex(wrapped), resolution));
    yield;
  }
  return sortedDistinct(parts);
}

/** H3 looks at every corner for every cell: beyond this many of either an index of the outline is worth its making. */
const MANY_CORNERS = 500;
const MANY_CELLS = 500;

const isSmall = (rings: number[][][], resolution: number): boolean =>
  rings.reduce((sum, ring) => sum + ring.length, 0) <= MANY_CORNERS &&
  polygonAreaKm2(rings) <= MANY_CELLS * getHexagonAreaAvg(resolution, 'km2');

const cellsInside = (rings: number[][][], resolution: number): string[] =>
  polygonToCellsExperimental(rings, resolution, POLYGON_TO_CELLS_FLAGS.containmentCenter, true);

/** Area of a polygon on the sphere. km². Holes are left out. */
export const geometryAreaKm2 = (geometry: Polygon | MultiPolygon): number =>
  polygonsOf(geometry).reduce((sum, rings) => sum + polygonAreaKm2(rings), 0);

/** The rings of each part, outer ring first. */
export const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const wrapRing = (ring: Position[]): number[][] =>
  ring.map(([lon, lat]) => [Math.abs(lon!) <= 180 ? lon! : wrapLongitude(lon!), lat!]);
