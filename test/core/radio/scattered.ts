import { destination } from '../../../src/core/geo';
import { seededRandom } from '../../../src/core/units';

export const MAST = { lonDeg: 2, latDeg: 45 };

/** Places around the mast, evenly over the disc. */
export function scattered(count: number, reachKm: number, seed: number) {
  const random = seededRandom(seed);
  const points = Array.from({ length: count }, () =>
    destination(MAST.lonDeg, MAST.latDeg, 360 * random(), reachKm * Math.sqrt(random())),
  );
  return { lonDeg: Float64Array.from(points, (p) => p[0]), latDeg: Float64Array.from(points, (p) => p[1]) };
}
