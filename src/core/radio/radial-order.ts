/** Which radial each receiver is judged on, and how few radials are enough. */
import { EARTH_RADIUS_KM } from '../units';
import { arcsine } from './area-radials';
import type { Positions } from './area-terrain';

const RAD = Math.PI / 180;

/** Receivers by the radial nearest to each, and along it by distance. */
export interface RadialOrder {
  /** Direction of each radial, degrees. */
  radialDeg: Float64Array;
  /** Great-circle distance from the mast, km, and direction, degrees, of each receiver. */
  distanceKm: Float64Array;
  bearingDeg: Float64Array;
  /** Receivers of radial r: order[start[r]] … order[start[r + 1] − 1], by growing number of samples before them. */
  order: Uint32Array;
  start: Uint32Array;
}

/**
 * Sorts receivers onto radials close enough to keep each within `sidewaysM` of its own great circle. Distances below a metre count
 * as one.
 */
export function orderByRadial(
  mast: { lonDeg: number; latDeg: number },
  receivers: Positions,
  { stepKm, sidewaysM }: { stepKm: number; sidewaysM: number },
): RadialOrder {
  const { distanceKm, bearingDeg } = seenFrom(mast, receivers);
  const count = distanceKm.length;
  const first = evenFan(distanceKm, bearingDeg, sidewaysM);
  const { radialDeg, radial } =
    count >= DENSE * first[SECTORS]! ? onEvenFan(first, bearingDeg) : onFewRadials(distanceKm, bearingDeg, sidewaysM);
  const samples = new Uint32Array(count);
  const items = new Uint32Array(count);
  let mostSamples = 0;
  for (let i = 0; i < count; i++) {
    items[i] = i;
    samples[i] = distanceKm[i]! / stepKm + 0.5;
    if (samples[i]! > mostSamples) mostSamples = samples[i]!;
  }
  const byDistance = sortedWithStarts(items, samples, mostSamples + 1).order;
  const { order, start } = sortedWithStarts(byDistance, radial, radialDeg.length);
  return { radialDeg, distanceKm, bearingDeg, order, start };
}

/** Directions, and the place among them of the one that each receiver goes to. */
interface Fan {
  radialDeg: Float64Array;
  radial: Uint32Array;
}

/** The circle is cut into so many sectors; in each, radials are as dense as its own farthest receiver needs. */
const SECTORS = 64;
/**
 * From so many receivers to a radial of the even fan on, choosing the radials no longer pays: it saves a tenth of the time, but lets near receivers
 * stand as far beside their radial as the farthest.
 */
const DENSE = 6.5;

/** First radial of each sector, and their number at the end. */
function evenFan(distanceKm: Float64Array, bearingDeg: Float64Array, sidewaysM: number): Uint32Array {
  const farthestKm = new Float64Array(SECTORS);
  for (let i = 0; i < distanceKm.length; i++) {
    const sector = Math.min((bearingDeg[i]! * (SECTORS / 360)) | 0, SECTORS - 1);
    if (distanceKm[i]! > farthestKm[sector]!) farthestKm[sector] = distanceKm[i]!;
  }
  const first = new Uint32Array(SECTORS + 1);
  for (let sector = 0; sector < SECTORS; sector++) {
    const arcM = ((2 * Math.PI) / SECTORS) * farthestKm[sector]! * 1000;
    first[sector + 1] = first[sector]! + Math.max(1, Math.ceil(arcM / (2 * sidewaysM)));
  }
  return first;
}

function onEvenFan(first: Uint32Array, bearingDeg: Float64Array): Fan {
  const radialDeg = new Float64Array(first[SECTORS]!);
  for (let sector = 0; sector < SECTORS; sector++) {
    const from = first[sector]!;
    const slots = first[sector + 1]! - from;
    for (let k = 0; k < slots; k++) radialDeg[from + k] = ((sector + (k + 0.5) / slots) * 360) / SECTORS;
  }
  const radial = new Uint32Array(bearingDeg.length);
  for (let i = 0; i < radial.length; i++) {
    const inSectors = bearingDeg[i]! * (SECTORS / 360);
    const sector = Math.min(inSectors | 0, SECTORS - 1);
    const from = first[sector]!;
    const last = first[sector + 1]! - 1;
    radial[i] = Math.min(from + (((inSectors - sector) * (last + 1 - from)) | 0), last);
  }
  return { radialDeg, radial };
}

/** Directions that few radials are chosen from: so many to the width of the strip at the farthest receiver, and no more than this. */
const SLOTS_PER_STRIP = 12;
const MOST_SLOTS = 2 ** 22;

/**
 * The fewest radials that pass every receiver within `sidewaysM`: a receiver asks for one between two directions, and walking round
 * the circle a radial is put where the first of those waiting would otherwise be passed by. (Fewest points that stab intervals:
 * always the earliest end.) Each receiver then goes to the nearest, and each radial to the middle of what its receivers leave it.
 */
