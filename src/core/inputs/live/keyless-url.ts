/** Addresses as they may be kept: a key in an address is a secret of whoever typed it, and plans are passed on. */

/** Names of values that let somebody in: keys, tokens, signatures. */
const KEY_NAME =
  /^(.*[-_])?(api[-_]?key|apikey|key|token|secret|pass(word|wd)?|pwd|auth(orization)?|credential(s)?|sig(nature)?|session(id)?)$|^(accesstoken|authtoken|keyid)$|^x-(amz|goog)-/i;
/** A value that nobody would write by hand: long, letters and digits mixed, no dots or spaces. */
const LONG_RANDOM = /^(?=.*\d)(?=.*[a-z])[\w~+/=-]{20,}$/i;

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
  const removed = [
    ...new Set([...url.searchParams].flatMap(([name, value]) => (isKey(name, value) ? [name.slice(0, 60)] : []))),
  ];
  // Untouched where there is nothing to remove: writing the query anew would change its escapes.
  if (removed.length > 0) {
    const values = [...url.searchParams].filter(([name, value]) => !isKey(name, value));
    kept.search = new URLSearchParams(values).toString();
  }
  return { url: kept.href, removed };
}

const isKey = (name: string, value: string): boolean => KEY_NAME.test(name) || LONG_RANDOM.test(value);
