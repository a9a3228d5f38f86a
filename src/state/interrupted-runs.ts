/** A plan that ended the page while it was computed must not do so again at every visit: after the second time the user starts it. */
import type { Preferences } from './app-context';

const PATIENCE = 2;

const read = (preferences: Preferences): number => Number(preferences.read('runsUnfinished') ?? 0) || 0;

export const runStarted = (preferences: Preferences): void =>
  preferences.write('runsUnfinished', String(read(preferences) + 1));

/** Done, failed or stopped: the page is still there. */
export const runEnded = (preferences: Preferences): void => preferences.write('runsUnfinished', '0');

/** Whether the last visits all ended in the middle of a run. */
export const wasInterrupted = (preferences: Preferences): boolean => read(preferences) >= PATIENCE;

/** Whether no run has ever begun in this browser. */
export const neverRan = (preferences: Preferences): boolean => preferences.read('runsUnfinished') === null;
