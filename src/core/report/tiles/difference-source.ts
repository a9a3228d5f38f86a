/**
 * Two results as one layer: what the second has over the first. Properties of a cell or parent: `dServed` (people-weighted served share, second minus
 * first, −1 … 1), `dRsrp` (dB), `dDown` (Mbps), `from` and `to` (states), `people` (of the second).
 */
import { CELL_STATES, type CoverageResult } from '../../coverage/coverage-types';
import type { Grid } from '../../grid/grid-types';
import type { TileInput } from './base-level';
import type { Level } from './level';
import { levelsOf, type TileSource, tileSourceOf } from './tile-source';
import { levelProperties, peopleProperty, type Property, stepped } from './tile-values';

/** The layer of the cells of `after`; null when the two grids have cells of different size, which cannot be compared one by one. */
export function makeDifferenceSource(before: TileInput, after: TileInput): TileSource | null {
  if (before.grid.resolution !== after.grid.resolution) return null;
  const [beforeAt, afterAt] = [levelsOf(onGridOf(before, after.grid)), levelsOf(after)];
  return tileSourceOf(after.grid, (resolution) => {
    const level = afterAt(resolution);
    return { level, properties: differences(beforeAt(resolution), level) };
  });
}

function differences(before: Level, after: Level): Property[] {
  const change = (column: 'rsrpDbm' | 'downMbps') => (i: number) => after[column][i]! - before[column][i]!;
  const states = { kind: 'string', slots: CELL_STATES.length, value: (s: number) => CELL_STATES[s]! } as const;
  return [
    stepped('dServed', (i) => before.unservedShare[i]! - after.unservedShare[i]!, { low: -1, high: 1, step: 0.01 }),
    stepped('dRsrp', change('rsrpDbm'), { low: -200, high: 200, step: 1 }),
    stepped('dDown', change('downMbps'), { low: -1000, high: 1000, step: 0.1 }),
    { key: 'from', slot: (i) => before.state[i]!, ...states },
    { key: 'to', slot: (i) => after.state[i]!, ...states },
    peopleProperty((i) => after.people[i]!),
    ...levelProperties(after),
  ];
}

/** A result put on the cells of another grid of the same resolution; a cell it does not have is without data. */
function onGridOf(input: TileInput, grid: Grid): TileInput {
  if (sameCells(input.grid, grid)) return { ...input, grid };
  const indexOf = new Map<bigint, number>();
  input.grid.h3.forEach((h3, index) => indexOf.set(h3, index));
  const from = Int32Array.from(grid.h3, (h3) => indexOf.get(h3) ?? -1);
  const coverage = { ...input.coverage } satisfies CoverageResult;
  for (const name of ['state', 'grade', 'servedFraction', 'siteIndex', 'rsrpDbm', 'sinrDb', 'downMbps'] as const)
    Object.assign(coverage, { [name]: moved(coverage[name], from, EMPTY[name]) });
  const people = moved(input.demand.people, from, 0);
  return { grid, coverage, demand: { ...input.demand, people }, gaps: [] };
}

/** What a cell without data has. */
const EMPTY = {
  state: 0, grade: 0, servedFraction: 0, siteIndex: -1, rsrpDbm: Number.NaN, sinrDb: Number.NaN, downMbps: Number.NaN,
}; // prettier-ignore

type Column = Uint8Array | Float32Array | Int32Array | Float64Array;

function moved<T extends Column>(column: T, from: Int32Array, empty: number): T {
  const made = new (column.constructor as new (length: number) => T)(from.length);
  for (let i = 0; i < from.length; i++) made[i] = from[i]! < 0 ? empty : column[from[i]!]!;
  return made;
}

const sameCells = (a: Grid, b: Grid): boolean => a.count === b.count && a.h3.every((h3, index) => h3 === b.h3[index]);
