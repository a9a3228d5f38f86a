/**
 * What would have to change for hotspots to cost what towers cost here, at the same target. The price is exact: the same set is bought at another price. Reach
 * and density are estimates: hotspots become discs as large as what they serve, the discs grow, and the region is filled again by the ratio greedy.
 */
import { distanceKm, h3MeanAreaKm2 } from '../geo';
import { makeGoal } from './goal';
import { greedy } from './greedy';
import { makeInstance } from './instance';
import { type PointIndex, pointIndex } from './point-index';
import type { RegionDemand } from './region-demand';
import type { Candidate, OptionId, OptionSites, SitingProblem, WhatWouldChange } from './siting-types';
import type { Steps } from './steps';

/** Stretches tried: hotspots that reach a quarter as far up to eight times as far. */
const LEAST_STRETCH = 0.25;
const MOST_STRETCH = 8;
/** Halvings of the range on a logarithmic scale: the factor is found to 3 %. */
const HALVINGS = 7;
/** Hotspots weighed at most when they are stretched: the worthiest ones. */
const MOST_HOTSPOTS = 6000;

const TOWERS: OptionId[] = ['colocated-towers', 'greenfield-towers'];

interface Ground {
  options: readonly OptionSites[];
  demand: RegionDemand;
  /** Of the cells. */
  resolution: number;
  /** Candidates of the hotspot option. */
  hotspots: readonly Candidate[];
  goal: SitingProblem['goal'];
}

/** Null where the comparison has no sense: a budget is given, or one of the two does not reach the target. */
export function* whatWouldChangeSteps(ground: Ground): Steps<WhatWouldChange | null> {
  const { options, goal } = ground;
  const reaching = options.filter(({ reachesTarget, sites }) => reachesTarget && sites.length > 0);
  const [towers] = reaching
    .filter(({ option }) => TOWERS.includes(option))
    .toSorted((a, b) => a.solution.annualCostUsd - b.solution.annualCostUsd);
  const spots = reaching.find(({ option }) => option === 'hotspots-new');
  if (goal.form === 'budget' || !towers || !spots || !(spots.solution.annualCostUsd > 0)) return null;
  const [towersUsd, hotspotsUsd] = [towers.solution.annualCostUsd, spots.solution.annualCostUsd];
  const stretched = stretching(ground);
  const costAt = (stretch: number) => {
    const share = stretched(stretch);
    return share === null ? Infinity : hotspotsUsd * share;
  };
  const perTowerUsd = towersUsd / towers.sites.length;
  return {
    towersOption: towers.option,
    towersUsdPerYear: towersUsd,
    hotspotsUsdPerYear: hotspotsUsd,
    hotspotUsdPerYear: hotspotsUsd / spots.sites.length,
    priceFactor: towersUsd / hotspotsUsd,
    radiusFactor: yield* crossing((stretch) => costAt(stretch) <= towersUsd),
    // The same people on 1/d of the ground: all distances are √d shorter, which is hotspots and towers that reach √d farther.
    densityFactor: squared(
      yield* crossing(
        (stretch) => costAt(stretch) <= perTowerUsd * Math.max(1, Math.ceil(towers.sites.length / stretch ** 2 - 1e-9)),
      ),
    ),
  };
}

const squared = (factor: number | null): number | null => (factor === null ? null : factor ** 2);

