/** What can go wrong with a live source; ref is empty, context as said. All are errors: nothing is imported then. */
export const LIVE_ISSUE_CODES = [
  'live-url-refused', // not https (or http on this machine), or not a URL. {url, problem}
  'live-unreachable', // no connection, or it broke off each time. {host, problem, attempts}
  'live-offline', // this machine has no connection. {host}
  'live-blocked', // a browser gets no answer it may read: the host cannot be reached, or does not let pages of others read it. {host, attempts}
  'live-status', // the server refuses. {host, status}
  'live-rate-limited', // the server asks to come back later than is waited. {host, waitS}
  'live-timeout', // no answer, or too slow. {host, seconds}
  'live-too-large', // {host, limitBytes}
  'live-type', // not the kind of content that was asked for. {host, found}
  'live-redirect', // sent on to another host. {from, to}
  'live-redirect-unseen', // sent on, and a browser does not show where to. {host}
  'live-answer-unusable', // it answers in another form than is known. {host, problem}
  'live-nothing', // the source has nothing for the region. {source}
  'live-too-many-tiles', // {count, limit}
] as const;

export type LiveIssueCode = (typeof LIVE_ISSUE_CODES)[number];

/** Why a live source gives nothing. */
export class LiveError extends Error {
  constructor(
    readonly code: LiveIssueCode,
    readonly context: Record<string, string | number>,
    /** Whether asking again may help; milliseconds the server asks to wait, 0: it does not say. */
    readonly retry: { afterMs: number } | null = null,
  ) {
    super(`${code} ${JSON.stringify(context)}`);
    this.name = 'LiveError';
  }
}
