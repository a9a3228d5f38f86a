/** Fetches the base map that the user switched on. Nothing here runs before that. */
import { addProtocol } from 'maplibre-gl';
import { type BaseMap, STREETS_STYLE_URL } from '../state';
import { type ForeignStyle, rasterStyle, styleFrom } from './foreign-style';
import { settledStyle } from './style-hosts';

type Theme = 'light' | 'dark';

/** Rejects with a sentence, with OtherHostsError, or with the reason of the signal. */
export async function loadForeignStyle(
  baseMap: Exclude<BaseMap, { kind: 'built-in' }>,
  theme: Theme,
  signal: AbortSignal,
): Promise<ForeignStyle> {
  if (baseMap.kind === 'file') return pmtilesStyle(baseMap.file, theme, signal);
  const url = baseMap.kind === 'own' ? baseMap.url : streetsUrl(theme);
  if (url.includes('{z}')) return rasterStyle(url);
  if (/\.pmtiles($|\?)/i.test(url)) return pmtilesStyle(url, theme, signal);
  const readJson = (at: string): Promise<unknown> => jsonAt(at, signal);
  const style = styleFrom(await readJson(url));
  return settledStyle(style, { url, allowed: baseMap.kind === 'own' ? (baseMap.hosts ?? []) : [], readJson });
}

/** Null where it is no JSON. */
async function jsonAt(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (new URL(response.url).host !== new URL(url).host) throw new Error(`it sends on to ${new URL(response.url).host}`);
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  return response.json().catch(() => null);
}

/** The same host has a dark style. */
const streetsUrl = (theme: Theme): string =>
  theme === 'dark' ? STREETS_STYLE_URL.replace(/[^/]+$/, 'dark') : STREETS_STYLE_URL;

let protocol: Promise<import('pmtiles').Protocol> | null = null;

/** An archive by its address, or a file of this computer. Vector archives are taken to have the layers of Protomaps' basemap. */
async function pmtilesStyle(from: string | File, theme: Theme, signal: AbortSignal): Promise<ForeignStyle> {
  const [{ FileSource, PMTiles, Protocol, TileType }, { layers, namedFlavor }] = await Promise.all([
    import('pmtiles'),
    import('@protomaps/basemaps'),
  ]);
  protocol ??= Promise.resolve(new Protocol({ metadata: true })).then((made) => {
    addProtocol('pmtiles', made.tile);
    return made;
  });
  const archive = new PMTiles(typeof from === 'string' ? from : new FileSource(from));
  (await protocol).add(archive);
  const header = await Promise.race([archive.getHeader(), whenAborted(signal)]);
  const url = `pmtiles://${archive.source.getKey()}`;
  if (header.tileType !== TileType.Mvt)
    return { sources: { tiles: { type: 'raster', url, tileSize: 256 } }, layers: rasterStyle(url).layers };
  return {
    sources: { tiles: { type: 'vector', url } },
    layers: layers('tiles', namedFlavor(QUIET[theme]), { lang: 'en' }),
  };
}

/** Flavors that keep below the data. */
const QUIET = { light: 'white', dark: 'black' } as const;

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
