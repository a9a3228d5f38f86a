/** What has to be said beside an option's figures. */
import { type Plan, SERVICE_CLASSES } from '../plan';
import type { RegionDemand } from './region-demand';
import type { OptionId, OptionSites, SitingProblem } from './siting-types';
import { buildableKinds } from './wishes';

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
  /** The plan rules out everything that this option builds. */
  'kinds-ruled-out',
  /** No candidate of this kind serves anyone of the gap. */
  'no-candidates',
  /** Demand is coarser than a hotspot's footprint: counts of hotspots are estimates, single hotspots cannot be judged. */
  'demand-too-coarse-for-hotspots',
  /** All candidates together do not reach the target. context: servedPeople, targetPeople, reachableShareFraction. */
  'target-out-of-reach',
  /** The limit of sites per gap keeps the option from more. context: mostTowers, mostHotspots; '' where there is no limit. */
  'limited-per-gap',
  /** Capacity in the busy hour is counted. context: people that one new tower, one new hotspot of the option carries; '' for none. */
  'capacity-counted',
  /** Pinned sites alone cost more than the budget. */
  'pinned-over-budget',
  /** The mix is no better than one kind alone. context: option. */
  'mix-is-single',
  /** New towers are proposed where a road passes near enough. context: km. */
  'towers-by-roads',
  /** No roads in the plan: new towers are proposed where people live, which stands in for a road. */
  'towers-where-people-live',
  /** The search was ended by hand: the answer is the best so far. */
  'stopped-early',
] as const;
type NoteCode = (typeof SITING_NOTE_CODES)[number];

export interface NoteContext {
  plan: Plan;
  venues: readonly unknown[];
  hasRoads: boolean;
  tooCoarseForHotspots: boolean;
  demand: RegionDemand;
  problem: SitingProblem;
  /** Options of this region already solved. */
  singles: readonly OptionSites[];
  stopped: boolean;
}

/** The notes of an option. */
export function notesOf(result: OptionSites, context: NoteContext): OptionSites['notes'] {
  const { demand, problem, plan } = context;
  const { option, solution } = result;
  const notes: OptionSites['notes'] = [];
  const note = (code: NoteCode, values: Record<string, string | number> = {}) => notes.push({ code, context: values });
  if (option === 'do-nothing') return notes;
  if (demand.cells.length === 0) {
    note('no-unserved-people');
    return notes;
  }
  const why = whyNone(option, context);
  if (why && problem.candidates.length === 0) note(why);
  else if (problem.candidates.length === 0) note('no-candidates');
  if (option === 'greenfield-towers' && problem.candidates.length > 0) {
    const km = plan.siting.mostRoadKm;
    if (context.hasRoads && km !== null) note('towers-by-roads', { km });
    else note('towers-where-people-live');
  }
  const hotspots = result.sites.some(({ kind }) => kind.startsWith('hotspot'));
  if (hotspots && context.tooCoarseForHotspots) note('demand-too-coarse-for-hotspots');
  const people = demand.people.reduce((total, p) => total + p, 0);
  if (problem.goal.form === 'least-cost' && !result.reachesTarget && problem.candidates.length > 0)
    note('target-out-of-reach', {
      servedPeople: result.servedPeople,
      targetPeople: problem.goal.shareFraction * people,
      servedShareFraction: people > 0 ? result.servedPeople / people : 0,
    });
  if (!result.reachesTarget && (problem.groups?.length ?? 0) > 0)
    note('limited-per-gap', {
      mostTowers: plan.siting.mostTowersPerGap ?? '',
      mostHotspots: plan.siting.mostHotspotsPerGap ?? '',
    });
  if ((plan.siting.busyHourMbpsPerPerson > 0 || plan.siting.busyHourFromUsage) && problem.candidates.length > 0)
    note('capacity-counted', {
      towerPeople: capacityOf(problem, true),
      hotspotPeople: capacityOf(problem, false),
    });
  if (problem.goal.form === 'budget' && solution.annualCostUsd > problem.goal.usdPerYear)
    note('pinned-over-budget', { annualCostUsd: solution.annualCostUsd, budgetUsdPerYear: problem.goal.usdPerYear });
  const same = option === 'hybrid' ? singleAlike(result, context.singles) : undefined;
  if (same) note('mix-is-single', { option: same.option });
  if (context.stopped && problem.candidates.length > 0) note('stopped-early');
  return notes;
}

/** People one candidate of the option carries at most; '' where there is none, or no limit. */
function capacityOf({ candidates }: SitingProblem, tower: boolean): number | '' {
  let most: number | '' = '';
  for (const { kind, capacityPeople } of candidates)
    if (kind.startsWith('tower') === tower && capacityPeople !== undefined) most = Math.max(most || 0, capacityPeople);
  return most;
}

function singleAlike(hybrid: OptionSites, singles: readonly OptionSites[]): OptionSites | undefined {
  const idsOf = ({ sites }: OptionSites) =>
    sites
      .map(({ siteId }) => siteId)
      .toSorted()
      .join();
  const ids = idsOf(hybrid);
  return singles.find((single) => single.sites.length > 0 && idsOf(single) === ids);
}

/** Why an option has no candidates at all, whatever the gap. */
function whyNone(option: OptionId, { plan, venues }: NoteContext): NoteCode | null {
  return whyNotByClass(option, plan) ?? whyNotByPlan(option, plan, venues.length === 0);
}

function whyNotByClass(option: OptionId, { service }: Plan): NoteCode | null {
  const { technologies, wifiGradeB, spreadingFactor } = SERVICE_CLASSES[service.classId];
  if (option === 'colocated-towers' || option === 'greenfield-towers')
    return technologies.some((t) => t !== 'WIFI' && t !== 'LORA') ? null : 'class-not-by-towers';
  if (option === 'hotspots-new' && spreadingFactor !== null) return null;
  if (option !== 'hotspots-new' && option !== 'hotspots-converted') return null;
  if (!wifiGradeB) return 'class-not-by-hotspots';
  return service.environment === 'in-vehicle' ? 'wifi-not-for-vehicles' : null;
}

const KINDS_OF: Record<OptionId, readonly string[]> = {
  'do-nothing': [],
  'colocated-towers': ['tower-colocated'],
  'greenfield-towers': ['tower-greenfield'],
  'hotspots-new': ['hotspot-outdoor', 'hotspot-indoor', 'lora-gateway'],
  'hotspots-converted': ['hotspot-converted'],
  hybrid: [
    'tower-colocated',
    'tower-greenfield',
    'hotspot-outdoor',
    'hotspot-indoor',
    'lora-gateway',
    'hotspot-converted',
  ],
};

function whyNotByPlan(option: OptionId, plan: Plan, noVenues: boolean): NoteCode | null {
  const kinds = buildableKinds(plan);
  if (plan.siting.without.length > 0 && !KINDS_OF[option].some((kind) => kinds.has(kind as never)))
    return 'kinds-ruled-out';
  return option === 'hotspots-converted' && noVenues ? 'no-venues-file' : null;
}
