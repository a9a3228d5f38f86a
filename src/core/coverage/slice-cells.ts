/** The cells of a slice as a site sees them: which are in its reach, how far, and in which direction. One loop over typed arrays, no objects made. */
import { EARTH_RADIUS_KM } from '../units';
import { BIN_COUNT, binPlace } from './distance-bins';
import type { EngineSite } from './engine-types';

const EARTH_RADIUS_M = EARTH_RADIUS_KM * 1000;

/** Cells of a slice: unit vectors and the circle around them. */
export interface SliceCells {
  count: number;
  vectors: Float64Array;
  centre: [number, number, number];
  radiusKm: number;
  /** Ground above sea level; null: no terrain in this run. m */
  groundM: Float64Array | null;
}

/** Work arrays of a slice, reused site after site. */
export interface Scratch {
  /** Cells in reach of the site at hand: so many, and which. */
  found: number;
  active: Int32Array;
  bin: Int32Array;
  part: Float64Array;
  east: Float64Array;
  north: Float64Array;
  /** Of a measured antenna: attenuation ahead, dB; else the vertical pattern as a power ratio. */
  vertical: Float64Array;
  /** Of a measured antenna: attenuation behind, dB. */
  rear: Float64Array;
  mean: Float64Array;
  quantile: Float64Array;
  /** Loss over terrain the link was computed with; NO_LOSS: the closed form. */
  loss: Int16Array;
}

export const makeScratch = (count: number): Scratch => ({
  found: 0,
  active: new Int32Array(count),
  bin: new Int32Array(count),
  part: new Float64Array(count),
  east: new Float64Array(count),
  north: new Float64Array(count),
  vertical: new Float64Array(count),
  rear: new Float64Array(count),
  mean: new Float64Array(count),
  quantile: new Float64Array(count),
  loss: new Int16Array(count),
});

/** Straight-line distance from a site to a point given as a unit vector. km. At 30 km 3·10⁻⁸ shorter than the arc. */
export function chordKm(site: EngineSite, point: readonly [number, number, number]): number {
  const { x, y, z } = site.frame;
  return EARTH_RADIUS_KM * Math.hypot(point[0] - x, point[1] - y, point[2] - z);
}

/** Squared straight-line distance from a frame's point to cell c: the number every part of the engine looks losses up with. m². */
export function squaredDistanceM2(
  frame: { x: number; y: number; z: number },
  vectors: ArrayLike<number>,
  c: number,
): number {
  const dx = vectors[3 * c]! - frame.x;
  const dy = vectors[3 * c + 1]! - frame.y;
  const dz = vectors[3 * c + 2]! - frame.z;
  return (dx * dx + dy * dy + dz * dz) * (EARTH_RADIUS_M * EARTH_RADIUS_M);
}

/** Whether some cell of a slice may be in reach of a site. */
export const mayReach = (site: EngineSite, { centre, radiusKm }: Pick<SliceCells, 'centre' | 'radiusKm'>): boolean =>
  chordKm(site, centre) <= site.reachKm + radiusKm;

/** Distance bins and directions of the cells in reach of a site. Returns whether there are any. */
export function placeCells(site: EngineSite, cells: SliceCells, scratch: Scratch): boolean {
  scratch.found = 0;
  if (!mayReach(site, cells)) return false;
  const { vectors, count } = cells;
  const { x, y, z, eastX, eastY, northX, northY, northZ } = site.frame;
  const { active, bin, part, east, north } = scratch;
  const reachSquared = (site.reachKm * 1000) ** 2;
  let found = 0;
  for (let c = 0; c < count; c++) {
    const px = vectors[3 * c]!;
    const py = vectors[3 * c + 1]!;
    const pz = vectors[3 * c + 2]!;
    const dx = px - x;
    const dy = py - y;
    const dz = pz - z;
    const squaredM2 = (dx * dx + dy * dy + dz * dz) * (EARTH_RADIUS_M * EARTH_RADIUS_M);
    if (squaredM2 > reachSquared) continue;
    const place = binPlace(squaredM2);
    const whole = place >= BIN_COUNT - 1 ? BIN_COUNT - 2 : place | 0;
    const e = px * eastX + py * eastY;
    const n = px * northX + py * northY + pz * northZ;
    const length = Math.sqrt(e * e + n * n);
    active[found] = c;
    bin[found] = whole;
    part[found] = place - whole;
    // Straight above the mast every direction is as good: north.
    east[found] = length > 0 ? e / length : 0;
    north[found] = length > 0 ? n / length : 1;
    found++;
  }
  scratch.found = found;
  return found > 0;
}
