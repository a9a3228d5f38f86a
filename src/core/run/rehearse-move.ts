/**
 * A move rehearsed. The thread that answers a moved site has mostly not run that code before: the pool's workers did the run. So the first moves
 * of a session would be computed by code that is not compiled yet, at several times the cost. When a run is done and nobody waits, a few masts are
 * moved over small parts of the grid, in a copy that nothing else sees; what comes out is thrown away.
 */
import { computeCoverage, makeCoverageMemory, viewServedBy } from '../coverage';
import { findGaps } from '../gaps';
import type { DemandColumn, Grid } from '../grid';
import type { Site } from '../inputs/facts';
import { inProcessPool, turn } from '../plan';
import { planTotals } from '../report';
import { coverageInput } from './coverage-input';
import type { PlanResult } from './run-types';

/**
 * Parts of the grid, cells of each and masts around each: enough for the compiler to have met what a move meets (near and far links, with terrain and
 * without, dense places and empty ones), and none of the steps holds a request up for long.
 */
const PARTS = 4;
const PART_CELLS = 1024;
const PART_SITES = 12;
const MOVES = 36;
/** Some hundred metres there and back. Degrees. */
const STEP_DEG = 0.005;

/** Computes moves of masts in parts of the grid, in turns. Gives their number; rejects with AbortError when cancelled. Nothing of the result or of any memory changes. */
export async function rehearseMove(result: Rehearsed, signal: AbortSignal): Promise<number> {
  const { plan, facts } = result;
  const part = partsOf(result);
  const sites = sitesAround(result, part.grid);
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
      sliceCells: PART_CELLS,
    });
    await turn();
    findGaps({ ...facts, plan, ...part, coverage, sites: as });
    planTotals({ ...part, coverage });
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

/** Cells that follow each other in the grid's order lie together. */
function partsOf({ grid, demand }: Rehearsed): { grid: Grid; demand: DemandColumn } {
  const size = Math.min(PART_CELLS, Math.ceil(grid.count / PARTS));
  const ranges = Array.from({ length: PARTS }, (_, k) => {
    const from = Math.floor((k * grid.count) / PARTS);
    return [from, Math.min(from + size, Math.floor(((k + 1) * grid.count) / PARTS))] as const;
  });
  const count = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  const own = <Column extends AnyColumn>(column: Column): Column => {
    const some = column.slice(0, count) as AnyColumn;
    let at = 0;
    for (const [from, to] of ranges) {
      some.set(column.subarray(from, to) as never, at);
      at += to - from;
    }
    return some as Column;
  };
  const { resolution, regions } = grid;
  // The properties in the order that makeGrid gives them: an object of another make would have the compiler begin again with the whole one.
  return {
    grid: {
      resolution,
      count,
      h3: own(grid.h3),
      lonDeg: own(grid.lonDeg),
      latDeg: own(grid.latDeg),
      areaKm2: own(grid.areaKm2),
      regionIndex: own(grid.regionIndex),
      regions,
    },
    demand: { ...demand, people: own(demand.people) },
  };
}

type AnyColumn = BigUint64Array | Float64Array | Float32Array | Uint16Array;

/** The nearest masts of each part among those that serve what the plan looks at: others change little. */
function sitesAround({ plan, facts }: Rehearsed, { lonDeg, latDeg, count }: Grid): Site[] {
  const serving = facts.sites.filter(viewServedBy(plan));
  const around = new Set<Site>();
  for (let part = 0; part < PARTS; part++) {
    const cell = Math.min(count - 1, Math.floor(((part + 0.5) * count) / PARTS));
    const [lon, lat] = [lonDeg[cell]!, latDeg[cell]!];
    const cosLat = Math.cos((lat * Math.PI) / 180);
    const apart = (site: Site): number => Math.hypot((site.lonDeg - lon) * cosLat, site.latDeg - lat);
    const near = serving.map((site) => ({ site, far: apart(site) })).sort((a, b) => a.far - b.far);
    for (const { site } of near.slice(0, PART_SITES)) around.add(site);
  }
  return [...around];
}
