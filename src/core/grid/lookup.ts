/** H3 index → place in the Grid. */
import { hexAt, keyAt, keyOf, keyOfHex, splitLongs } from './cell-key';
import type { Grid } from './grid-types';

/** Finds cells of one Grid. */
export interface GridLookup {
  /** Grid index of a cell of the grid's own resolution; -1 when it is not in the grid. */
  indexOf(h3: bigint): number;
  /** The same for hex text. */
  indexOfHex(hex: string): number;
  /** Grid indexes of all cells whose key lies in [first, last], both of the grid's resolution. */
  between(first: bigint, last: bigint): number[];
}

const lookups = new WeakMap<BigUint64Array, GridLookup>();

/** The lookup of a grid, made once: a binary search over the sorted keys. */
export function gridLookup(grid: Grid): GridLookup {
  const known = lookups.get(grid.h3);
  if (known) return known;
  const made = makeLookup(grid);
  lookups.set(grid.h3, made);
  return made;
}

/** Hex text of a grid cell. */
export const gridCellId = (grid: Grid, index: number): string => hexAt(splitLongs(grid.h3), index);

function makeLookup(grid: Grid): GridLookup {
  const pairs = splitLongs(grid.h3);
  const order = sortedOrder(grid, pairs);
  const at = (rank: number): number => (order ? order[rank]! : rank);
  const lowerBound = (key: number): number => {
    let low = 0;
    let high = grid.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keyAt(pairs, at(middle)) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const find = (key: number): number => {
    const rank = lowerBound(key);
    return rank < grid.count && keyAt(pairs, at(rank)) === key ? at(rank) : -1;
  };
  return {
    indexOf: (h3) => find(keyOf(h3)),
    indexOfHex: (hex) => find(keyOfHex(hex)),
    between(first, last) {
      const found: number[] = [];
      const end = keyOf(last);
      for (let rank = lowerBound(keyOf(first)); rank < grid.count && keyAt(pairs, at(rank)) <= end; rank++)
        found.push(at(rank));
      return found;
    },
  };
}

/** Grid indexes by key; null when the grid is already in that order (one region). */
function sortedOrder(grid: Grid, pairs: Uint32Array): Uint32Array | null {
  let sorted = true;
  for (let i = 1; i < grid.count && sorted; i++) sorted = keyAt(pairs, i - 1) < keyAt(pairs, i);
  if (sorted) return null;
  const keys = Float64Array.from({ length: grid.count }, (_, i) => keyAt(pairs, i));
  return Uint32Array.from({ length: grid.count }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
}
