/** The people siting is about: those of a region's gap cells who have no service yet. One entry a cell, aligned arrays, ascending grid index. */
import type { CoverageResult } from '../coverage/coverage-types';
import type { Gap } from '../gaps/gap-types';
import type { DemandColumn, Grid } from '../grid';

export interface RegionDemand {
  regionId: string;
  regionIndex: number;
  /** Grid indexes. */
  cells: Uint32Array;
  /** People of the cell without service. */
  people: Float64Array;
  /** Share of the cell without service, 0..1: a site that serves a share a of the cell serves min(1, a / unserved) of these people. */
  unserved: Float64Array;
  /** Index into `gaps`. */
  gap: Uint32Array;
  gaps: Gap[];
  lonDeg: Float64Array;
  latDeg: Float64Array;
  h3: BigUint64Array;
}

/** Collects the cells of a region's gaps. Cells without people, and cells already served whole, are left out. */
export function regionDemand(
  input: { grid: Grid; demand: DemandColumn; coverage: CoverageResult; gaps: Gap[] },
  regionIndex: number,
): RegionDemand {
  const { grid, demand, coverage } = input;
  const regionId = grid.regions[regionIndex]!.id;
  const gaps = input.gaps.filter((gap) => gap.regionId === regionId);
  const entries: { cell: number; gap: number }[] = [];
  for (const [g, gap] of gaps.entries())
    for (const cell of gap.cells)
      if (demand.people[cell]! > 0 && unservedShare(coverage, cell) > 0) entries.push({ cell, gap: g });
  entries.sort((a, b) => a.cell - b.cell);
  const cells = Uint32Array.from(entries, ({ cell }) => cell);
  const unserved = Float64Array.from(cells, (cell) => unservedShare(coverage, cell));
  return {
    regionId,
    regionIndex,
    cells,
    people: Float64Array.from(cells, (cell, k) => demand.people[cell]! * unserved[k]!),
    unserved,
    gap: Uint32Array.from(entries, ({ gap }) => gap),
    gaps,
    lonDeg: Float64Array.from(cells, (cell) => grid.lonDeg[cell]!),
    latDeg: Float64Array.from(cells, (cell) => grid.latDeg[cell]!),
    h3: BigUint64Array.from(cells, (cell) => grid.h3[cell]!),
  };
}

function unservedShare(coverage: CoverageResult, cell: number): number {
  const served = coverage.servedFraction[cell]!;
  return served > 0 ? 1 - Math.min(1, served) : 1;
}
