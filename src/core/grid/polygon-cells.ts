/** Polygons → the H3 cells whose centre lies inside. Longitudes beyond ±180° are wrapped; a jump of more than 180° crosses the antimeridian. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { cellToLatLng, getHexagonAreaAvg, POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from 'h3-js';
import { polygonAreaKm2, wrapLongitude } from '../geo';
import { sortedCells } from './cell-key';
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
  const hexes: string[] = [];
  for (const rings of polygonsOf(geometry)) {
    const wrapped = rings.map(wrapRing);
    const corners = wrapped.reduce((sum, ring) => sum + ring.length, 0);
    if (corners > MANY_CORNERS) yield* tileByTile(wrapped, resolution, hexes);
    else for (const hex of cellsInside(wrapped, resolution)) hexes.push(hex);
    yield;
  }
  return sortedCells(hexes);
}

/** H3 looks at every corner for every cell: from so many on the cells are asked one by one with an index of the outline. */
const MANY_CORNERS = 500;
/** Cells that H3 is asked for at once. */
const TILE_CELLS = 10_000;
const WIDEST_TILE_DEG = 10;

const cellsInside = (rings: number[][][], resolution: number): string[] =>
  polygonToCellsExperimental(rings, resolution, POLYGON_TO_CELLS_FLAGS.containmentCenter, true);

/** Cells of an outline of many corners: tiles of its box that no edge touches are in or out as a whole. */
function* tileByTile(rings: number[][][], resolution: number, into: string[]): Generator<void, void, void> {
  const outline = new OutlineIndex(rings);
  const [west, south, east, north] = outline.box;
  const sideDeg = Math.min(WIDEST_TILE_DEG, Math.sqrt(TILE_CELLS * getHexagonAreaAvg(resolution, 'km2')) / 111.2);
  const rows = Math.ceil((north - south) / sideDeg);
  for (let row = 0; row < rows; row++) {
    const from = south + ((north - south) * row) / rows;
    const to = row + 1 === rows ? north : south + ((north - south) * (row + 1)) / rows;
    const narrowest = Math.max(0.05, Math.cos((Math.max(Math.abs(from), Math.abs(to)) * Math.PI) / 180));
    const columns = Math.ceil((east - west) / Math.min(WIDEST_TILE_DEG, sideDeg / narrowest));
    for (let column = 0; column < columns; column++) {
      const left = west + ((east - west) * column) / columns;
      const right = column + 1 === columns ? east : west + ((east - west) * (column + 1)) / columns;
      const edged = outline.touches([left, from, right, to]);
      if (!edged && !outline.has(wrapLongitude((left + right) / 2), (from + to) / 2)) continue;
      // A hair wider: what stands on the seam of two tiles is found in both, and counted once.
      for (const hex of cellsInside(
        tileRing([left - SEAM_DEG, from - SEAM_DEG, right + SEAM_DEG, to + SEAM_DEG]),
        resolution,
      )) {
        const [lat, lon] = cellToLatLng(hex);
        if (outline.has(lon, lat)) into.push(hex);
      }
      yield;
    }
  }
}

const SEAM_DEG = 1e-9;

const tileRing = ([west, south, east, north]: readonly [number, number, number, number]): number[][][] => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map(([lon, lat]) => [wrapLongitude(lon!), Math.max(-90, Math.min(90, lat!))]),
];

/** Area of a polygon on the sphere. km². Holes are left out. */
export const geometryAreaKm2 = (geometry: Polygon | MultiPolygon): number =>
  polygonsOf(geometry).reduce((sum, rings) => sum + polygonAreaKm2(rings), 0);

/** The rings of each part, outer ring first. */
export const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const wrapRing = (ring: Position[]): number[][] =>
  ring.map(([lon, lat]) => [Math.abs(lon!) <= 180 ? lon! : wrapLongitude(lon!), lat!]);
