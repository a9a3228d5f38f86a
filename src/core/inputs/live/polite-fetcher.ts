/**
 * One way to ask servers, for all doors: a few tries with growing pauses, no longer than a server asks to be left alone (429, Retry-After), with limits on size, silence
 * and duration. A door gives only what opens a connection.
 */
import { allowedUrl, type Fetched, type Fetcher, type FetchRequest } from './fetcher';
import { LiveError } from './live-issues';

/** The part of the platform's own function that is used. */
export type Send = (
  url: string,
  options: { signal: AbortSignal; redirect: 'manual'; headers: Record<string, string> },
) => Promise<Response>;

export interface FetcherDoor {
  send: Send;
  /** A browser does not say where it is sent on to, nor why nothing came. */
  isBrowser?: boolean;
  /** Milliseconds since 1970, for Retry-After dates. */
  nowMs(): number;
  /** Sent with every request, such as a User-Agent. */
  headers?: Record<string, string>;
  /** Whether this machine is known to have no connection. */
  isOffline?(): boolean;
  /** Told before each pause: its length, and what the last try met. */
  onPause?(pauseMs: number, error: LiveError): void;
}

export interface Patience {
  attempts: number;
  /** Pause before the second try; doubled each time. */
  firstPauseMs: number;
  /** Longest pause a server may ask for. */
  longestPauseMs: number;
  /** Longest silence. */
  silenceMs: number;
  /** Longest duration of one try. */
  wholeMs: number;
}

export const PATIENCE: Patience = {
  attempts: 4,
  firstPauseMs: 500,
  longestPauseMs: 60_000,
  silenceMs: 30_000,
  wholeMs: 600_000,
};

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
const TRY_AGAIN = [408, 425, 429, 500, 502, 503, 504];

export function politeFetcher(door: FetcherDoor, patience: Patience = PATIENCE): Fetcher {
  return {
    async get(request) {
      const url = allowedUrl(request.url);
      for (let attempt = 1; ; attempt++) {
        request.signal.throwIfAborted();
        try {
          return await once(door, patience, request, url);
        } catch (error) {
          request.signal.throwIfAborted();
          if (!(error instanceof LiveError) || !error.retry) throw error;
          const pauseMs = Math.max(error.retry.afterMs, patience.firstPauseMs * 2 ** (attempt - 1));
          if (error.retry.afterMs > patience.longestPauseMs)
            throw new LiveError('live-rate-limited', { host: url.host, waitS: Math.ceil(error.retry.afterMs / 1000) });
          if (attempt === patience.attempts) throw new LiveError(error.code, { ...error.context, attempts: attempt });
          door.onPause?.(pauseMs, error);
          await pause(pauseMs, request.signal);
        }
      }
    },
  };
}

/** One try, redirects within the host included. */
async function once(door: FetcherDoor, patience: Patience, request: FetchRequest, first: URL): Promise<Fetched> {
  if (door.isOffline?.()) throw new LiveError('live-offline', { host: first.host });
  const watch = new Watch(request.signal, patience, first.host);
  try {
    let url = first;
    for (let hop = 0; ; hop++) {
      const response = await watch.guard(
        door.send(url.href, {
          signal: watch.signal,
          redirect: 'manual',
          headers: { accept: acceptOf(request), ...door.headers },
        }),
        door.isBrowser ? 'live-blocked' : 'live-unreachable',
      );
      // Not followed: the other address would be asked before it can be looked at (https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect).
      if (response.type === 'opaqueredirect') throw new LiveError('live-redirect-unseen', { host: first.host });
      if (!REDIRECTS.includes(response.status)) return await answerOf(response, { request, url, watch, door });
      url = redirected(url, response.headers.get('location') ?? '', hop);
      await response.body?.cancel();
    }
  } finally {
    watch.end();
  }
}

/** Browsers first ask for leave to send a longer one, which hosts do not give: https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const LONGEST_ACCEPT = 128;

function acceptOf({ accept }: FetchRequest): string {
  const text = accept.join(', ');
  return text.length <= LONGEST_ACCEPT ? text : '*/*';
}

