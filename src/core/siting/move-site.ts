/** A proposed site moved by hand: what it would serve and cost there, and what the option would be with it, at once. */
import { inProcessPool } from '../plan';
import { coverPlaces } from './candidate-cover';
import { judgeContext, makeCandidate, placeContext, receiversOf } from './candidates';
import { SUM_TOLERANCE } from './goal';
import type { PlaceContext } from './place';
import { proposedSite } from './proposals';
import { type RegionDemand, regionDemand } from './region-demand';
import type { SitingInput } from './site-options';
import type { Candidate, OptionSites, ProposedSite } from './siting-types';

export interface SiteMove {
  siteId: string;
  lonDeg: number;
  latDeg: number;
  /** Antenna above ground; left out or null: the template's. m */
  heightM?: number | null;
}

export interface MovedSite {
  /** Where nothing may stand the figures are given all the same. */
  verdict: ReturnType<PlaceContext['verdictAt']>;
  /** As it would be there; `peopleServedAlone` beside the other sites of the option. */
  site: ProposedSite;
  /** People of the gap the site would reach, whoever else serves them. */
  peopleInReach: number;
  /** Of the whole option with the site there. */
  servedPeople: number;
  annualCostUsd: number;
  reachesTarget: boolean;
  /** What the move changes. */
  change: { servedPeople: number; annualCostUsd: number };
  /** Grid cells it would serve, and the share of each. */
  cover: { cell: Uint32Array; fraction: Float32Array };
}

export interface SiteMoves {
  /** A site of the option at another place. Throws when the option has no such site: that is our bug. */
  move(to: SiteMove, signal: AbortSignal): Promise<MovedSite>;
}

/** Opens an option for moving its sites: prepared once, then each move costs one evaluation of what a site serves. */
export function openMoves(input: SitingInput, option: OptionSites): SiteMoves {
  const regionIndex = input.grid.regions.findIndex(({ id }) => id === option.regionId);
  const demand = regionDemand(input, regionIndex);
  const context = placeContext(input, demand);
  const judging = judgeContext(input, context);
  const receivers = receiversOf(demand, input.grid);
  const shares = sharesOf(option, demand);
  return {
    async move({ siteId, lonDeg, latDeg, heightM = null }, signal) {
      const index = option.sites.findIndex((site) => site.siteId === siteId);
      const before = option.sites[index];
      if (!before) throw new Error(`The option ${option.option} has no site ${siteId}`);
      const place = { id: siteId, kind: before.kind, lonDeg, latDeg, heightM, pinned: before.pinned };
      const run = { pool: inProcessPool, signal, onProgress: () => {} };
      const [cover] = await coverPlaces([place], receivers, { ...judging, ...run });
      const candidate = makeCandidate(place, cover!, judging);
      const others = withoutSite(shares, index);
      const alone = gainOver(others, candidate, demand);
      const servedPeople = servedOf(others, demand) + alone;
      const annualCostUsd = option.solution.annualCostUsd - before.annualCostUsd + candidate.annualCostUsd;
      return {
        verdict: context.verdictAt(lonDeg, latDeg),
        site: proposedSite(option.option, candidate, alone),
        peopleInReach: gainOver(new Float64Array(demand.people.length), candidate, demand),
        servedPeople,
        annualCostUsd,
        reachesTarget: reachesGoal(input, { demand, servedPeople, annualCostUsd }),
        change: {
          servedPeople: servedPeople - option.servedPeople,
          annualCostUsd: candidate.annualCostUsd - before.annualCostUsd,
        },
        cover: {
          cell: Uint32Array.from(candidate.demand, (local) => demand.cells[local]!),
          fraction: Float32Array.from(candidate.demand, (local, k) => candidate.fraction[k]! * demand.unserved[local]!),
        },
      };
    },
  };
}

interface Shares {
  /** Per cell of the gap: Σ of the sites' shares of its people without service. */
  total: Float64Array;
  /** Per site: [cell of the gap, share]. */
  bySite: [number, number][][];
}

/** Shares as the option states them: of cells served in part before, sites behind the first were given what was left, so these sums are on the low side. */
function sharesOf({ sites, assignments }: OptionSites, { cells, unserved }: RegionDemand): Shares {
  const places = new Map(Array.from(cells, (cell, local) => [cell, local]));
  const total = new Float64Array(cells.length);
  const bySite: Shares['bySite'] = sites.map(() => []);
  for (let k = 0; k < assignments.cell.length; k++) {
    const local = places.get(assignments.cell[k]!);
    if (local === undefined) continue;
    const share = assignments.fraction[k]! / unserved[local]!;
    total[local]! += share;
    bySite[assignments.site[k]!]!.push([local, share]);
  }
  return { total, bySite };
}

function withoutSite({ total, bySite }: Shares, index: number): Float64Array {
  const others = total.slice();
  for (const [local, share] of bySite[index]!) others[local] = Math.max(0, others[local]! - share);
  return others;
}

function servedOf(shares: Float64Array, { people }: RegionDemand): number {
  return shares.reduce((served, share, local) => served + people[local]! * Math.min(1, share), 0);
}

/** People a site adds to what others serve. */
function gainOver(others: Float64Array, { demand, fraction }: Candidate, { people }: RegionDemand): number {
  return demand.reduce((gain, local, k) => {
    const left = Math.max(0, 1 - others[local]!);
    return gain + people[local]! * Math.min(left, fraction[k]!);
  }, 0);
}

function reachesGoal(
  { plan: { target } }: SitingInput,
  { demand, servedPeople, annualCostUsd }: { demand: RegionDemand; servedPeople: number; annualCostUsd: number },
): boolean {
  if (target.budgetUsdPerYear !== null) return annualCostUsd <= target.budgetUsdPerYear * (1 + SUM_TOLERANCE);
  const people = demand.people.reduce((sum, count) => sum + count, 0);
  return servedPeople >= target.shareFraction * people * (1 - SHARE_ROUNDING);
}

/** Shares of assignments are single precision. */
const SHARE_ROUNDING = 1e-6;
