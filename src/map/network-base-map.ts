/**
 * The base map from the network under our data. The built-in map stays until the other is there, and comes back when it fails: when its style cannot be
 * fetched, when its first tiles are refused, or when none arrives in time.
 */
import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
import type { App, AppState, BaseMap } from '../state';
import { FIRST_CELL_LAYER } from './cell-layers';
import { FOREIGN_PREFIX, prepared } from './foreign-style';
import { loadForeignStyle } from './load-base-map';
import { OtherHostsError } from './style-hosts';

const STYLE_TIMEOUT_MS = 8_000;
const FIRST_TILE_TIMEOUT_MS = 12_000;
/** Refusals before any tile has come. */
const MOST_REFUSALS = 4;

type Chosen = Exclude<BaseMap, { kind: 'built-in' }>;

/** Follows `baseMap` in the state until the returned function is called. */
export function followBaseMap(map: MapLibreMap, app: App): () => void {
  let stopShown: (() => void) | null = null;
  const change = ({ baseMap, theme }: AppState): void => {
    stopShown?.();
    stopShown = baseMap.kind === 'built-in' ? null : show(map, app, baseMap, theme ?? 'light');
  };
  change(app.store.getState());
  const stop = app.store.subscribe((state, before) => {
    const isTurned = state.theme !== before.theme && state.baseMap.kind !== 'built-in';
    if (state.baseMap !== before.baseMap || isTurned) change(state);
  });
  return () => {
    stop();
    stopShown?.();
  };
}

/** Brings one in; the returned function takes it out again. */
function show(map: MapLibreMap, { commands }: App, baseMap: Chosen, theme: 'light' | 'dark'): () => void {
  const leave = new AbortController();
  let stopWatching = (): void => undefined;
  const fail = (reason: string): void => {
    if (!leave.signal.aborted) commands.baseMapFailed(baseMap, reason);
  };
  const timeout = AbortSignal.timeout(STYLE_TIMEOUT_MS);
  loadForeignStyle(baseMap, theme, AbortSignal.any([leave.signal, timeout]))
    .then(
      (style) => {
        if (leave.signal.aborted) return;
        const { sources, ground, labels } = prepared(style);
        for (const [name, source] of Object.entries(sources)) map.addSource(name, source);
        for (const layer of ground) map.addLayer(layer, FIRST_CELL_LAYER);
        for (const layer of labels) map.addLayer(layer, 'places');
        commands.showBaseMap(true);
        stopWatching = watch(map, fail);
      },
      (error: unknown) => {
        const asks = error instanceof OtherHostsError && baseMap.kind === 'own';
        if (!asks) fail(reasonOf(error, timeout));
        else if (!leave.signal.aborted) commands.baseMapNeeds(baseMap, error.hosts);
      },
    )
    .catch((error: unknown) => fail(reasonOf(error, timeout)));
  return () => {
    leave.abort();
    stopWatching();
    takeOut(map);
    commands.showBaseMap(false);
  };
}

function reasonOf(error: unknown, timeout: AbortSignal): string {
  if (timeout.aborted) return 'it did not answer in time';
  return error instanceof TypeError || !(error instanceof Error) ? 'it cannot be reached' : error.message;
}

function takeOut(map: MapLibreMap): void {
  const { layers, sources } = map.getStyle();
  for (const { id } of layers) if (id.startsWith(FOREIGN_PREFIX)) map.removeLayer(id);
  for (const name of Object.keys(sources)) if (name.startsWith(FOREIGN_PREFIX)) map.removeSource(name);
}

/** Calls `fail` when tiles are refused or none comes. */
function watch(map: MapLibreMap, fail: (reason: string) => void): () => void {
  let refused = 0;
  const timer = setTimeout(() => fail('no tile came in time'), FIRST_TILE_TIMEOUT_MS);
  const onError = (event: ErrorEvent & { sourceId?: string }): void => {
    if (!event.sourceId?.startsWith(FOREIGN_PREFIX)) return;
    if (++refused === MOST_REFUSALS) fail('its tiles are refused');
  };
  const onData = ({ sourceId, tile }: MapSourceDataEvent): void => {
    if (!tile || !sourceId.startsWith(FOREIGN_PREFIX)) return;
    clearTimeout(timer);
    map.off('error', onError);
    map.off('sourcedata', onData);
  };
  map.on('error', onError);
  map.on('sourcedata', onData);
  return () => {
    clearTimeout(timer);
    map.off('error', onError);
    map.off('sourcedata', onData);
  };
}

/** Faults of a foreign map are told on screen; ours are bugs and go to the console. */
export function logOwnFaults(map: MapLibreMap): void {
  map.on('error', (event: ErrorEvent & { sourceId?: string }) => {
    if (!event.sourceId?.startsWith(FOREIGN_PREFIX)) console.error(event.error);
  });
}
