/** What the user asked the network for, and how far it is. Nothing here opens a connection. */
import { LiveError } from '../core/inputs/live/live-issues';
import { type LiveTerms, type LiveWish, termsOf } from '../core/inputs/live/live-sources';
import { type Box, reachBoxes } from '../core/inputs/towers/region-reach';
import type { Issue } from '../core/plan/issues';
import type { AppState } from './app-state';

export { urlProblem } from '../core/inputs/live/fetcher';
export {
  HELIUM_ENTITY_URL,
  type LiveSource,
  type LiveTerms,
  type LiveWish,
  OVERPASS_URL,
  TERRAIN_TILES_URL,
} from '../core/inputs/live/live-sources';

/** One wish at a time. What an attempt that failed or was stopped got is kept until it is gone on with or let go. */
export type WebState = { wish: LiveWish } & (
  | { status: 'running'; fraction: number; bytes: number; pauseS: number | null }
  | { status: 'stopped' }
  /** A string: what went wrong that no source is to blame for. */
  | { status: 'failed'; problem: Issue | string }
);

/** Boxes around the plan's regions, widened; degrees, rounded outwards to 0.01 so that no outline can be told from them. Empty: no region is known yet. */
export function regionBoxes({ plan, result }: Pick<AppState, 'plan' | 'result'>, marginKm: number): Box[] {
  const drawn = new Set(result?.plan.inputs.drawnRegions.map(({ id }) => id));
  // Regions in files are known from the result only.
  const ofFiles = plan.inputs.regions.length > 0 ? (result?.regions.filter(({ id }) => !drawn.has(id)) ?? []) : [];
  const regions = [...plan.inputs.drawnRegions, ...ofFiles].map(({ id, name, geometry }) => ({ id, name, geometry }));
  return reachBoxes(regions, marginKm).map(([west, south, east, north]) => [
    Math.floor(west * 100) / 100,
    Math.floor(south * 100) / 100,
    Math.ceil(east * 100) / 100,
    Math.ceil(north * 100) / 100,
  ]);
}

/** Whom a wish asks and on which terms; null where its address may not be opened. */
export function webTerms(wish: LiveWish): LiveTerms | null {
  try {
    return termsOf(wish);
  } catch (error) {
    if (error instanceof LiveError) return null;
    throw error;
  }
}
