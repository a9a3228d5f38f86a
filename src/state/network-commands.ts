/** Commands that change the network by hand. */
import { distanceKm } from '../core/geo/great-circle';
import type { AddedHotspot, AddedSite, ChangedSite, Plan, PlanSector } from '../core/plan';
import { SERVICE_CLASSES } from '../core/plan/service-classes';
import type { AppContext } from './app-context';
import * as edits from './network-edits';
import { type NetworkKind } from './network-edits';
import { shownNetwork } from './network-view';
import type { AppState } from './app-state';

/** Degrees to 1 cm: what a hand on a map can mean. */
const DIGITS = 7;

export const networkCommands = (context: AppContext) => ({ ...placeCommands(context), ...tuneCommands(context) });

/** Where things stand, and which there are. */
function placeCommands({ store, edit }: AppContext) {
  const free = (kind: NetworkKind) => edits.freeIds(store.getState().plan, kind, 1, idsOf(store.getState(), kind))[0]!;
  return {
    /** A new site there, of the technology and operator the plan is judged for; selected, so that it can be tuned. */
    addSite(lonDeg: number, latDeg: number): string {
      const id = free('site');
      const site = {
        id,
        name: '',
        ...placeAt(lonDeg, latDeg),
        heightM: null,
        sectors: [firstSector(store.getState())],
      };
      edit((plan) => edits.withAddedSites(plan, [site]), { code: 'place-added', context: { kind: 'site', id } });
      return id;
    },
    addHotspot(lonDeg: number, latDeg: number): string {
      const id = free('hotspot');
      const hotspot: AddedHotspot = {
        id, name: '', ...placeAt(lonDeg, latDeg), network: 'mobile', device: 'wifi-outdoor', heightM: null, gainDbi: null, azimuthDeg: null,
      }; // prettier-ignore
      edit((plan) => edits.withAddedHotspots(plan, [hotspot]), {
        code: 'place-added',
        context: { kind: 'hotspot', id },
      });
      return id;
    },
    movePlace(kind: NetworkKind, id: string, lonDeg: number, latDeg: number): void {
      const from = placeOf(store.getState(), kind, id);
      if (!from) return;
      const changes = new Map([[id, placeAt(lonDeg, latDeg)]]);
      edit((plan) => (kind === 'site' ? edits.withSites(plan, changes) : edits.withHotspots(plan, changes)), {
        code: 'place-moved',
        context: { kind, id, distanceKm: distanceKm(from.lonDeg, from.latDeg, lonDeg, latDeg) },
      });
    },
    /** What was added by hand goes; what a file holds is switched off. */
    removePlaces(kind: NetworkKind, ids: readonly string[]): void {
      const before = store.getState().plan;
      const next = edits.withoutPlaces(before, kind, ids);
      const removed = addedCount(before, kind) - addedCount(next, kind);
      edit(() => next, { code: 'places-removed', context: { kind, removed, switchedOff: ids.length - removed } });
    },
    /** Rows of a spreadsheet as new places, in one edit. */
    addPlaces(places: { sites?: AddedSite[]; hotspots?: AddedHotspot[] }): void {
      const { sites = [], hotspots = [] } = places;
      edit((plan) => edits.withAddedHotspots(edits.withAddedSites(plan, sites), hotspots), {
        code: 'places-pasted',
        context: { sites: sites.length, hotspots: hotspots.length, wishes: 0 },
      });
    },
  };
}

/** How things are set, many at once. */
function tuneCommands({ edit }: AppContext) {
  const changeAll = (kind: NetworkKind, ids: readonly string[], change: ChangedSite | edits.HotspotChange) => {
    const changes = new Map(ids.map((id) => [id, change]));
    edit((plan) => (kind === 'site' ? edits.withSites(plan, changes) : edits.withHotspots(plan, changes)), {
      code: 'places-retuned',
      context: { kind, count: ids.length, id: ids[0] ?? '' },
    });
  };
  return {
    changeSites: (ids: readonly string[], change: ChangedSite & { name?: string }) => changeAll('site', ids, change),
    changeHotspots: (ids: readonly string[], change: edits.HotspotChange) => changeAll('hotspot', ids, change),
    /** Gives each site new sectors, and all of them what else is changed. */
    changeSectors(ids: readonly string[], sectorsOf: (id: string) => PlanSector[], more: ChangedSite = {}): void {
      const changes = new Map(ids.map((id) => [id, { ...more, sectors: sectorsOf(id) }]));
      edit((plan) => edits.withSites(plan, changes), {
        code: 'places-retuned',
        context: { kind: 'site', count: ids.length, id: ids[0] ?? '' },
      });
    },
    switchPlaces: (kind: NetworkKind, ids: readonly string[], off: boolean) =>
      edit((plan) => edits.withOff(plan, kind, ids, off), {
        code: 'places-switched',
        context: { kind, count: ids.length, id: ids[0] ?? '', off },
      }),
    /** As the files say again. */
    resetPlaces: (kind: NetworkKind, ids: readonly string[]) =>
      edit((plan) => edits.withoutChanges(plan, kind, ids), {
        code: 'places-reset',
        context: { kind, count: ids.length, id: ids[0] ?? '' },
      }),
  };
}

const addedCount = ({ network }: Plan, kind: NetworkKind): number =>
  (kind === 'site' ? network.addedSites : network.addedHotspots).length;

export const placeAt = (lonDeg: number, latDeg: number) => ({
  lonDeg: Number(lonDeg.toFixed(DIGITS)),
  latDeg: Number(latDeg.toFixed(DIGITS)),
});

function placeOf(state: AppState, kind: NetworkKind, id: string) {
  const { sites, hotspots } = shownNetwork(state);
  const shown = kind === 'site' ? sites : hotspots;
  return shown.find(({ item }) => item.id === id)?.item ?? null;
}

export function idsOf(state: AppState, kind: NetworkKind): string[] {
  const { sites, hotspots } = shownNetwork(state);
  return (kind === 'site' ? sites : hotspots).map(({ item }) => item.id);
}

/** All round, of the operator looked at, of the technology that serves the class. */
export function firstSector(state: AppState): PlanSector {
  const { operator, classId } = state.plan.service;
  const technology = SERVICE_CLASSES[classId].technologies[0]!;
  return {
    operator: operator === 'any' || operator === 'all' ? commonOperator(state) : operator,
    technology,
    templateId: null,
    azimuthDeg: null,
    tiltDeg: null,
    powerDbm: null,
    antenna: null,
  };
}

/** The operator with most sectors; '' without sites. */
function commonOperator({ result }: AppState): string {
  const counts = new Map<string, number>();
  for (const { sectors } of result?.sites ?? [])
    for (const { operator } of sectors) counts.set(operator, (counts.get(operator) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
