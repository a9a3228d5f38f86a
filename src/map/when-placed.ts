/** The world would flash up before the map stands over the regions of the plan: until then it is not shown. */
import type { App, AppState } from '../state';

/** Where nothing says where to look, the world is shown after this. */
const PATIENCE_MS = 2_500;

/** Hides the map until the state says where its regions are, or that there are none. */
export function hideUntilPlaced(element: HTMLElement, { store }: App): void {
  Object.assign(element.style, { opacity: '0', transition: 'opacity 120ms' });
  const show = (): void => {
    unsubscribe();
    clearTimeout(timer);
    element.style.opacity = '1';
  };
  const timer = setTimeout(show, PATIENCE_MS);
  const look = (state: AppState): void => {
    if (isPlaced(state)) show();
  };
  const unsubscribe = store.subscribe(look);
  look(store.getState());
}

const isPlaced = ({ extent, result, run }: AppState): boolean =>
  extent !== null ||
  result !== null ||
  run.status === 'unusable' ||
  run.status === 'failed' ||
  run.status === 'cancelled';
