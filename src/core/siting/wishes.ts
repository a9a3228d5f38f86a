/** The user's own wishes as siting takes them: places to build or to weigh, kinds that may be built, limits per gap; and what cannot be done of them. */
import type { SiteKind } from '../costs/cost-types';
import { h3OfPoint, h3ToBigInt } from '../geo';
import { type DemandColumn, type Grid, gridLookup } from '../grid';
import type { CandidatePlace, Venue } from '../inputs/facts';
import type { Issue, Plan } from '../plan';
import { ableKinds, PIN_PROBLEMS, pinProblem } from './pin-problem';
import type { Place } from './place';
import { pointIndex } from './point-index';
import type { Candidate, SitingProblem } from './siting-types';

export const SITING_ISSUE_CODES = [
  ...PIN_PROBLEMS,
  /** Nobody lives where a pinned hotspot stands, and no venue is near. It is built all the same. */
  'pin-without-premises',
] as const;
type SitingIssueCode = (typeof SITING_ISSUE_CODES)[number];

/** A venue this near lends a hotspot its power and its line. km */
const PREMISES_KM = 0.1;

/** Kinds that can carry the plan's class in its environment and that the plan does not rule out. */
export function buildableKinds(plan: Plan): Set<SiteKind> {
  const able = ableKinds(plan);
  for (const kind of plan.siting.without) able.delete(kind);
  return able;
}

/** Pinned and unpinned places of the plan and of the user's lists whose kind may be built, each with an id of its own. */
export function wishedPlaces(plan: Plan, list: readonly CandidatePlace[]): Place[] {
  const kinds = buildableKinds(plan);
  const taken = new Set<string>();
  const own = (id: string): string => {
    let free = id;
    for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
    taken.add(free);
    return free;
  };
  const wished = plan.siting.places
    .filter(({ kind }) => kinds.has(kind))
    .map(({ id, kind, lonDeg, latDeg, heightM, pinned, rentUsdPerYear }) => ({
      ...{ id: own(id), kind, lonDeg, latDeg, heightM, pinned },
      ...(rentUsdPerYear === undefined ? {} : { rentUsdPerYear }),
    }));
  const listed = list.flatMap(({ id, kind, lonDeg, latDeg, heightM }) =>
    (kind ? [kind] : unstatedKinds(plan))
      .filter((one) => kinds.has(one))
      .map((one) => ({
        id: own(kind ? `list-${id}` : `list-${id}-${one}`),
        kind: one,
        lonDeg,
        latDeg,
        heightM,
        pinned: false,
      })),
  );
  return [...wished, ...listed];
}

/** What could stand at a place of which the list does not say what it would be. */
const unstatedKinds = ({ service }: Plan): SiteKind[] => [
  'tower-greenfield',
  service.environment === 'outdoor' ? 'hotspot-outdoor' : 'hotspot-indoor',
  'lora-gateway',
];

interface Ground {
  plan: Plan;
  grid: Grid;
  demand: Pick<DemandColumn, 'people'>;
  venues: readonly Venue[];
}

/** Whether a place has a building with power and a line: somebody lives in its cell, or a venue is beside it. */
export function premisesRule({
  grid,
  demand,
  venues,
}: Omit<Ground, 'plan'>): (lonDeg: number, latDeg: number) => boolean {
  const lookup = gridLookup(grid);
  const near = pointIndex(
    Float64Array.from(venues, (venue) => venue.lonDeg),
    Float64Array.from(venues, (venue) => venue.latDeg),
    PREMISES_KM,
  );
  return (lonDeg, latDeg) => {
    const cell = lookup.indexOf(h3ToBigInt(h3OfPoint(lonDeg, latDeg, grid.resolution)));
    return (cell >= 0 && demand.people[cell]! > 0) || near.anyWithin(lonDeg, latDeg, PREMISES_KM);
  };
}

/** What cannot be done of the pinned places, as the user reads it. */
export function sitingIssues(ground: Ground): Issue[] {
  const { plan, grid } = ground;
  const hasPremises = premisesRule(ground);
  return plan.siting.places.flatMap((wish) => {
    const { id, name, kind, lonDeg, latDeg, pinned } = wish;
    const issue = (code: SitingIssueCode): Issue[] => [
      { code, severity: 'warning', ref: { id }, context: { place: name || id, kind, lonDeg, latDeg } },
    ];
    const problem = pinProblem(plan, grid.regions, wish);
    if (problem) return issue(problem);
    return pinned && isHotspot(kind) && !hasPremises(lonDeg, latDeg) ? issue('pin-without-premises') : [];
  });
}

export const isHotspot = (kind: SiteKind): boolean => kind.startsWith('hotspot');

/** K_g and k_g: new towers, and everything smaller, of one gap. Pinned sites count, and are never too many. */
export function limitsPerGap(
  { siting: { mostTowersPerGap, mostHotspotsPerGap } }: Plan,
  candidates: readonly Candidate[],
): NonNullable<SitingProblem['groups']> {
  const groups = new Map<string, { members: number[]; atMost: number; pinned: number }>();
  for (const [i, { kind, gapId, pinned }] of candidates.entries()) {
    const tower = kind.startsWith('tower');
    const atMost = tower ? mostTowersPerGap : mostHotspotsPerGap;
    if (atMost === null || gapId === '') continue;
    const key = `${tower ? 'tower' : 'hotspot'} ${gapId}`;
    const group = groups.get(key) ?? { members: [], atMost, pinned: 0 };
    group.members.push(i);
    if (pinned) group.pinned++;
    groups.set(key, group);
  }
  return Array.from(groups.values(), ({ members, atMost, pinned }) => ({ members, atMost: Math.max(atMost, pinned) }));
}
