/** The worker that reaches the network for data. It is started when the user has pressed the button, and asks only the host that was named to him. */
import { createLiveHost } from './live-host';
import type { LiveRequest } from './live-protocol';

const scope = self as unknown as Worker;

const handle = createLiveHost(
  {
    // No cookies, no address of this page, and nothing kept by the browser.
    send: (url, options) =>
      fetch(url, { ...options, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }),
    nowMs: () => Date.now(),
    isOffline: () => !navigator.onLine,
  },
  (response) => scope.postMessage(response),
);
scope.addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => handle(data));
