/** Coverage as others state it against the prediction, cell by cell: where they agree, and who says more. */
import { CELL_STATES, type CoverageResult } from '../../coverage/coverage-types';
import type { DemandColumn, Grid } from '../../grid/grid-types';
import type { Facts, StatedCoverage } from '../../inputs/facts';
import { h3Halves } from '../byte-writer';
import { h3TileId, parentHalves } from '../tiles/parents';

/** People and area of the cells that fall into one of the five. */
export const AGREEMENTS = ['both', 'stated-only', 'predicted-only', 'neither', 'prediction-unknown'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Statements finer than the grid: a cell counts as stated from this share of its children on. */
const MOST_CHILDREN = 0.5;

export interface StatedComparison {
  stated: Pick<StatedCoverage, 'source' | 'provider' | 'technology' | 'environment' | 'resolution'>;
  /** Stated cells in or around the grid. */
  people: Record<Agreement, number>;
  areaKm2: Record<Agreement, number>;
}

export interface StatedInput {
  facts: Pick<Facts, 'stated'>;
  grid: Grid;
  demand: DemandColumn;
  coverage: Pick<CoverageResult, 'state'>;
}

/** One comparison a statement, over the cells of a region (index into the grid's regions). */
export function compareStated({ facts, grid, demand, coverage }: StatedInput, region: number): StatedComparison[] {
  return facts.stated.map((stated) => {
    const isStated = statedCells(stated, grid);
    const people = zeros();
    const areaKm2 = zeros();
    for (let cell = 0; cell < grid.count; cell++) {
      if (grid.regionIndex[cell] !== region) continue;
      const agreement = agreementOf(CELL_STATES[coverage.state[cell]!]!, isStated(cell));
      people[agreement] += demand.people[cell]!;
      areaKm2[agreement] += grid.areaKm2[cell]!;
    }
    const { source, provider, technology, environment, resolution } = stated;
    return { stated: { source, provider, technology, environment, resolution }, people, areaKm2 };
  });
}

const zeros = () => Object.fromEntries(AGREEMENTS.map((name) => [name, 0])) as Record<Agreement, number>;

function agreementOf(state: (typeof CELL_STATES)[number], stated: boolean): Agreement {
  if (state === 'served') return stated ? 'both' : 'predicted-only';
  if (state === 'unserved') return stated ? 'stated-only' : 'neither';
  return 'prediction-unknown';
}

/** Statements and grid meet at the coarser of their resolutions. */
function statedCells(stated: StatedCoverage, grid: Grid): (cell: number) => boolean {
  const resolution = Math.min(stated.resolution, grid.resolution);
  const idsAt = (halves: Uint32Array): Float64Array => {
    const parents = parentHalves(halves, resolution);
    return Float64Array.from({ length: parents.length / 2 }, (_, k) => h3TileId(parents[2 * k]!, parents[2 * k + 1]!));
  };
  const cells = idsAt(h3Halves(grid.h3));
  const counts = new Map<number, number>();
  for (const id of idsAt(h3Halves(stated.h3))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const needed = Math.max(1, MOST_CHILDREN * 7 ** (stated.resolution - resolution));
  return (cell) => (counts.get(cells[cell]!) ?? 0) >= needed;
}
