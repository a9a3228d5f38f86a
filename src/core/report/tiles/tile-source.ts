/**
 * The cell layer as vector tiles (Mapbox Vector Tile 2.1), made on demand. Zoomed out a tile shows parents, so that a hex edge is never much under
 * five pixels and a tile never holds much more than six thousand hexes.
 */
import { h3EdgeKm } from '../../geo';
import type { Grid } from '../../grid/grid-types';
import { EARTH_RADIUS_KM } from '../../units';
import { aggregateLevel } from './aggregate';
import { baseLevel, type TileInput } from './base-level';
import { encodeTile, type TileAddress } from './encode-tile';
import type { Level } from './level';
import { measurementLayer } from './measurement-layer';
import { roadLayer } from './road-layer';
import { type Property, propertiesOf } from './tile-values';

/** A tile is drawn this wide. Pixels. */
const TILE_PX = 512;
/** Levels are 2.65 apart in edge length: edges are 4 to 10.6 px. */
const SHORTEST_EDGE_PX = 4;
const COARSEST = 0;
const RAD = Math.PI / 180;

/** One resolution, ready to be cut into tiles. */
export interface TileLevel {
  level: Level;
  properties: Property[];
}

export interface TileSource {
  /** One tile of the layer `cells`; no bytes where nothing lies. Outside 0 ≤ x, y < 2^z there is nothing. */
  tile(z: number, x: number, y: number): Uint8Array;
  /** Makes what the first tile of any zoom needs, for when there is time before it is asked for. */
  prepare(): void;
  /** The H3 resolution shown at a zoom; the grid's own from some zoom on. */
  resolutionAt(z: number): number;
}

/** Prepares the layer of a result. Levels are made when a zoom first needs them; the input must not change afterwards. */
export function makeTileSource(input: TileInput): TileSource {
  const levelAt = levelsOf(input);
  const cells = tileSourceOf(input.grid, (resolution) => {
    const level = levelAt(resolution);
    return { level, properties: propertiesOf(level) };
  });
  const { facts, plan } = input;
  const measurements = facts?.measurements;
  const more: ((address: TileAddress) => Uint8Array)[] = [];
  if (facts?.roads) more.push(roadLayer(facts.roads));
  if (plan && facts && measurements && measurements.count > 0)
    more.push(measurementLayer({ ...input, plan, facts: { sites: facts.sites, measurements } }));
  if (more.length === 0) return cells;
  // Layers of a tile follow each other: two tiles joined are one.
  return {
    ...cells,
    tile: (z, x, y) =>
      isTile(z, x, y) ? joined([cells.tile(z, x, y), ...more.map((layer) => layer({ z, x, y }))]) : new Uint8Array(0),
  };
}

const isTile = (z: number, x: number, y: number): boolean => x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The cells of a result at any resolution up to that of its grid; each made once. */
export function levelsOf(input: TileInput): (resolution: number) => Level {
  const { grid } = input;
  const levels = new Map<number, Level>();
  return function levelAt(resolution: number): Level {
    const known = levels.get(resolution);
    if (known) return known;
    const made =
      resolution === grid.resolution ? baseLevel(input) : aggregateLevel(levelAt(grid.resolution), resolution);
    levels.set(resolution, made);
    return made;
  };
}

/** The resolution that suits a zoom: edges of a few pixels, never finer than the grid. */
export function resolutionFor(grid: Grid): (z: number) => number {
  const kmPerPxAtZoom0 = (2 * Math.PI * EARTH_RADIUS_KM * Math.cos(middleLat(grid) * RAD)) / TILE_PX;
  return (z) => {
    let resolution = grid.resolution;
    while (resolution > COARSEST && h3EdgeKm(resolution) < (SHORTEST_EDGE_PX * kmPerPxAtZoom0) / 2 ** z) resolution--;
    return resolution;
  };
}

/** Tiles over a grid, with the resolution that suits a zoom. */
export function tileSourceOf(grid: Grid, make: (resolution: number) => TileLevel): TileSource {
  const levels = new Map<number, TileLevel>();
  const resolutionAt = resolutionFor(grid);

  function levelAt(resolution: number): TileLevel {
    const known = levels.get(resolution) ?? make(resolution);
    levels.set(resolution, known);
    return known;
  }

  return {
    resolutionAt,
    prepare: () => void (grid.count > 0 && levelAt(grid.resolution)),
    tile(z, x, y) {
      const side = 2 ** z;
      if (grid.count === 0 || x < 0 || y < 0 || x >= side || y >= side) return new Uint8Array(0);
      const { level, properties } = levelAt(resolutionAt(z));
      return encodeTile(level, properties, { z, x, y });
    },
  };
}

const middles = new WeakMap<Grid['latDeg'], number>();

/** Kept with the grid: each result of it asks again. */
function middleLat({ count, latDeg }: Grid): number {
  const known = middles.get(latDeg);
  if (known !== undefined) return known;
  let low = 90;
  let high = -90;
  for (let i = 0; i < count; i++) {
    low = Math.min(low, latDeg[i]!);
    high = Math.max(high, latDeg[i]!);
  }
  const middle = count === 0 ? 0 : (low + high) / 2;
  middles.set(latDeg, middle);
  return middle;
}
