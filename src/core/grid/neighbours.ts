/** Which grid cells touch: H3 adjacency. */
import { gridDisk } from 'h3-js';
import { hexAt, splitLongs } from './cell-key';
import type { Grid } from './grid-types';
import { gridLookup } from './lookup';

/**
 * Groups of cells joined by adjacency within one region. `cells`: grid indexes, ascending. Each group ascending; groups in order of their
 * first cell.
 */
export function adjacentGroups(grid: Grid, cells: Uint32Array): Uint32Array[] {
  const parent = new Int32Array(grid.count).fill(-1);
  for (const cell of cells) parent[cell] = cell;
  const rootOf = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = cell; at !== root;) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const lookup = gridLookup(grid);
  const pairs = splitLongs(grid.h3);
  for (const cell of cells) {
    for (const hex of gridDisk(hexAt(pairs, cell), 1)) {
      const other = lookup.indexOfHex(hex);
      // Each pair is met from both sides; one is enough.
      if (other <= cell || parent[other] === -1 || grid.regionIndex[other] !== grid.regionIndex[cell]) continue;
      const [a, b] = [rootOf(cell), rootOf(other)];
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, number[]>();
  for (const cell of cells) {
    const root = rootOf(cell);
    const group = groups.get(root);
    if (group) group.push(cell);
    else groups.set(root, [cell]);
  }
  return [...groups.values()].map((group) => Uint32Array.from(group));
}
