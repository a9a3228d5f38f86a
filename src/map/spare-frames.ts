/**
 * Until the first cells are on the screen every frame of the map is taken from the processor that computes them, most of all where no graphics card draws it: the
 * map then draws what has come together, not every piece as it comes.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { App } from '../state';

/** Between two frames: of a map that nobody sees yet, of one that is seen while the engine computes, until the first tiles of a result are there, and else. */
const HIDDEN_MS = 120;
const COMPUTING_MS = 500;
const AWAITED_MS = 350;
const ARRIVING_MS = 60;
/** Who touches the map gets every frame, and so does a flight. */
const TOUCHES = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const;

/** Spares frames until the first result is drawn or somebody touches the map; the returned function ends it, too. */
export function spareFrames(map: MapLibreMap, { store, viewport }: Pick<App, 'store' | 'viewport'>): () => void {
  const draw = map.triggerRepaint.bind(map);
  const container = map.getContainer();
  let timer: { id: ReturnType<typeof setTimeout>; dueMs: number } | null = null;
  let lastMs = performance.now();
  const drawNow = (): void => {
    if (timer) clearTimeout(timer.id);
    timer = null;
    draw();
  };
  const gapMs = (): number => {
    const { result, run } = store.getState();
    if (result) return map.areTilesLoaded() ? ARRIVING_MS : AWAITED_MS;
    if (viewport.getState().map !== 'shown') return HIDDEN_MS;
    return run.status === 'running' ? COMPUTING_MS : ARRIVING_MS;
  };
  /** Earlier than was planned, never later. */
  const drawBy = (dueMs: number): void => {
    const nowMs = performance.now();
    if (timer && timer.dueMs <= dueMs) return;
    if (timer) clearTimeout(timer.id);
    timer = { id: setTimeout(drawNow, Math.max(0, dueMs - nowMs)), dueMs };
  };
  const onRender = (): void => {
    lastMs = performance.now();
  };
  const onIdle = (): void => {
    if (store.getState().result) stop();
  };
  const unsubscribe = store.subscribe(({ result }, before) => {
    // The page's tables come with it, and may change the map's size: then the tiles are asked for once.
    if (result && !before.result) drawBy(performance.now() + ARRIVING_MS);
  });
  const stop = (): void => {
    unsubscribe();
    map.off('render', onRender);
    map.off('idle', onIdle);
    for (const touch of TOUCHES) container.removeEventListener(touch, stop, { capture: true });
    map.triggerRepaint = draw;
    if (timer) drawNow();
  };
  map.triggerRepaint = () => {
    if (map.isMoving()) drawNow();
    else drawBy(lastMs + gapMs());
  };
  map.on('render', onRender);
  map.on('idle', onIdle);
  for (const touch of TOUCHES) container.addEventListener(touch, stop, { capture: true, passive: true });
  return stop;
}
