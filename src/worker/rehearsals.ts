/** Rehearses a move when a run is done, so that the first site somebody moves is not the slow one. One at a time; whoever wants to compute stops it. */
import { type PlanResult, rehearseMove } from '../core/run';

export interface Rehearsals {
  begin(result: PlanResult): void;
  stop(): void;
}

export function openRehearsals(): Rehearsals {
  let running: AbortController | null = null;
  const stop = (): void => {
    running?.abort();
    running = null;
  };
  return {
    begin(result) {
      stop();
      const own = (running = new AbortController());
      // Stopped, or something is wrong that the move itself will say: nobody waits for a rehearsal.
      rehearseMove(result, own.signal).catch(() => undefined);
    },
    stop,
  };
}
