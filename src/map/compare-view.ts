/** The second map of a comparison: the same place, the other scenario, seen right of a border that can be moved. */
import { Map as MapLibreMap } from 'maplibre-gl';
import type { App, AppState } from '../state';
import { loadBaseMap } from './base-map';
import { logOwnFaults } from './network-base-map';
import { readPalette } from './palette';
import { firstStyle } from './style';
import { followState } from './update-map';

/** Shows the other result beside the open one while there is one; the returned function ends that. */
export function followComparison(map: MapLibreMap, app: App): () => void {
  let other: { element: HTMLElement; close(): void } | null = null;
  const update = (state: AppState): void => {
    const isWanted = Boolean(state.comparison?.result);
    if (isWanted && !other) other = openOther(map, app);
    if (!isWanted && other) {
      other.close();
      other = null;
    }
    // A difference layer shows both results by itself.
    const border = state.layer.startsWith('difference') ? 1 : state.swipe;
    if (other) other.element.style.clipPath = `inset(0 0 0 ${border * 100}%)`;
  };
  update(app.store.getState());
  const unsubscribe = app.store.subscribe(update);
  return () => {
    unsubscribe();
    other?.close();
  };
}

function openOther(map: MapLibreMap, app: App): { element: HTMLElement; close(): void } {
  const element = document.createElement('div');
  element.className = 'compare-map';
  Object.assign(element.style, { position: 'absolute', inset: '0', zIndex: '1' });
  map.getContainer().append(element);
  const store = otherStore(app.store);
  const other = new MapLibreMap({
    container: element,
    style: firstStyle(store.getState(), readPalette(document.documentElement)),
    center: map.getCenter(),
    zoom: map.getZoom(),
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: { 'Map.Title': 'Map of the other scenario' },
  });
  other.touchZoomRotate.disableRotation();
  logOwnFaults(other);
  const stops: (() => void)[] = [];
  other.once('load', () => {
    stops.push(followState(other, { ...app, store }, null));
    other.jumpTo({ center: map.getCenter(), zoom: map.getZoom() });
    stops.push(together(map, other));
    loadBaseMap(other, (then) => void other.once('idle', then));
  });
  return {
    element,
    close() {
      for (const stop of stops) stop();
      other.remove();
      element.remove();
    },
  };
}

/** Whichever is moved, the other goes along. */
function together(one: MapLibreMap, two: MapLibreMap): () => void {
  let isFollowing = false;
  const follow = (leader: MapLibreMap, follower: MapLibreMap) => () => {
    if (isFollowing) return;
    isFollowing = true;
    follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() });
    isFollowing = false;
  };
  const [onOne, onTwo] = [follow(one, two), follow(two, one)];
  one.on('move', onOne);
  two.on('move', onTwo);
  return () => {
    one.off('move', onOne);
    two.off('move', onTwo);
  };
}

/** The app as it would be with the other scenario open: same layer and theme, nothing selected, no camera wishes of its own. */
function otherStore(store: App['store']): App['store'] {
  let last: { state: AppState; other: AppState } | null = null;
  const otherOf = (state: AppState): AppState => {
    if (last?.state === state) return last.other;
    const { comparison } = state;
    const other: AppState = {
      ...state,
      result: comparison?.result ?? null,
      plan: comparison?.plan ?? state.plan,
      selection: null,
      focus: null,
      hover: null,
      drawing: null,
      tool: null,
    };
    last = { state, other };
    return other;
  };
  return {
    ...store,
    getState: () => otherOf(store.getState()),
    getInitialState: () => otherOf(store.getInitialState()),
    subscribe: (listener) => store.subscribe((state, before) => listener(otherOf(state), otherOf(before))),
  };
}
