/** The one updater: brings the map in line with the app state and touches only what changed. */
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { type App, type AppState, h3At, h3Ring, h3Rings } from '../state';
import { CELL_SOURCE } from './cell-layers';
import { updateImages } from './images';
import { hotspotCells, MARKS, type MarkSource, placeOf, ringMark } from './marks';
import { readPalette } from './palette';
import { layersOf, NO_RESULT, tileAddress } from './style';

const MARK_NAMES = Object.keys(MARKS) as MarkSource[];

/** Keeps the map and the state together until the returned function is called. */
export function followState(map: MapLibreMap, { store }: App): () => void {
  let shown: AppState | null = null;
  const update = (state: AppState): void => {
    updateLook(map, state, shown);
    updateCells(map, state, shown);
    for (const name of MARK_NAMES) updateMarks(map, name, state, shown);
    if (state.result !== shown?.result) void updateHotspotCells(map, state, () => store.getState());
    if (
      state.selection !== shown?.selection ||
      state.result !== shown?.result ||
      state.plan.network !== shown?.plan.network ||
      state.plan.siting !== shown?.plan.siting
    )
      void updateSelection(map, state, () => store.getState());
    if (state.hover !== shown?.hover) updateHover(map, state);
    if (state.focus && state.focus !== shown?.focus) focusOn(map, state.focus);
    else if (state.result && !shown?.result) fitTo(map, state.result.bounds, 0);
    shown = state;
  };
  update(store.getState());
  return store.subscribe(update);
}

function updateLook(map: MapLibreMap, state: AppState, shown: AppState | null): void {
  if (shown && state.theme === shown.theme && state.layer === shown.layer && state.overlays === shown.overlays) return;
  const palette = readPalette(document.documentElement);
  if (!shown || state.theme !== shown.theme) updateImages(map, palette);
  for (const layer of layersOf(state, palette)) restyle(map, layer);
}

/** Setting a property to the value it has is free: the map compares first. */
function restyle(map: MapLibreMap, layer: LayerSpecification): void {
  for (const [name, value] of Object.entries(layer.paint ?? {}))
    map.setPaintProperty(layer.id, name as never, value as never);
  for (const [name, value] of Object.entries(layer.layout ?? {}))
    map.setLayoutProperty(layer.id, name as never, value as never);
}

function updateCells(map: MapLibreMap, state: AppState, shown: AppState | null): void {
  const version = state.result?.version ?? NO_RESULT;
  if (shown && version === (shown.result?.version ?? NO_RESULT)) return;
  map.getSource<VectorTileSource>(CELL_SOURCE)?.setTiles([tileAddress(version)]);
}

function updateMarks(map: MapLibreMap, name: MarkSource, state: AppState, shown: AppState | null): void {
  const { reads, make } = MARKS[name];
  const before = shown && reads(shown);
  if (before && reads(state).every((value, index) => value === before[index])) return;
  map.getSource<GeoJSONSource>(name)?.setData(make(state));
}

async function updateHotspotCells(map: MapLibreMap, { result }: AppState, latest: () => AppState): Promise<void> {
  const isNeeded = result?.hotspots.some(({ h3 }) => h3 !== null) ?? false;
  const cells = hotspotCells(isNeeded ? result : null, isNeeded ? await h3Rings() : () => []);
  if (latest().result === result) map.getSource<GeoJSONSource>('hotspot-cells')?.setData(cells);
}

async function updateSelection(map: MapLibreMap, state: AppState, latest: () => AppState): Promise<void> {
  const { selection, result } = state;
  const place = selection && placeOf(selection, state);
  let ring: [number, number][] | null = null;
  if (selection?.kind === 'cell' && result)
    ring = await h3Ring(await h3At(selection.lonDeg, selection.latDeg, result.grid.resolution));
  if (latest().selection !== selection) return;
  map.getSource<GeoJSONSource>('selection')?.setData(ringMark(place, ring));
}

function updateHover(map: MapLibreMap, state: AppState): void {
  map.getSource<GeoJSONSource>('hover')?.setData(ringMark(state.hover && placeOf(state.hover, state), null));
}

function focusOn(map: MapLibreMap, focus: NonNullable<AppState['focus']>): void {
  if ('bounds' in focus) fitTo(map, focus.bounds, 400);
  else
    map.easeTo({
      center: [focus.lonDeg, focus.latDeg],
      zoom: Math.max(map.getZoom(), focus.zoom),
      duration: duration(300),
    });
}

function fitTo(map: MapLibreMap, bounds: [number, number, number, number], durationMs: number): void {
  map.fitBounds(bounds, { padding: 48, duration: duration(durationMs) });
}

const duration = (ms: number): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms);