function redirected(from: URL, location: string, hop: number): URL {
  const to = URL.canParse(location, from) ? new URL(location, from) : null;
  if (!to || to.host !== from.host || to.protocol !== from.protocol || hop >= MOST_REDIRECTS)
    throw new LiveError('live-redirect', {
      from: from.host,
      to: to ? `${to.protocol}//${to.host}` : location.slice(0, 200),
    });
  return to;
}

interface Asked {
  request: FetchRequest;
  url: URL;
  watch: Watch;
  door: FetcherDoor;
}

async function answerOf(response: Response, { request, url, watch, door }: Asked): Promise<Fetched> {
  const { host } = url;
  const { status } = response;
  const stop = async (error: LiveError): Promise<never> => {
    await response.body?.cancel().catch(() => {});
    throw error;
  };
  if (response.url && new URL(response.url).origin !== url.origin)
    return stop(new LiveError('live-redirect', { from: host, to: new URL(response.url).origin }));
  const contentType = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (status === 404 && request.missingIsAnswer) {
    await response.body?.cancel();
    return { status, contentType, bytes: new Uint8Array(0) };
  }
  if (!response.ok) {
    const afterMs = pauseAsked(response.headers.get('retry-after'), door.nowMs());
    return stop(new LiveError('live-status', { host, status }, TRY_AGAIN.includes(status) ? { afterMs } : null));
  }
  if (!request.accept.includes(contentType))
    return stop(new LiveError('live-type', { host, found: contentType.slice(0, 100) || 'nothing' }));
  const tooLarge = new LiveError('live-too-large', { host, limitBytes: request.maxBytes });
  if (Number(response.headers.get('content-length') ?? 0) > request.maxBytes) return stop(tooLarge);
  return { status, contentType, bytes: await bodyOf(response, { request, tooLarge, watch }) };
}

async function bodyOf(
  response: Response,
  { request: { maxBytes, onBytes }, tooLarge, watch }: { request: FetchRequest; tooLarge: LiveError; watch: Watch },
): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0) || null;
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = reader ? await watch.guard(reader.read()) : null;
    if (!next || next.done) break;
    parts.push(next.value);
    length += next.value.length;
    onBytes?.(length, announced);
    if (length > maxBytes) {
      await reader!.cancel().catch(() => {});
      throw tooLarge;
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Ends a try when the user cancels, when nothing comes for long, or when it takes too long in all. */
class Watch {
  private readonly controller = new AbortController();
  private readonly whole: ReturnType<typeof setTimeout>;
  private silence: ReturnType<typeof setTimeout> | null = null;
  private lateAfterMs = 0;
  private readonly forward = (): void => this.controller.abort(this.user.reason);

  constructor(
    private readonly user: AbortSignal,
    private readonly patience: Patience,
    private readonly host: string,
  ) {
    user.addEventListener('abort', this.forward);
    this.whole = setTimeout(() => this.late(patience.wholeMs), patience.wholeMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Waits for the next sign of life; what goes wrong becomes a LiveError, without a connection of the kind `failed`. */
  async guard<T>(work: Promise<T>, failed: 'live-blocked' | 'live-unreachable' = 'live-unreachable'): Promise<T> {
    const { silenceMs } = this.patience;
    this.silence = setTimeout(() => this.late(silenceMs), silenceMs);
    try {
      return await work;
    } catch (error) {
      this.user.throwIfAborted();
      if (this.lateAfterMs > 0)
        throw new LiveError('live-timeout', { host: this.host, seconds: this.lateAfterMs / 1000 }, { afterMs: 0 });
      const context = { host: this.host, ...(failed === 'live-blocked' ? {} : { problem: problemOf(error) }) };
      throw new LiveError(failed, context, { afterMs: 0 });
    } finally {
      clearTimeout(this.silence);
    }
  }

  end(): void {
    clearTimeout(this.whole);
    this.user.removeEventListener('abort', this.forward);
  }

  private late(ms: number): void {
    this.lateAfterMs = ms;
    this.controller.abort();
  }
}

/** Milliseconds of a Retry-After header: seconds, or a date. */
function pauseAsked(text: string | null, nowMs: number): number {
  if (!text) return 0;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : new Date(text).getTime() - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** The deepest cause says most: "fetch failed" does not. */
function problemOf(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 200);
}
