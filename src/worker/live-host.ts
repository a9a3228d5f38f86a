/** Fetches in the worker, so that unpacking and joining what comes never holds up the page. */
// Not through the door of inputs: this worker needs none of the importers behind it.
import { fetchLive, type LiveKept, nothingKept } from '../core/inputs/live/fetch-live';
import { LiveError } from '../core/inputs/live/live-issues';
import { type FetcherDoor, PATIENCE, type Patience, politeFetcher } from '../core/inputs/live/polite-fetcher';
import type { FetchedFile, LiveAnswer, LiveProgress, LiveRequest, LiveResponse } from './live-protocol';

const PROGRESS_EVERY_MS = 100;

type Door = Pick<FetcherDoor, 'send' | 'nowMs' | 'isOffline'>;
type Asked = Extract<LiveRequest, { kind: 'fetch' }>;

/** Handles the requests of one page. */
export function createLiveHost(
  door: Door,
  reply: (response: LiveResponse) => void,
  patience: Patience = PATIENCE,
): (request: LiveRequest) => void {
  let stop: AbortController | null = null;
  /** An attempt that was stopped still puts away what it has. */
  let before = Promise.resolve();
  let kept: { of: string; what: LiveKept } | null = null;

  async function answer(asked: Asked, { signal }: AbortController): Promise<void> {
    await before;
    const of = JSON.stringify(asked.wish);
    kept = kept?.of === of ? kept : { of, what: nothingKept() };
    try {
      const tell = (said: LiveAnswer): void => reply({ id: asked.id, ...said });
      const file = await fetched(asked, kept.what, { door, patience, signal, reply: tell });
      // A list that was cut is gone on with when it is asked for again.
      if (kept.what.pages.cursor === null) kept = null;
      tell({ kind: 'fetched', ...file });
    } catch (error) {
      reply({ id: asked.id, ...failure(error, signal) });
    }
  }

  return (request) => {
    stop?.abort();
    stop = null;
    if (request.kind !== 'fetch') return;
    stop = new AbortController();
    before = answer(request, stop);
  };
}

interface Surroundings {
  door: Door;
  patience: Patience;
  signal: AbortSignal;
  reply(said: LiveAnswer): void;
}

async function fetched({ wish, fetchedAt }: Asked, kept: LiveKept, around: Surroundings): Promise<FetchedFile> {
  const { door, patience, signal } = around;
  const tell = teller(around);
  const progress = { fraction: 0, bytes: 0 };
  const polite = politeFetcher(
    {
      ...door,
      isBrowser: true,
      onPause: (pauseMs) => tell({ ...progress, pauseS: Math.ceil(pauseMs / 1000) }, true),
    },
    patience,
  );
  const { bytes, ...rest } = await fetchLive(
    wish,
    {
      fetcher: { get: (request) => polite.get({ ...request, onBytes: counted(request.onBytes) }) },
      signal,
      fetchedAt,
      onProgress(fraction) {
        progress.fraction = fraction;
        tell({ ...progress, pauseS: null });
      },
    },
    kept,
  );
  return { ...rest, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) };

  function counted(onBytes?: (read: number, of: number | null) => void) {
    let before = 0;
    return (read: number, of: number | null): void => {
      // A new try counts from zero again.
      progress.bytes += read < before ? read : read - before;
      before = read;
      onBytes?.(read, of);
      tell({ ...progress, pauseS: null });
    };
  }
}

/** Not more often than eyes can follow, but the latest always; what is sure is said at once. */
function teller({ signal, reply }: Surroundings) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting: LiveProgress | null = null;
  return function tell(progress: LiveProgress, isSure = false): void {
    if (signal.aborted) return;
    waiting = isSure ? null : progress;
    if (timer && !isSure) return;
    reply({ kind: 'progress', ...progress });
    waiting = null;
    timer ??= setTimeout(() => {
      timer = null;
      if (waiting) tell(waiting);
    }, PROGRESS_EVERY_MS);
  };
}

function failure(error: unknown, signal: AbortSignal): LiveAnswer {
  if (signal.aborted) return { kind: 'cancelled' };
  if (error instanceof LiveError) return { kind: 'refused', code: error.code, context: error.context };
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}
