/** The siting problem and its answer. The mathematics is in README.md beside this file. */
import type { BackhaulWay, SiteKind } from '../costs/cost-types';
import type { SitePlace } from '../costs/site-cost-at';

export const OPTION_IDS = [
  'do-nothing',
  'colocated-towers',
  'greenfield-towers',
  'hotspots-new',
  'hotspots-converted',
  'hybrid',
] as const;
export type OptionId = (typeof OPTION_IDS)[number];

/** A place where something could be built, with what it would serve. */
export interface Candidate {
  id: string;
  kind: SiteKind;
  lonDeg: number;
  latDeg: number;
  gapId: string;
  capexUsd: number;
  opexUsdPerYear: number;
  annualCostUsd: number;
  /** Demand indexes served, ascending, and the share of each (0..1]. */
  demand: Uint32Array;
  fraction: Float32Array;
  pinned: boolean;
  /** Never to be built; absent: allowed. */
  forbidden?: boolean;
  /** Most people it can serve at once; its shares shrink alike when more are in reach. Absent: no limit. */
  capacityPeople?: number;
  /** How a tower would be connected. Absent: a hotspot, or not known. */
  backhaul?: BackhaulWay;
  /** What the price of a new tower, or of room on a mast that states its rent, was asked for. */
  place?: SitePlace;
}

/** At most `atMost` of these candidates may be chosen. */
interface CandidateGroup {
  /** Candidate indexes. */
  members: number[];
  atMost: number;
}

export interface SitingProblem {
  /** People per demand cell. */
  demandPeople: Float64Array;
  candidates: Candidate[];
  goal: { form: 'least-cost'; shareFraction: number } | { form: 'budget'; usdPerYear: number };
  seed: number;
  /** At most k of each cluster; absent: no limit. */
  groups?: CandidateGroup[];
}

export interface SitingSolution {
  /** Candidate indexes in the order chosen. */
  chosen: number[];
  annualCostUsd: number;
  servedPeople: number;
  reachesTarget: boolean;
  method: string;
  /** least-cost: lower bound on the annual cost; null where none was computed. */
  bestBoundUsdPerYear: number | null;
  /** budget form: upper bound on people served. */
  bestBoundPeople: number | null;
  /** (cost − bound) / cost, or (bound − people) / bound; null without a bound. */
  gapFraction: number | null;
  /** Per chosen site: people nobody else of the chosen serves. */
  peopleServedAlone: number[];
  /** Cost curve of the greedy order. */
  curve: { annualCostUsd: number; servedPeople: number; sites: number }[];
}

interface SolverOptions {
  signal: AbortSignal;
  timeLimitS: number;
  /** Branch-and-bound nodes: unlike time, a limit that gives the same answer on every machine. */
  nodeLimit?: number;
  /** Candidate indexes of a known good set. */
  start?: readonly number[];
  /** Stop when (cost − bound) / cost is at most this. Default 0. */
  relativeGap?: number;
}

/** A port: exact solvers are loaded at the doors. The answer's best bound is the solver's own, corrected for its tolerances. */
export interface Solver {
  solve(problem: SitingProblem, options: SolverOptions): Promise<SitingSolution>;
}

/** A proposed site of one option, ready for the report. */
export interface ProposedSite {
  option: OptionId;
  siteId: string;
  kind: SiteKind;
  lonDeg: number;
  latDeg: number;
  gapId: string;
  capexUsd: number;
  opexUsdPerYear: number;
  annualCostUsd: number;
  peopleServedAlone: number;
  pinned: boolean;
  /** How a tower is connected. Absent: a hotspot, or not known. */
  backhaul?: BackhaulWay;
  /** What the price was asked for: of a new tower the nearest bandwidth, and whether a link to it gets through; of a mast the rent it states. */
  place?: SitePlace;
  /** Most people it can serve in the busy hour; absent: capacity is not looked at. */
  capacityPeople?: number;
}

/** What an option costs at another target than the plan's. */
export interface OptionTarget {
  /** Share of the gap's people asked for, 0..1. */
  shareFraction: number;
  annualCostUsd: number;
  servedPeople: number;
  towers: number;
  hotspots: number;
  /** In the order chosen. */
  siteIds: string[];
  reachesTarget: boolean;
  bestBoundUsdPerYear: number | null;
  gapFraction: number | null;
}

/** What would have to change for new hotspots to cost what the cheapest towers cost, at the same target. */
export interface WhatWouldChange {
  towersOption: OptionId;
  towersUsdPerYear: number;
  hotspotsUsdPerYear: number;
  /** One hotspot as it is priced now. */
  hotspotUsdPerYear: number;
  /** Hotspots at this multiple of their price cost as much as the towers: above 1 they win now. Exact. */
  priceFactor: number;
  /** Hotspots that reach this many times as far cost as much: below 1 they win now. Null: not even at eight times. An estimate. */
  radiusFactor: number | null;
  /** The same people living this many times as densely, on as much less ground. Null: not even at 64 times. An estimate. */
  densityFactor: number | null;
}

/** The siting answer for one option of one region. */
export interface OptionSites {
  option: OptionId;
  regionId: string;
  sites: ProposedSite[];
  /** Sparse assignment: grid cell, index into `sites`, share of the cell it serves. */
  assignments: { cell: Uint32Array; site: Uint32Array; fraction: Float32Array };
  servedPeople: number;
  reachesTarget: boolean;
  solution: SitingSolution;
  /** Where the cost curve bends; null: nowhere. Absent: not looked for. */
  knee?: SitingSolution['curve'][number] | null;
  /** Of new hotspots, when the run asked for it; null: towers or hotspots do not reach the target, or a budget is given. */
  whatWouldChange?: WhatWouldChange | null;
  /** At the shares the run asked for, in their order; absent: none were asked for. */
  targets?: OptionTarget[];
  /** Candidates considered, and thinned with the reason. */
  candidates: { considered: number; thinned: { reason: string; count: number }[] };
  notes: { code: string; context: Record<string, string | number> }[];
}
