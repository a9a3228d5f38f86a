/** Visitors counted by region and gap. They never add to residents. */
import { CELL_STATES } from '../coverage/coverage-types';
import type { Gap } from '../gaps/gap-types';
import type { ReportInput } from './report-types';

/** People present on average in the busy hour on roads and at venues. */
export interface VisitorTally {
  people: number;
  /** By the served share of their hexes. */
  servedPeople: number;
  /** In hexes whose state is not known. */
  unknownPeople: number;
}

const STATE_SERVED = CELL_STATES.indexOf('served');
const STATE_UNSERVED = CELL_STATES.indexOf('unserved');

/** By region, in the grid's order; null: the plan has no visitors. */
export function visitorTallies({ grid, coverage, visitors }: ReportInput): VisitorTally[] | null {
  if (!visitors) return null;
  const tallies = grid.regions.map((): VisitorTally => ({ people: 0, servedPeople: 0, unknownPeople: 0 }));
  for (let i = 0; i < grid.count; i++) {
    const people = visitors.people[i]!;
    if (people === 0) continue;
    const tally = tallies[grid.regionIndex[i]!]!;
    const state = coverage.state[i]!;
    tally.people += people;
    if (state !== STATE_SERVED && state !== STATE_UNSERVED) tally.unknownPeople += people;
    else if (coverage.servedFraction[i]! > 0) tally.servedPeople += people * coverage.servedFraction[i]!;
  }
  return tallies;
}

/** Visitors without service in the hexes of a gap; undefined: the plan has no visitors. */
export function visitorsOfGap(
  { visitors, coverage }: Pick<ReportInput, 'visitors' | 'coverage'>,
  { cells }: Pick<Gap, 'cells'>,
): number | undefined {
  return visitors?.people && cells.reduce((sum, cell) => sum + visitors.people[cell]! * (1 - coverage.servedFraction[cell]!), 0); // prettier-ignore
}
