/** Pure edits of the network laid over the files. What was added by hand is changed in place; what a file holds is changed beside it. */
import type { AddedHotspot, AddedSite, ChangedHotspot, ChangedSite, NetworkChanges, Plan } from '../core/plan';

export type NetworkKind = 'site' | 'hotspot';

const withNetwork = (plan: Plan, change: Partial<NetworkChanges>): Plan => ({
  ...plan,
  network: { ...plan.network, ...change },
});

export const withAddedSites = (plan: Plan, added: readonly AddedSite[]): Plan =>
  withNetwork(plan, { addedSites: [...plan.network.addedSites, ...added] });

export const withAddedHotspots = (plan: Plan, added: readonly AddedHotspot[]): Plan =>
  withNetwork(plan, { addedHotspots: [...plan.network.addedHotspots, ...added] });

/** A change of one site, given what it is changed to by id. */
export function withSites(plan: Plan, changes: ReadonlyMap<string, ChangedSite & { name?: string }>): Plan {
  const { addedSites, sites } = plan.network;
  const { added, changed } = laidOver(addedSites, sites, changes);
  return withNetwork(plan, { addedSites: added, sites: changed });
}

export function withHotspots(plan: Plan, changes: ReadonlyMap<string, HotspotChange>): Plan {
  const { addedHotspots, hotspots } = plan.network;
  const { added, changed } = laidOver(addedHotspots, hotspots, changes);
  return withNetwork(plan, { addedHotspots: added, hotspots: changed });
}

/** Network, device, gain and azimuth can be changed of what was added by hand only. */
export type HotspotChange = ChangedHotspot & Partial<Omit<AddedHotspot, 'id' | 'lonDeg' | 'latDeg' | 'heightM'>>;

/** `off` stands beside the rest for both, as only changes can carry it. */
function laidOver<Added extends { id: string }, Change extends { off?: boolean | undefined }>(
  added: readonly Added[],
  changed: Record<string, Change>,
  changes: ReadonlyMap<string, Change>,
): { added: Added[]; changed: Record<string, Change> } {
  const byHand = new Set(added.map(({ id }) => id));
  const next = { ...changed };
  for (const [id, { off, ...rest }] of changes) {
    const { off: wasOff, ...before } = next[id] ?? ({} as Change);
    const isOff = off ?? wasOff ?? false;
    const entry = { ...before, ...(byHand.has(id) ? {} : rest), ...(isOff ? { off: true } : {}) } as Change;
    if (Object.keys(entry).length > 0) next[id] = entry;
    else delete next[id];
  }
  const moved = added.map((item) => {
    const { off: _, ...rest } = changes.get(item.id) ?? ({} as Change);
    return Object.keys(rest).length > 0 ? { ...item, ...rest } : item;
  });
  return { added: moved, changed: next };
}

/** As the files say again; what was added by hand stays. */
export function withoutChanges(plan: Plan, kind: NetworkKind, ids: readonly string[]): Plan {
  const key = kind === 'site' ? 'sites' : 'hotspots';
  const gone = new Set(ids);
  const kept = Object.entries(plan.network[key]).filter(([id]) => !gone.has(id));
  return withNetwork(plan, { [key]: Object.fromEntries(kept) });
}

/** What was added by hand goes; what a file holds is switched off, as the file stays as it is. */
export function withoutPlaces(plan: Plan, kind: NetworkKind, ids: readonly string[]): Plan {
  const key = kind === 'site' ? 'addedSites' : 'addedHotspots';
  const gone = new Set(ids);
  const byHand = new Set(plan.network[key].map(({ id }) => id));
  const kept = (plan.network[key] as readonly { id: string }[]).filter(({ id }) => !gone.has(id));
  const rest = withoutChanges(
    withNetwork(plan, { [key]: kept }),
    kind,
    ids.filter((id) => byHand.has(id)),
  );
  return withOff(
    rest,
    kind,
    ids.filter((id) => !byHand.has(id)),
    true,
  );
}

export function withOff(plan: Plan, kind: NetworkKind, ids: readonly string[], off: boolean): Plan {
  const changes = new Map(ids.map((id) => [id, { off }]));
  return kind === 'site' ? withSites(plan, changes) : withHotspots(plan, changes);
}

/** N1, N2 … (sites) or H1, H2 … (hotspots): the first ids that nothing bears. */
export function freeIds(plan: Plan, kind: NetworkKind, howMany: number, taken: Iterable<string> = []): string[] {
  const { addedSites, addedHotspots } = plan.network;
  const used = new Set([...taken, ...addedSites.map(({ id }) => id), ...addedHotspots.map(({ id }) => id)]);
  const prefix = kind === 'site' ? 'N' : 'H';
  const ids: string[] = [];
  for (let number = 1; ids.length < howMany; number++)
    if (!used.has(`${prefix}${number}`)) ids.push(`${prefix}${number}`);
  return ids;
}
