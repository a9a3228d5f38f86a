/**
 * The cells of an outline found from coarse ones down: a coarse cell far from every edge has all its descendants inside, or none, and only those along the
 * edges are looked into. So the work grows with the length of the outline, where H3 itself looks at every cell and every corner.
 */
import {
  cellToChildren,
  cellToLatLng,
  getHexagonAreaAvg,
  gridDisk,
  isPentagon,
  POLYGON_TO_CELLS_FLAGS,
  polygonToCellsExperimental,
} from 'h3-js';
import { h3EdgeKm, wrapLongitude } from '../geo';
import { EARTH_RADIUS_KM } from '../units';
import { keyOfHex, splitLongs } from './cell-key';
import type { OutlineIndex } from './outline-index';

/**
 * No descendant's centre is farther from the centre of a cell than this many of the resolution's mean edges. Each level's centres are √3 edges from their
 * parent's and edges shrink by √7, 1.06 in all, and no edge is more than 1.10 times the mean: 1.17. (Over all cells of resolutions 0 to 2, four levels down: 1.12.)
 */
const REACH_EDGES = 1.3;
const KM_PER_DEG = (Math.PI * EARTH_RADIUS_KM) / 180;
/** Coarse cells to begin with, about. */
const FIRST_CELLS = 300;
/** A box is covered tile by tile: H3 takes an edge of more than half the globe for one the other way round. Degrees. */
const WIDEST_TILE_DEG = 10;
/** Descendants written at once: 7 to this power. */
const DEEPEST = 5;
const TWO_32 = 4_294_967_296;
const FINEST = 15;
/** Cells looked at between two turns of others. */
const LOOKED_AT_ONCE = 2000;

/** Distinct cells whose centre is inside, in no order, with turns for others between. */
export function* fillOutline(outline: OutlineIndex, resolution: number): Generator<void, BigUint64Array, void> {
  const found = new FoundCells(resolution);
  const first = coarseResolution(outline, resolution);
  let looked = 0;
  const open: { hex: string; level: number }[] = coverOf(outline, first).map((hex) => ({ hex, level: first }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { hex, level } = next;
    if (++looked % LOOKED_AT_ONCE === 0) yield;
    const [lat, lon] = cellToLatLng(hex);
    if (level === resolution) {
      if (outline.has(lon, lat)) found.add(hex, level);
    } else if (isEdged(outline, lon, lat, level)) {
      for (const child of cellToChildren(hex, level + 1)) open.push({ hex: child, level: level + 1 });
    } else if (outline.has(lon, lat)) {
      if (resolution - level <= DEEPEST && !isPentagon(hex)) found.add(hex, level);
      else for (const child of cellToChildren(hex, level + 1)) open.push({ hex: child, level: level + 1 });
    }
  }
  return found.cells();
}

/** Whether an edge may pass between the centre of a cell and that of a descendant. */
function isEdged(outline: OutlineIndex, lonDeg: number, latDeg: number, level: number): boolean {
  const latReach = (REACH_EDGES * h3EdgeKm(level)) / KM_PER_DEG;
  const north = Math.min(90, Math.abs(latDeg) + latReach);
  // Within reach of a pole every longitude is.
  if (north > 89) return true;
  const lonReach = latReach / Math.cos((north * Math.PI) / 180);
  return outline.touches(outline.boxAround(lonDeg, latDeg, lonReach, latReach));
}

/** About so many cells of it as it takes to begin with lie in the outline's box. */
function coarseResolution({ box: [west, south, east, north] }: OutlineIndex, resolution: number): number {
  const narrowest = Math.cos((Math.min(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  const areaKm2 = (east - west) * narrowest * (north - south) * KM_PER_DEG ** 2;
  let level = resolution;
  while (level > 0 && areaKm2 > FIRST_CELLS * getHexagonAreaAvg(level, 'km2')) level--;
  return level;
}

/** Cells that hold every centre within the outline's box among their descendants: those that overlap the box, and their neighbours, for children stand out of their parents. */
function coverOf({ box: [west, south, east, north] }: OutlineIndex, level: number): string[] {
  const cover = new Set<string>();
  const columns = Math.max(1, Math.ceil((east - west) / WIDEST_TILE_DEG));
  const rows = Math.max(1, Math.ceil((north - south) / WIDEST_TILE_DEG));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const ring = tileRing([
        west + ((east - west) * column) / columns,
        south + ((north - south) * row) / rows,
        west + ((east - west) * (column + 1)) / columns,
        south + ((north - south) * (row + 1)) / rows,
      ]);
      for (const hex of polygonToCellsExperimental([ring], level, POLYGON_TO_CELLS_FLAGS.containmentOverlapping, true))
        for (const near of gridDisk(hex, 1)) cover.add(near);
    }
  return [...cover];
}

/** A hair wider than the box, so that one without area is none the less covered. */
const tileRing = ([west, south, east, north]: readonly [number, number, number, number]): number[][] =>
  [
    [west - SEAM_DEG, south - SEAM_DEG],
    [east + SEAM_DEG, south - SEAM_DEG],
    [east + SEAM_DEG, north + SEAM_DEG],
    [west - SEAM_DEG, north + SEAM_DEG],
    [west - SEAM_DEG, south - SEAM_DEG],
  ].map(([lon, lat]) => [wrapLongitude(lon!), Math.max(-90, Math.min(90, lat!))]);

const SEAM_DEG = 1e-7;

/** Cells of one resolution, written as [low, high] halves. */
class FoundCells {
  private halves = new Uint32Array(2 * 1024);
  private count = 0;
  /** By levels below an ancestor: what the digits of each descendant add to the index. */
  private readonly offsets: Float64Array[] = [Float64Array.of(0)];
  /** Digits below the resolution are all 7. */
  private readonly unused: number;
  private readonly high: number;

  constructor(private readonly resolution: number) {
    this.unused = 8 ** (FINEST - resolution) - 1;
    this.high = 0x08000000 | (resolution << 20);
  }

  /** By descendant, in order: the topmost digit is the slowest. */
  private offsetsOf(levels: number): Float64Array {
    const known = this.offsets[levels];
    if (known) return known;
    const finer = this.offsetsOf(levels - 1);
    const digit = 8 ** (FINEST - this.resolution + levels - 1);
    const made = new Float64Array(7 * finer.length);
    for (let i = 0, value = 0; value < 7; value++) for (const offset of finer) made[i++] = value * digit + offset;
    return (this.offsets[levels] = made);
  }

  /** A cell of a level at most DEEPEST coarser, no pentagon unless it is of the resolution itself: all its descendants. */
  add(hex: string, level: number): void {
    const offsets = this.offsetsOf(this.resolution - level);
    const first = keyOfHex(hex) - (8 ** (FINEST - level) - 1) + this.unused;
    if (2 * (this.count + offsets.length) > this.halves.length) this.grow(this.count + offsets.length);
    const { halves, high } = this;
    let at = 2 * this.count;
    for (let i = 0; i < offsets.length; i++) {
      const key = first + offsets[i]!;
      const upper = Math.floor(key / TWO_32);
      halves[at++] = key - upper * TWO_32;
      halves[at++] = high | upper;
    }
    this.count += offsets.length;
  }

  cells(): BigUint64Array {
    const cells = new BigUint64Array(this.count);
    splitLongs(cells).set(this.halves.subarray(0, 2 * this.count));
    return cells;
  }

  private grow(least: number): void {
    const larger = new Uint32Array(2 * Math.max(least, this.halves.length));
    larger.set(this.halves);
    this.halves = larger;
  }
}
