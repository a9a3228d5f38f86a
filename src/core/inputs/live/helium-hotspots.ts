/**
 * Hotspots of the Helium Entity API, page by page: {cursor, items: [{entity_key_str, lat?, long?, …}]}, positions as centres of H3 cells of resolution 8. Kept are those around
 * the regions. When a page fails for good, what was read so far is in the error, to go on from there.
 */
import { strToU8 } from 'fflate';
import { isObject, own, textOf } from '../shapes/parse-json';
import type { Box } from '../towers/region-reach';
import { allowedUrl, type LiveFile, type LiveOptions } from './fetcher';
import { LiveError } from './live-issues';

export const HELIUM_ENTITY_URL = 'https://entities.nft.helium.io';
const ATTRIBUTION = 'Helium Entity API (Helium network, on-chain data)';
const MOST_PAGES = 1000;
const MOST_PAGE_BYTES = 64 * 2 ** 20;
/** Of all pages of one attempt: the whole network takes a fifth of it. */
const MOST_BYTES = 512 * 2 ** 20;
const TYPES = ['application/json'];

export interface HotspotWish {
  base: string;
  network: 'mobile' | 'iot';
  boxes: readonly Box[];
  /** What an earlier attempt got. */
  resume?: HotspotProgress;
}

/** Plain data: it can be kept in a file. */
export interface HotspotProgress {
  network: 'mobile' | 'iot';
  /** Of the next page; null: none was read, or all were. */
  cursor: string | null;
  pages: number;
  /** Items read, kept or not. */
  read: number;
  items: unknown[];
}

/** A page failed; `progress` is what was read before. */
export class InterruptedError extends LiveError {
  constructor(
    cause: LiveError,
    readonly progress: HotspotProgress,
  ) {
    super(cause.code, cause.context);
  }
}

/** Fetches all pages. Throws LiveError; InterruptedError when at least one page was read. */
export async function fetchHotspots(
  { base, network, boxes, resume }: HotspotWish,
  options: LiveOptions,
): Promise<LiveFile> {
  const { host } = allowedUrl(base);
  const progress: HotspotProgress =
    resume?.network === network
      ? { ...resume, items: [...resume.items] }
      : { network, cursor: null, pages: 0, read: 0, items: [] };
  let bytesLeft = MOST_BYTES;
  const get = async (path: string): Promise<unknown> => {
    const bytes = await answer(`${base.replace(/\/$/, '')}${path}`, options);
    bytesLeft -= bytes.length;
    if (bytesLeft < 0) throw new LiveError('live-too-large', { host, limitBytes: MOST_BYTES });
    return json(bytes, host);
  };
  try {
    const totalPages = await pagesOf(get, network);
    do {
      const cursor = progress.cursor === null ? '' : `&cursor=${encodeURIComponent(progress.cursor)}`;
      const page = pageOf(await get(`/v2/hotspots?subnetwork=${network}${cursor}`), host);
      if (page.cursor !== null && page.cursor === progress.cursor)
        throw new LiveError('live-answer-unusable', { host, problem: 'it gives the same page again' });
      progress.read += page.items.length;
      progress.pages++;
      for (const item of page.items) if (isNear(item, boxes)) progress.items.push(item);
      progress.cursor = page.cursor;
      options.onProgress(Math.min(1, progress.pages / Math.max(totalPages, progress.pages)));
    } while (progress.cursor !== null && progress.pages < MOST_PAGES);
  } catch (error) {
    throw error instanceof LiveError && progress.pages > 0 ? new InterruptedError(error, progress) : error;
  }
  if (progress.items.length === 0) throw new LiveError('live-nothing', { source: host });
  const { fetchedAt } = options;
  const content = {
    attribution: ATTRIBUTION,
    source: base,
    network,
    fetchedAt,
    read: progress.read,
    cursor: null,
    items: progress.items,
  };
  return {
    name: `hotspots-${network}.json`,
    bytes: strToU8(`${JSON.stringify(content)}\n`),
    attribution: ATTRIBUTION,
    fetchedAt,
  };
}

async function answer(url: string, { fetcher, signal }: LiveOptions): Promise<Uint8Array> {
  return (await fetcher.get({ url, signal, maxBytes: MOST_PAGE_BYTES, accept: TYPES })).bytes;
}

function json(bytes: Uint8Array, host: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw new LiveError('live-answer-unusable', { host, problem: 'it is no JSON' });
  }
}

/** How many pages there are, for the progress only. */
async function pagesOf(get: (path: string) => Promise<unknown>, network: string): Promise<number> {
  const metadata = await get(`/v2/hotspots/pagination-metadata?subnetwork=${network}`);
  const pages = isObject(metadata) ? Number(own(metadata, 'totalPages')) : Number.NaN;
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
