/** Where a site of some kind may stand, before anything is known of what it would serve; and what is shared by those who look for places. */
import type { SiteKind } from '../costs/cost-types';
import type { Grid } from '../grid';
import type { RoadTable } from '../inputs/facts';
import type { Plan, ServiceClass } from '../plan';
import type { RegionDemand } from './region-demand';

export interface Place {
  id: string;
  kind: SiteKind;
  lonDeg: number;
  latDeg: number;
  /** Antenna above ground; null: the template's. m. */
  heightM: number | null;
  pinned: boolean;
  /** What an existing mast asks; absent: not stated. USD a year. */
  rentUsdPerYear?: number;
}

/** Places left out, with why. */
export interface Thinned {
  reason: ThinnedReason;
  count: number;
}

const THINNED_REASONS = [
  /** Outside the region. */
  'outside-region',
  /** In a no-go area. */
  'no-go-area',
  /** Too near another candidate of its kind to differ. */
  'near-duplicate',
  /** An existing mast that has no room, by what its list says. */
  'no-room',
  /** Too far from every gap. */
  'far-from-gaps',
  /** More cells than can be weighed: those with the fewest people went. */
  'fewest-people',
  /** Serves nobody of the gap. */
  'serves-nobody',
  /** Farther from every site and point of presence than the plan allows. */
  'no-backhaul',
  /** A hotspot where nobody lives and no venue is. */
  'no-premises',
  /** No road passes near enough. */
  'no-road',
  /** In still water, by the heights around. */
  'in-water',
  /** Outranked by others when judged over coarser cells. */
  'weaker-than-kept',
] as const;
export type ThinnedReason = (typeof THINNED_REASONS)[number];

/** What a finder of places may read. */
export interface PlaceContext {
  plan: Plan;
  serviceClass: ServiceClass;
  grid: Grid;
  demand: RegionDemand;
  /** People of every grid cell. */
  people: Float64Array;
  /** Whether a point is in the region, and in no no-go area. */
  verdictAt(lonDeg: number, latDeg: number): 'allowed' | 'outside-region' | 'no-go-area';
  /** Ground height, when terrain is known: towers prefer the higher of near places. m. */
  groundHeightM?: (lonDeg: number, latDeg: number) => number;
  /** Whether a place is in a lake or reservoir; absent: heights are not known. */
  standsInWater?: (lonDeg: number, latDeg: number) => boolean;
  /** Absent or null: none known. */
  roads?: RoadTable | null;
}

export interface PlacesFound {
  places: Place[];
  thinned: Thinned[];
}

/** Counts reasons. */
export function tally(): { add(reason: ThinnedReason, count?: number): void; list(): Thinned[] } {
  const counts = new Map<ThinnedReason, number>();
  return {
    add: (reason, count = 1) => counts.set(reason, (counts.get(reason) ?? 0) + count),
    list: () =>
      THINNED_REASONS.filter((reason) => (counts.get(reason) ?? 0) > 0).map((reason) => ({
        reason,
        count: counts.get(reason)!,
      })),
  };
}

/** Ancestor keys: equal for cells with the same parent at a resolution. H3 index layout: 3 bits a digit, finest last. */
export function parentKeys(h3: BigUint64Array, resolution: number): Float64Array {
  const pairs = new Uint32Array(h3.buffer, h3.byteOffset, h3.length * 2);
  const divisor = 8 ** (15 - resolution);
  return Float64Array.from(h3, (_, i) =>
    Math.floor(((pairs[2 * i + 1]! & 0xfffff) * 4_294_967_296 + pairs[2 * i]!) / divisor),
  );
}
