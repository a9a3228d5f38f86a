/** Marks on the browser's timeline (`infill:result`, `infill:painted`): what `npm run bench:app` and a profiler read. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { App, AppState } from '../state';

/** Marks when a result is handed to the map, and when what was last handed to it is all on the screen. */
export function markPaints(map: MapLibreMap, { store }: App): () => void {
  let painted = '';
  const onIdle = (): void => {
    const shown = lookOf(store.getState());
    if (shown === painted) return;
    painted = shown;
    performance.mark('infill:painted', { detail: shown });
  };
  const stop = store.subscribe(({ result }, before) => {
    if (result && result !== before.result)
      performance.mark('infill:result', { detail: result.stale ? `${result.version} partial` : result.version });
  });
  map.on('idle', onIdle);
  return () => {
    stop();
    map.off('idle', onIdle);
  };
}

const lookOf = ({ result, layer, theme, overlays }: AppState): string =>
  [result?.version ?? 'none', layer, theme, overlays.relief].join(' ');
