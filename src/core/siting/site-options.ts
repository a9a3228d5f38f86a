/** The options of every region: the same gap, the same target, different things to build. */
import type { SiteCost, SiteKind } from '../costs/cost-types';
import type { CoverageTerrain } from '../coverage';
import type { CoverageResult } from '../coverage/coverage-types';
import type { Gap } from '../gaps/gap-types';
import type { DemandColumn, Grid } from '../grid';
import type { Hotspot, Site, Venue } from '../inputs/facts';
import { inProcessPool, type Plan, type Pool, SERVICE_CLASSES } from '../plan';
import { type CandidateFamily, type CandidateInput, regionCandidates, type RegionCandidates } from './candidates';
import type { UserPlaces } from './place';
import { type RegionDemand, regionDemand } from './region-demand';
import {
  OPTION_IDS,
  type Candidate,
  type OptionId,
  type OptionSites,
  type SitingProblem,
  type Solver,
} from './siting-types';
import type { Effort } from './search';
import { solveSiting } from './solve-siting';

export const SITING_NOTE_CODES = [
  /** The region has nobody without service: there is nothing to build. */
  'no-unserved-people',
  /** No venues file: converted access points cannot be placed. */
  'no-venues-file',
  /** Wi-Fi never serves people in vehicles. */
  'wifi-not-for-vehicles',
  /** Hotspots cannot carry the service class. */
  'class-not-by-hotspots',
  /** Towers cannot carry the service class. */
  'class-not-by-towers',
  /** No candidate of this kind serves anyone of the gap. */
  'no-candidates',
  /** Demand is coarser than a hotspot's footprint: counts of hotspots are estimates, single hotspots cannot be judged. */
  'demand-too-coarse-for-hotspots',
  /** All candidates together do not reach the target. context: servedPeople, targetPeople, reachableShareFraction. */
  'target-out-of-reach',
  /** Pinned sites alone cost more than the budget. */
  'pinned-over-budget',
  /** The mix is no better than one kind alone. context: option. */
  'mix-is-single',
] as const;
type NoteCode = (typeof SITING_NOTE_CODES)[number];
type Notes = OptionSites['notes'];

export interface SitingInput extends UserPlaces {
  plan: Plan;
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  gaps: Gap[];
  sites: Site[];
  hotspots: Hotspot[];
  venues: Venue[];
  priceOf(kind: SiteKind): SiteCost;
  /** Ground height, when terrain is known. m. */
  groundHeightM?: (lonDeg: number, latDeg: number) => number;
  /** Left out or null: what places would serve is judged by the closed forms. */
  terrain?: CoverageTerrain | null;
}

export interface SitingRun {
  pool?: Pool;
  signal: AbortSignal;
  onProgress(fraction: number): void;
  solver?: Solver;
  /** How hard to look for a proof. Default QUICK. */
  effort?: Effort;
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
  const places = new Map(list.map((candidate, index) => [candidate.id, index]));
  const starts =
    option === 'hybrid'
      ? singles
          .filter(({ sites }) => sites.length > 0)
          .map(({ sites }) => sites.map(({ siteId }) => places.get(siteId)!))
      : [];
  const solution = await solveSiting(problem, {
    signal: run.signal,
    starts,
    ...(run.solver ? { solver: run.solver } : {}),
    ...(run.effort ? { effort: run.effort } : {}),
  });
  const reasons = new Map<string, number>();
  for (const { thinned } of families)
    for (const { reason, count } of thinned) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const result: OptionSites = {
    option,
    regionId: demand.regionId,
    ...proposals(option, demand, list, solution),
    servedPeople: solution.servedPeople,
    reachesTarget: solution.reachesTarget,
    solution,
    candidates: {
      considered: families.reduce((total, { considered }) => total + considered, 0),
      thinned: Array.from(reasons, ([reason, count]) => ({ reason, count })),
    },
    notes: [],
  };
  result.notes = notesOf(result, problem, context);
  return result;
}

function makeProblem(plan: Plan, demand: RegionDemand, candidates: Candidate[]): SitingProblem {
  const { budgetUsdPerYear, shareFraction } = plan.target;
  return {
    demandPeople: demand.people,
    candidates,
    goal:
      budgetUsdPerYear === null
        ? { form: 'least-cost', shareFraction }
        : { form: 'budget', usdPerYear: budgetUsdPerYear },
    seed: plan.seed,
  };
}

