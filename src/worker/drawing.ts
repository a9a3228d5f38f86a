/**
 * A run waits until its first cells are on the screen before it goes on to choose sites: that keeps every core busy, and whoever waits for the map would wait for
 * it, too. Cells that were drawn before hold nothing up.
 */
import type { ResultSlotName, ViewResult } from './protocol';

/** A page that draws nothing (hidden, or without a map) holds the run up no longer than this. */
const PATIENCE_MS = 2_500;

interface ShowingRun {
  /** Only the open plan's cells are waited for. */
  slot: ResultSlotName;
  onPartial(view: ViewResult): void;
  signal: AbortSignal;
}

export interface Drawing {
  /** Hands a view over; resolves when its cells are drawn, at once where they are already, at the latest after a moment or when the run is stopped. */
  shown(view: ViewResult, run: ShowingRun): Promise<void>;
  drawn(version: string): void;
}

export function openDrawing(): Drawing {
  let last: string | null = null;
  const waiting = new Map<string, () => void>();
  return {
    shown(view, { slot, onPartial, signal }) {
      onPartial(view);
      if (slot !== 'main' || view.version === last || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          waiting.delete(view.version);
          resolve();
        };
        const timer = setTimeout(done, PATIENCE_MS);
        signal.addEventListener('abort', done, { once: true });
        waiting.set(view.version, done);
      });
    },
    drawn(version) {
      last = version;
      waiting.get(version)?.();
    },
  };
}
