/** The port through which live sources reach the network. Implemented at the doors; nothing opens it before the user asks for a source. */
import { LiveError } from './live-issues';

export interface FetchRequest {
  url: string;
  signal: AbortSignal;
  maxBytes: number;
  /** Content types wanted, such as image/png; a server that says something else is not believed. */
  accept: readonly string[];
  /** 404 is an answer: the thing is not there. */
  missingIsAnswer?: boolean;
}

export interface Fetched {
  /** 200, or 404 where that is an answer. */
  status: number;
  contentType: string;
  bytes: Uint8Array;
}

export interface Fetcher {
  /** Throws LiveError; AbortError when cancelled. */
  get(request: FetchRequest): Promise<Fetched>;
}

/** What a live source gives: a file like any other, that the plan then names by its hash. */
export interface LiveFile {
  name: string;
  bytes: Uint8Array;
  /** Text that must go with the data. */
  attribution: string;
  /** ISO 8601, as the door's clock says. */
  fetchedAt: string;
}

export interface LiveOptions {
  fetcher: Fetcher;
  signal: AbortSignal;
  /** Time of day, ISO 8601: the core has no clock. */
  fetchedAt: string;
  /** Fraction 0..1. */
  onProgress(fraction: number): void;
}

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** A URL that may be opened: https, or http on this machine, without a password in it. Throws LiveError. */
export function allowedUrl(text: string): URL {
  const refuse = (problem: string): never => {
    throw new LiveError('live-url-refused', { url: text.slice(0, 200), problem });
  };
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuse('it is no URL');
  }
  const local = url.protocol === 'http:' && THIS_MACHINE.includes(url.hostname);
  if (url.protocol !== 'https:' && !local) refuse('only https is opened, and http on this machine');
  if (url.username || url.password) refuse('it holds a name or a password');
  return url;
}
