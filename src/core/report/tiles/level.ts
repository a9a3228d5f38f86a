/**
 * One resolution of the map: its cells, what is shown of each, and where they lie in Mercator space. Cells are kept in the squares of a coarse
 * raster, so that a tile finds its own without a search; corners are computed when a tile first needs them and kept.
 */
import { h3Boundary, h3EdgeKm } from '../../geo';
import { EARTH_RADIUS_KM } from '../../units';
import { mercatorX, mercatorY } from './mercator';
import { type Raster, rasterOf } from './raster';

/** What is shown of the cells of one level. */
export interface LevelColumns {
  people: Float64Array;
  /** Null: the plan has none. */
  visitors: Float64Array | null;
  /** People without service / people whose state is known. 0..1; NaN: not known of anybody. */
  unservedShare: Float32Array;
  /** Index into CELL_STATES. */
  state: Uint8Array;
  /** Index into GRADES. */
  grade: Uint8Array;
  /** NaN: not computed. */
  rsrpDbm: Float32Array;
  sinrDb: Float32Array;
  downMbps: Float32Array;
  /** Index of the gap; −1: none. */
  gap: Int32Array;
  /** Index of the best server; −1: none. */
  server: Int32Array;
  /** What serves an unserved cell at least cost: index into CROSSOVER_CHOICES, 0: not asked. */
  crossover: Uint8Array;
  /** Colour class of each server, 0 … SERVER_HUES − 1. */
  serverHues: Uint8Array;
}

/** Which cells there are, and where: as long as the grid lives, whatever is shown of them. */
export interface LevelShape {
  resolution: number;
  /** True where a cell stands for several cells of the grid. */
  aggregate: boolean;
  count: number;
  /** Halves [low, high …] of the H3 indexes. */
  halves: Uint32Array;
  /** Centres in the unit square. */
  x: Float64Array;
  y: Float64Array;
  /** No corner is farther from its centre. Unit square. */
  reach: number;
  raster: Raster;
  /** Corners of a cell clockwise on the screen, [x, y …] in the unit square; made by `cornersOf`. */
  corners: (Float64Array | undefined)[];
}

export interface Level extends LevelShape, LevelColumns {}

/** Corners lie at most this much farther out than the mean edge of the resolution. */
const DISTORTION = 1.4;
const RAD = Math.PI / 180;

/** The shape of a level of cells whose centres are given in degrees. */
export function makeShape(cells: {
  resolution: number;
  aggregate: boolean;
  halves: Uint32Array;
  lonDeg: Float64Array;
  latDeg: Float64Array;
}): LevelShape {
  const { resolution, aggregate, halves, lonDeg, latDeg } = cells;
  const x = lonDeg.map(mercatorX);
  const y = latDeg.map(mercatorY);
  let widestLat = 0;
  for (const lat of latDeg) widestLat = Math.max(widestLat, Math.abs(lat));
  const equatorKm = 2 * Math.PI * EARTH_RADIUS_KM;
  const reach = (h3EdgeKm(resolution) * DISTORTION) / (equatorKm * Math.cos(Math.min(85, widestLat) * RAD));
  const corners: Level['corners'] = Array.from({ length: x.length });
  return { resolution, aggregate, count: x.length, halves, x, y, reach, raster: rasterOf(x, y), corners };
}

/** Corners of a cell, kept after the first call. */
export function cornersOf(level: LevelShape, cell: number): Float64Array {
  const known = level.corners[cell];
  if (known) return known;
  const boundary = h3Boundary(hexText(level.halves[2 * cell]!, level.halves[2 * cell + 1]!));
  const made = new Float64Array(2 * boundary.length);
  const centre = level.x[cell]!;
  boundary.forEach(([lon, lat], index) => {
    const at = 2 * (boundary.length - 1 - index);
    const x = mercatorX(lon);
    made[at] = x - centre > 0.5 ? x - 1 : x - centre < -0.5 ? x + 1 : x;
    made[at + 1] = mercatorY(lat);
  });
  level.corners[cell] = made;
  return made;
}

export function hexText(low: number, high: number): string {
  return (high >>> 0).toString(16) + (low >>> 0).toString(16).padStart(8, '0');
}
