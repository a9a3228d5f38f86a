/**
 * Long computations in steps: a generator that yields the matrix entries it touched since its last yield. Run at once in tests and for the first answer; run
 * with pauses in a worker, so that a cancel or a stop is heard. Pauses come by work, never by a clock: the answer is the same either way.
 */
import { turn } from '../plan';

/** Yields matrix entries touched since the last yield. */
export type Steps<T> = Generator<number, T, void>;

export interface Pace {
  /** Cancel: the computation ends with an AbortError. */
  signal: AbortSignal;
  /** Called at every pause. */
  onTurn?: () => void;
}

/** Matrix entries between two turns of the event loop: 10 to 20 ms on a core of 2020. */
const WORK_PER_TURN = 4e6;

/** Runs steps to the end without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Runs steps to the end; now and then the event loop gets a turn. Rejects when cancelled. */
export async function withPauses<T>(steps: Steps<T>, { signal, onTurn }: Pace): Promise<T> {
  let work = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    work += value;
    if (work < WORK_PER_TURN) continue;
    work = 0;
    onTurn?.();
    await turn();
    signal.throwIfAborted();
  }
}
