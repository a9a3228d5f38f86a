/** What lies under the data: the built-in map, or one from the network that the user switched on. */

export const STREETS_STYLE_URL = 'https://tiles.openfreemap.org/styles/positron';

export type BaseMap =
  | { kind: 'built-in' }
  /** Streets of OpenFreeMap. */
  | { kind: 'streets' }
  /** A style (JSON), raster tiles ({z}/{x}/{y}) or a PMTiles archive. */
  | {
      kind: 'own';
      url: string;
      /** Further hosts that its style names and the user agreed to. */ hosts?: readonly string[];
    }
  /** A PMTiles archive on this computer, for this visit. */
  | { kind: 'file'; file: File };

/** All hosts that are contacted for it. */
export function hostsOf(baseMap: BaseMap): string[] {
  const host = hostOf(baseMap);
  return [...(host ? [host] : []), ...(baseMap.kind === 'own' ? (baseMap.hosts ?? []) : [])];
}

/** Host that is contacted for it first; null: none. */
export function hostOf(baseMap: BaseMap): string | null {
  const url = baseMap.kind === 'streets' ? STREETS_STYLE_URL : baseMap.kind === 'own' ? baseMap.url : null;
  return url === null ? null : (urlOf(url)?.host ?? null);
}

/** An address that a page with our rules may load; null for any other. Addresses of this computer may do without https. */
export function urlOf(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    const isOwn = url.protocol === 'http:' && url.host === globalThis.location?.host;
    // A host to be filled in with numbers is not the one that is named to the user.
    if (/[{}]/.test(url.host)) return null;
    const isSecret = url.username !== '' || url.password !== '';
    return (url.protocol === 'https:' || isOwn) && !isSecret ? url : null;
  } catch {
    return null;
  }
}

/** As kept in the preferences, an address and further hosts with spaces between; a file is not kept. */
export const baseMapText = (baseMap: BaseMap): string =>
  baseMap.kind === 'own'
    ? [baseMap.url, ...(baseMap.hosts ?? [])].join(' ')
    : baseMap.kind === 'streets'
      ? 'streets'
      : '';

export function baseMapFrom(text: string | null): BaseMap {
  if (text === 'streets') return { kind: 'streets' };
  const [url = '', ...hosts] = (text ?? '').split(' ');
  if (!urlOf(url)) return { kind: 'built-in' };
  return { kind: 'own', url, ...(hosts.length > 0 ? { hosts } : {}) };
}
