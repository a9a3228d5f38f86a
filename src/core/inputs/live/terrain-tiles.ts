/** Terrarium tiles around the regions from a {z}/{x}/{y} URL → one zip that the terrain importer reads. */
import { strToU8, zipSync } from 'fflate';
import { isPng } from '../terrain/png';
import { TILE_STEP_M } from '../terrain/tile-set';
import type { Box } from '../towers/region-reach';
import { allowedUrl, type LiveFile, type LiveOptions } from './fetcher';
import { LiveError } from './live-issues';

/** Terrain Tiles on the Registry of Open Data on AWS, by Mapzen and Tilezen. */
export const TERRAIN_TILES_URL = 'https://s3.amazonaws.com/elevation-tiles-prod/terrarium/{z}/{x}/{y}.png';
const TERRAIN_TILES_ATTRIBUTION =
  'Terrain Tiles by Mapzen and Tilezen, from SRTM, GMTED, NED, ETOPO1 and others: https://github.com/tilezen/joerd/blob/master/docs/attribution.md';

const EQUATOR_M = 2 * Math.PI * 6378137;
const TILE_PIXELS = 256;
const DEEPEST_ZOOM = 15;
const MOST_TILES = 4000;
const MOST_TILE_BYTES = 2 ** 20;
const AT_A_TIME = 4;
const TYPES = ['image/png', 'application/octet-stream', 'binary/octet-stream'];
/** Times in a zip would make the same tiles another file. */
const NO_TIME = new Date(1980, 0, 1);

export interface TerrainWish {
  /** With {z}, {x} and {y}. */
  template: string;
  /** Boxes around the regions; west > east across the antimeridian. */
  boxes: readonly Box[];
  /** Default: pixels of about 30 m. */
  zoom?: number;
}

/** Fetches the tiles. Tiles that the server does not have are left out. Throws LiveError. */
export async function fetchTerrain(
  { template, boxes, zoom: wished }: TerrainWish,
  options: LiveOptions,
): Promise<LiveFile> {
  if (!['{z}', '{x}', '{y}'].every((mark) => template.includes(mark)))
    throw new LiveError('live-url-refused', { url: template.slice(0, 200), problem: 'it lacks {z}, {x} or {y}' });
  const { host } = allowedUrl(urlOf(template, 0, 0, 0));
  const zoom = wished ?? zoomFor(boxes);
  const tiles = tilesOf(boxes, zoom);
  if (tiles.length > MOST_TILES) throw new LiveError('live-too-many-tiles', { count: tiles.length, limit: MOST_TILES });
  const files = await downloaded(tiles, { template, zoom, host, options });
  if (files.size === 0) throw new LiveError('live-nothing', { source: host });
  const attribution = template === TERRAIN_TILES_URL ? TERRAIN_TILES_ATTRIBUTION : `Elevation tiles from ${host}`;
  const origin = `${attribution}\n${template}\nzoom ${zoom}, fetched ${options.fetchedAt}\n`;
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = zipSync(
    Object.fromEntries([['ATTRIBUTION.txt', strToU8(origin)], ...entries]) as Record<string, Uint8Array>,
    { level: 0, mtime: NO_TIME },
  );
  return { name: `terrain-z${zoom}.zip`, bytes, attribution, fetchedAt: options.fetchedAt };
}

interface Download {
  template: string;
  zoom: number;
  host: string;
  options: LiveOptions;
}

/** A few at a time, in the order of the list. */
async function downloaded(
  tiles: readonly [number, number][],
  { template, zoom, host, options: { fetcher, signal, onProgress } }: Download,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let [next, done] = [0, 0];
  const worker = async (): Promise<void> => {
    while (next < tiles.length) {
      const [x, y] = tiles[next++]!;
      const url = urlOf(template, zoom, x, y);
      const request = { url, signal, maxBytes: MOST_TILE_BYTES, accept: TYPES, missingIsAnswer: true };
      const { status, bytes } = await fetcher.get(request);
      if (status !== 404) {
        if (!isPng(bytes)) throw new LiveError('live-type', { host, found: 'no PNG' });
        files.set(`${zoom}/${x}/${y}.png`, bytes);
      }
      onProgress(++done / tiles.length);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return files;
}

const urlOf = (template: string, zoom: number, x: number, y: number): string =>
  template.replaceAll('{z}', `${zoom}`).replaceAll('{x}', `${x}`).replaceAll('{y}', `${y}`);

/** The first zoom whose pixels are near enough to each other on the ground. */
function zoomFor(boxes: readonly Box[]): number {
  const latDeg = boxes.reduce((sum, [, south, , north]) => sum + (south + north) / 2, 0) / Math.max(1, boxes.length);
  const metres = (EQUATOR_M / TILE_PIXELS) * Math.cos((latDeg * Math.PI) / 180);
  return Math.min(DEEPEST_ZOOM, Math.max(0, Math.ceil(Math.log2(metres / TILE_STEP_M))));
}

/** Tiles that touch the boxes, each once, [x, y]. */
function tilesOf(boxes: readonly Box[], zoom: number): [number, number][] {
  const count = 2 ** zoom;
  const clamp = (index: number): number => Math.min(count - 1, Math.max(0, Math.floor(index)));
  const column = (lon: number): number => clamp(((lon + 180) / 360) * count);
  const row = (lat: number): number => {
    const y = Math.asinh(Math.tan((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180)) / (2 * Math.PI);
    return clamp((0.5 - y) * count);
  };
  const tiles = new Map<number, [number, number]>();
  for (const [west, south, east, north] of boxes)
    for (const [from, to] of west <= east
      ? [[west, east]]
      : [
          [west, 180],
          [-180, east],
        ])
      // prettier-ignore
      for (let x = column(from!); x <= column(to!); x++)
        for (let y = row(north); y <= row(south) && tiles.size <= 4 * MOST_TILES; y++) tiles.set(x * count + y, [x, y]);
  return [...tiles.values()];
}
