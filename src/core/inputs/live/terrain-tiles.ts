/** Terrarium tiles around the regions from a {z}/{x}/{y} URL → one zip that the terrain importer reads. */
import { strToU8, zipSync } from 'fflate';
import { isPng } from '../terrain/png';
import type { LiveFile, LiveOptions } from './fetcher';
import { LiveError } from './live-issues';
import { LIMITS, type LiveWish, termsOf } from './live-sources';
import { tilesAround } from './tiles-around';

const AT_A_TIME = 4;
const TYPES = ['image/png', 'application/octet-stream', 'binary/octet-stream'];
/** Times in a zip would make the same tiles another file. */
const NO_TIME = new Date(1980, 0, 1);

/** What earlier attempts got, by {z}/{x}/{y}.png; null: the server does not have it. */
export type TilesKept = Map<string, Uint8Array | null>;

/** Fetches the tiles that are not kept yet, into `kept`. Tiles that the server does not have are left out. Throws LiveError. */
export async function fetchTerrain(
  wish: Extract<LiveWish, { source: 'terrain' }>,
  options: LiveOptions,
  kept: TilesKept = new Map(),
): Promise<LiveFile> {
  const template = wish.url;
  const { host, attribution, origin } = termsOf(wish);
  if (!['{z}', '{x}', '{y}'].every((mark) => template.includes(mark)))
    throw new LiveError('live-url-refused', { url: origin.url.slice(0, 200), problem: 'it lacks {z}, {x} or {y}' });
  const { zoom, tiles } = tilesAround(wish.boxes, wish.zoom, LIMITS.tiles);
  if (tiles.length > LIMITS.tiles)
    throw new LiveError('live-too-many-tiles', { count: tiles.length, limit: LIMITS.tiles });
  const names = tiles.map(([x, y]) => `${zoom}/${x}/${y}.png`);
  await download(names, kept, { template, host, options });
  const files = names.flatMap((name): [string, Uint8Array][] => {
    const bytes = kept.get(name);
    return bytes ? [[name, bytes]] : [];
  });
  if (files.length === 0) throw new LiveError('live-nothing', { source: host });
  const { fetchedAt } = options;
  const text = `${attribution}\n${origin.url}\nzoom ${zoom}, fetched ${fetchedAt}\n`;
  const entries = files.sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = zipSync(
    Object.fromEntries([['ATTRIBUTION.txt', strToU8(text)], ...entries]) as Record<string, Uint8Array>,
    { level: 0, mtime: NO_TIME },
  );
  return { name: `terrain-z${zoom}.zip`, bytes, attribution, url: origin.url, fetchedAt };
}

interface Download {
  template: string;
  host: string;
  options: LiveOptions;
}

/** A few at a time, in the order of the list. */
async function download(
  names: readonly string[],
  kept: TilesKept,
  { template, host, options: { fetcher, signal, onProgress } }: Download,
): Promise<void> {
  const wanted = names.filter((name) => !kept.has(name));
  let [next, done] = [0, names.length - wanted.length];
  let bytesKept = [...kept.values()].reduce((sum, tile) => sum + (tile?.length ?? 0), 0);
  const worker = async (): Promise<void> => {
    while (next < wanted.length) {
      const name = wanted[next++]!;
      const request = {
        url: urlOf(template, name),
        signal,
        maxBytes: LIMITS.tile,
        accept: TYPES,
        missingIsAnswer: true,
      };
      const { status, bytes } = await fetcher.get(request);
      if (status !== 404 && !isPng(bytes)) throw new LiveError('live-type', { host, found: 'no PNG' });
      bytesKept += bytes.length;
      if (bytesKept > LIMITS.terrain) throw new LiveError('live-too-large', { host, limitBytes: LIMITS.terrain });
      kept.set(name, status === 404 ? null : bytes);
      onProgress(++done / names.length);
    }
  };
  const work = Array.from({ length: AT_A_TIME }, () =>
    worker().catch((error: unknown) => {
      // Nothing more is begun; what the others are at is kept.
      next = wanted.length;
      throw error;
    }),
  );
  await Promise.allSettled(work);
  await Promise.all(work);
}

function urlOf(template: string, name: string): string {
  const [z, x, y] = name.replace('.png', '').split('/') as [string, string, string];
  return template.replaceAll('{z}', z).replaceAll('{x}', x).replaceAll('{y}', y);
}
