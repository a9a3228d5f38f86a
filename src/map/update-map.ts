/** The one updater: brings the map in line with the app state and touches only what changed. */
import type { LayerSpecification, Map as MapLibreMap, RasterTileSource, VectorTileSource } from 'maplibre-gl';
import { type App, type AppState, h3At, h3Ring, h3Rings, type ViewResult } from '../state';
import { RELIEF_SOURCE } from './base-layers';
import { CELL_SOURCE, DIFFERENCE_SOURCE } from './cell-layers';
import { type Bounds, boxesOfRegions } from '../core/geo/bounds';
import type { Fitter } from './fit-view';
import { updateImages } from './images';
import { hotspotCells, MARKS, type MarkSource, placeOf, ringMark } from './marks';
import { readPalette } from './palette';
import { setData } from './source-data';
import { layersOf, NO_RESULT, reliefAddress, tileAddress } from './style';

const MARK_NAMES = Object.keys(MARKS) as MarkSource[];

/** Keeps the map and the state together until the returned function is called. Without `camera` the view is somebody else's. */
export function followState(map: MapLibreMap, app: App, camera: Fitter | null): () => void {
  const { store } = app;
  let shown: AppState | null = null;
  const marks = followMarks(map, store.getState);
  const update = (state: AppState): void => {
    updateLook(map, state, shown);
    updateCells(map, state, shown);
    updateRelief(map, state, shown);
    if (state.selection !== shown?.selection) void updateServer(map, app, state);
    // The cells come first: the engine makes one thing after the other.
    else if (state.result !== shown?.result && state.selection?.kind === 'site')
      void map.once('idle').then(() => updateServer(map, app, store.getState()));
    marks.follow(state);
    if (state.result?.hotspots !== shown?.result?.hotspots) void updateHotspotCells(map, state, () => store.getState());
    if (
      state.selection !== shown?.selection ||
      state.result !== shown?.result ||
      state.plan.network !== shown?.plan.network ||
      state.plan.siting !== shown?.plan.siting
    )
      void updateSelection(map, state, () => store.getState());
    if (state.hover !== shown?.hover) updateHover(map, state);
    if (camera) updateCamera(map, camera, state, shown);
    shown = state;
  };
  update(store.getState());
  const unsubscribe = store.subscribe(update);
  return () => {
    unsubscribe();
    marks.stop();
  };
}

const LOOK = ['theme', 'layer', 'overlays', 'opacity', 'baseMapShown'] as const;

function updateLook(map: MapLibreMap, state: AppState, shown: AppState | null): void {
  if (shown && LOOK.every((part) => state[part] === shown[part])) return;
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
  if (version !== (shown?.result?.version ?? NO_RESULT))
    map.getSource<VectorTileSource>(CELL_SOURCE)?.setTiles([tileAddress(version)]);
  const pair = pairOf(state);
  if (pair !== (shown ? pairOf(shown) : NO_RESULT))
    map.getSource<VectorTileSource>(DIFFERENCE_SOURCE)?.setTiles([tileAddress(pair)]);
}

const pairOf = ({ difference }: AppState): string => (difference ? `${difference.from}~${difference.to}` : NO_RESULT);

function updateRelief(map: MapLibreMap, state: AppState, shown: AppState | null): void {
  const version = state.result?.terrain?.version ?? NO_RESULT;
  if (version === (shown?.result?.terrain?.version ?? NO_RESULT)) return;
  map.getSource<RasterTileSource>(RELIEF_SOURCE)?.setTiles([reliefAddress(version)]);
}

/** The outline of what the selected site serves best. */
async function updateServer(map: MapLibreMap, app: App, { selection, result }: AppState): Promise<void> {
  const outline = selection?.kind === 'site' && result ? await app.serverOutline(selection.id).catch(() => null) : null;
  if (app.store.getState().selection !== selection) return;
  setData(map, 'server-outline', outline);
}

/** Marks are handed over for this long before the page gets a turn. */
const STRETCH_MS = 8;

/** Brings the mark sources up to date in tasks of their own: thousands of marks take the map some 20 ms to hand over, and a result brings several sources. */
function followMarks(map: MapLibreMap, latest: () => AppState): { follow(state: AppState): void; stop(): void } {
  const madeOf = new Map<MarkSource, unknown[]>();
  const due = new Set<MarkSource>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const next = (): void => {
    timer = null;
    const until = performance.now() + STRETCH_MS;
    for (const name of due) {
      due.delete(name);
      setData(map, name, MARKS[name].make(latest()));
      if (performance.now() > until) break;
    }
    if (due.size > 0) timer = setTimeout(next);
  };
  return {
    follow(state) {
      for (const name of MARK_NAMES) {
        const parts = MARKS[name].reads(state);
        const known = madeOf.get(name);
        if (known && parts.every((part, index) => part === known[index])) continue;
        madeOf.set(name, parts);
        due.add(name);
      }
      if (due.size > 0) timer ??= setTimeout(next);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      due.clear();
    },
  };
}

async function updateHotspotCells(map: MapLibreMap, { result }: AppState, latest: () => AppState): Promise<void> {
  const isNeeded = result?.hotspots.some(({ h3 }) => h3 !== null) ?? false;
  const cells = hotspotCells(isNeeded ? result : null, isNeeded ? await h3Rings() : () => []);
  if (latest().result?.hotspots === result?.hotspots) setData(map, 'hotspot-cells', cells);
}

async function updateSelection(map: MapLibreMap, state: AppState, latest: () => AppState): Promise<void> {
  const { selection, result } = state;
  const place = selection && placeOf(selection, state);
  let ring: [number, number][] | null = null;
  if (selection?.kind === 'cell' && result)
    ring = await h3Ring(await h3At(selection.lonDeg, selection.latDeg, result.grid.resolution));
  if (latest().selection !== selection) return;
  setData(map, 'selection', ringMark(place, ring));
}

function updateHover(map: MapLibreMap, state: AppState): void {
  setData(map, 'hover', ringMark(state.hover && placeOf(state.hover, state), null));
}

/** A wish of the user, else the regions: as soon as they are known, and once more beside the legend of the first result. */
function updateCamera(map: MapLibreMap, camera: Fitter, state: AppState, shown: AppState | null): void {
  const { focus, result, extent } = state;
  // What is laid over the map for a selection is there a frame later.
  if (focus && focus !== shown?.focus) return void requestAnimationFrame(() => focusOn(map, camera, focus));
  const isFirst = result !== null && !shown?.result;
  if (isFirst && (!extent || camera.isUntouched()))
    // What is laid over the map for a result is there a frame later.
    requestAnimationFrame(() => camera.fit(boxesOf(result), 0));
  else if (shown && (state.comparison === null) !== (shown.comparison === null))
    requestAnimationFrame(() => camera.again());
  else if (!result && extent && extent !== shown?.extent) camera.fit(extent, 0);
}

/** Where a map begins that has drawn nothing yet. */
export function fitFirst(camera: Fitter, { result, extent }: AppState): void {
  if (result) camera.fit(boxesOf(result), 0);
  else if (extent) camera.fit(extent, 0);
}

const boxesOf = (result: ViewResult): Bounds[] =>
  result.regions.length > 0 ? boxesOfRegions(result.regions) : [result.bounds];

function focusOn(map: MapLibreMap, camera: Fitter, focus: NonNullable<AppState['focus']>): void {
  if ('bounds' in focus) camera.fit([focus.bounds], 400);
  else camera.show(focus, Math.max(map.getZoom(), focus.zoom), 300);
}
