/** The door to the network over Node's, without a worker. */
import type { Patience } from '../../src/core/inputs/live/polite-fetcher';
import { createLiveClient, type LivePort } from '../../src/worker/live-client';
import { createLiveHost } from '../../src/worker/live-host';
import type { LiveRequest, LiveResponse } from '../../src/worker/live-protocol';

const HASTY: Patience = { attempts: 3, firstPauseMs: 1, longestPauseMs: 2000, silenceMs: 2000, wholeMs: 5000 };

/** The client, and how many workers it started. */
export function aLiveClient(patience: Partial<Patience> = {}) {
  const started = { now: 0, ever: 0 };
  const client = createLiveClient((): LivePort => {
    started.now++;
    started.ever++;
    let listener: ((event: { data: LiveResponse }) => void) | null = null;
    const handle = createLiveHost(
      { send: (url, options) => fetch(url, options), nowMs: () => Date.now() },
      (data) => listener?.({ data }),
      { ...HASTY, ...patience },
    );
    return {
      postMessage: (message: LiveRequest) => handle(message),
      addEventListener(type: 'message' | 'error', given: (event: never) => void) {
        if (type === 'message') listener = given as (event: { data: LiveResponse }) => void;
      },
      terminate() {
        started.now--;
        listener = null;
        handle({ kind: 'cancel' });
      },
    };
  });
  return { client, started };
}
