/**
 * Where a deployer would go first: sites by the GB they can expect, each with its account, the hotspots already near it, and the people without
 * service around it as a second column. Data near others is shared: a site gets what existing hotspots and better-ranked sites in reach leave.
 */
import type { Assumption, SiteKind } from '../costs';
import { distanceKm } from '../geo';
import type { Hotspot } from '../inputs/facts';
import type { Plan } from '../plan';
import { type DeployerInput, deployerView, type DeployerView, type VenueGroup } from './deployer';
import { drawColumns } from './draws';

export interface DeployerSite {
  id: string;
  /** Of a venue, as its file has it; absent: the place has none. */
  name?: string;
  lonDeg: number;
  latDeg: number;
  group: VenueGroup;
  /** What would be put up there; absent: the list's kind. */
  kind?: SiteKind;
  /** From the user's own records. */
  measuredGbPerMonth?: number;
}

export interface DeployerRow extends DeployerSite {
  view: DeployerView;
  /** Where the GB come from: measured at the place, the user's own hotspots elsewhere, or the published location-days. */
  gbFrom: 'place' | 'own' | 'published';
  /** 1 with nobody near; 1/2 with one hotspot or better-ranked site in reach, and so on. */
  demandShareFraction: number;
  hotspotsNear: number;
  /** Null where the file has no hotspot for phones. */
  nearestHotspot: { id: string; distanceKm: number; positionPrecision: Hotspot['positionPrecision'] } | null;
  /** People without service within reach. */
  unservedPeople: number;
}

export interface DeployerListInput {
  plan: Plan;
  register: readonly Assumption[];
  kind: SiteKind;
  sites: readonly DeployerSite[];
  hotspots: readonly Hotspot[];
  /** Cells with people without service; empty where coverage was not computed. */
  unserved: { lonDeg: ArrayLike<number>; latDeg: ArrayLike<number>; people: ArrayLike<number> };
  /** GB per month of each of the user's own hotspots, ascending: used where nothing was measured at the place. Absent: the published distribution. */
  ownGbPerMonth?: Float64Array;
}

/** Ranks sites by expected GB per month, then by people without service near. */
export function rankDeployerSites(input: DeployerListInput): DeployerRow[] {
  const { plan, register, kind } = input;
  const rows = new Map(register.map((row) => [row.key, row]));
  const reachKm = (rows.get('cover.hotspot_los_radius_m')?.likely ?? 0) / 1000;
  const count = plan.costs.draws;
  const account = {
    register,
    columnOf: drawColumns(register, plan.seed, count),
    count,
    seed: plan.seed,
    kind,
    costs: plan.costs,
    hasPayer: plan.service.hotspotPayers.length > 0,
    ...(input.ownGbPerMonth ? { ownGbPerMonth: input.ownGbPerMonth } : {}),
  };
  const viewOf = viewsOf(account);
  const phones = input.hotspots.filter(({ network, device }) => network === 'mobile' && device !== 'lora-gateway');
  const existing = placesOf(phones, reachKm);
  const nearest = nearestFinder(phones, reachKm);
  const cells = placesOf(
    Array.from({ length: input.unserved.people.length }, (_, i) => ({
      lonDeg: input.unserved.lonDeg[i]!,
      latDeg: input.unserved.latDeg[i]!,
      people: input.unserved.people[i]!,
    })),
    reachKm,
  );
  const alone = input.sites.map((site) => ({ site, gb: viewOf(site, 1).expectedGbPerMonth }));
  const ahead = placesOf<DeployerSite>([], reachKm);
  return alone
    .toSorted((a, b) => b.gb - a.gb || (a.site.id < b.site.id ? -1 : 1))
    .map(({ site }): DeployerRow => {
      const near = existing.near(site);
      const demandShareFraction = 1 / (1 + near.length + ahead.near(site).length);
      ahead.add(site);
      return {
        ...site,
        view: viewOf(site, demandShareFraction),
        gbFrom: site.measuredGbPerMonth !== undefined ? 'place' : input.ownGbPerMonth ? 'own' : 'published',
        demandShareFraction,
        hotspotsNear: near.length,
        nearestHotspot: nearest(site),
        unservedPeople: cells.near(site).reduce((sum, { people }) => sum + people, 0),
      };
    })
    .toSorted(
      (a, b) =>
        b.view.expectedGbPerMonth - a.view.expectedGbPerMonth ||
        b.unservedPeople - a.unservedPeople ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Sites of the same group and share have the same account. */
function viewsOf(account: Omit<DeployerInput, 'group'>): (site: DeployerSite, share: number) => DeployerView {
  const views = new Map<string, DeployerView>();
  return ({ group, measuredGbPerMonth, kind = account.kind as SiteKind }, demandShareFraction) => {
    const key = `${kind} ${group} ${measuredGbPerMonth ?? ''} ${demandShareFraction}`;
    let view = views.get(key);
    if (!view) {
      const measured = measuredGbPerMonth === undefined ? {} : { measuredGbPerMonth };
      view = deployerView({ ...account, ...measured, kind, group, demandShareFraction });
      views.set(key, view);
    }
    return view;
  };
}

interface Place {
  lonDeg: number;
  latDeg: number;
}

const KM_PER_DEGREE = 111.2;

/** Places by square of one reach, so that those within reach are found in nine squares (widened where meridians converge). */
function placesOf<Item extends Place>(
  items: readonly Item[],
  reachKm: number,
): { near(place: Place): Item[]; add(item: Item): void } {
  const size = Math.max(reachKm, 0.001) / KM_PER_DEGREE;
  const squares = new Map<string, Item[]>();
  const add = (item: Item): void => {
    const key = `${Math.floor(item.lonDeg / size)} ${Math.floor(item.latDeg / size)}`;
    const square = squares.get(key);
    if (square) square.push(item);
    else squares.set(key, [item]);
  };
  for (const item of items) add(item);
  const near = (place: Place): Item[] => {
    const [x, y] = [Math.floor(place.lonDeg / size), Math.floor(place.latDeg / size)];
    const columns = Math.min(200, Math.ceil(1 / Math.max(0.005, Math.cos((place.latDeg * Math.PI) / 180))));
    const found: Item[] = [];
    for (let dx = -columns; dx <= columns; dx++) {
      for (let dy = -1; dy <= 1; dy++) found.push(...(squares.get(`${x + dx} ${y + dy}`) ?? []));
    }
    return found.filter((item) => distanceKm(place.lonDeg, place.latDeg, item.lonDeg, item.latDeg) <= reachKm);
  };
  return { near, add };
}

/** The nearest hotspot: looked for in reach, then ten and a hundred times as far, then everywhere. */
function nearestFinder(hotspots: readonly Hotspot[], reachKm: number): (site: Place) => DeployerRow['nearestHotspot'] {
  const rings = [reachKm, 10 * reachKm, 100 * reachKm].map((withinKm) => placesOf(hotspots, withinKm));
  return (site) => {
    for (const ring of rings) {
      const found = nearestOf(site, ring.near(site));
      if (found) return found;
    }
    return nearestOf(site, hotspots);
  };
}

function nearestOf(site: Place, hotspots: readonly Hotspot[]): DeployerRow['nearestHotspot'] {
  let best: DeployerRow['nearestHotspot'] = null;
  for (const { id, lonDeg, latDeg, positionPrecision } of hotspots) {
    const apartKm = distanceKm(site.lonDeg, site.latDeg, lonDeg, latDeg);
    if (!best || apartKm < best.distanceKm) best = { id, distanceKm: apartKm, positionPrecision };
  }
  return best;
}
