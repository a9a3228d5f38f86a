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
  /** How much has come, and of how much; null: the server does not say. */
  onBytes?(read: number, of: number | null): void;
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
  /** Where from, without what looks like a key. */
  url: string;
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

/** Why an address is not opened. */
export const URL_PROBLEMS = {
  'no-url': 'it is no URL',
  'not-https': 'only https is opened, and http on this machine',
  password: 'it holds a name or a password',
} as const;
export type UrlProblem = keyof typeof URL_PROBLEMS;

/** Null for an address that may be opened: https, or http on this machine, without a password in it. */
export function urlProblem(text: string): UrlProblem | null {
  if (!URL.canParse(text)) return 'no-url';
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return 'password';
  // A host to be filled in with numbers is not the one that was named to the user.
  if (/[{}]/.test(hostname)) return 'no-url';
  return protocol === 'https:' || (protocol === 'http:' && THIS_MACHINE.includes(hostname)) ? null : 'not-https';
}

/** The address as a URL that may be opened. Throws LiveError. */
export function allowedUrl(text: string): URL {
  const problem = urlProblem(text);
  if (!problem) return new URL(text);
  // A password is not repeated.
  const url = problem === 'password' ? new URL(text).host : text.slice(0, 200);
  throw new LiveError('live-url-refused', { url, problem: URL_PROBLEMS[problem] });
}
