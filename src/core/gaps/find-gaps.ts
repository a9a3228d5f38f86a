/**
 * Gaps: unserved populated cells, joined where they touch, ranked by the people in them. Unknown is not unserved: cells that are uncertain, outside
 * the model or without data are no part of a gap.
 */
import { CAUSES, CELL_STATES, type CoverageResult } from '../coverage';
import type { MeasurementTable, Site, StatedCoverage } from '../inputs/facts';
import { adjacentGroups, type DemandColumn, type Grid } from '../grid';
import type { Plan } from '../plan';
import { makeGapEvidence } from './gap-evidence';
import type { Gap } from './gap-types';
import { makeMastDoubts } from './mast-doubts';
import { nearestSiteToCell } from './nearest-site';

/** A cell is populated from this density on (DESIGN, demand). People per km². */
const POPULATED_PER_KM2 = 1;

export interface GapsInput {
  plan: Plan;
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  sites: Site[];
  /** Signals measured, and coverage as others state it: they confirm gaps or speak against them. */
  measurements?: MeasurementTable | null;
  stated?: readonly StatedCoverage[];
}

/** All gaps of the plan, G1 the one with most people. Equal people: by first cell. */
export function findGaps(input: GapsInput): Gap[] {
  const { grid, demand } = input;
  const groups = adjacentGroups(grid, gapCells(input));
  const distanceOf = nearestSiteToCell(input.plan, input.sites, grid);
  const doubts = makeMastDoubts(input);
  const evidenceOf = makeGapEvidence(input);
  const gaps = groups.map((cells) => {
    const people = unservedPeople(input, cells);
    const total = people.reduce((sum, value) => sum + value, 0);
    const centre = centreOf(grid, cells, people);
    const evidence = evidenceOf(cells, people, centre);
    const confirmed = evidence?.says === 'gap';
    return {
      id: '',
      regionId: grid.regions[grid.regionIndex[cells[0]!]!]!.id,
      cells,
      people: total,
      areaKm2: cells.reduce((sum, cell) => sum + grid.areaKm2[cell]!, 0),
      deficitDb: weightedMean(people, (k) => input.coverage.deficitDb[cells[k]!]!),
      distanceKm: weightedMean(people, (k) => distanceOf(cells[k]!)),
      cause: majorityCause(input.coverage, cells, people),
      confidence: confirmed
        ? ('confirmed' as const)
        : doubts.closes(cells, people, centre)
          ? ('fragile' as const)
          : ('modelled' as const),
      ...(evidence ? { evidence } : {}),
      ...centre,
    };
  });
  gaps.sort((a, b) => b.people - a.people || a.cells[0]! - b.cells[0]!);
  for (const [rank, gap] of gaps.entries()) gap.id = `G${rank + 1}`;
  return demand.inputPeople > 0 ? gaps : [];
}

/** Grid indexes of unserved populated cells, ascending. */
function gapCells({ grid, demand, coverage }: GapsInput): Uint32Array {
  const unserved = CELL_STATES.indexOf('unserved');
  const cells: number[] = [];
  for (let i = 0; i < grid.count; i++)
    if (coverage.state[i] === unserved && demand.people[i]! >= POPULATED_PER_KM2 * grid.areaKm2[i]!) cells.push(i);
  return Uint32Array.from(cells);
}

const unservedPeople = ({ demand, coverage }: GapsInput, cells: Uint32Array): Float64Array =>
  Float64Array.from(cells, (cell) => demand.people[cell]! * (1 - coverage.servedFraction[cell]!));

/** Mean of the values that are known, weighted by people; NaN when none is. */
function weightedMean(people: Float64Array, valueOf: (k: number) => number): number {
  let sum = 0;
  let weight = 0;
  for (let k = 0; k < people.length; k++) {
    const value = valueOf(k);
    if (Number.isNaN(value)) continue;
    sum += value * people[k]!;
    weight += people[k]!;
  }
  return weight > 0 ? sum / weight : Number.NaN;
}

/** The people-weighted centre on the sphere: right across the antimeridian too. */
function centreOf(
  { lonDeg, latDeg }: Grid,
  cells: Uint32Array,
  people: Float64Array,
): { lonDeg: number; latDeg: number } {
  const RAD = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const [k, cell] of cells.entries()) {
    const cosLat = Math.cos(latDeg[cell]! * RAD) * people[k]!;
    x += cosLat * Math.cos(lonDeg[cell]! * RAD);
    y += cosLat * Math.sin(lonDeg[cell]! * RAD);
    z += Math.sin(latDeg[cell]! * RAD) * people[k]!;
  }
  return { lonDeg: Math.atan2(y, x) / RAD, latDeg: Math.atan2(z, Math.hypot(x, y)) / RAD };
}

function majorityCause(coverage: CoverageResult, cells: Uint32Array, people: Float64Array): Gap['cause'] {
  const byCause = new Float64Array(CAUSES.length);
  for (const [k, cell] of cells.entries()) byCause[coverage.cause[cell]!]! += people[k]!;
  const most = byCause.indexOf(Math.max(...byCause));
  return CAUSES[most]!;
}
