/**
 * Measurements against the prediction. A point is compared with the median signal predicted for its hex, and only where that signal is of the same
 * operator and technology: a stronger network of somebody else says nothing about this one. Residual = measured − predicted.
 */
import { CAUSES, CELL_STATES, type CoverageResult } from '../../coverage/coverage-types';
import { h3OfPoint } from '../../geo';
import { type Grid, gridLookup } from '../../grid';
import type { Facts, MeasurementTable, Site } from '../../inputs/facts';
import { type Plan, SERVICE_CLASSES, TECHNOLOGIES } from '../../plan';

/** What became of a point. Order is the code in `outcome`. */
export const POINT_OUTCOMES = [
  'compared',
  'outside-region',
  'no-signal-stated',
  'no-prediction',
  'other-operator',
  'other-technology',
] as const;
export type PointOutcome = (typeof POINT_OUTCOMES)[number];

/** What measurements say of a cell. Order is the code in `cellState`. */
export const MEASURED_STATES = ['unmeasured', 'measured', 'contradicted'] as const;
export type MeasuredState = (typeof MEASURED_STATES)[number];

const NOT_STATED = 255;
/** Fewer compared points in a cell contradict nothing: fading alone can turn one. */
const FEWEST_POINTS = 3;
/** A cell said to be served is contradicted when most of its points are below the floor. */
const MAJORITY = 0.5;

export interface MeasuredInput {
  plan: Plan;
  facts: { measurements: Facts['measurements']; sites: readonly Site[] };
  grid: Grid;
  coverage: Pick<CoverageResult, 'state' | 'cause' | 'rsrpDbm' | 'siteIndex' | 'siteIds'>;
}

/** Residuals of one technology and operator. */
export interface ResidualGroup {
  /** '' when not stated. */
  technology: string;
  operator: string;
  points: number;
  /** Mean of measured − predicted: above 0 the prediction is too low. dB */
  biasDb: number;
  /** Standard deviation around the bias; NaN for one point. dB */
  sigmaDb: number;
  /** Root of the mean square, bias included. dB */
  rmseDb: number;
}

export interface MeasuredComparison {
  /** Per point: grid cell, −1 outside; predicted signal, NaN where there is none; index into POINT_OUTCOMES. */
  cell: Int32Array;
  predictedDbm: Float32Array;
  outcome: Uint8Array;
  outcomes: Record<PointOutcome, number>;
  /** By technology, then operator; the last one is all together when there are several. */
  groups: ResidualGroup[];
  /** Per grid cell: index into MEASURED_STATES. */
  cellState: Uint8Array;
  cells: Record<MeasuredState, number>;
}

/** Null: no measurements. */
export function compareMeasured(input: MeasuredInput): MeasuredComparison | null {
  const table = input.facts.measurements;
  if (!table || table.count === 0) return null;
  const cell = cellsOf(table, input.grid);
  const predictedDbm = Float32Array.from(cell, (index) => (index < 0 ? Number.NaN : input.coverage.rsrpDbm[index]!));
  const outcomeOf = outcomeJudge(input, table);
  const outcome = Uint8Array.from(cell, (index, point) => POINT_OUTCOMES.indexOf(outcomeOf(point, index)));
  const cellState = cellStates(input, { table, cell, outcome });
  return {
    cell,
    predictedDbm,
    outcome,
    outcomes: tally(POINT_OUTCOMES, outcome),
    groups: groupsOf(table, predictedDbm, outcome),
    cellState,
    cells: tally(MEASURED_STATES, cellState),
  };
}

function cellsOf({ count, lonDeg, latDeg }: MeasurementTable, grid: Grid): Int32Array {
  const lookup = gridLookup(grid);
  const cells = new Int32Array(count);
  for (let point = 0; point < count; point++)
    cells[point] = lookup.indexOfHex(h3OfPoint(lonDeg[point]!, latDeg[point]!, grid.resolution));
  return cells;
}

