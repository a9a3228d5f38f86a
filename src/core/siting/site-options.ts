/** The options of every region: the same gap, the same target, different things to build. */
import type { CoverageTerrain } from '../coverage';
import type { SiteCost, SiteKind } from '../costs/cost-types';
import type { SitePlace } from '../costs/site-cost-at';
import type { CoverageResult } from '../coverage/coverage-types';
import type { Gap } from '../gaps/gap-types';
import type { DemandColumn, Grid } from '../grid';
import type { CandidatePlace, Hotspot, PresencePoint, RoadTable, Site, Venue } from '../inputs/facts';
import { inProcessPool, type Plan, type Pool } from '../plan';
import { type CandidateFamily, type CandidateInput, regionCandidates, type RegionCandidates } from './candidates';
import { kneeOf } from './knee';
import { notesOf } from './option-notes';
import { proposals } from './proposals';
import { type RegionDemand, regionDemand } from './region-demand';
import type { Effort, SolveOptions } from './search';
import {
  OPTION_IDS,
  type Candidate,
  type OptionId,
  type OptionSites,
  type SitingProblem,
  type Solver,
} from './siting-types';
import { prepare, solvePrepared } from './solve-siting';
import { withPauses } from './steps';
import { targetsOf } from './targets';
import { whatWouldChangeSteps } from './what-would-change';
import { limitsPerGap } from './wishes';

export interface SitingInput {
  plan: Plan;
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  gaps: Gap[];
  sites: Site[];
  hotspots: Hotspot[];
  venues: Venue[];
  /** The user's own lists of places; left out: none. */
  candidates?: readonly CandidatePlace[];
  /** Where fibre can be joined; left out: none known. */
  presence?: readonly PresencePoint[];
  /** Roads by which new towers are reached; left out or null: none known. */
  roads?: RoadTable | null;
  /** At the middle of what is drawn; new towers are asked for with their place. */
  priceOf(kind: SiteKind, place?: SitePlace): SiteCost;
  /** Traffic of one person in the busy hour by grid cell, for plans that take it from usage; left out: none. Mbit/s */
  busyHourMbps?: Float64Array | null;
  /** Ground height, when terrain is known. m. */
  groundHeightM?: (lonDeg: number, latDeg: number) => number;
  /** Left out or null: what places would serve is judged by the closed forms. */
  terrain?: CoverageTerrain | null;
}

/** The best answer of an option and its bound while they close in on each other. */
export interface BoundProgress {
  option: OptionId;
  regionId: string;
  bestCostUsdPerYear: number;
  bestPeople: number;
  /** least-cost; null: none yet, or a budget. */
  boundUsdPerYear: number | null;
  /** budget; null: none yet, or least cost. */
  boundPeople: number | null;
  gapFraction: number | null;
}

export interface SitingRun {
  pool?: Pool;
  signal: AbortSignal;
  /** Ends the search with the best answers so far and their gaps. Unlike `signal` it is not a cancel. */
  stop?: AbortSignal;
  onProgress(fraction: number): void;
  /** Called now and then while an option's answer or bound gets better. */
  onBound?(progress: BoundProgress): void;
  solver?: Solver;
  /** How hard to look for a proof. Default QUICK. */
  effort?: Effort;
  /** Shares of the gap's people for which the cost of each option is found as well (`OptionSites.targets`). Left out: none; each takes as long as the option. */
  targets?: readonly number[];
  /** Whether to find what would have to change for hotspots to win (`OptionSites.whatWouldChange`). Default false; a second or two a region. */
  whatIf?: boolean;
}

/** Share of a region's time that goes into judging candidates. */
const JUDGING_SHARE = 0.6;

const FAMILIES: Record<OptionId, CandidateFamily[]> = {
  'do-nothing': [],
  'colocated-towers': ['colocated'],
  'greenfield-towers': ['greenfield'],
  'hotspots-new': ['hotspots'],
  'hotspots-converted': ['converted'],
  hybrid: ['colocated', 'greenfield', 'hotspots', 'converted'],
};

/** Every option of every region, regions in grid order, options in the order of OPTION_IDS. The hybrid is never worse than the best of the others. */
export async function siteOptions(input: SitingInput, run: SitingRun): Promise<OptionSites[]> {
  const results: OptionSites[] = [];
  const count = input.grid.regions.length;
  for (let regionIndex = 0; regionIndex < count; regionIndex++) {
    const onProgress = (fraction: number) => run.onProgress((regionIndex + fraction) / count);
    results.push(...(await regionOptions(input, regionIndex, { ...run, onProgress })));
  }
  run.onProgress(1);
  return results;
}

/** The options of one region, by its name in the grid: for what is asked of a region later, as its other targets. Null: no such region. */
export async function siteRegion(input: SitingInput, regionId: string, run: SitingRun): Promise<OptionSites[] | null> {
  const regionIndex = input.grid.regions.findIndex(({ id }) => id === regionId);
  return regionIndex < 0 ? null : regionOptions(input, regionIndex, run);
}

