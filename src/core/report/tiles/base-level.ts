import { CELL_STATES, type CoverageResult } from '../../coverage/coverage-types';
import type { Gap } from '../../gaps/gap-types';
import type { DemandColumn, Grid } from '../../grid/grid-types';
import { h3Halves } from '../byte-writer';
import { gapOfCell } from '../gap-of-cell';
import { type Level, makeLevel } from './level';

/** States up to this one know nothing of a served share. */
const LAST_UNKNOWN = CELL_STATES.indexOf('outside-model');

/** What the layer shows. */
export interface TileInput {
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  gaps: readonly Gap[];
}

/** The cells `from` ≤ i < `to` of the grid as a level of their own; all of them unless told. */
export function baseLevel({ grid, demand, coverage, gaps }: TileInput, from = 0, to = grid.count): Level {
  return makeLevel(
    {
      resolution: grid.resolution,
      aggregate: false,
      halves: h3Halves(grid.h3.subarray(from, to)),
      lonDeg: grid.lonDeg.subarray(from, to),
      latDeg: grid.latDeg.subarray(from, to),
    },
    {
      people: demand.people.subarray(from, to),
      unservedShare: coverage.servedFraction
        .subarray(from, to)
        .map((served, cell) => (coverage.state[from + cell]! > LAST_UNKNOWN ? 1 - served : Number.NaN)),
      state: coverage.state.subarray(from, to),
      grade: coverage.grade.subarray(from, to),
      rsrpDbm: coverage.rsrpDbm.subarray(from, to),
      sinrDb: coverage.sinrDb.subarray(from, to),
      downMbps: coverage.downMbps.subarray(from, to),
      gap: gapOfCell(grid.count, gaps).subarray(from, to),
    },
  );
}