function proposals(option: OptionId, demand: RegionDemand, list: Candidate[], solution: OptionSites['solution']) {
  const chosen = solution.chosen.map((index) => list[index]!);
  const count = chosen.reduce((total, candidate) => total + candidate.demand.length, 0);
  const assignments = { cell: new Uint32Array(count), site: new Uint32Array(count), fraction: new Float32Array(count) };
  /** Of cells served in part before: what is left, so that fractions never add to more than that. */
  const left = new Map<number, number>();
  let at = 0;
  for (const [s, candidate] of chosen.entries()) {
    for (const [k, local] of candidate.demand.entries()) {
      const unserved = demand.unserved[local]!;
      const share = candidate.fraction[k]! * unserved;
      const part = unserved < 1 ? Math.min(share, left.get(local) ?? unserved) : share;
      if (unserved < 1) left.set(local, (left.get(local) ?? unserved) - part);
      assignments.cell[at] = demand.cells[local]!;
      assignments.site[at] = s;
      assignments.fraction[at] = part;
      at++;
    }
  }
  const sites = chosen.map((candidate, s) => {
    const { id, kind, lonDeg, latDeg, gapId, capexUsd, opexUsdPerYear, annualCostUsd, pinned } = candidate;
    const peopleServedAlone = solution.peopleServedAlone[s]!;
    return {
      option,
      siteId: id,
      kind,
      lonDeg,
      latDeg,
      gapId,
      capexUsd,
      opexUsdPerYear,
      annualCostUsd,
      peopleServedAlone,
      pinned,
    };
  });
  return { sites, assignments };
}

function notesOf(result: OptionSites, problem: SitingProblem, { input, demand, singles }: OptionContext): Notes {
  const { option, solution } = result;
  const notes: Notes = [];
  const note = (code: NoteCode, context: Record<string, string | number> = {}) => notes.push({ code, context });
  if (option === 'do-nothing') return notes;
  if (demand.cells.length === 0) {
    note('no-unserved-people');
    return notes;
  }
  const why = whyNone(option, input);
  if (why) note(why);
  else if (problem.candidates.length === 0) note('no-candidates');
  const hotspots = result.sites.some(({ kind }) => kind.startsWith('hotspot'));
  if (hotspots && input.demand.tooCoarseForHotspots) note('demand-too-coarse-for-hotspots');
  const people = demand.people.reduce((total, p) => total + p, 0);
  if (problem.goal.form === 'least-cost' && !result.reachesTarget && problem.candidates.length > 0)
    note('target-out-of-reach', {
      servedPeople: result.servedPeople,
      targetPeople: problem.goal.shareFraction * people,
      servedShareFraction: people > 0 ? result.servedPeople / people : 0,
    });
  if (problem.goal.form === 'budget' && solution.annualCostUsd > problem.goal.usdPerYear)
    note('pinned-over-budget', { annualCostUsd: solution.annualCostUsd, budgetUsdPerYear: problem.goal.usdPerYear });
  if (option === 'hybrid') {
    const ids = result.sites.map(({ siteId }) => siteId).toSorted();
    const same = singles.find(
      ({ sites }) =>
        sites.length > 0 &&
        sites
          .map(({ siteId }) => siteId)
          .toSorted()
          .join() === ids.join(),
    );
    if (same) note('mix-is-single', { option: same.option });
  }
  return notes;
}

/** Why an option has no candidates at all, whatever the gap. */
function whyNone(option: OptionId, { plan, venues }: SitingInput): NoteCode | null {
  const { technologies, wifiGradeB, spreadingFactor } = SERVICE_CLASSES[plan.service.classId];
  if (option === 'colocated-towers' || option === 'greenfield-towers')
    return technologies.some((t) => t !== 'WIFI' && t !== 'LORA') ? null : 'class-not-by-towers';
  if (option === 'hotspots-new' && spreadingFactor !== null) return null;
  if (option !== 'hotspots-new' && option !== 'hotspots-converted') return null;
  if (!wifiGradeB) return 'class-not-by-hotspots';
  if (plan.service.environment === 'in-vehicle') return 'wifi-not-for-vehicles';
  return option === 'hotspots-converted' && venues.length === 0 ? 'no-venues-file' : null;
}
