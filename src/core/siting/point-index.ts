/** Points in square buckets on a local plane: which are within some kilometres of a place. Ascending indexes, so results do not depend on bucket order. */
import { EARTH_RADIUS_KM } from '../units';

export interface PointIndex {
  /** Indexes of the points within `radiusKm` of a place, ascending. Flat-earth distance around the points' middle latitude: 1 % off over 300 km. */
  within(lonDeg: number, latDeg: number, radiusKm: number): number[];
  /** Whether any point is. */
  anyWithin(lonDeg: number, latDeg: number, radiusKm: number): boolean;
}

const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

/** Finer buckets help nobody, and numbers of buckets too large to count on would never end a search. */
const LEAST_BUCKET_KM = 0.01;

/** Indexes points for queries of about `aboutKm`. */
export function pointIndex(lonDeg: Float64Array, latDeg: Float64Array, aboutKm: number): PointIndex {
  const bucketKm = Math.max(LEAST_BUCKET_KM, aboutKm);
  const count = lonDeg.length;
  const lon0 = count > 0 ? lonDeg[0]! : 0;
  const lat0 = middle(latDeg);
  const kmPerLon = KM_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  const xOf = (lon: number) => (((lon - lon0 + 540) % 360) - 180) * kmPerLon;
  const x = Float64Array.from(lonDeg, xOf);
  const y = Float64Array.from(latDeg, (lat) => (lat - lat0) * KM_PER_DEGREE);
  const buckets = new Map<number, number[]>();
  const bucketOf = (bx: number, by: number) => (bx + 0x100000) * 0x200000 + by + 0x100000;
  for (let i = 0; i < count; i++) {
    const key = bucketOf(Math.floor(x[i]! / bucketKm), Math.floor(y[i]! / bucketKm));
    const bucket = buckets.get(key);
    if (bucket) bucket.push(i);
    else buckets.set(key, [i]);
  }
  /** Calls back with each point within the radius, until it says stop. */
  const visit = (lon: number, lat: number, radiusKm: number, stop: (i: number) => boolean): void => {
    const px = xOf(lon);
    const py = (lat - lat0) * KM_PER_DEGREE;
    const [west, east] = [Math.floor((px - radiusKm) / bucketKm), Math.floor((px + radiusKm) / bucketKm)];
    const [south, north] = [Math.floor((py - radiusKm) / bucketKm), Math.floor((py + radiusKm) / bucketKm)];
    for (let bx = west; bx <= east; bx++)
      for (let by = south; by <= north; by++)
        for (const i of buckets.get(bucketOf(bx, by)) ?? [])
          if ((x[i]! - px) ** 2 + (y[i]! - py) ** 2 <= radiusKm * radiusKm && stop(i)) return;
  };
  return {
    within(lon, lat, radiusKm) {
      const found: number[] = [];
      visit(lon, lat, radiusKm, (i) => {
        found.push(i);
        return false;
      });
      return found.sort((a, b) => a - b);
    },
    anyWithin(lon, lat, radiusKm) {
      let any = false;
      visit(lon, lat, radiusKm, () => (any = true));
      return any;
    },
  };
}

function middle(values: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return values.length > 0 ? (low + high) / 2 : 0;
}
