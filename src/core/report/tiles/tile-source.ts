/**
 * The cell layer as vector tiles (Mapbox Vector Tile 2.1), made on demand. Zoomed out a tile shows parents, so that a hex edge is never much under
 * five pixels and a tile never holds much more than six thousand hexes.
 */
import { h3EdgeKm } from '../../geo';
import type { Grid } from '../../grid/grid-types';
import { EARTH_RADIUS_KM } from '../../units';
import { aggregateLevel } from './aggregate';
import { baseLevel, type TileInput } from './base-level';
import { encodeTile } from './encode-tile';
import type { Level } from './level';

/** A tile is drawn this wide. Pixels. */
const TILE_PX = 512;
/** Levels are 2.65 apart in edge length: edges are 4 to 10.6 px. */
const SHORTEST_EDGE_PX = 4;
const COARSEST = 0;
const RAD = Math.PI / 180;

export interface TileSource {
  /** One tile of the layer `cells`; no bytes where nothing lies. Outside 0 ≤ x, y < 2^z there is nothing. */
  tile(z: number, x: number, y: number): Uint8Array;
  /** The H3 resolution shown at a zoom; the grid's own from some zoom on. */
  resolutionAt(z: number): number;
}

/** Prepares the layer of a result. Levels are made when a zoom first needs them; the input must not change afterwards. */
export function makeTileSource(input: TileInput): TileSource {
  const { grid } = input;
  const levels = new Map<number, Level>();
  const kmPerPxAtZoom0 = (2 * Math.PI * EARTH_RADIUS_KM * Math.cos(middleLat(grid) * RAD)) / TILE_PX;

  function resolutionAt(z: number): number {
    let resolution = grid.resolution;
    while (resolution > COARSEST && h3EdgeKm(resolution) < (SHORTEST_EDGE_PX * kmPerPxAtZoom0) / 2 ** z) resolution--;
    return resolution;
  }

  function levelAt(resolution: number): Level {
    const known = levels.get(resolution);
    if (known) return known;
    const made =
      resolution === grid.resolution ? baseLevel(input) : aggregateLevel(levelAt(grid.resolution), resolution);
    levels.set(resolution, made);
    return made;
  }

  return {
    resolutionAt,
    tile(z, x, y) {
      const side = 2 ** z;
      if (grid.count === 0 || x < 0 || y < 0 || x >= side || y >= side) return new Uint8Array(0);
      return encodeTile(levelAt(resolutionAt(z)), z, x, y);
    },
  };
}

function middleLat({ count, latDeg }: Grid): number {
  let low = 90;
  let high = -90;
  for (let i = 0; i < count; i++) {
    low = Math.min(low, latDeg[i]!);
    high = Math.max(high, latDeg[i]!);
  }
  return count === 0 ? 0 : (low + high) / 2;
}
