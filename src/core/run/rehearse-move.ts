/**
 * A move rehearsed. The thread that answers a moved site has mostly not run that code before: the pool's workers did the run. So the first moves
 * of a session would be computed by code that is not compiled yet, at several times the cost. When a run is done and nobody waits, a few masts are
 * moved to and fro over a small part of the grid, in a copy that nothing else sees; what comes out is thrown away.
 */
import { computeCoverage, makeCoverageMemory } from '../coverage';
import { findGaps } from '../gaps';
import type { DemandColumn, Grid } from '../grid';
import type { Site } from '../inputs/facts';
import { inProcessPool, turn } from '../plan';
import { coverageInput } from './coverage-input';
import type { PlanResult } from './run-types';

/** Cells and masts of the part, and moves: enough for the compiler, and none of the steps holds a request up for long. */
const CELLS = 4096;
const SLICE_CELLS = 1024;
const SITES = 48;
const MOVES = 48;
/** Some hundred metres there and back. Degrees. */
const STEP_DEG = 0.005;

/** Computes moves of masts near the middle of the grid, in turns. Gives their number; rejects with AbortError when cancelled. Nothing of the result or of any memory changes. */
export async function rehearseMove(result: Rehearsed, signal: AbortSignal): Promise<number> {
  const { plan, facts } = result;
  const part = middleOf(result);
  const sites = nearestSites(facts.sites, part.grid);
  if (part.grid.count === 0 || sites.length === 0) return 0;
  const memory = makeCoverageMemory();
  const rehearse = async (as: Site[]): Promise<void> => {
    await turn();
    signal.throwIfAborted();
    const input = { ...coverageInput(plan, { ...facts, sites: as, hotspots: [] }), ...part };
    const coverage = await computeCoverage(input, {
      pool: inProcessPool,
      signal,
      onProgress() {},
      memory,
      sliceCells: SLICE_CELLS,
    });
    await turn();
    findGaps({ ...facts, plan, ...part, coverage, sites: as });
  };
  await rehearse(sites);
  for (let move = 0; move < MOVES; move++) {
    const k = move % sites.length;
    const { lonDeg, latDeg, ...site } = sites[k]!;
    await rehearse(sites.with(k, { ...site, lonDeg: lonDeg + STEP_DEG, latDeg: latDeg - STEP_DEG }));
  }
  return MOVES;
}

/** What of a run is rehearsed with. */
export type Rehearsed = Pick<PlanResult, 'plan' | 'facts' | 'grid' | 'demand'>;

/** Cells in the middle of the grid's order lie together. */
function middleOf({ grid, demand }: Rehearsed): { grid: Grid; demand: DemandColumn } {
  const from = Math.max(0, Math.floor((grid.count - CELLS) / 2));
  const to = Math.min(grid.count, from + CELLS);
  return {
    grid: {
      ...grid,
      count: to - from,
      h3: grid.h3.slice(from, to),
      lonDeg: grid.lonDeg.slice(from, to),
      latDeg: grid.latDeg.slice(from, to),
      areaKm2: grid.areaKm2.slice(from, to),
      regionIndex: grid.regionIndex.slice(from, to),
    },
    demand: { ...demand, people: demand.people.slice(from, to) },
  };
}

function nearestSites(sites: readonly Site[], { lonDeg, latDeg, count }: Grid): Site[] {
  const [lon, lat] = [lonDeg[count >> 1]!, latDeg[count >> 1]!];
  const cosLat = Math.cos((lat * Math.PI) / 180);
  const apart = (site: Site): number => Math.hypot((site.lonDeg - lon) * cosLat, site.latDeg - lat);
  const near = sites.map((site) => ({ site, far: apart(site) })).sort((a, b) => a.far - b.far);
  return near.slice(0, SITES).map(({ site }) => site);
}
