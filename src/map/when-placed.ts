/** The world would flash up, and its tiles be cut for nothing, before the map stands over the regions of the plan: the map is made once it is known where to look. */
import type { App, AppState } from '../state';

/** Where nothing says where to look, the world is shown after this. */
const PATIENCE_MS = 2_500;

/** Calls back once the state says where the regions are, or that there are none, at once where it says so already. The returned function ends the waiting. */
export function whenPlaced({ store }: Pick<App, 'store'>, then: () => void): () => void {
  if (isPlaced(store.getState())) {
    then();
    return () => undefined;
  }
  const stop = (): void => {
    unsubscribe();
    clearTimeout(timer);
  };
  const go = (): void => {
    stop();
    then();
  };
  let timer = setTimeout(go, PATIENCE_MS);
  const unsubscribe = store.subscribe((state) => {
    if (!isPlaced(state)) return;
    stop();
    // Others hear of it in this task, and have enough to do.
    timer = setTimeout(go);
  });
  return stop;
}

const isPlaced = ({ extent, result, run }: AppState): boolean =>
  extent !== null ||
  result !== null ||
  run.status === 'unusable' ||
  run.status === 'failed' ||
  run.status === 'cancelled';
