import type { AppState } from '../../state';

/**
 * What lies beside or over the map for a result: `reserved` while the first one is computed, so that the map is fitted to the room it will have and loads its tiles
 * once. It then takes its room unseen, out of reach of keys and screen readers (`[data-presence='reserved']` in frame.css).
 */
export type Presence = 'none' | 'reserved' | 'shown';

export function presenceOf({ result, run }: Pick<AppState, 'result' | 'run'>): Presence {
  if (result) return 'shown';
  return run.status === 'running' ? 'reserved' : 'none';
}
