/** App state → GeoJSON of everything drawn above the cells. Pure. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { AppState, Selection } from '../state';
import { NETWORK_PARTS, shownNetwork } from '../state/network-view';
import { shownProposed } from '../state/shown-option';

type Properties = Record<string, string | number | boolean>;

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const feature = (geometry: Geometry, properties: Properties): Feature => ({ type: 'Feature', geometry, properties });
const point = (at: { lonDeg: number; latDeg: number }, properties: Properties): Feature =>
  feature({ type: 'Point', coordinates: [at.lonDeg, at.latDeg] }, properties);

export type MarkSource = 'no-go' | 'wishes' | 'regions' | 'sites' | 'hotspots' | 'gaps' | 'proposed';

/** What each mark source is made of: when these are the same objects, the source is the same. */
export const MARKS: Record<
  MarkSource,
  { reads(state: AppState): unknown[]; make(state: AppState): FeatureCollection }
> = {
  regions: {
    reads: ({ result, plan, regionId }) => [
      result?.regions,
      // Each result brings a copy of its plan.
      JSON.stringify(result?.plan.inputs.drawnRegions.map(({ id }) => id)),
      plan.inputs.drawnRegions,
      regionId,
    ],
    make: ({ result, plan, regionId }) => {
      const drawn = plan.inputs.drawnRegions;
      const others = (result?.regions ?? []).filter(({ id }) => !drawn.some((region) => region.id === id));
      const kept = others.filter(({ id }) => result?.plan.inputs.drawnRegions.every((region) => region.id !== id));
      return collection(
        [...kept, ...drawn].map(({ id, name, geometry }) => feature(geometry, { id, name, selected: id === regionId })),
      );
    },
  },
  'no-go': {
    reads: ({ plan }) => [plan.siting.noGo],
    make: ({ plan }) => collection(plan.siting.noGo.map(({ id, geometry }) => feature(geometry, { id }))),
  },
  wishes: {
    reads: ({ plan }) => [plan.siting.places],
    make: ({ plan }) =>
      collection(plan.siting.places.map((wish) => point(wish, { id: wish.id, kind: wish.kind, pinned: wish.pinned }))),
  },
  sites: {
    reads: NETWORK_PARTS.sites,
    make: (state) =>
      collection(
        shownNetwork(state).sites.map(({ item, isOff, isAdded }) =>
          point(item, { id: item.id, off: isOff, added: isAdded }),
        ),
      ),
  },
  hotspots: {
    reads: NETWORK_PARTS.hotspots,
    make: (state) =>
      collection(
        shownNetwork(state).hotspots.map(({ item, isOff }) =>
          point(item, { id: item.id, counts: item.network === 'mobile' && item.online !== false && !isOff }),
        ),
      ),
  },
  gaps: {
    reads: ({ result }) => [result?.gaps],
    make: ({ result }) =>
      collection(
        (result?.gaps ?? []).map((gap, index) => point(gap, { id: gap.id, people: gap.people, rank: index + 1 })),
      ),
  },
  proposed: {
    reads: ({ result, optionId }) => [
      result?.proposed,
      result?.gaps,
      JSON.stringify(result?.summary.regions.map(({ id, verdict }) => [id, verdict.optionId])),
      optionId,
    ],
    make: ({ result, optionId }) =>
      collection(
        shownProposed(result, optionId).map((site) =>
          point(site, { id: site.siteId, option: site.option, kind: site.kind }),
        ),
      ),
  },
};

/** The cells of hotspots whose place is known only as one, each once however many share it. */
export function hotspotCells(
  result: AppState['result'],
  ringOf: (h3: string) => [number, number][],
): FeatureCollection {
  const shared = new Map<string, { hotspots: number; counts: boolean }>();
  for (const { h3, network, online } of result?.hotspots ?? []) {
    if (h3 === null) continue;
    const cell = shared.get(h3) ?? { hotspots: 0, counts: false };
    cell.hotspots++;
    cell.counts ||= network === 'mobile' && online !== false;
    shared.set(h3, cell);
  }
  return collection(
    [...shared].map(([h3, properties]) => feature({ type: 'Polygon', coordinates: [ringOf(h3)] }, properties)),
  );
}

/** Where a thing is; null for what has no single place. */
export function placeOf(
  selection: Selection,
  state: Pick<AppState, 'result' | 'plan'>,
): { lonDeg: number; latDeg: number } | null {
  const { result, plan } = state;
  switch (selection.kind) {
    case 'cell':
    case 'place':
      return selection;
    case 'gap':
      return result?.gaps.find(({ id }) => id === selection.id) ?? null;
    case 'site':
      return shownNetwork(state).sites.find(({ item }) => item.id === selection.id)?.item ?? null;
    case 'hotspot':
      return shownNetwork(state).hotspots.find(({ item }) => item.id === selection.id)?.item ?? null;
    case 'wish':
      return plan.siting.places.find(({ id }) => id === selection.id) ?? null;
    case 'proposed':
      return (
        result?.proposed.find(({ siteId, option }) => siteId === selection.id && option === selection.option) ?? null
      );
    default:
      return null;
  }
}

/** A pointed-at or selected thing: a ring around the place, and the outline of a cell when it is known. */
export function ringMark(
  place: { lonDeg: number; latDeg: number } | null,
  ring: [number, number][] | null,
): FeatureCollection {
  if (ring && place)
    return collection([feature({ type: 'Polygon', coordinates: [ring] }, {}), point(place, { isCell: true })]);
  return collection(place ? [point(place, {})] : []);
}
