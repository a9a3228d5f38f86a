/**
 * Which hosts a map style from elsewhere would have asked: all are known before the map gets it, because what describes its tiles (TileJSON) is read here. A host
 * that was not named to the user is not asked. Relative addresses are those of the style.
 */
import type { SourceSpecification } from 'maplibre-gl';
import type { ForeignStyle } from './foreign-style';

/** The style names hosts that nobody agreed to. */
export class OtherHostsError extends Error {
  constructor(readonly hosts: readonly string[]) {
    super(`it names other hosts: ${hosts.join(', ')}`);
    this.name = 'OtherHostsError';
  }
}

export interface StyleDoor {
  /** Address of the style. */
  url: string;
  /** Further hosts the user agreed to. */
  allowed: readonly string[];
  /** Reads what is at an address of an allowed host. */
  readJson(url: string): Promise<unknown>;
}

/** Sources whose data are tiles or GeoJSON; pictures and films of the style's host are not shown. */
const KINDS = ['vector', 'raster', 'raster-dem', 'geojson'];
/** More hosts nobody reads before he agrees. */
const MOST_HOSTS = 20;
const TILE_JSON_MEMBERS = ['minzoom', 'maxzoom', 'bounds', 'scheme', 'attribution', 'encoding', 'tileSize'];

type Values = Record<string, unknown>;

/** The style with addresses of allowed hosts only, and nothing left to look up. Throws OtherHostsError; a sentence where an address is none. */
export async function settledStyle({ sources, layers }: ForeignStyle, door: StyleDoor): Promise<ForeignStyle> {
  const allowed = new Set([new URL(door.url).host, ...door.allowed]);
  const kept = Object.entries(sources).filter(([, { type }]) => KINDS.includes(type)) as unknown as [string, Values][];
  const check = (given: readonly Values[]): void => {
    const others = new Set(given.flatMap((source) => addressesOf(source, door.url).map(hostOf)));
    const unknown = [...others].filter((host) => !allowed.has(host)).sort();
    if (unknown.length > MOST_HOSTS) throw new Error(`it names ${unknown.length} other hosts`);
    if (unknown.length > 0) throw new OtherHostsError(unknown);
  };
  check(kept.map(([, source]) => source));
  const settled: [string, Values][] = [];
  for (const [name, source] of kept) settled.push([name, await withTiles(source, door)]);
  check(settled.map(([, source]) => source));
  const names = new Set(kept.map(([name]) => name));
  return {
    sources: Object.fromEntries(settled) as unknown as Record<string, SourceSpecification>,
    layers: layers.filter((layer) => !('source' in layer) || names.has(String(layer.source))),
  };
}

/** The source with its tiles' addresses, absolute. */
async function withTiles(source: Values, { url: base, readJson }: StyleDoor): Promise<Values> {
  const { url, ...rest } = source;
  // What is no text would be made one by whoever opens it, unseen by us.
  if (typeof url !== 'string') return withAbsolute(rest, base);
  if (url.startsWith('pmtiles://')) return withAbsolute({ ...rest, url: `pmtiles://${absolute(url, base)}` }, base);
  const at = absolute(url, base);
  const described = await readJson(at);
  const { tiles } = (typeof described === 'object' && described !== null ? described : {}) as { tiles?: unknown };
  if (!Array.isArray(tiles)) throw new Error('what it says of its tiles cannot be read');
  const said = Object.entries(described as Values).filter(([name]) => TILE_JSON_MEMBERS.includes(name));
  return withAbsolute({ ...Object.fromEntries(said), ...rest, tiles }, at);
}

function withAbsolute(source: Values, base: string): Values {
  const { tiles, data, attribution, ...rest } = source;
  return {
    ...rest,
    ...(typeof attribution === 'string' ? { attribution: withoutPictures(attribution) } : {}),
    ...(Array.isArray(tiles) ? { tiles: tiles.map((tile) => absolute(String(tile), base)) } : {}),
    ...(typeof data === 'string' ? { data: absolute(data, base) } : isGeoJson(data) ? { data } : {}),
  };
}

const isGeoJson = (data: unknown): boolean => typeof data === 'object' && data !== null && !Array.isArray(data);

/** The map shows attributions as HTML without scripts; pictures in them would be asked of any host. */
const withoutPictures = (text: string): string => text.replace(/<\s*(img|picture|source)\b/gi, '&lt;$1');

/** Every address of a source, absolute. */
function addressesOf({ url, tiles, data }: Values, base: string): string[] {
  const given = [url, data, ...(Array.isArray(tiles) ? (tiles as unknown[]) : [])];
  return given.filter((each) => typeof each === 'string').map((each) => absolute(each, base));
}

/** Braces of {z}, {x} and {y} stay. Throws a sentence. */
function absolute(address: string, base: string): string {
  const text = address.replace(/^pmtiles:\/\//, '');
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  const isOpened = url && (url.protocol === 'https:' || url.origin === new URL(base).origin);
  if (!isOpened) throw new Error('it names an address that is not https');
  return url.href.replaceAll('%7B', '{').replaceAll('%7D', '}');
}

const hostOf = (url: string): string => new URL(url).host;
