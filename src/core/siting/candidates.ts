/** All candidates of a region: places found per kind, judged by coverage, priced, thinned and counted. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { SiteCost, SiteKind } from '../costs/cost-types';
import type { SitePlace } from '../costs/site-cost-at';
import type { CoverageResult } from '../coverage/coverage-types';
import type { Gap } from '../gaps/gap-types';
import { h3OfPoint, h3ToBigInt } from '../geo';
import type { CoverageTerrain } from '../coverage';
import { type DemandColumn, type Grid, gridLookup } from '../grid';
import type { CandidatePlace, PresencePoint, RoadTable, Site, Venue } from '../inputs/facts';
import { type Plan, type Pool, SERVICE_CLASSES } from '../plan';
import { capacityRule, withinCapacity } from './capacity';
import { type Cover, coverPlaces, type Receivers, type Scenario } from './candidate-cover';
import { colocatedPlaces } from './candidates-colocated';
import { convertedPlaces } from './candidates-converted';
import { greenfieldPlaces } from './candidates-greenfield';
import { hotspotPlaces } from './candidates-hotspots';
import { coarseCells, strongest } from './coarse-thinning';
import { flatWater } from './flat-water';
import { parentKeys, type Place, type PlaceContext, type PlacesFound, tally, type Thinned } from './place';
import type { RegionDemand } from './region-demand';
import type { Candidate } from './siting-types';
import { withPauses } from './steps';
import { linksOf, type PlacePrices, pricesByPlace } from './place-prices';
import type { TowerLinks } from './tower-links';
import { buildableKinds } from './wishes';
import { withWishes } from './with-wishes';

export interface CandidateInput {
  plan: Plan;
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  gaps: Gap[];
  sites: Site[];
  venues: Venue[];
  /** The user's own lists of places; left out: none. */
  candidates?: readonly CandidatePlace[];
  /** Where fibre can be joined; left out: none known. */
  presence?: readonly PresencePoint[];
  /** Roads by which new towers are reached; left out or null: none known. */
  roads?: RoadTable | null;
  priceOf(kind: SiteKind, place?: SitePlace): SiteCost;
  /** Traffic of one person in the busy hour by grid cell, for plans that take it from usage; left out: none. Mbit/s */
  busyHourMbps?: Float64Array | null;
  /** Ground height, when terrain is known. m. */
  groundHeightM?: (lonDeg: number, latDeg: number) => number;
  /** Left out or null: what places would serve is judged by the closed forms. */
  terrain?: CoverageTerrain | null;
}

