import { EARTH_RADIUS_KM } from '../units';
import type { Positions } from './area-terrain';

const RAD = Math.PI / 180;

/** Length over which longitude and latitude along a great circle are taken as cubics: within 1 mm below 60° of latitude. */
const CUBIC_KM = 15;

/** Great circles departing from one mast. */
export class RadialPaths {
  private readonly sinLat: number;
  private readonly cosLat: number;
  /** The four nodes of a segment. */
  private readonly lon = new Float64Array(4);
  private readonly lat = new Float64Array(4);

  constructor(
    private readonly lonDeg: number,
    private readonly latDeg: number,
  ) {
    this.sinLat = Math.sin(latDeg * RAD);
    this.cosLat = Math.cos(latDeg * RAD);
  }

  /** Positions at 0, step, … count·step km on the great circle departing at `bearing` degrees, into `out`. */
  place(out: Positions, bearing: number, stepKm: number, count: number): void {
    const { lonDeg, latDeg } = out;
    const perSegment = Math.max(3, Math.floor(CUBIC_KM / stepKm));
    const sinBearing = Math.sin(bearing * RAD);
    const cosBearing = Math.cos(bearing * RAD);
    const { lon, lat } = this;
    for (let first = 0; first <= count; first += perSegment) {
      for (let node = 0; node < 4; node++) {
        const angle = ((first + (node * perSegment) / 3) * stepKm) / EARTH_RADIUS_KM;
        const sin = Math.sin(angle);
        const cos = Math.cos(angle);
        const x = this.cosLat * cos - this.sinLat * sin * cosBearing;
        const y = sin * sinBearing;
        lon[node] = this.lonDeg + Math.atan2(y, x) / RAD;
        lat[node] = Math.atan2(this.sinLat * cos + this.cosLat * sin * cosBearing, Math.sqrt(x * x + y * y)) / RAD;
      }
      const segment = { first, end: Math.min(first + perSegment - 1, count), perSegment };
      fillCubic(lonDeg, lon, segment);
      fillCubic(latDeg, lat, segment);
    }
    lonDeg[0] = this.lonDeg;
    latDeg[0] = this.latDeg;
  }
}

/** The cubic through four equally spaced values, at the samples of one segment (Newton's forward form). */
function fillCubic(
  out: Float64Array,
  nodes: Float64Array,
  segment: { first: number; end: number; perSegment: number },
): void {
  const { first, end, perSegment } = segment;
  const a = nodes[0]!;
  const b = nodes[1]!;
  const c = nodes[2]!;
  const d = nodes[3]!;
  const d1 = b - a;
  const d2 = (c - 2 * b + a) / 2;
  const d3 = (d - 3 * c + 3 * b - a) / 6;
  const scale = 3 / perSegment;
  for (let i = first; i <= end; i++) {
    const t = (i - first) * scale;
    out[i] = a + t * (d1 + (t - 1) * (d2 + (t - 2) * d3));
  }
}

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
  const fan = makeFan(distanceKm, bearingDeg, sidewaysM);
  const samples = new Uint32Array(count);
  const radial = new Uint32Array(count);
  const items = new Uint32Array(count);
  let mostSamples = 0;
  for (let i = 0; i < count; i++) {
    items[i] = i;
    samples[i] = distanceKm[i]! / stepKm + 0.5;
    const inSectors = bearingDeg[i]! * (SECTORS / 360);
    const sector = Math.min(inSectors | 0, SECTORS - 1);
    const first = fan.first[sector]!;
    const last = fan.first[sector + 1]! - 1;
    radial[i] = Math.min(first + (((inSectors - sector) * (last + 1 - first)) | 0), last);
    if (samples[i]! > mostSamples) mostSamples = samples[i]!;
  }
  const byDistance = sortedWithStarts(items, samples, mostSamples + 1).order;
  const { order, start } = sortedWithStarts(byDistance, radial, fan.radialDeg.length);
  return { radialDeg: fan.radialDeg, distanceKm, bearingDeg, order, start };
}

/** The circle is cut into so many sectors; in each, radials are as dense as its own farthest receiver needs. */
export const SECTORS = 64;

function makeFan(distanceKm: Float64Array, bearingDeg: Float64Array, sidewaysM: number) {
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
  const radialDeg = new Float64Array(first[SECTORS]!);
  for (let sector = 0; sector < SECTORS; sector++) {
    const from = first[sector]!;
    const slots = first[sector + 1]! - from;
    for (let k = 0; k < slots; k++) radialDeg[from + k] = ((sector + (k + 0.5) / slots) * 360) / SECTORS;
  }
  return { first, radialDeg };
}

/** Distances (haversine form) and directions of departure, as `distanceKm` and `bearingDeg` of geo give them, with shared terms. */
function seenFrom(mast: { lonDeg: number; latDeg: number }, receivers: Positions) {
  const count = receivers.lonDeg.length;
  const distanceKm = new Float64Array(count);
  const bearingDeg = new Float64Array(count);
  const sinMast = Math.sin(mast.latDeg * RAD);
  const cosMast = Math.cos(mast.latDeg * RAD);
  for (let i = 0; i < count; i++) {
    const lat = receivers.latDeg[i]!;
    const sinHalfLat = Math.sin(((lat - mast.latDeg) * RAD) / 2);
    const sinHalfLon = Math.sin(((receivers.lonDeg[i]! - mast.lonDeg) * RAD) / 2);
    const cosHalfLon = Math.cos(((receivers.lonDeg[i]! - mast.lonDeg) * RAD) / 2);
    const cosLat = Math.cos(lat * RAD);
    const h = sinHalfLat * sinHalfLat + cosMast * cosLat * sinHalfLon * sinHalfLon;
    const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    const east = 2 * sinHalfLon * cosHalfLon * cosLat;
    const north =
      2 * sinHalfLat * Math.sqrt(1 - sinHalfLat * sinHalfLat) + 2 * sinMast * cosLat * sinHalfLon * sinHalfLon;
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