async function regionOptions(input: SitingInput, regionIndex: number, run: SitingRun): Promise<OptionSites[]> {
  const { signal, pool = inProcessPool } = run;
  const demand = regionDemand(input, regionIndex);
  const candidates =
    demand.cells.length === 0
      ? null
      : await regionCandidates(input satisfies CandidateInput, demand, {
          pool,
          signal,
          onProgress: (fraction) => run.onProgress(fraction * JUDGING_SHARE),
        });
  const results: OptionSites[] = [];
  for (const [k, option] of OPTION_IDS.entries()) {
    signal.throwIfAborted();
    results.push(await oneOption(option, { input, demand, candidates, singles: results, run }));
    run.onProgress(JUDGING_SHARE + ((1 - JUDGING_SHARE) * (k + 1)) / OPTION_IDS.length);
  }
  const hotspots = results.find(({ option }) => option === 'hotspots-new');
  if (run.whatIf && hotspots && candidates && !run.stop?.aborted) {
    const { goal } = makeProblem(input.plan, demand, []);
    const { resolution } = input.grid;
    const ground = { options: results, demand, resolution, hotspots: candidates.hotspots.candidates, goal };
    hotspots.whatWouldChange = await withPauses(whatWouldChangeSteps(ground), { signal });
  }
  return results;
}

interface OptionContext {
  input: SitingInput;
  demand: RegionDemand;
  candidates: RegionCandidates | null;
  /** Options of this region already solved. */
  singles: OptionSites[];
  run: SitingRun;
}

async function oneOption(option: OptionId, context: OptionContext): Promise<OptionSites> {
  const { input, demand, candidates, singles, run } = context;
  const families = candidates ? FAMILIES[option].map((family) => candidates[family]) : [];
  const list = families.flatMap((family) => family.candidates);
  const problem = makeProblem(input.plan, demand, list);
  const options = solveOptions(option, { list, context });
  const prepared = await prepare(problem, options);
  const solution = await solvePrepared(prepared, problem.goal, options);
  const targets = run.targets
    ? await targetsOf({ prepared, solution, shares: run.targets, singles: option === 'hybrid' ? singles : [] }, options)
    : null;
  const reasons = new Map<string, number>();
  for (const { thinned } of families)
    for (const { reason, count } of thinned) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const result: OptionSites = {
    option,
    regionId: demand.regionId,
    ...proposals(option, { demand, list }, solution),
    servedPeople: solution.servedPeople,
    reachesTarget: solution.reachesTarget,
    solution,
    knee: kneeOf(solution.curve),
    ...(targets ? { targets } : {}),
    candidates: {
      considered: families.reduce((total, { considered }) => total + considered, 0),
      thinned: Array.from(reasons, ([reason, count]) => ({ reason, count })),
    },
    notes: [],
  };
  const { plan, venues } = input;
  const { tooCoarseForHotspots } = input.demand;
  const stopped = run.stop?.aborted === true;
  const hasRoads = (input.roads?.count ?? 0) > 0;
  result.notes = notesOf(result, { plan, venues, hasRoads, tooCoarseForHotspots, demand, problem, singles, stopped });
  return result;
}

/** How an option is solved: from the best sets of the others where it has all their candidates. */
function solveOptions(
  option: OptionId,
  { list, context }: { list: Candidate[]; context: OptionContext },
): SolveOptions {
  const { demand, singles, run } = context;
  const { signal, stop, solver, effort, onBound } = run;
  const places = new Map(list.map((candidate, index) => [candidate.id, index]));
  const starts =
    option === 'hybrid'
      ? singles
          .filter(({ sites }) => sites.length > 0)
          .map(({ sites }) => sites.map(({ siteId }) => places.get(siteId)!))
      : [];
  return {
    signal,
    stop,
    starts,
    solver,
    ...(effort ? { effort } : {}),
    ...(onBound && list.length > 0
      ? {
          onProgress: ({ costUsdPerYear, servedPeople, ...bound }) =>
            onBound({
              option,
              regionId: demand.regionId,
              bestCostUsdPerYear: costUsdPerYear,
              bestPeople: servedPeople,
              ...bound,
            }),
        }
      : {}),
  };
}

function makeProblem(plan: Plan, demand: RegionDemand, candidates: Candidate[]): SitingProblem {
  const { budgetUsdPerYear, shareFraction } = plan.target;
  const groups = limitsPerGap(plan, candidates);
  return {
    demandPeople: demand.people,
    candidates,
    goal:
      budgetUsdPerYear === null
        ? { form: 'least-cost', shareFraction }
        : { form: 'budget', usdPerYear: budgetUsdPerYear },
    seed: plan.seed,
    ...(groups.length > 0 ? { groups } : {}),
  };
}
