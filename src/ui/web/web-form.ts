/** What is filled in before anything is asked. Pure. */
import {
  HELIUM_ENTITY_URL,
  type LiveSource,
  type LiveWish,
  OVERPASS_URL,
  TERRAIN_TILES_URL,
  urlProblem,
  type WebState,
} from '../../state';
import type { Text } from '../text/en';

type Boxes = Extract<LiveWish, { source: 'masts' }>['boxes'];

export const SOURCES = ['masts', 'hotspots', 'terrain', 'file'] as const satisfies readonly LiveSource[];
export const USUAL_URLS: Record<LiveSource, string> = {
  masts: OVERPASS_URL,
  hotspots: HELIUM_ENTITY_URL,
  terrain: TERRAIN_TILES_URL,
  file: '',
};

export interface WebForm {
  source: LiveSource;
  network: 'mobile' | 'iot';
  /** As typed. */
  urls: Record<LiveSource, string>;
}

/** As the wish under way has it, else as usual. */
export function formOf(wish: LiveWish | null): WebForm {
  const source = wish?.source ?? 'masts';
  return {
    source,
    network: wish?.source === 'hotspots' ? wish.network : 'mobile',
    urls: { ...USUAL_URLS, ...(wish ? { [source]: wish.url } : {}) },
  };
}

export function wishOf({ source, network, urls }: WebForm, boxes: Boxes): LiveWish {
  const url = urls[source].trim();
  if (source === 'file') return { source, url };
  if (source === 'hotspots') return { source, url, network, boxes };
  return source === 'terrain' ? { source, url, boxes, zoom: null } : { source, url, boxes };
}

/** Whether an attempt leaves something that the next one need not ask for again. */
export function leavesSomething(web: WebState): boolean {
  const isInParts = web.wish.source === 'hotspots' || web.wish.source === 'terrain';
  if (web.status !== 'failed' || typeof web.problem === 'string') return isInParts && web.status === 'stopped';
  return isInParts && !['live-nothing', 'live-too-many-tiles', 'live-offline'].includes(web.problem.code);
}

/** Why the address cannot be used; null: it can. */
export function addressProblem({ source, url }: LiveWish, text: Text['web']): string | null {
  const problem = urlProblem(url);
  if (problem) return text.problems[problem];
  const isTemplate = ['{z}', '{x}', '{y}'].every((mark) => url.includes(mark));
  return source === 'terrain' && !isTemplate ? text.noTemplate : null;
}
