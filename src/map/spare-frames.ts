/**
 * Until the first cells are on the screen every frame of the map is taken from the processor that computes them, most of all where no graphics card draws it: the
 * map then draws what has come together, not every piece as it comes.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { App } from '../state';

/** Between two frames while the engine computes, and once there are cells to draw. */
const COMPUTING_MS = 500;
const ARRIVING_MS = 60;
/** Who touches the map gets every frame, and so does a flight. */
const TOUCHES = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const;

/** Spares frames until the first result is drawn or somebody touches the map; the returned function ends it, too. */
export function spareFrames(map: MapLibreMap, { store }: Pick<App, 'store'>): () => void {
  const draw = map.triggerRepaint.bind(map);
  const container = map.getContainer();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastMs = performance.now();
  const drawNow = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    draw();
  };
  const onRender = (): void => {
    lastMs = performance.now();
  };
  const onIdle = (): void => {
    if (store.getState().result) stop();
  };
  const unsubscribe = store.subscribe(({ result }, before) => {
    if (result && !before.result) drawNow();
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
    if (map.isMoving()) return drawNow();
    const { result, run } = store.getState();
    const gapMs = run.status === 'running' && !result ? COMPUTING_MS : ARRIVING_MS;
    timer ??= setTimeout(drawNow, Math.max(0, lastMs + gapMs - performance.now()));
  };
  map.on('render', onRender);
  map.on('idle', onIdle);
  for (const touch of TOUCHES) container.addEventListener(touch, stop, { capture: true, passive: true });
  return stop;
}
