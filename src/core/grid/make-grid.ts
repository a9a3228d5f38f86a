/** Regions → the Grid. Order: regions as given, H3 ascending inside each; a cell in two regions belongs to the first. */
import { cellArea, cellToLatLng, cellToParent } from 'h3-js';
import type { Region } from '../inputs/facts';
import { type Issue, turn } from '../plan';
import { hexAt, splitLongs } from './cell-key';
import type { Grid } from './grid-types';
import { geometryAreaKm2, polygonCellSteps } from './polygon-cells';
import { chooseResolution, expectedCells, MOST_CELLS_OVER_TERRAIN } from './resolution';

export const GRID_ISSUE_CODES = [
  'grid-no-region',
  'grid-too-many-cells',
  'grid-region-without-cells',
  'grid-regions-overlap',
  'grid-region-inside-others',
  'roads-in-too-many-cells', // [warning] nobody on them is counted
] as const;

/** More cells than this are refused: memory of a browser tab. */
const MOST_CELLS = 6_000_000;
/** Areas are computed once per parent this many resolutions up (49 cells) and shared: cells vary by less than 1e-4 inside it. */
const AREA_PARENT_STEPS = 2;

/**
 * Cuts the regions into H3 cells by cell centre. `resolution` null: chosen from the area, coarser over terrain. Problems of the input come back as issues
 * (an 'error' leaves the grid empty); throws AbortError when cancelled.
 */
export function makeGrid(regions: Region[], options: GridOptions): { grid: Grid; issues: Issue[] } {
  const steps = gridSteps(regions, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same; the event loop has turns in between, so that a cancel is heard. */
export async function makeGridInTurns(
  regions: Region[],
  options: GridOptions & { signal: AbortSignal },
): Promise<{ grid: Grid; issues: Issue[] }> {
  const steps = gridSteps(regions, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
    options.signal.throwIfAborted();
  }
}

export interface GridOptions {
  resolution: number | null;
  overTerrain?: boolean;
  signal?: AbortSignal;
}

function* gridSteps(
  regions: Region[],
  { resolution, overTerrain = false, signal }: GridOptions,
): Generator<void, { grid: Grid; issues: Issue[] }, void> {
  const issues: Issue[] = [];
  const areaKm2 = regions.reduce((sum, region) => sum + geometryAreaKm2(region.geometry), 0);
  const chosen = resolution ?? chooseResolution(areaKm2, overTerrain ? MOST_CELLS_OVER_TERRAIN : undefined);
  if (regions.length === 0) issues.push(issue('grid-no-region', 'error', {}));
  const expected = Math.round(expectedCells(areaKm2, chosen));
  if (expected > MOST_CELLS) {
    const context = { resolution: chosen, cells: expected, most: MOST_CELLS, suggested: chooseResolution(areaKm2) };
    issues.push(issue('grid-too-many-cells', 'error', context));
    return { grid: fillGrid([], regions, chosen), issues };
  }
  const blocks: BigUint64Array[] = [];
  for (const region of regions) {
    signal?.throwIfAborted();
    const cells = yield* polygonCellSteps(region.geometry, chosen);
    const { own, takenBy } = withoutEarlier(cells, blocks);
    if (cells.length === 0)
      issues.push(issue('grid-region-without-cells', 'warning', { name: region.name, resolution: chosen }, region.id));
    if (own.length < cells.length) {
      const first = takenBy.map((index) => regions[index]!.name).join(', ');
      const code = own.length === 0 ? 'grid-region-inside-others' : 'grid-regions-overlap';
      issues.push(issue(code, 'warning', { name: region.name, cells: cells.length - own.length, first }, region.id));
    }
    blocks.push(own);
  }
  signal?.throwIfAborted();
  return { grid: fillGrid(blocks, regions, chosen), issues };
}

const issue = (
  code: (typeof GRID_ISSUE_CODES)[number],
  severity: Issue['severity'],
  context: Issue['context'],
  id?: string,
): Issue => ({
  code,
  severity,
  ref: id === undefined ? {} : { id },
  context,
});

/** What the earlier blocks leave of the cells, and which of them took some. */
function withoutEarlier(cells: BigUint64Array, earlier: BigUint64Array[]): { own: BigUint64Array; takenBy: number[] } {
  let own = cells;
  const takenBy: number[] = [];
  for (const [index, block] of earlier.entries()) {
    if (block.length === 0 || own.length === 0 || block[0]! > own.at(-1)! || block.at(-1)! < own[0]!) continue;
    const left = difference(own, block);
    if (left.length < own.length) takenBy.push(index);
    own = left;
  }
  return { own, takenBy };
}

/** Sorted a without sorted b, by one walk over both. */
function difference(a: BigUint64Array, b: BigUint64Array): BigUint64Array {
  const kept = new BigUint64Array(a.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && b[j]! < a[i]!) j++;
    if (b[j] !== a[i]) kept[count++] = a[i]!;
  }
  return count === a.length ? a : kept.slice(0, count);
}

function fillGrid(blocks: BigUint64Array[], regions: Region[], resolution: number): Grid {
  const count = blocks.reduce((sum, block) => sum + block.length, 0);
  const h3 = new BigUint64Array(count);
  const regionIndex = new Uint16Array(count);
  let at = 0;
  for (const [region, block] of blocks.entries()) {
    h3.set(block, at);
    regionIndex.fill(region, at, at + block.length);
    at += block.length;
  }
  const lonDeg = new Float64Array(count);
  const latDeg = new Float64Array(count);
  const pairs = splitLongs(h3);
  for (let i = 0; i < count; i++) {
    const centre = cellToLatLng([pairs[2 * i]!, pairs[2 * i + 1]!]);
    lonDeg[i] = centre[1];
    latDeg[i] = centre[0];
  }
  return { resolution, count, h3, lonDeg, latDeg, areaKm2: areasOf(pairs, count, resolution), regionIndex, regions };
}

function areasOf(pairs: Uint32Array, count: number, resolution: number): Float32Array {
  const areas = new Float32Array(count);
  const parentResolution = Math.max(0, resolution - AREA_PARENT_STEPS);
  let parent = '';
  let shared = 0;
  for (let i = 0; i < count; i++) {
    // Siblings are neighbours in the order, so the parent changes rarely; its bits are compared before it is worked out.
    if (i === 0 || !sameParent(pairs, i, parentResolution)) {
      const hex = hexAt(pairs, i);
      const next = cellToParent(hex, parentResolution);
      if (next !== parent) shared = cellArea(hex, 'km2');
      parent = next;
    }
    areas[i] = shared;
  }
  return areas;
}

/** Whether cell i and the one before share the parent: equal bits down to the parent's digits (3 bits a resolution, resolution 15 lowest). */
function sameParent(pairs: Uint32Array, i: number, parentResolution: number): boolean {
  const lowBits = 3 * (15 - parentResolution);
  const a = 2 * i;
  const highSame =
    lowBits >= 32
      ? pairs[a + 1]! >>> (lowBits - 32) === pairs[a - 1]! >>> (lowBits - 32)
      : pairs[a + 1] === pairs[a - 1];
  return highSame && (lowBits >= 32 || pairs[a]! >>> lowBits === pairs[a - 2]! >>> lowBits);
}