/** Whose signal the prediction of a cell is. */
function outcomeJudge({ plan, facts, coverage }: MeasuredInput, table: MeasurementTable) {
  const sites = new Map(facts.sites.map((site) => [site.id, site]));
  const hotspot = SERVICE_CLASSES[plan.service.classId].technologies.includes('LORA') ? 'LORA' : 'WIFI';
  const servers = coverage.siteIds.map((id) => {
    const sectors = sites.get(id)?.sectors;
    return sectors
      ? sectors.map(({ operator, technology }) => ({ operator, technology }))
      : [{ operator: '', technology: hotspot }];
  });
  return (point: number, cell: number): PointOutcome => {
    if (cell < 0) return 'outside-region';
    if (Number.isNaN(table.signalDbm[point]!)) return 'no-signal-stated';
    const server = servers[coverage.siteIndex[cell]!];
    if (!server || Number.isNaN(coverage.rsrpDbm[cell]!)) return 'no-prediction';
    const technology = TECHNOLOGIES[table.technology[point]!];
    const operator = table.operators[table.operator[point]!];
    const alike = server.filter((each) => technology === undefined || each.technology === technology);
    if (alike.length === 0) return 'other-technology';
    if (operator !== undefined && !alike.some((each) => each.operator === '' || each.operator === operator))
      return 'other-operator';
    return 'compared';
  };
}

function groupsOf(table: MeasurementTable, predictedDbm: Float32Array, outcome: Uint8Array): ResidualGroup[] {
  const sums = new Map<string, { technology: string; operator: string; n: number; sum: number; squares: number }>();
  const all = { technology: '', operator: '', n: 0, sum: 0, squares: 0 };
  for (let point = 0; point < table.count; point++) {
    if (outcome[point] !== 0) continue;
    const technology = TECHNOLOGIES[table.technology[point]!] ?? '';
    const operator = table.operator[point] === NOT_STATED ? '' : (table.operators[table.operator[point]!] ?? '');
    const key = `${technology}\n${operator}`;
    let own = sums.get(key);
    if (!own) sums.set(key, (own = { technology, operator, n: 0, sum: 0, squares: 0 }));
    const residual = table.signalDbm[point]! - predictedDbm[point]!;
    for (const each of [own, all]) {
      each.n++;
      each.sum += residual;
      each.squares += residual * residual;
    }
  }
  const groups = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return (groups.length > 1 ? [...groups, all] : groups).map(({ technology, operator, n, sum, squares }) => {
    const biasDb = sum / n;
    const variance = n > 1 ? Math.max(0, squares - n * biasDb ** 2) / (n - 1) : Number.NaN;
    return { technology, operator, points: n, biasDb, sigmaDb: Math.sqrt(variance), rmseDb: Math.sqrt(squares / n) };
  });
}

/**
 * A cell is contradicted when it has at least three compared points and is predicted served while most of them are below the class's floor, or
 * predicted to lack signal while at least the required share of them is above it.
 */
function cellStates(
  { plan, grid, coverage }: MeasuredInput,
  { table, cell, outcome }: { table: MeasurementTable; cell: Int32Array; outcome: Uint8Array },
): Uint8Array {
  const floorDbm = SERVICE_CLASSES[plan.service.classId].minSignalDbm;
  const points = new Uint32Array(grid.count);
  const above = new Uint32Array(grid.count);
  for (let point = 0; point < table.count; point++) {
    if (outcome[point] !== 0) continue;
    points[cell[point]!]!++;
    if (table.signalDbm[point]! >= floorDbm) above[cell[point]!]!++;
  }
  return Uint8Array.from(points, (count, index) => {
    if (count === 0) return MEASURED_STATES.indexOf('unmeasured');
    const share = above[index]! / count;
    const state = CELL_STATES[coverage.state[index]!];
    const lacksSignal = state === 'unserved' && CAUSES[coverage.cause[index]!] === 'no-signal';
    const contradicted =
      count >= FEWEST_POINTS &&
      ((state === 'served' && share < MAJORITY) || (lacksSignal && share >= plan.service.edgeProbability));
    return MEASURED_STATES.indexOf(contradicted ? 'contradicted' : 'measured');
  });
}

function tally<Name extends string>(names: readonly Name[], codes: Uint8Array): Record<Name, number> {
  const counts = names.map(() => 0);
  for (const code of codes) counts[code]!++;
  return Object.fromEntries(names.map((name, k) => [name, counts[k]])) as Record<Name, number>;
}
