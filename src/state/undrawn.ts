/** A run waits a moment until its first cells are on the screen. Where no map draws them, the engine hears at once that there is nothing to wait for. */
import type { StoreApi } from 'zustand/vanilla';
import type { AppContext } from './app-context';
import type { Viewport } from './viewport';

export function tellUndrawn(
  { store, engine }: Pick<AppContext, 'store' | 'engine'>,
  viewport: StoreApi<Viewport>,
): void {
  const tell = (): void => {
    const { result } = store.getState();
    if (result && viewport.getState().map === 'failed') engine.drawn(result.version);
  };
  store.subscribe(({ result }, before) => {
    if (result !== before.result) tell();
  });
  viewport.subscribe(({ map }, before) => {
    if (map !== before.map) tell();
  });
}
