/** App state → GeoJSON of everything drawn above the cells. Pure. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { AppState, Selection } from '../state';
import { shownOption } from '../state/shown-option';

type Properties = Record<string, string | number | boolean>;

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const feature = (geometry: Geometry, properties: Properties): Feature => ({ type: 'Feature', geometry, properties });
const point = (at: { lonDeg: number; latDeg: number }, properties: Properties): Feature =>
  feature({ type: 'Point', coordinates: [at.lonDeg, at.latDeg] }, properties);

export type MarkSource = 'regions' | 'sites' | 'hotspots' | 'gaps' | 'proposed';

/** What each mark source is made of: when these are the same objects, the source is the same. */
export const MARKS: Record<
  MarkSource,
  { reads(state: AppState): unknown[]; make(state: AppState): FeatureCollection }
> = {
  regions: {
    reads: ({ result, plan, regionId }) => [result, plan.inputs.drawnRegions, regionId],
    make: ({ result, plan, regionId }) => {
      const drawn = plan.inputs.drawnRegions;
      const others = (result?.regions ?? []).filter(({ id }) => !drawn.some((region) => region.id === id));
      const kept = others.filter(({ id }) => result?.plan.inputs.drawnRegions.every((region) => region.id !== id));
      return collection(
        [...kept, ...drawn].map(({ id, name, geometry }) => feature(geometry, { id, name, selected: id === regionId })),
      );
    },
  },
  sites: {
    reads: ({ result }) => [result],
    make: ({ result }) => collection((result?.sites ?? []).map((site) => point(site, { id: site.id }))),
  },
  hotspots: {
    reads: ({ result }) => [result],
    make: ({ result }) =>
      collection(
        (result?.hotspots ?? []).map((hotspot) =>
          point(hotspot, { id: hotspot.id, counts: hotspot.network === 'mobile' && hotspot.online !== false }),
        ),
      ),
  },
  gaps: {
    reads: ({ result }) => [result],
    make: ({ result }) =>
      collection(
        (result?.gaps ?? []).map((gap, index) => point(gap, { id: gap.id, people: gap.people, rank: index + 1 })),
      ),
  },
  proposed: {
    reads: ({ result, optionId }) => [result, optionId],
    make: ({ result, optionId }) => {
      const regionOfGap = new Map(result?.gaps.map(({ id, regionId }) => [id, regionId]));
      const sites = (result?.proposed ?? []).filter(
        (site) => site.option === shownOption(result, optionId, regionOfGap.get(site.gapId) ?? null),
      );
      return collection(sites.map((site) => point(site, { id: site.siteId, option: site.option, kind: site.kind })));
    },
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
export function placeOf(selection: Selection, result: AppState['result']): { lonDeg: number; latDeg: number } | null {
  switch (selection.kind) {
    case 'cell':
      return selection;
    case 'gap':
      return result?.gaps.find(({ id }) => id === selection.id) ?? null;
    case 'site':
      return result?.sites.find(({ id }) => id === selection.id) ?? null;
    case 'hotspot':
      return result?.hotspots.find(({ id }) => id === selection.id) ?? null;
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
