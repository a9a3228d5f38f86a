/**
 * What the user changed in the network by hand, laid over what the files say. The files are not read again for it, and what they say is left as it is: the
 * facts returned are new where something differs, and the same objects elsewhere.
 */
import type { AddedHotspot, AddedSite, ChangedHotspot, ChangedSite, Issue, NetworkChanges, PlanSector } from '../plan';
import type { Facts, Hotspot, Sector, Site } from './facts';

type Box = [number, number, number, number];

/** The facts with sites and hotspots added, moved, retuned and switched off. Warnings name changes of what the files do not hold. */
export function applyNetworkChanges(facts: Facts, changes: NetworkChanges): Facts {
  if (isUnchanged(changes)) return facts;
  const issues: Issue[] = [];
  const sites = laidOver(facts.sites, {
    added: changes.addedSites.map(siteOf),
    changes: changes.sites,
    changed: changedSite,
    kind: 'site',
    issues,
  });
  const hotspots = laidOver(facts.hotspots, {
    added: changes.addedHotspots.map(hotspotOf),
    changes: changes.hotspots,
    changed: changedHotspot,
    kind: 'hotspot',
    issues,
  });
  for (const path of missingAntennas(sites.on, facts))
    issues.push(warning('network-antenna-missing', path, { antenna: path }));
  return {
    ...facts,
    sites: sites.on,
    hotspots: hotspots.on,
    off: { sites: sites.off, hotspots: hotspots.off },
    siteExtent: extentWith(facts.siteExtent, placedByHand(sites.on, changes)),
    issues: [...facts.issues, ...issues],
  };
}

const isUnchanged = ({ addedSites, sites, addedHotspots, hotspots }: NetworkChanges): boolean =>
  addedSites.length + addedHotspots.length + Object.keys(sites).length + Object.keys(hotspots).length === 0;

interface Layer<Item, Change> {
  added: Item[];
  changes: Record<string, Change>;
  changed(item: Item, change: Change): Item;
  kind: 'site' | 'hotspot';
  issues: Issue[];
}

/** Changes apply to what was added, too, so that one edit serves both. */
function laidOver<Item extends { id: string }, Change extends { off?: boolean | undefined }>(
  items: Item[],
  { added, changes, changed, kind, issues }: Layer<Item, Change>,
): { on: Item[]; off: Item[] } {
  if (added.length === 0 && Object.keys(changes).length === 0) return { on: items, off: [] };
  const known = new Set(items.map(({ id }) => id));
  const all = [...items];
  for (const item of added) {
    if (known.has(item.id)) issues.push(warning('network-id-taken', item.id, { kind }));
    else all.push(item);
    known.add(item.id);
  }
  for (const id of Object.keys(changes)) if (!known.has(id)) issues.push(warning('network-id-unknown', id, { kind }));
  const [on, off]: [Item[], Item[]] = [[], []];
  for (const item of all) {
    const change = Object.hasOwn(changes, item.id) ? changes[item.id] : undefined;
    (change?.off ? off : on).push(change ? changed(item, change) : item);
  }
  return { on, off };
}

const warning = (code: string, id: string, context: Issue['context']): Issue => ({
  code,
  severity: 'warning',
  ref: { id },
  context,
});

const siteOf = ({ id, lonDeg, latDeg, heightM, sectors }: AddedSite): Site => ({
  id,
  lonDeg,
  latDeg,
  positionUncertaintyM: 0,
  heightM,
  sectors: sectors.map(sectorOf),
  sharedBy: [],
  samples: 0,
});

const sectorOf = ({ operator, azimuthDeg, ...rest }: PlanSector): Sector => ({
  ...rest,
  operator: operator.replace(/^(\d{3})-0+(?=\d)/, '$1-'),
  azimuthDeg,
  azimuthFrom: azimuthDeg === null ? 'omni' : 'stated',
  cells: 1,
});

function changedSite(site: Site, { lonDeg, latDeg, heightM, sectors }: ChangedSite): Site {
  const isMoved = lonDeg !== undefined || latDeg !== undefined;
  return {
    ...site,
    lonDeg: lonDeg ?? site.lonDeg,
    latDeg: latDeg ?? site.latDeg,
    positionUncertaintyM: isMoved ? 0 : site.positionUncertaintyM,
    heightM: heightM === undefined ? site.heightM : heightM,
    sectors: sectors ? sectors.map(sectorOf) : site.sectors,
  };
}

const hotspotOf = (added: AddedHotspot): Hotspot => ({
  ...added,
  h3: null,
  positionPrecision: 'point',
  online: true,
});

function changedHotspot(hotspot: Hotspot, { lonDeg, latDeg, heightM }: ChangedHotspot): Hotspot {
  const isMoved = lonDeg !== undefined || latDeg !== undefined;
  return {
    ...hotspot,
    lonDeg: lonDeg ?? hotspot.lonDeg,
    latDeg: latDeg ?? hotspot.latDeg,
    ...(isMoved ? { h3: null, positionPrecision: 'point' as const } : {}),
    heightM: heightM === undefined ? hotspot.heightM : heightM,
  };
}

function missingAntennas(sites: readonly Site[], { antennas }: Facts): string[] {
  const asked = sites.flatMap(({ sectors }) => sectors.flatMap(({ antenna }) => (antenna ? [antenna] : [])));
  return [...new Set(asked)].filter((path) => !Object.hasOwn(antennas, path));
}

/** Sites that stand where the user put them. */
function placedByHand(sites: readonly Site[], changes: NetworkChanges): Site[] {
  const added = new Set(changes.addedSites.map(({ id }) => id));
  return sites.filter(({ id }) => added.has(id) || changes.sites[id]?.lonDeg !== undefined);
}

/** Whoever puts a site somewhere says that the network there is known: the extent grows to hold it. */
function extentWith(extent: Box | null, sites: readonly Site[]): Box | null {
  let box = extent;
  for (const { lonDeg, latDeg } of sites) {
    const [west, south, east, north] = box ?? [lonDeg, latDeg, lonDeg, latDeg];
    box = [Math.min(west, lonDeg), Math.min(south, latDeg), Math.max(east, lonDeg), Math.max(north, latDeg)];
  }
  return box;
}
