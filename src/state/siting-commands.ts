/** Commands for what siting is asked for, and for taking what it proposes into the network. */
import type { AddedHotspot, AddedSite, NoGoArea, SitingWishes, WishedPlace } from '../core/plan';
import type { ProposedSite } from '../core/siting/siting-types';
import { type PinProblem, pinProblem } from '../core/siting/pin-problem';
import type { AppContext } from './app-context';
import type { AppState } from './app-state';
import { firstSector, idsOf, placeAt } from './network-commands';
import { freeIds, withAddedHotspots, withAddedSites } from './network-edits';
import * as edits from './siting-edits';

/** Why a pin would not be built; null as well while no outline of a region is known. */
export function problemOf({ plan, result }: Pick<AppState, 'plan' | 'result'>, wish: WishedPlace): PinProblem | null {
  const regions = [...plan.inputs.drawnRegions, ...(result?.regions ?? [])];
  const problem = pinProblem(plan, regions, wish);
  return problem === 'pin-outside-regions' && regions.length === 0 ? null : problem;
}

/** What will not be built stays on screen until it is read. */
const toneOf = (problem: PinProblem | null): 'info' | 'error' => (problem ? 'error' : 'info');

export const sitingCommands = (context: AppContext) => ({ ...wishCommands(context), ...proposedCommands(context) });

function wishCommands({ store, edit }: AppContext) {
  return {
    /** Builds there whatever else is chosen. */
    pinPlace(kind: WishedPlace['kind'], lonDeg: number, latDeg: number, heightM: number | null = null): string {
      const [id] = edits.freeWishIds(store.getState().plan, 'W') as [string];
      const wish: WishedPlace = { id, name: '', kind, ...placeAt(lonDeg, latDeg), heightM, pinned: true };
      const problem = problemOf(store.getState(), wish);
      edit(
        (plan) => edits.withWishes(plan, [wish]),
        { code: 'wish-pinned', context: { id, kind, problem } },
        { tone: toneOf(problem) },
      );
      return id;
    },
    changeWish(id: string, change: Partial<Omit<WishedPlace, 'id'>>): void {
      const wish = store.getState().plan.siting.places.find((entry) => entry.id === id);
      if (!wish) return;
      const changed = { ...wish, ...change };
      const problem = problemOf(store.getState(), changed);
      edit(
        (plan) => edits.withWishes(plan, [changed]),
        { code: 'wish-changed', context: { id, problem } },
        { tone: toneOf(problem) },
      );
    },
    removeWishes: (ids: readonly string[]) =>
      edit((plan) => edits.withoutWishes(plan, ids), { code: 'wish-removed', context: { count: ids.length } }),
    addWishes: (wishes: readonly Omit<WishedPlace, 'id'>[]) => {
      const ids = edits.freeWishIds(store.getState().plan, 'W', wishes.length);
      edit(
        (plan) =>
          edits.withWishes(
            plan,
            wishes.map((wish, index) => ({ ...wish, id: ids[index]! })),
          ),
        {
          code: 'places-pasted',
          context: { sites: 0, hotspots: 0, wishes: wishes.length },
        },
      );
    },
    addNoGo(geometry: NoGoArea['geometry']): string {
      const [id] = edits.freeWishIds(store.getState().plan, 'A') as [string];
      const withArea = edits.withNoGo(store.getState().plan, { id, name: '', geometry });
      const pins = withArea.siting.places.filter(
        (wish) => problemOf({ ...store.getState(), plan: withArea }, wish) === 'pin-in-no-go-area',
      ).length;
      edit(
        (plan) => edits.withNoGo(plan, { id, name: '', geometry }),
        { code: 'no-go-drawn', context: { pins } },
        { tone: pins > 0 ? 'error' : 'info' },
      );
      return id;
    },
    removeNoGo: (id: string) => edit((plan) => edits.withoutNoGo(plan, id), { code: 'no-go-removed', context: {} }),
    allowKind: (kind: WishedPlace['kind'], isAllowed: boolean) =>
      edit((plan) => edits.withKind(plan, kind, isAllowed), { code: 'kind-allowed', context: { kind, isAllowed } }),
    setSiting: (change: Partial<SitingWishes>) =>
      edit((plan) => edits.withSiting(plan, change), { code: 'siting-changed', context: {} }),
  };
}

function proposedCommands({ store, edit }: AppContext) {
  return {
    /** Moves a proposed site: from now on it is a pinned place, and the next result says what that costs. */
    moveProposed(site: ProposedSite, lonDeg: number, latDeg: number): string {
      const [id] = edits.freeWishIds(store.getState().plan, 'W') as [string];
      const wish: WishedPlace = {
        id,
        name: '',
        kind: site.kind,
        ...placeAt(lonDeg, latDeg),
        heightM: null,
        pinned: true,
      };
      const problem = problemOf(store.getState(), wish);
      edit(
        (plan) => edits.withWishes(plan, [wish]),
        { code: 'proposed-moved', context: { siteId: site.siteId, kind: site.kind, problem } },
        { tone: toneOf(problem) },
      );
      return id;
    },
    /** Takes proposed sites into the network, as one edit: masts become sites, the rest hotspots; wishes that stood there are fulfilled. */
    acceptProposed(proposed: readonly ProposedSite[]): void {
      const state = store.getState();
      const towers = proposed.filter(({ kind }) => kind.startsWith('tower'));
      const others = proposed.filter(({ kind }) => !kind.startsWith('tower'));
      const siteIds = freeIds(state.plan, 'site', towers.length, idsOf(state, 'site'));
      const hotspotIds = freeIds(state.plan, 'hotspot', others.length, idsOf(state, 'hotspot'));
      const sites = towers.map(
        (site, index): AddedSite => ({ id: siteIds[index]!, name: site.siteId, ...placeAt(site.lonDeg, site.latDeg), heightM: null, sectors: [firstSector(state)] }),
      ); // prettier-ignore
      const hotspots = others.map((site, index) => hotspotOf(site, hotspotIds[index]!));
      const accepted = new Set(proposed.map(({ lonDeg, latDeg }) => `${lonDeg} ${latDeg}`));
      const done = state.plan.siting.places.filter(({ lonDeg, latDeg }) => accepted.has(`${lonDeg} ${latDeg}`));
      edit(
        (plan) =>
          edits.withoutWishes(
            withAddedHotspots(withAddedSites(plan, sites), hotspots),
            done.map(({ id }) => id),
          ),
        { code: 'proposed-accepted', context: { towers: sites.length, hotspots: hotspots.length } },
      );
    },
  };
}

const DEVICES: Partial<Record<ProposedSite['kind'], AddedHotspot['device']>> = {
  'hotspot-indoor': 'wifi-indoor',
  'hotspot-converted': 'wifi-data-only',
  'lora-gateway': 'lora-gateway',
};

const hotspotOf = ({ siteId, kind, lonDeg, latDeg }: ProposedSite, id: string): AddedHotspot => ({
  id,
  name: siteId,
  ...placeAt(lonDeg, latDeg),
  network: kind === 'lora-gateway' ? 'iot' : 'mobile',
  device: DEVICES[kind] ?? 'wifi-outdoor',
  heightM: null,
  gainDbi: null,
  azimuthDeg: null,
});
