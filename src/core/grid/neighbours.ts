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
  const laterOf = laterNeighbours(grid);
  for (const cell of cells) {
    for (const other of laterOf(cell)) {
      if (parent[other] === -1 || grid.regionIndex[other] !== grid.regionIndex[cell]) continue;
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

const laterByGrid = new WeakMap<Grid, (number[] | undefined)[]>();

/** Neighbours that come later in the grid, kept as they are asked for. Each pair is met from both sides; one is enough. */
function laterNeighbours(grid: Grid): (cell: number) => number[] {
  const kept = laterByGrid.get(grid) ?? Array.from<number[] | undefined>({ length: grid.count });
  laterByGrid.set(grid, kept);
  const lookup = gridLookup(grid);
  const pairs = splitLongs(grid.h3);
  return (cell) =>
    (kept[cell] ??= gridDisk(hexAt(pairs, cell), 1)
      .map((hex) => lookup.indexOfHex(hex))
      .filter((other) => other > cell));
}