/** Where hotspots begin to be no dearer; null: not even at the largest stretch. */
function* crossing(cheaper: (stretch: number) => boolean): Steps<number | null> {
  let [low, high] = [Math.log(LEAST_STRETCH), Math.log(MOST_STRETCH)];
  if (!cheaper(MOST_STRETCH)) return null;
  for (let k = 0; k < HALVINGS; k++) {
    yield WORK_PER_TRY;
    const middle = (low + high) / 2;
    if (cheaper(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

/** Filling the region once. Matrix entries, so that somebody who waits is heard between two tries. */
const WORK_PER_TRY = 1e8;

/** Cost of filling the region with hotspots that reach a factor as far, relative to now; null: they do not reach the target. */
function stretching({ hotspots, demand, resolution, goal }: Ground): (stretch: number) => number | null {
  const index = pointIndex(demand.lonDeg, demand.latDeg, 0.2);
  const worthiest = mostPeople(hotspots, demand);
  const cellKm = Math.sqrt(h3MeanAreaKm2(resolution) / Math.PI);
  const footprintKm = cellKm * Math.sqrt(footprintCells(worthiest, demand));
  const known = new Map<number, number | null>();
  const costOf = (stretch: number): number | null => {
    if (known.has(stretch)) return known.get(stretch)!;
    const disc = { demand, index, cellKm, footprintKm: footprintKm * stretch };
    const candidates = worthiest.map((candidate) => asDisc(candidate, disc));
    const problem: SitingProblem = { demandPeople: demand.people, candidates, goal, seed: 0 };
    const instance = makeInstance(problem);
    const run = greedy(instance, makeGoal(instance, goal), 'ratio');
    const asked = goal.form === 'least-cost' ? goal.shareFraction * instance.totalPeople : 0;
    const cost = run.servedPeople >= asked * (1 - 1e-6) ? run.annualCostUsd : null;
    known.set(stretch, cost);
    return cost;
  };
  return (stretch) => {
    // Where too few hotspots are weighed to reach the target as they are, those that reach a little farther stand for now.
    const now = costOf(1) ?? costOf(Math.SQRT2);
    const cost = costOf(stretch);
    return cost === null || now === null ? null : cost / now;
  };
}

function mostPeople(hotspots: readonly Candidate[], { people }: RegionDemand): Candidate[] {
  if (hotspots.length <= MOST_HOTSPOTS) return [...hotspots];
  const worth = hotspots.map(({ demand, fraction }) =>
    demand.reduce((sum, cell, k) => sum + people[cell]! * fraction[k]!, 0),
  );
  const order = [...hotspots.keys()].sort((a, b) => worth[b]! - worth[a]! || a - b);
  return order.slice(0, MOST_HOTSPOTS).map((i) => hotspots[i]!);
}

/** Cells' worth of ground one hotspot serves where gap cells are all around it: the ninth decile over the hotspots. */
function footprintCells(hotspots: readonly Candidate[], { unserved }: RegionDemand): number {
  const served = Float64Array.from(hotspots, ({ demand, fraction }) =>
    demand.reduce((sum, cell, k) => sum + fraction[k]! * unserved[cell]!, 0),
  ).sort();
  return served[Math.floor(0.9 * served.length)] ?? 0;
}

interface Disc {
  demand: RegionDemand;
  index: PointIndex;
  /** Radius of the circle as large as a cell. */
  cellKm: number;
  footprintKm: number;
}

/** A hotspot that serves a disc: of each cell the part that the disc covers, both taken as circles. */
function asDisc(spot: Candidate, { demand, index, cellKm, footprintKm }: Disc): Candidate {
  const { capacityPeople: _capacity, ...rest } = spot;
  const near = index.within(spot.lonDeg, spot.latDeg, footprintKm + cellKm);
  const shares = near.map((cell) => {
    const km = distanceKm(spot.lonDeg, spot.latDeg, demand.lonDeg[cell]!, demand.latDeg[cell]!);
    return Math.min(1, overlapKm2(km, cellKm, footprintKm) / (Math.PI * cellKm ** 2) / demand.unserved[cell]!);
  });
  return { ...rest, pinned: false, demand: Uint32Array.from(near), fraction: Float32Array.from(shares) };
}

/** Ground that two circles share. */
function overlapKm2(apartKm: number, aKm: number, bKm: number): number {
  if (apartKm >= aKm + bKm) return 0;
  if (apartKm <= Math.abs(aKm - bKm)) return Math.PI * Math.min(aKm, bKm) ** 2;
  const segment = (rKm: number, otherKm: number) => {
    const cosine = (apartKm ** 2 + rKm ** 2 - otherKm ** 2) / (2 * apartKm * rKm);
    const angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
    return rKm ** 2 * (angle - Math.sin(angle) * Math.cos(angle));
  };
  return segment(aKm, bKm) + segment(bKm, aKm);
}
