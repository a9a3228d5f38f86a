/** How fast a plan follows its user: sites moved one after the other, each followed by coverage and gaps, as in an open plan. */
import { computeCoverage, makeCoverageMemory } from '../../core/coverage';
import { findGaps } from '../../core/gaps';
import { makeGrid, spreadDemand } from '../../core/grid';
import { readFacts } from '../../core/inputs';
import type { Site } from '../../core/inputs/facts';
import type { Plan } from '../../core/plan';
import { coverageInput, rehearseMove } from '../../core/run';
import { seededRandom } from '../../core/units';
import type { OpenedFiles } from '../files';
import type { createNodePool } from '../node-pool';

/** Milliseconds. */
export interface MoveTimes {
  sites: number;
  cells: number;
  wholeMs: number;
  /** The app's rehearsal between a run and the first move: how long, and how many moves in a small copy of the plan. */
  rehearsal: { ms: number; moves: number };
  coverageMs: number[];
  gapsMs: number[];
}

const FARTHEST_MOVE_DEG = 0.01;

/** Times `moves` seeded moves of up to a kilometre, each of a site inside the box of the grid, after what the app does between a run and the first move. */
export async function benchMoves(
  plan: Plan,
  { files }: OpenedFiles,
  { pool, signal, moves }: { pool: ReturnType<typeof createNodePool>; signal: AbortSignal; moves: number },
): Promise<MoveTimes> {
  const facts = await readFacts(plan, files, { signal, onProgress() {} });
  const { resolution } = plan.grid;
  const { grid } = makeGrid(facts.regions, { resolution, overTerrain: facts.terrain !== null, signal });
  const demand = spreadDemand(facts.demand, grid);
  const memory = makeCoverageMemory();
  const timed = async (sites: Site[]) => {
    const started = performance.now();
    const input = { ...coverageInput(plan, { ...facts, sites }), grid, demand };
    const coverage = await computeCoverage(input, { pool, signal, onProgress() {}, memory });
    const covered = performance.now();
    findGaps({ plan, grid, demand, coverage, sites });
    return { coverageMs: covered - started, gapsMs: performance.now() - covered };
  };
  const first = await timed(facts.sites);
  const began = performance.now();
  const rehearsed = await rehearseMove({ plan, facts, grid, demand }, signal);
  const rehearsal = { ms: performance.now() - began, moves: rehearsed };
  const [west, east] = rangeOf(grid.lonDeg);
  const [south, north] = rangeOf(grid.latDeg);
  const inside = [...facts.sites.keys()].filter((k) => {
    const { lonDeg, latDeg } = facts.sites[k]!;
    return lonDeg >= west && lonDeg <= east && latDeg >= south && latDeg <= north;
  });
  const random = seededRandom(1);
  const shift = (): number => 2 * (random() - 0.5) * FARTHEST_MOVE_DEG;
  const times: MoveTimes = {
    sites: facts.sites.length,
    cells: grid.count,
    wholeMs: first.coverageMs,
    rehearsal,
    coverageMs: [],
    gapsMs: [],
  };
  let { sites } = facts;
  for (let move = 0; move < moves && inside.length > 0; move++) {
    const k = inside[Math.floor(random() * inside.length)]!;
    const site = sites[k]!;
    sites = sites.with(k, { ...site, lonDeg: site.lonDeg + shift(), latDeg: site.latDeg + shift() });
    const { coverageMs, gapsMs } = await timed(sites);
    times.coverageMs.push(coverageMs);
    times.gapsMs.push(gapsMs);
  }
  return times;
}

function rangeOf(values: Float64Array): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
