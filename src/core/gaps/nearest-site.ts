/** Distance to the nearest mast that could serve the plan's class for its operators. */
import { servesView } from '../coverage';
import { frameDistanceKm, localFrame, unitVectors } from '../geo';
import type { Site } from '../inputs/facts';
import type { Plan } from '../plan';

/** Edge of a bucket of masts. Degrees. */
const BUCKET_DEG = 0.1;
const KM_PER_DEG = 111.2;

/** A function from a point to km; NaN where no mast serves the class. Masts are sorted into buckets, looked at in growing rings. */
export function nearestSiteKm(plan: Plan, sites: Site[]): (lonDeg: number, latDeg: number) => number {
  const usable = sites.filter((site) => servesView(plan, site));
  if (usable.length === 0) return () => Number.NaN;
  const vectors = unitVectors(
    Float64Array.from(usable, (site) => site.lonDeg),
    Float64Array.from(usable, (site) => site.latDeg),
  );
  const buckets = new Map<string, number[]>();
  for (const [i, site] of usable.entries()) {
    const name = bucketOf(site.lonDeg, site.latDeg).join();
    const bucket = buckets.get(name);
    if (bucket) bucket.push(i);
    else buckets.set(name, [i]);
  }
  return (lonDeg, latDeg) => {
    const frame = localFrame(lonDeg, latDeg);
    const [column, row] = bucketOf(lonDeg, latDeg);
    const narrowestKm = BUCKET_DEG * KM_PER_DEG * Math.max(0.01, Math.cos((latDeg * Math.PI) / 180));
    let nearest = Infinity;
    for (let ring = 0; ring <= 60; ring++) {
      if (nearest <= (ring - 1) * narrowestKm) return nearest;
      for (const name of ringNames(column, row, ring))
        for (const i of buckets.get(name) ?? []) nearest = Math.min(nearest, frameDistanceKm(frame, vectors, i));
    }
    for (let i = 0; i < usable.length; i++) nearest = Math.min(nearest, frameDistanceKm(frame, vectors, i));
    return nearest;
  };
}

const COLUMNS = Math.round(360 / BUCKET_DEG);

const bucketOf = (lonDeg: number, latDeg: number): [number, number] => [
  Math.floor((lonDeg + 180) / BUCKET_DEG),
  Math.floor(latDeg / BUCKET_DEG),
];

function ringNames(column: number, row: number, ring: number): string[] {
  const names: string[] = [];
  for (let dx = -ring; dx <= ring; dx++)
    for (let dy = -ring; dy <= ring; dy += Math.abs(dx) === ring || ring === 0 ? 1 : 2 * ring)
      names.push(`${(((column + dx) % COLUMNS) + COLUMNS) % COLUMNS},${row + dy}`);
  return names;
}
