/** Addresses as they may be kept: a key in an address is a secret of whoever typed it, and plans are passed on. */

/** Last words of names of values that let somebody in: keys, tokens, signatures. */
const KEY_NAME =
  /(^|[^a-z\d])(key|token|secret|pass(word|wd)?|pwd|auth(orization)?|credentials?|sig(nature)?|session(id)?|jwt|bearer|ticket|key([^a-z\d]?pair)?[^a-z\d]?id)$|((api|app|access|user|map|license|licence|subscription|private)key|(access|auth)token)$|^x-(amz|goog)-/;
/** A value that nobody would write by hand: long, letters and digits mixed, no dots or spaces; or a JSON Web Token (RFC 7519), which begins with {" in base64. */
const LONG_RANDOM = /^(?=.*\d)(?=.*[a-z])[\w~+/=-]{20,}$|^eyJ[\w-]+\.[\w-]+\./i;
/** As servlets write it behind a path. */
const SESSION_IN_PATH = /;jsessionid=[^/;]*/gi;
/** As much as a plan may hold. */
const LONGEST_URL = 4096;

export interface KeylessUrl {
  /** Without the values that look like keys, and without what follows #. */
  url: string;
  /** Names of the values left out. */
  removed: string[];
}

/** The address without what looks like a key. Paths are kept: whoever shares a link shares its path. */
export function keylessUrl(url: URL): KeylessUrl {
  const kept = new URL(url);
  kept.hash = '';
  kept.username = '';
  kept.password = '';
  kept.pathname = kept.pathname.replace(SESSION_IN_PATH, '');
  const removed = [
    ...new Set([...url.searchParams].flatMap(([name, value]) => (isKey(name, value) ? [name.slice(0, 60)] : []))),
  ];
  // Untouched where there is nothing to remove: writing the query anew would change its escapes.
  if (removed.length > 0) {
    const values = [...url.searchParams].filter(([name, value]) => !isKey(name, value));
    kept.search = new URLSearchParams(values).toString();
  }
  return { url: kept.href.slice(0, LONGEST_URL), removed };
}

const isKey = (name: string, value: string): boolean =>
  KEY_NAME.test(inWords(name)) || LONG_RANDOM.test(value) || holdsKey(value);

/** "mapKey" → "map_key". */
const inWords = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();

/** Whether a value is itself an address with a key, as a go-between is told it. */
const holdsKey = (value: string): boolean =>
  /^https?:/i.test(value) && URL.canParse(value) && keylessUrl(new URL(value)).removed.length > 0;
