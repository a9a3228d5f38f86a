/** The network as it stands in the plan now: the sites and hotspots of the last result, with what was changed since laid over them. */
import type { Hotspot, Site } from '../core/inputs/facts';
import type { AddedHotspot, AddedSite, ChangedHotspot, ChangedSite, PlanSector } from '../core/plan';
import type { AppState } from './app-state';

/** A site or hotspot with what the plan says about it. */
export interface Shown<Item> {
  item: Item;
  /** In the plan, but not on the air. */
  isOff: boolean;
  /** By hand, not from a file. */
  isAdded: boolean;
  isChanged: boolean;
}

export interface ShownNetwork {
  sites: readonly Shown<Site>[];
  hotspots: readonly Shown<Hotspot>[];
}

type NetworkState = Pick<AppState, 'result' | 'plan'>;

/** What each kind is shown from: while these are the same, so is what is shown. */
export const NETWORK_PARTS = {
  sites: ({ result, plan: { network } }: NetworkState): unknown[] => [
    ...[result?.sites, result?.off?.sites, idsOf(result?.plan.network.addedSites)],
    ...[network.addedSites, network.sites],
  ],
  hotspots: ({ result, plan: { network } }: NetworkState): unknown[] => [
    ...[result?.hotspots, result?.off?.hotspots, idsOf(result?.plan.network.addedHotspots)],
    ...[network.addedHotspots, network.hotspots],
  ],
};

/** Those of the result that were added by hand, by name: each result brings a copy of its plan. */
const idsOf = (added: readonly { id: string }[] = []): string => JSON.stringify(added.map(({ id }) => id));

const sitesOf = keptWhileSame(NETWORK_PARTS.sites, ({ result, plan: { network } }, before: readonly Shown<Site>[]) =>
  inOrder(
    overlay({
      known: [...(result?.sites ?? []), ...(result?.off?.sites ?? [])],
      wereAdded: result?.plan.network.addedSites ?? [],
      added: network.addedSites,
      changes: network.sites,
      make: siteOf,
      change: changedSite,
    }),
    before,
  ),
);

const hotspotsOf = keptWhileSame(
  NETWORK_PARTS.hotspots,
  ({ result, plan: { network } }, before: readonly Shown<Hotspot>[]) =>
    inOrder(
      overlay({
        known: [...(result?.hotspots ?? []), ...(result?.off?.hotspots ?? [])],
        wereAdded: result?.plan.network.addedHotspots ?? [],
        added: network.addedHotspots,
        changes: network.hotspots,
        make: hotspotOf,
        change: changedHotspot,
      }),
      before,
    ),
);

let last: ShownNetwork = { sites: [], hotspots: [] };

/** Made anew only when what it is made of is another: views compare it by identity. */
export function shownNetwork(state: NetworkState): ShownNetwork {
  const [sites, hotspots] = [sitesOf(state), hotspotsOf(state)];
  if (last.sites !== sites || last.hotspots !== hotspots) last = { sites, hotspots };
  return last;
}

/** Remembers the last answer; `make` is given the one before it. */
function keptWhileSame<Item>(
  parts: (state: NetworkState) => unknown[],
  make: (state: NetworkState, before: readonly Item[]) => readonly Item[],
): (state: NetworkState) => readonly Item[] {
  let madeOf: unknown[] = [];
  let items: readonly Item[] = [];
  return (state) => {
    const now = parts(state);
    if (now.length !== madeOf.length || now.some((part, k) => part !== madeOf[k])) {
      items = make(state, items);
      madeOf = now;
    }
    return items;
  };
}

/** What was there keeps its place, so that no row jumps when it is switched off; what is new comes first. */
function inOrder<Item extends { id: string }>(
  shown: readonly Shown<Item>[],
  before: readonly Shown<Item>[],
): readonly Shown<Item>[] {
  const places = new Map(before.map(({ item }, index) => [item.id, index]));
  const placeOf = ({ item }: Shown<Item>) => places.get(item.id) ?? -1;
  return [...shown].sort((a, b) => placeOf(a) - placeOf(b));
}

interface Parts<Item, Added, Change> {
  known: readonly Item[];
  /** Added when the result was made: gone when the plan does not name them any more. */
  wereAdded: readonly Added[];
  added: readonly Added[];
  changes: Record<string, Change>;
  make(added: Added): Item;
  change(item: Item, change: Change): Item;
}

function overlay<
  Item extends { id: string },
  Added extends { id: string },
  Change extends { off?: boolean | undefined },
>({ known, wereAdded, added, changes, make, change }: Parts<Item, Added, Change>): Shown<Item>[] {
  const byHand = new Set([...wereAdded, ...added].map(({ id }) => id));
  const fromFiles = known.filter(({ id }) => !byHand.has(id));
  const show = (item: Item, isAdded: boolean): Shown<Item> => {
    const changed = Object.hasOwn(changes, item.id) ? changes[item.id] : undefined;
    return {
      item: changed ? change(item, changed) : item,
      isOff: changed?.off ?? false,
      isAdded,
      isChanged: changed !== undefined,
    };
  };
  return [...added.map((item) => show(make(item), true)), ...fromFiles.map((item) => show(item, false))];
}

const siteOf = ({ id, lonDeg, latDeg, heightM, sectors }: AddedSite): Site => ({
  id,
  lonDeg,
  latDeg,
  heightM,
  positionUncertaintyM: 0,
  sectors: sectors.map(sectorOf),
  sharedBy: [],
  samples: 0,
});

const sectorOf = (sector: PlanSector): Site['sectors'][number] => ({
  ...sector,
  azimuthFrom: sector.azimuthDeg === null ? 'omni' : 'stated',
  cells: 1,
});

const changedSite = (site: Site, { lonDeg, latDeg, heightM, sectors }: ChangedSite): Site => ({
  ...site,
  lonDeg: lonDeg ?? site.lonDeg,
  latDeg: latDeg ?? site.latDeg,
  heightM: heightM === undefined ? site.heightM : heightM,
  sectors: sectors ? sectors.map(sectorOf) : site.sectors,
});

const hotspotOf = (added: AddedHotspot): Hotspot => ({ ...added, h3: null, positionPrecision: 'point', online: true });

const changedHotspot = (hotspot: Hotspot, { lonDeg, latDeg, heightM }: ChangedHotspot): Hotspot => ({
  ...hotspot,
  lonDeg: lonDeg ?? hotspot.lonDeg,
  latDeg: latDeg ?? hotspot.latDeg,
  ...(lonDeg === undefined && latDeg === undefined ? {} : { h3: null, positionPrecision: 'point' as const }),
  heightM: heightM === undefined ? hotspot.heightM : heightM,
});

/** The sectors of a site as the plan writes them: what an edit of one of them starts from. */
export const planSectors = ({ sectors }: Site): PlanSector[] =>
  sectors.map(({ operator, technology, templateId, azimuthDeg, tiltDeg, mechanicalTiltDeg, powerDbm, antenna }) => ({
    operator,
    technology,
    templateId,
    azimuthDeg,
    tiltDeg: tiltDeg ?? null,
    ...(mechanicalTiltDeg ? { mechanicalTiltDeg } : {}),
    powerDbm: powerDbm ?? null,
    antenna: antenna ?? null,
  }));
