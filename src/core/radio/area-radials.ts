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
        lon[k] = this.mast.lonDeg + angleOf(y, x) / RAD;
        lat[k] = this.mast.latDeg + arcsine(z * this.cosLat - Math.sqrt(x * x + y * y) * this.sinLat) / RAD;
      }
      const end = Math.min(first + perSegment - 1, count);
      fillCubic(out.lonDeg, lon, { first, end, perSegment });
      fillCubic(out.latDeg, lat, { first, end, perSegment });
    }
  }
}

/** Below this the series of `angleOf` and `arcsine` are exact to the last digit of a double. */
const SMALL = 0.02;

/** atan2(y, x). */
function angleOf(y: number, x: number): number {
  const u = y / x;
  if (!(x > 0 && u < SMALL && u > -SMALL)) return Math.atan2(y, x);
  const u2 = u * u;
  return u * (1 - u2 * (1 / 3 - u2 * (1 / 5 - u2 / 7)));
}

/** asin(s). */
export function arcsine(s: number): number {
  if (!(s < SMALL && s > -SMALL)) return Math.asin(s < -1 ? -1 : s > 1 ? 1 : s);
  const s2 = s * s;
  return s * (1 + s2 * (1 / 6 + s2 * (3 / 40 + (s2 * 15) / 336)));
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