function onFewRadials(distanceKm: Float64Array, bearingDeg: Float64Array, sidewaysM: number): Fan {
  let farthestKm = 0;
  for (let i = 0; i < distanceKm.length; i++) if (distanceKm[i]! > farthestKm) farthestKm = distanceKm[i]!;
  const slots = Math.min(MOST_SLOTS, Math.ceil((Math.PI * farthestKm * 1000 * SLOTS_PER_STRIP) / sidewaysM) + 1);
  const slotsPerDeg = slots / 360;
  /** Half an interval in slots, times its receiver's distance. */
  const halfKm = ((sidewaysM / 1000) * slots) / (2 * Math.PI);
  const chosen = stabbing(earliestEnds({ distanceKm, bearingDeg }, slots, halfKm));
  const before = lastBefore(chosen, slots);
  const radial = new Uint32Array(bearingDeg.length);
  const from = new Float64Array(chosen.length);
  const to = new Float64Array(chosen.length).fill(slots);
  for (let i = 0; i < radial.length; i++) {
    const at = bearingDeg[i]! * slotsPerDeg;
    const half = halfKm / distanceKm[i]!;
    let k = before[at < slots ? at | 0 : slots - 1]!;
    if (k + 1 < chosen.length && chosen[k + 1]! - at < at - chosen[k]!) k++;
    radial[i] = k;
    if (at - half > from[k]!) from[k] = at - half;
    if (at + half < to[k]!) to[k] = at + half;
  }
  const radialDeg = new Float64Array(chosen.length);
  for (let k = 0; k < chosen.length; k++) radialDeg[k] = (from[k]! + to[k]!) / (2 * slotsPerDeg);
  return { radialDeg, radial };
}

/** For each slot the earliest end of the intervals that begin there; past the last slot where none does. */
function earliestEnds(
  { distanceKm, bearingDeg }: { distanceKm: Float64Array; bearingDeg: Float64Array },
  slots: number,
  halfKm: number,
): Int32Array {
  const slotsPerDeg = slots / 360;
  const ends = new Int32Array(slots).fill(slots);
  for (let i = 0; i < distanceKm.length; i++) {
    const at = bearingDeg[i]! * slotsPerDeg;
    const half = halfKm / distanceKm[i]!;
    const to = at + half < slots - 1 ? (at + half) | 0 : slots - 1;
    const from = at > half ? Math.min(Math.ceil(at - half), to) : 0;
    if (to < ends[from]!) ends[from] = to;
  }
  return ends;
}

/** Fewest slots, ascending, such that each interval holds one. */
function stabbing(ends: Int32Array): Int32Array {
  const slots = ends.length;
  const chosen = new Int32Array(slots);
  let count = 0;
  let due = slots;
  for (let slot = 0; slot < slots; slot++) {
    if (ends[slot]! < due) due = ends[slot]!;
    if (slot !== due) continue;
    chosen[count++] = slot;
    due = slots;
  }
  return chosen.subarray(0, count);
}

/** For each slot the place in `chosen` of the last not beyond it; the first where there is none. */
function lastBefore(chosen: Int32Array, slots: number): Uint32Array {
  const before = new Uint32Array(slots);
  for (let slot = 0, k = 0; slot < slots; slot++) {
    if (k + 1 < chosen.length && chosen[k + 1]! <= slot) k++;
    before[slot] = k;
  }
  return before;
}

/** Distances (haversine form) and directions of departure, as `distanceKm` and `bearingDeg` of geo give them, with shared terms. */
function seenFrom(mast: { lonDeg: number; latDeg: number }, receivers: Positions) {
  const count = receivers.lonDeg.length;
  const distanceKm = new Float64Array(count);
  const bearingDeg = new Float64Array(count);
  const sinMast = Math.sin(mast.latDeg * RAD);
  const cosMast = Math.cos(mast.latDeg * RAD);
  for (let i = 0; i < count; i++) {
    const sinHalfLat = Math.sin(((receivers.latDeg[i]! - mast.latDeg) * RAD) / 2);
    const sinHalfLon = Math.sin(((receivers.lonDeg[i]! - mast.lonDeg) * RAD) / 2);
    const latSquared = sinHalfLat * sinHalfLat;
    const lonSquared = sinHalfLon * sinHalfLon;
    const cosHalfLat = Math.sqrt(1 - latSquared);
    const cosLat = cosMast * (1 - 2 * latSquared) - sinMast * 2 * sinHalfLat * cosHalfLat;
    const h = latSquared + cosMast * cosLat * lonSquared;
    const km = 2 * EARTH_RADIUS_KM * arcsine(Math.sqrt(h));
    // The cosine of half the longitude is negative where they are more than half the globe apart.
    const cosHalfLon = Math.sqrt(1 - lonSquared);
    const far = Math.abs(receivers.lonDeg[i]! - mast.lonDeg) > 180;
    const east = 2 * sinHalfLon * (far ? -cosHalfLon : cosHalfLon) * cosLat;
    const north = 2 * sinHalfLat * cosHalfLat + 2 * sinMast * cosLat * lonSquared;
    const bearing = Math.atan2(east, north) / RAD;
    distanceKm[i] = km < 1e-3 ? 1e-3 : km;
    bearingDeg[i] = bearing < 0 ? bearing + 360 : bearing;
  }
  return { distanceKm, bearingDeg };
}

/** Stable counting sort of `items` by key[item] < keys; also where each key begins. */
function sortedWithStarts(
  items: Uint32Array,
  key: Uint32Array,
  keys: number,
): { order: Uint32Array; start: Uint32Array } {
  const start = new Uint32Array(keys + 1);
  for (let i = 0; i < items.length; i++) start[key[items[i]!]! + 1]!++;
  for (let k = 0; k < keys; k++) start[k + 1]! += start[k]!;
  const next = start.slice();
  const order = new Uint32Array(items.length);
  for (let i = 0; i < items.length; i++) order[next[key[items[i]!]!]!++] = items[i]!;
  return { order, start };
}
