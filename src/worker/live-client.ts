/** The page's door to the network: one worker, started at the first wish and ended when nothing of it is needed any more. */
import type { LiveWish } from '../core/inputs';
import type { Issue } from '../core/plan/issues';
import type { FetchedFile, LiveAnswer, LiveProgress, LiveRequest, LiveResponse } from './live-protocol';

/** What a Worker looks like from here; tests give a fake. */
export interface LivePort {
  postMessage(message: LiveRequest): void;
  addEventListener(type: 'message', listener: (event: { data: LiveResponse }) => void): void;
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void;
  terminate(): void;
}

/** The source gives nothing, and why. */
export class LiveRefusedError extends Error {
  constructor(readonly issue: Issue) {
    super(issue.code);
    this.name = 'LiveRefusedError';
  }
}

export interface LiveClient {
  /**
   * Fetches what is wished for; `fetchedAt` ISO 8601. The same wish again goes on where the last attempt ended. One at a time: a newer wish stops the older one.
   * Rejects with LiveRefusedError, with AbortError when stopped.
   */
  fetch(
    wish: LiveWish,
    fetchedAt: string,
    follow: { signal: AbortSignal; onProgress(progress: LiveProgress): void },
  ): Promise<FetchedFile>;
  /** Lets go of what an ended attempt kept. */
  forget(): void;
}

export function createLiveClient(startWorker: () => LivePort): LiveClient {
  let port: LivePort | null = null;
  let id = 0;
  let receive: (answer: LiveAnswer) => void = () => undefined;
  const cancelled = (): LiveAnswer => ({ kind: 'cancelled' });

  function end(): void {
    port?.terminate();
    port = null;
    receive(cancelled());
  }

  function started(): LivePort {
    if (port) return port;
    const made = startWorker();
    made.addEventListener('message', ({ data }) => data.id === id && receive(data));
    made.addEventListener('error', ({ message = 'the worker ended' }) => {
      if (port !== made) return;
      receive({ kind: 'failed', message });
      end();
    });
    port = made;
    return made;
  }

  return {
    fetch(wish, fetchedAt, { signal, onProgress }) {
      receive(cancelled());
      return new Promise((resolve, reject) => {
        const stop = (): void => {
          port?.postMessage({ kind: 'cancel' });
          receive(cancelled());
        };
        signal.throwIfAborted();
        signal.addEventListener('abort', stop, { once: true });
        receive = (response) => {
          if (response.kind === 'progress') return onProgress(response);
          signal.removeEventListener('abort', stop);
          receive = () => undefined;
          if (response.kind !== 'fetched') return reject(reasonOf(response));
          const { name, blob, attribution, url } = response;
          end();
          resolve({ name, blob, attribution, url, fetchedAt });
        };
        started().postMessage({ kind: 'fetch', id: ++id, wish, fetchedAt });
      });
    },
    forget: end,
  };
}

function reasonOf(response: Exclude<LiveAnswer, { kind: 'progress' | 'fetched' }>): Error {
  if (response.kind === 'cancelled') return new DOMException('Cancelled', 'AbortError');
  if (response.kind === 'failed') return new Error(response.message);
  const { code, context } = response;
  return new LiveRefusedError({ code, severity: 'error', ref: {}, context });
}
