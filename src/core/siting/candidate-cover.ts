/** What each place would serve, in slices over the pool. A slice is a run of places; its result depends on nothing else, so N workers give the bits of one. */
import { candidateCover, candidateReachKm, type CoverageTerrain, openTerrain, type OpenTerrain } from '../coverage';
import { h3EdgeKm } from '../geo';
import type { SiteKind } from '../costs/cost-types';
import type { Plan, Pool, Task } from '../plan';
import type { Place } from './place';
import { type PointIndex, pointIndex } from './point-index';

export interface Receivers {
  lonDeg: Float64Array;
  latDeg: Float64Array;
  h3: BigUint64Array;
  resolution: number;
}

/** Receiver indexes served, ascending, and the share of each (0..1]. */
export interface Cover {
  index: Uint32Array;
  fraction: Float32Array;
}

export type Scenario = 'rma' | 'uma' | 'umi';

interface Shared {
  plan: Plan;
  receivers: Receivers;
  /** Left out or null: closed forms. */
  terrain?: CoverageTerrain | null;
}

interface Stand {
  kind: SiteKind;
  lonDeg: number;
  latDeg: number;
  heightM: number | null;
  scenario: Scenario;
  /** Receivers further away are not asked. */
  reachKm: number;
}

interface Slice {
  /** Places' covers one after the other: start[k] .. start[k + 1]. */
  start: Uint32Array;
  index: Uint32Array;
  fraction: Float32Array;
}

/** Receivers are looked up on a plane, and a user's mast may be taller than the template's: some more are asked than needed. */
const REACH_SLACK = 1.3;

/** Shares below this are not worth a matrix entry. */
const LEAST_SHARE = 0.005;

const PLACES_PER_SLICE = { mast: 4, hotspot: 400 };

const indexes = new WeakMap<Receivers, Map<number, PointIndex>>();

/** Registered in run/tasks.ts. */
export const candidateTask: Task<Shared, Stand[], Slice> = {
  name: 'candidate-cover',
  run(shared, stands) {
    const covers = stands.map((stand) => coverOf(stand, shared));
    const start = new Uint32Array(covers.length + 1);
    for (const [k, { index }] of covers.entries()) start[k + 1] = start[k]! + index.length;
    const index = new Uint32Array(start[covers.length]!);
    const fraction = new Float32Array(index.length);
    for (const [k, cover] of covers.entries()) {
      index.set(cover.index, start[k]);
      fraction.set(cover.fraction, start[k]);
    }
    return { start, index, fraction };
  },
  transfer: ({ start, index, fraction }) => [start.buffer, index.buffer, fraction.buffer] as ArrayBuffer[],
};

/** Covers of places, in their order. */
export async function coverPlaces(
  places: readonly Place[],
  receivers: Receivers,
  {
    plan,
    terrain = null,
    scenarioOf,
    ...run
  }: {
    plan: Plan;
    terrain?: CoverageTerrain | null;
    scenarioOf(place: Place): Scenario;
    pool: Pool;
    signal: AbortSignal;
    onProgress(fraction: number): void;
  },
): Promise<Cover[]> {
  const ground = terrainFor({ plan, receivers, terrain });
  const reaches = new Map<string, number>();
  const reachOf = (kind: SiteKind, scenario: Scenario): number => {
    const known = reaches.get(kind + scenario);
    if (known !== undefined) return known;
    const reachKm =
      REACH_SLACK * candidateReachKm(kind, { plan, scenario, terrain: ground }) + h3EdgeKm(receivers.resolution);
    reaches.set(kind + scenario, reachKm);
    return reachKm;
  };
  const stands = places.map((place): Stand => {
    const { kind, lonDeg, latDeg, heightM } = place;
    const scenario = scenarioOf(place);
    return { kind, lonDeg, latDeg, heightM, scenario, reachKm: reachOf(kind, scenario) };
  });
  const slices: Stand[][] = [];
  for (const stand of stands) {
    const last = slices.at(-1);
    const full = stand.reachKm > 1 ? PLACES_PER_SLICE.mast : PLACES_PER_SLICE.hotspot;
    if (last && last.length < full) last.push(stand);
    else slices.push([stand]);
  }
  const results = await run.pool.run(candidateTask, { plan, receivers, terrain }, slices, { ...run, givesWay: true });
  return results.flatMap(({ start, index, fraction }) =>
    Array.from({ length: start.length - 1 }, (_, k) => ({
      index: index.subarray(start[k], start[k + 1]),
      fraction: fraction.subarray(start[k], start[k + 1]),
    })),
  );
}

function coverOf(stand: Stand, shared: Shared): Cover {
  const { plan, receivers } = shared;
  const { kind, lonDeg, latDeg, heightM, scenario, reachKm } = stand;
  const near = indexFor(receivers, reachKm).within(lonDeg, latDeg, reachKm);
  const { index, fraction } = candidateCover(
    { kind, lonDeg, latDeg, ...(heightM === null ? {} : { heightM }) },
    {
      lonDeg: Float64Array.from(near, (i) => receivers.lonDeg[i]!),
      latDeg: Float64Array.from(near, (i) => receivers.latDeg[i]!),
      h3: BigUint64Array.from(near, (i) => receivers.h3[i]!),
      resolution: receivers.resolution,
    },
    { plan, scenario, terrain: terrainFor(shared) },
  );
  const kept = Array.from(index.keys()).filter((k) => fraction[k]! >= LEAST_SHARE);
  kept.sort((a, b) => index[a]! - index[b]!);
  return {
    index: Uint32Array.from(kept, (k) => near[index[k]!]!),
    fraction: Float32Array.from(kept, (k) => Math.min(1, fraction[k]!)),
  };
}

const opened = new WeakMap<CoverageTerrain, OpenTerrain>();

/** The terrain of a run, made to answer once per worker. */
function terrainFor({ terrain, plan }: Shared): OpenTerrain | null {
  if (!terrain) return null;
  const made = opened.get(terrain) ?? openTerrain(terrain, plan.radios.clutterM);
  opened.set(terrain, made);
  return made;
}

/** The index of a slice's receivers, made once per worker and size of reach. */
function indexFor(receivers: Receivers, reachKm: number): PointIndex {
  const bucketKm = reachKm > 1 ? 4 : 0.2;
  const known = indexes.get(receivers) ?? new Map<number, PointIndex>();
  indexes.set(receivers, known);
  const made = known.get(bucketKm) ?? pointIndex(receivers.lonDeg, receivers.latDeg, bucketKm);
  known.set(bucketKm, made);
  return made;
}
