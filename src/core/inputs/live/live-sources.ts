/** What can be asked for, whom that asks, and on which terms: known before anything is asked. */
import type { Box } from '../towers/region-reach';
import { allowedUrl } from './fetcher';
import { type KeylessUrl, keylessUrl } from './keyless-url';
import { tilesAround } from './tiles-around';

export const HELIUM_ENTITY_URL = 'https://entities.nft.helium.io';
export const OVERPASS_URL = 'https://overpass-api.de/api/interpreter';
/** Terrain Tiles on the Registry of Open Data on AWS, by Mapzen and Tilezen. */
export const TERRAIN_TILES_URL = 'https://s3.amazonaws.com/elevation-tiles-prod/terrarium/{z}/{x}/{y}.png';

const MB = 1e6;
/** Most bytes of an answer. */
export const LIMITS = {
  masts: 64 * MB,
  hotspotPage: 32 * MB,
  /** All pages of one attempt: the whole network takes less than half of it. */
  hotspots: 256 * MB,
  tile: MB,
  tiles: 4000,
  /** All tiles together: usual ones take a third of it. */
  terrain: 1000 * MB,
  file: 1000 * MB,
};

/** One thing to fetch. `url`: the server; of tiles with {z}, {x} and {y}. */
export type LiveWish =
  | { source: 'masts'; url: string; boxes: readonly Box[] }
  | { source: 'hotspots'; url: string; network: 'mobile' | 'iot'; boxes: readonly Box[] }
  /** `zoom` null: pixels of about 30 m. */
  | { source: 'terrain'; url: string; boxes: readonly Box[]; zoom: number | null }
  | { source: 'file'; url: string };

export type LiveSource = LiveWish['source'];

export interface LiveTerms {
  /** The one that is asked. */
  host: string;
  /** Text that goes with the data; names the licence where it is known. */
  attribution: string;
  /** Where from, as it may be kept. */
  origin: KeylessUrl;
  limitBytes: number;
  /** Of terrain: how many, at which zoom, and how many are fetched at most; counting stops at four times as many. */
  tiles: { count: number; zoom: number; most: number } | null;
}

/** Throws LiveError for an address that may not be opened. */
export function termsOf(wish: LiveWish): LiveTerms {
  const tiles = wish.source === 'terrain' ? tilesAround(wish.boxes, wish.zoom, LIMITS.tiles) : null;
  const url = allowedUrl(wish.url);
  return {
    host: url.host,
    attribution: attributionOf(wish, url.host),
    // Braces as they are: a template stays one.
    origin: mendBraces(keylessUrl(url)),
    limitBytes: limitOf(wish.source, tiles?.tiles.length ?? 0),
    tiles: tiles && { count: tiles.tiles.length, zoom: tiles.zoom, most: LIMITS.tiles },
  };
}

function limitOf(source: LiveSource, tiles: number): number {
  return source === 'terrain' ? Math.min(Math.min(tiles, LIMITS.tiles) * LIMITS.tile, LIMITS.terrain) : LIMITS[source];
}

function attributionOf({ source, url }: LiveWish, host: string): string {
  if (source === 'masts') return '© OpenStreetMap contributors, ODbL 1.0 (https://www.openstreetmap.org/copyright)';
  if (source === 'hotspots') return 'Helium Entity API (Helium network, on-chain data)';
  if (source === 'file') return `From ${host}: see the source for its licence`;
  return url === TERRAIN_TILES_URL
    ? 'Terrain Tiles by Mapzen and Tilezen, from SRTM, GMTED, NED, ETOPO1 and others: https://github.com/tilezen/joerd/blob/master/docs/attribution.md'
    : `Elevation tiles from ${host}`;
}

const mendBraces = ({ url, removed }: KeylessUrl): KeylessUrl => ({
  url: url.replaceAll('%7B', '{').replaceAll('%7D', '}'),
  removed,
});
