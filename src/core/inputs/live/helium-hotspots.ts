/**
 * Hotspots of the Helium Entity API, page by page: {cursor, items: [{entity_key_str, lat?, long?, …}]}, positions as centres of H3 cells of resolution 8. Kept are those around
 * the regions. What was read so far stays with the caller, to go on from there when a page fails or the user stops.
 */
import { strToU8 } from 'fflate';
import { isObject, own, textOf } from '../shapes/parse-json';
import type { Box } from '../towers/region-reach';
import { answerJson } from './answer-json';
import type { LiveFile, LiveOptions } from './fetcher';
import { LiveError } from './live-issues';
import { LIMITS, type LiveWish, termsOf } from './live-sources';

/** Of one attempt. The next one with the same `kept` goes on from there. */
const MOST_PAGES = 1000;
/** Hotspots kept: as many as there are in the world. */
const MOST_ITEMS = 1_000_000;
const TYPES = ['application/json'];

/** What earlier attempts got. Plain data: it can be kept in a file. */
export interface PagesKept {
  /** Of the next page; null: none was read. */
  cursor: string | null;
  pages: number;
  /** Items read, kept or not. */
  read: number;
  items: unknown[];
}

export const noPages = (): PagesKept => ({ cursor: null, pages: 0, read: 0, items: [] });

/** Fetches the pages that are not kept yet, into `kept`. Throws LiveError. */
export async function fetchHotspots(
  wish: Extract<LiveWish, { source: 'hotspots' }>,
  options: LiveOptions,
  kept: PagesKept = noPages(),
  mostPages = MOST_PAGES,
): Promise<LiveFile> {
  const { host, attribution, origin } = termsOf(wish);
  const { network, boxes } = wish;
  // A list that was read to its end is read anew: it may have grown.
  if (kept.cursor === null) Object.assign(kept, noPages());
  let bytesLeft = LIMITS.hotspots;
  const get = async (path: string): Promise<unknown> => {
    const bytes = await answer(`${wish.url.replace(/\/$/, '')}${path}`, options);
    bytesLeft -= bytes.length;
    if (bytesLeft < 0) throw new LiveError('live-too-large', { host, limitBytes: LIMITS.hotspots });
    return answerJson(bytes, host);
  };
  const totalPages = await pagesOf(get, network);
  let isLast = false;
  for (let pages = 0; !isLast && pages < mostPages; pages++) {
    const cursor = kept.cursor === null ? '' : `&cursor=${encodeURIComponent(kept.cursor)}`;
    const page = pageOf(await get(`/v2/hotspots?subnetwork=${network}${cursor}`), host);
    if (page.cursor !== null && page.cursor === kept.cursor)
      throw new LiveError('live-answer-unusable', { host, problem: 'it gives the same page again' });
    kept.read += page.items.length;
    kept.pages++;
    for (const item of page.items) if (isNear(item, boxes)) kept.items.push(item);
    if (kept.items.length > MOST_ITEMS) throw new LiveError('live-too-large', { host, limitBytes: LIMITS.hotspots });
    kept.cursor = page.cursor;
    isLast = page.cursor === null;
    options.onProgress(Math.min(1, kept.pages / Math.max(totalPages, kept.pages)));
  }
  if (kept.items.length === 0 && isLast) throw new LiveError('live-nothing', { source: host });
  const { fetchedAt } = options;
  // A cursor says that the server has more: who reads the file is told.
  const { read, pages, cursor, items } = kept;
  const content = { attribution, source: origin.url, network, fetchedAt, read, pages, cursor, items };
  return {
    name: `hotspots-${network}.json`,
    bytes: strToU8(`${JSON.stringify(content)}\n`),
    attribution,
    url: origin.url,
    fetchedAt,
  };
}

async function answer(url: string, { fetcher, signal }: LiveOptions): Promise<Uint8Array> {
  return (await fetcher.get({ url, signal, maxBytes: LIMITS.hotspotPage, accept: TYPES })).bytes;
}

/** How many pages there are, for the progress only. */
async function pagesOf(get: (path: string) => Promise<unknown>, network: string): Promise<number> {
  const metadata = await get(`/v2/hotspots/pagination-metadata?subnetwork=${network}`);
  const pages = isObject(metadata) ? Number(textOf(own(metadata, 'totalPages')) || Number.NaN) : Number.NaN;
  return Number.isFinite(pages) ? pages : 1;
}

function pageOf(page: unknown, host: string): { cursor: string | null; items: unknown[] } {
  const items = isObject(page) ? own(page, 'items') : null;
  if (!isObject(page) || !Array.isArray(items))
    throw new LiveError('live-answer-unusable', { host, problem: 'a page has no items' });
  return { cursor: textOf(own(page, 'cursor')) || null, items: items as unknown[] };
}

/** Hotspots that never said where they are cannot be near. */
function isNear(item: unknown, boxes: readonly Box[]): boolean {
  const [lat, lon] = isObject(item) ? [own(item, 'lat'), own(item, 'long')] : [];
  if (typeof lat !== 'number' || typeof lon !== 'number') return false;
  return boxes.some(
    ([west, south, east, north]) =>
      lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east),
  );
}
