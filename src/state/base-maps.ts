/** What lies under the data: the built-in map, or one from the network that the user switched on. */

export const STREETS_STYLE_URL = 'https://tiles.openfreemap.org/styles/positron';

export type BaseMap =
  | { kind: 'built-in' }
  /** Streets of OpenFreeMap. */
  | { kind: 'streets' }
  /** A style (JSON), raster tiles ({z}/{x}/{y}) or a PMTiles archive. */
  | { kind: 'own'; url: string }
  /** A PMTiles archive on this computer, for this visit. */
  | { kind: 'file'; file: File };

/** Host that is contacted for it; null: none. */
export function hostOf(baseMap: BaseMap): string | null {
  const url = baseMap.kind === 'streets' ? STREETS_STYLE_URL : baseMap.kind === 'own' ? baseMap.url : null;
  return url === null ? null : (urlOf(url)?.host ?? null);
}

/** An address that a page with our rules may load; null for any other. Addresses of this computer may do without https. */
export function urlOf(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    const isOwn = url.protocol === 'http:' && url.host === globalThis.location?.host;
    return url.protocol === 'https:' || isOwn ? url : null;
  } catch {
    return null;
  }
}

/** As kept in the preferences; a file is not kept. */
export const baseMapText = (baseMap: BaseMap): string =>
  baseMap.kind === 'own' ? baseMap.url : baseMap.kind === 'streets' ? 'streets' : '';

export function baseMapFrom(text: string | null): BaseMap {
  if (text === 'streets') return { kind: 'streets' };
  return text && urlOf(text) ? { kind: 'own', url: text } : { kind: 'built-in' };
}
