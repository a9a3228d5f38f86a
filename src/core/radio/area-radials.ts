import { EARTH_RADIUS_KM } from '../units';
import type { Positions } from './area-terrain';

const RAD = Math.PI / 180;

/** Length over which longitude and latitude along a great circle are taken as cubics: within 1 mm below 60° of latitude. */
const CUBIC_KM = 15;

/** Great circles departing from one mast, sampled at equal steps. */
export class RadialPaths {
  private readonly sinLat: number;
  private readonly cosLat: number;
  /** Samples per cubic, and the sine and cosine of the angle to each of its nodes: three a segment, both ends shared. */
  private readonly perSegment: number;
  private readonly sin: Float64Array;
  private readonly cos: Float64Array;
  /** The four nodes of a segment. */
  private readonly lon = new Float64Array(4);
  private readonly lat = new Float64Array(4);

  /** Steps of `stepKm`, at most `capacity` of them. */
  constructor(
    private readonly mast: { lonDeg: number; latDeg: number },
    stepKm: number,
    capacity: number,
  ) {
    this.sinLat = Math.sin(mast.latDeg * RAD);
    this.cosLat = Math.cos(mast.latDeg * RAD);
    this.perSegment = Math.max(3, Math.floor(CUBIC_KM / stepKm));
    const segments = Math.floor(capacity / this.perSegment) + 1;
    const nodeAngle = (this.perSegment * stepKm) / (3 * EARTH_RADIUS_KM);
    this.sin = Float64Array.from({ length: 3 * segments + 1 }, (_, node) => Math.sin(node * nodeAngle));
    this.cos = Float64Array.from({ length: 3 * segments + 1 }, (_, node) => Math.cos(node * nodeAngle));
  }

  /** Positions of 0 … count steps on the great circle departing at `bearing` degrees, into `out`. */
  place(out: Positions, bearing: number, count: number): void {
    const { perSegment, lon, lat } = this;
    const sinBearing = Math.sin(bearing * RAD);
    const cosBearing = Math.cos(bearing * RAD);
    lon[3] = this.mast.lonDeg;
    lat[3] = this.mast.latDeg;
    for (let first = 0, node = 0; first <= count; first += perSegment, node += 3) {
      lon[0] = lon[3]!;
      lat[0] = lat[3]!;
      for (let k = 1; k < 4; k++) {
        const sin = this.sin[node + k]!;
        const cos = this.cos[node + k]!;
        const x = this.cosLat * cos - this.sinLat * sin * cosBearing;
        const y = sin * sinBearing;
        const z = this.sinLat * cos + this.cosLat * sin * cosBearing;
        lon[k] = this.mast.lonDeg + Math.atan2(y, x) / RAD;
        lat[k] = Math.atan2(z, Math.sqrt(x * x + y * y)) / RAD;
      }
      const end = Math.min(first + perSegment - 1, count);
      fillCubic(out.lonDeg, lon, { first, end, perSegment });
      fillCubic(out.latDeg, lat, { first, end, perSegment });
    }
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