export interface RunContext {
  pool: Pool;
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/** The families of candidates an option draws from. */
export type CandidateFamily = 'colocated' | 'greenfield' | 'hotspots' | 'converted';

interface FamilyCandidates {
  candidates: Candidate[];
  considered: number;
  thinned: Thinned[];
}

export type RegionCandidates = Record<CandidateFamily, FamilyCandidates>;

/** Links (place × cell) a family may cost over all cells; beyond that, masts are thinned over coarse cells first. */
const MAX_LINKS = 2.5e7;

/** Masts kept of a family at least, however many cells there are. */
const LEAST_MASTS = 40;

/** People per km² from which a mast stands in a town (RADIO.md §2.1: UMa from 1,000). */
const URBAN_PEOPLE_PER_KM2 = 1000;

/** Candidates of one region by family. */
export async function regionCandidates(
  input: CandidateInput,
  demand: RegionDemand,
  run: RunContext,
): Promise<RegionCandidates> {
  const context = placeContext(input, demand);
  const kinds = buildableKinds(input.plan);
  const none: PlacesFound = { places: [], thinned: [] };
  const all: Record<CandidateFamily, PlacesFound> = {
    colocated: kinds.has('tower-colocated') ? colocatedPlaces(input.sites, context) : none,
    greenfield: kinds.has('tower-greenfield')
      ? await withPauses(greenfieldPlaces(context, 'tower-greenfield', 'tower'), run)
      : none,
    hotspots: await withPauses(hotspotPlaces(context), run),
    converted: kinds.has('hotspot-converted') ? convertedPlaces(input.venues, context) : none,
  };
  all.hotspots = { ...all.hotspots, places: all.hotspots.places.filter(({ kind }) => kinds.has(kind)) };
  const links = linksOf(input);
  const found = withWishes(all, { input, context, links });
  const judging = judgeContext(input, context, links);
  const result = {} as RegionCandidates;
  const families = Object.keys(found) as CandidateFamily[];
  for (const [k, family] of families.entries()) {
    const onProgress = (fraction: number) => run.onProgress((k + fraction) / families.length);
    result[family] = await judge(found[family], judging, { ...run, onProgress });
  }
  return result;
}

/** What a place of a region is judged and priced with. */
export const judgeContext = (
  input: CandidateInput,
  context: PlaceContext,
  links: TowerLinks = linksOf(input),
): JudgeContext => ({
  ...context,
  terrain: input.terrain ?? null,
  scenarioOf: scenarioRule(context),
  priceOf: pricesByPlace(input, links),
  capacityOf: capacityRule(input.plan, input.busyHourMbps),
});

export function placeContext(input: CandidateInput, demand: RegionDemand): PlaceContext {
  const { plan, grid } = input;
  const lookup = gridLookup(grid);
  const region = grid.regions[demand.regionIndex]!;
  return {
    plan,
    serviceClass: SERVICE_CLASSES[plan.service.classId],
    grid,
    demand,
    people: input.demand.people,
    verdictAt(lonDeg, latDeg) {
      const cell = lookup.indexOf(h3ToBigInt(h3OfPoint(lonDeg, latDeg, grid.resolution)));
      if (cell < 0 || grid.regionIndex[cell] !== demand.regionIndex) return 'outside-region';
      if (!booleanPointInPolygon([lonDeg, latDeg], region.geometry)) return 'outside-region';
      return plan.siting.noGo.some((area) => booleanPointInPolygon([lonDeg, latDeg], area.geometry))
        ? 'no-go-area'
        : 'allowed';
    },
    roads: input.roads ?? null,
    ...(input.groundHeightM
      ? { groundHeightM: input.groundHeightM, standsInWater: flatWater(input.groundHeightM) }
      : {}),
  };
}

const isMast = ({ kind }: Place): boolean => kind.startsWith('tower') || kind === 'lora-gateway';

export interface JudgeContext extends PlaceContext {
  terrain: CoverageTerrain | null;
  scenarioOf(place: Place): Scenario;
  priceOf: PlacePrices;
  capacityOf: ReturnType<typeof capacityRule>;
}

/** Coverage and price of a family's places; masts first over coarse cells when there are many. */
async function judge(found: PlacesFound, context: JudgeContext, run: RunContext): Promise<FamilyCandidates> {
  const { demand, grid, plan, terrain, scenarioOf } = context;
  const considered = found.places.length + found.thinned.reduce((total, { count }) => total + count, 0);
  const thinned = tally();
  const masts = found.places.some(isMast);
  let { places } = found;
  if (masts && places.length * demand.cells.length > MAX_LINKS) {
    places = await thinMasts(places, context, run);
    thinned.add('weaker-than-kept', found.places.length - places.length);
  }
  const covers = await coverPlaces(places, receiversOf(demand, grid), { plan, terrain, scenarioOf, ...run });
  const candidates = places.flatMap((place, k): Candidate[] => {
    const candidate = makeCandidate(place, covers[k]!, context);
    if (candidate.demand.length === 0 && !place.pinned) thinned.add('serves-nobody');
    else return [candidate];
    return [];
  });
  return { candidates, considered, thinned: [...found.thinned, ...thinned.list()] };
}

/** The gap's cells as receivers of a place's signal. */
export const receiversOf = ({ lonDeg, latDeg, h3 }: RegionDemand, { resolution }: Grid): Receivers => ({
  lonDeg,
  latDeg,
  h3,
  resolution,
});

async function thinMasts(places: Place[], context: JudgeContext, run: RunContext): Promise<Place[]> {
  const { demand, grid, plan, terrain, scenarioOf } = context;
  const limit = Math.max(LEAST_MASTS, Math.floor(MAX_LINKS / demand.cells.length));
  if (places.length <= limit) return places;
  const levels = Math.ceil(Math.log(Math.max(1, (places.length * demand.cells.length) / MAX_LINKS)) / Math.log(7));
  const coarse = coarseCells(demand, grid.resolution, Math.min(3, levels));
  const covers = await coverPlaces(places, coarse.receivers, {
    plan,
    terrain,
    scenarioOf,
    ...run,
  });
  const kept = new Set(strongest(covers, coarse.people, limit));
  return places.filter((place, k) => place.pinned || kept.has(k));
}

/** A place with what it serves and costs. */
export function makeCandidate(place: Place, cover: Cover, context: JudgeContext): Candidate {
  const { demand, priceOf, capacityOf, scenarioOf } = context;
  const { id, kind, lonDeg, latDeg, pinned } = place;
  const { capexUsd, opexUsdPerYear, annualCostUsd, backhaul, place: pricedAt } = priceOf(place);
  const shares = Float32Array.from(cover.fraction, (share, k) =>
    Math.min(1, share / demand.unserved[cover.index[k]!]!),
  );
  const reach = { index: cover.index, fraction: shares };
  const capacityPeople = capacityOf(kind, scenarioOf(place), reach, demand);
  return {
    id,
    kind,
    lonDeg,
    latDeg,
    gapId: mainGap(cover, demand),
    capexUsd,
    opexUsdPerYear,
    annualCostUsd,
    demand: cover.index,
    fraction: withinCapacity(reach, demand.people, capacityPeople),
    pinned,
    ...(capacityPeople === undefined ? {} : { capacityPeople }),
    ...(backhaul ? { backhaul } : {}),
    ...(pricedAt ? { place: pricedAt } : {}),
  };
}

/** The gap most of whose people a cover serves; '' when it serves none. */
function mainGap(cover: Cover, demand: RegionDemand): string {
  const people = new Map<number, number>();
  for (let k = 0; k < cover.index.length; k++) {
    const cell = cover.index[k]!;
    const gap = demand.gap[cell]!;
    people.set(gap, (people.get(gap) ?? 0) + demand.people[cell]! * cover.fraction[k]!);
  }
  let best = -1;
  for (const [gap, served] of people)
    if (served > (people.get(best) ?? 0) || (served === people.get(best) && gap < best)) best = gap;
  return demand.gaps[best]?.id ?? '';
}

/** Which 38.901 scenario a place is in: stated by the plan, else by residents per km² around. Hotspots stand in streets. */
function scenarioRule({ plan, grid, people, demand }: PlaceContext): (place: Place) => Scenario {
  const stated = plan.radios.scenario;
  const resolution = Math.min(8, grid.resolution);
  const keys = parentKeys(grid.h3, resolution);
  const density = new Map<number, { people: number; areaKm2: number }>();
  for (let cell = 0; cell < grid.count; cell++) {
    if (grid.regionIndex[cell] !== demand.regionIndex) continue;
    const hex = density.get(keys[cell]!) ?? { people: 0, areaKm2: 0 };
    hex.people += people[cell]!;
    hex.areaKm2 += grid.areaKm2[cell]!;
    density.set(keys[cell]!, hex);
  }
  return (place) => {
    if (!isMast(place)) return 'umi';
    if (stated !== 'auto') return stated;
    const h3 = BigUint64Array.of(h3ToBigInt(h3OfPoint(place.lonDeg, place.latDeg, grid.resolution)));
    const hex = density.get(parentKeys(h3, resolution)[0]!);
    return hex && hex.people >= URBAN_PEOPLE_PER_KM2 * hex.areaKm2 ? 'uma' : 'rma';
  };
}
