/** Distance to the nearest mast that could serve the plan's class for its operators. */
import { viewServedBy } from '../coverage';
import { frameDistanceKm, localFrame, unitVectors } from '../geo';
import type { Site } from '../inputs/facts';
import type { Grid } from '../grid';
import type { Plan } from '../plan';
import { changedSites } from './changed-sites';

/** Edge of a bucket of masts. Degrees. */
const BUCKET_DEG = 0.1;
const KM_PER_DEG = 111.2;

/** A function from a point to km; NaN where no mast serves the class. Masts are sorted into buckets, looked at in growing rings. */
export function nearestSiteKm(plan: Plan, sites: Site[]): (lonDeg: number, latDeg: number) => number {
  return nearestOf(sites.filter(viewServedBy(plan)));
}

interface KnownDistances {
  usable: Site[];
  /** By cell; −1: not known. */
  km: Float64Array;
}

const knownDistances = new WeakMap<Grid, KnownDistances>();

/** The same from the cells of a grid. Distances are kept with the grid: a moved site changes those it was or comes to be nearest to. */
export function nearestSiteToCell(plan: Plan, sites: Site[], grid: Grid): (cell: number) => number {
  const usable = sites.filter(viewServedBy(plan));
  const km = knownKm(usable, grid);
  knownDistances.set(grid, { usable, km });
  let nearest: ReturnType<typeof nearestOf> | null = null;
  return (cell) => {
    if (!(km[cell]! < 0)) return km[cell]!;
    nearest ??= nearestOf(usable);
    km[cell] = nearest(grid.lonDeg[cell]!, grid.latDeg[cell]!);
    return km[cell]!;
  };
}

/** What is still known of the distances now that these are the sites. */
function knownKm(usable: Site[], grid: Grid): Float64Array {
  const unknown = (): Float64Array => new Float64Array(grid.count).fill(-1);
  const known = knownDistances.get(grid);
  if (!known || known.usable.length === 0 || usable.length === 0) return unknown();
  const changed = changedSites(known.usable, usable);
  if (!changed) return unknown();
  const vectors = vectorsOf(changed);
  const km = known.km.slice();
  for (let cell = 0; changed.length > 0 && cell < grid.count; cell++) {
    if (!(km[cell]! >= 0)) continue;
    const frame = localFrame(grid.lonDeg[cell]!, grid.latDeg[cell]!);
    for (let i = 0; i < changed.length; i++) if (frameDistanceKm(frame, vectors, i) <= km[cell]!) km[cell] = -1;
  }
  return km;
}

const vectorsOf = (sites: Site[]): Float64Array =>
  unitVectors(
    Float64Array.from(sites, (site) => site.lonDeg),
    Float64Array.from(sites, (site) => site.latDeg),
  );

function nearestOf(usable: Site[]): (lonDeg: number, latDeg: number) => number {
  if (usable.length === 0) return () => Number.NaN;
  const vectors = vectorsOf(usable);
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
