import { CELL_STATES, type CoverageResult } from '../../coverage/coverage-types';
import type { Gap } from '../../gaps/gap-types';
import type { DemandColumn, Grid } from '../../grid/grid-types';
import { h3Halves } from '../byte-writer';
import { gapOfCell } from '../gap-of-cell';
import type { RegionEconomics } from '../../economics/economics-types';
import type { VisitorColumn } from '../../grid/visitors';
import type { MeasurementTable, RoadTable, Site } from '../../inputs/facts';
import type { Plan } from '../../plan';
import { crossoverOfCells } from './crossover-cells';
import { type Level, type LevelColumns, type LevelShape, makeShape } from './level';
import { serverHue } from './server-hue';

/** States up to this one know nothing of a served share. */
const LAST_UNKNOWN = CELL_STATES.indexOf('outside-model');

/** What the layer shows. */
export interface TileInput {
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  gaps: readonly Gap[];
  /** For the crossover of unserved cells; empty or left out: not known yet. */
  economics?: readonly RegionEconomics[];
  /** Left out or null: none. */
  visitors?: VisitorColumn | null;
  /** Measured signals, drawn as points, whose they may be, and roads, drawn as lines; left out or null: none. */
  facts?: { measurements: MeasurementTable | null; sites: readonly Site[]; roads?: RoadTable | null };
  /** Needed where there are measurements. */
  plan?: Plan;
}

/** The cells `from` ≤ i < `to` of the grid as a level of their own; all of them unless told. */
export function baseLevel(input: TileInput, from = 0, to = input.grid.count): Level {
  const { grid, demand, coverage, gaps } = input;
  const shape = from === 0 && to === grid.count ? wholeShape(grid) : shapeOf(grid, from, to);
  const state = coverage.state.subarray(from, to);
  const unservedShare = new Float32Array(to - from);
  for (let i = 0; i < unservedShare.length; i++)
    unservedShare[i] = state[i]! > LAST_UNKNOWN ? 1 - coverage.servedFraction[from + i]! : Number.NaN;
  const columns: LevelColumns = {
    people: demand.people.subarray(from, to),
    visitors: input.visitors?.people.subarray(from, to) ?? null,
    unservedShare,
    state,
    grade: coverage.grade.subarray(from, to),
    rsrpDbm: coverage.rsrpDbm.subarray(from, to),
    sinrDb: coverage.sinrDb.subarray(from, to),
    downMbps: coverage.downMbps.subarray(from, to),
    gap: gapOfCell(grid.count, gaps).subarray(from, to),
    server: coverage.siteIndex.subarray(from, to),
    crossover: crossoverOfCells({ halves: shape.halves, state, resolution: grid.resolution }, input.economics ?? []),
    serverHues: Uint8Array.from(coverage.siteIds, serverHue),
  };
  return { ...shape, ...columns };
}

const wholeShapes = new WeakMap<Grid['h3'], LevelShape>();

/** The shape of all cells, kept with the grid: results over it come and go. */
function wholeShape(grid: Grid): LevelShape {
  const known = wholeShapes.get(grid.h3) ?? shapeOf(grid, 0, grid.count);
  wholeShapes.set(grid.h3, known);
  return known;
}

const shapeOf = ({ h3, lonDeg, latDeg, resolution }: Grid, from: number, to: number): LevelShape =>
  makeShape({
    resolution,
    aggregate: false,
    halves: h3Halves(h3.subarray(from, to)),
    lonDeg: lonDeg.subarray(from, to),
    latDeg: latDeg.subarray(from, to),
  });
