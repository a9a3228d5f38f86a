/** Marks on the browser's timeline (`infill:result`, `infill:painted`): what `npm run bench:app` and a profiler read. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { App, AppState } from '../state';

/** Marks when a result is handed to the page. A page that nobody sees draws no frames: the engine need not wait for any. */
export const markResults = ({ store, drawn }: Pick<App, 'store' | 'drawn'>): (() => void) =>
  store.subscribe(({ result }, before) => {
    if (!result || result === before.result) return;
    performance.mark('infill:result', { detail: result.stale ? `${result.version} partial` : result.version });
    if (document.hidden) drawn(result.version);
  });

/** Marks when what was last handed to the map is all on the screen; the engine is told of it, too. */
export function markPaints(map: MapLibreMap, { store, drawn }: App): () => void {
  let painted = '';
  let version: string | null = null;
  const onIdle = (): void => {
    const { result } = store.getState();
    if (result && result.version !== version) drawn((version = result.version));
    const shown = lookOf(store.getState());
    if (shown === painted) return;
    painted = shown;
    performance.mark('infill:painted', { detail: shown });
  };
  map.on('idle', onIdle);
  return () => map.off('idle', onIdle);
}

const lookOf = ({ result, layer, theme, overlays }: AppState): string =>
  [result?.version ?? 'none', layer, theme, overlays.relief].join(' ');
