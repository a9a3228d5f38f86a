/** Of whom anything can be said: unknown is not unserved, and a verdict must not read as if it were nobody. */
import { CELL_STATES, type CoverageResult } from '../coverage/coverage-types';
import type { DemandColumn, Grid } from '../grid';

export interface KnownPeople {
  /** Residents placed in the region. */
  people: number;
  /** Those of them in cells that are neither served nor unserved. */
  unknownPeople: number;
  /** Names of the earlier regions in which some or all of its cells are counted; absent: none. */
  countedIn?: string;
}

const SERVED = CELL_STATES.indexOf('served');
const UNSERVED = CELL_STATES.indexOf('unserved');

/** One region of a grid. `regionIndex` as in the grid. Counted once for all regions as long as the coverage stands. */
export function knownPeople(
  { grid, demand, coverage }: { grid: Grid; demand: DemandColumn; coverage: CoverageResult },
  regionIndex: number,
): KnownPeople {
  const known = counts.get(coverage);
  if (known?.demand === demand && known.grid === grid) return known.regions[regionIndex]!;
  const regions = countPeople(grid, demand, coverage);
  counts.set(coverage, { grid, demand, regions });
  return regions[regionIndex]!;
}

const counts = new WeakMap<CoverageResult, { grid: Grid; demand: DemandColumn; regions: KnownPeople[] }>();

function countPeople(grid: Grid, demand: DemandColumn, { state }: CoverageResult): KnownPeople[] {
  const regions = grid.regions.map((): KnownPeople => ({ people: 0, unknownPeople: 0 }));
  for (let i = 0; i < grid.count; i++) {
    const known = regions[grid.regionIndex[i]!]!;
    const people = demand.people[i]!;
    known.people += people;
    if (state[i] !== SERVED && state[i] !== UNSERVED) known.unknownPeople += people;
  }
  return regions;
}
