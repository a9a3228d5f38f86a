/** One door to all live sources. What an attempt got before it failed or was stopped stays in `kept`; the same wish with it goes on from there. */
import { fetchFile } from './any-file';
import type { LiveFile, LiveOptions } from './fetcher';
import { fetchHotspots, noPages, type PagesKept } from './helium-hotspots';
import type { LiveWish } from './live-sources';
import { fetchMasts } from './osm-masts';
import { fetchTerrain, type TilesKept } from './terrain-tiles';

/** Belongs to one wish. */
export interface LiveKept {
  pages: PagesKept;
  tiles: TilesKept;
}

export const nothingKept = (): LiveKept => ({ pages: noPages(), tiles: new Map() });

/** Fetches what is wished for as one file. Throws LiveError; AbortError when cancelled. */
export function fetchLive(wish: LiveWish, options: LiveOptions, kept: LiveKept = nothingKept()): Promise<LiveFile> {
  switch (wish.source) {
    case 'masts':
      return fetchMasts(wish, options);
    case 'hotspots':
      return fetchHotspots(wish, options, kept.pages);
    case 'terrain':
      return fetchTerrain(wish, options, kept.tiles);
    case 'file':
      return fetchFile(wish, options);
  }
}
