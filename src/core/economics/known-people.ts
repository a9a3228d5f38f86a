/** Of whom anything can be said: unknown is not unserved, and a verdict must not read as if it were nobody. */
import { CELL_STATES, type CoverageResult } from '../coverage/coverage-types';
import type { DemandColumn, Grid } from '../grid';

export interface KnownPeople {
  /** Residents placed in the region. */
  people: number;
  /** Those of them in cells that are neither served nor unserved. */
  unknownPeople: number;
}

const SERVED = CELL_STATES.indexOf('served');
const UNSERVED = CELL_STATES.indexOf('unserved');

/** Counts one region of a grid. `regionIndex` as in the grid. */
export function knownPeople(
  { grid, demand, coverage }: { grid: Grid; demand: DemandColumn; coverage: CoverageResult },
  regionIndex: number,
): KnownPeople {
  const known: KnownPeople = { people: 0, unknownPeople: 0 };
  for (let i = 0; i < grid.count; i++) {
    if (grid.regionIndex[i] !== regionIndex) continue;
    const people = demand.people[i]!;
    known.people += people;
    if (coverage.state[i] !== SERVED && coverage.state[i] !== UNSERVED) known.unknownPeople += people;
  }
  return known;
}
