/**
 * New masts: one candidate in each H3 hex of about 0.7 km² that has a gap cell in or next to it, where it can be reached: within `mostRoadKm` of a road of the
 * plan's files, or, without such a file, at a cell where people live (there is land and a road; nothing is known of other land). With terrain the highest of
 * these cells that is not in still water, else the one nearest the middle of the people.
 */
import { gridCellId } from '../grid';
import type { SiteKind } from '../costs/cost-types';
import { nearRoads } from './near-roads';
import { type Place, type PlaceContext, type PlacesFound, parentKeys, tally } from './place';
import { pointIndex } from './point-index';
import type { Steps } from './steps';

/** A candidate stands at most this far from a gap cell. km: two hexes of resolution 8 (edge 0.53 km). */
const NEAR_GAP_KM = 2;

/** Below any ground: where heights are not known, the middle decides among those without one. m */
const LOWEST_M = -20_000;

/** More candidates than this are thinned to hexes one resolution coarser. */
const MAX_PLACES = 400;

/** Weight in the middle of a hex of a cell where nobody lives: it counts only where nobody does. */
const NOBODY = 1e-6;

/** Towers at hex centres near the gaps; `kind` also allows gateways, which are placed alike. */
export function* greenfieldPlaces(context: PlaceContext, kind: SiteKind, prefix: string): Steps<PlacesFound> {
  const { grid, standsInWater } = context;
  const thinned = tally();
  const finest = Math.min(8, grid.resolution);
  const reachable = yield* reachableCells(context, thinned, finest);
  const dry = standsInWater
    ? reachable.filter((cell) => !standsInWater(grid.lonDeg[cell]!, grid.latDeg[cell]!))
    : reachable;
  thinned.add('in-water', hexCount(context, reachable, finest) - hexCount(context, dry, finest));
  let best = bestPerHex(context, dry, finest);
  for (let resolution = 7; best.length > MAX_PLACES && resolution >= 5; resolution--) {
    const coarser = bestPerHex(context, best, resolution);
    thinned.add('near-duplicate', best.length - coarser.length);
    best = coarser;
  }
  const places = best.flatMap((cell): Place[] => {
    const [lonDeg, latDeg] = [grid.lonDeg[cell]!, grid.latDeg[cell]!];
    const verdict = context.verdictAt(lonDeg, latDeg);
    if (verdict !== 'allowed') {
      thinned.add(verdict);
      return [];
    }
    return [{ id: `${prefix}-${gridCellId(grid, cell)}`, kind, lonDeg, latDeg, heightM: null, pinned: false }];
  });
  return { places, thinned: thinned.list() };
}

/** Grid cells near a gap with a road beside them, or with people where roads are not known. Ascending. */
function* reachableCells(
  context: PlaceContext,
  thinned: ReturnType<typeof tally>,
  resolution: number,
): Steps<number[]> {
  const { grid, people, roads, plan } = context;
  const withinKm = plan.siting.mostRoadKm;
  const near = cellsNearGaps(context);
  if (!roads || withinKm === null) return near.filter((cell) => people[cell]! > 0);
  const positions = {
    lonDeg: Float64Array.from(near, (cell) => grid.lonDeg[cell]!),
    latDeg: Float64Array.from(near, (cell) => grid.latDeg[cell]!),
  };
  const hasRoad = yield* nearRoads(roads, positions, withinKm);
  const reachable = near.filter((_, k) => hasRoad[k] === 1);
  thinned.add('no-road', hexCount(context, near, resolution) - hexCount(context, reachable, resolution));
  return reachable;
}

/** Grid cells of the region near a gap: gap cells, and those of hexes around. Ascending. */
function cellsNearGaps({ grid, demand, people, roads }: PlaceContext): number[] {
  const cells = pointIndex(demand.lonDeg, demand.latDeg, NEAR_GAP_KM);
  const hexes = parentKeys(grid.h3, Math.min(8, grid.resolution));
  const nearByHex = new Map<number, boolean>();
  const found: number[] = [];
  for (let cell = 0; cell < grid.count; cell++) {
    if (grid.regionIndex[cell] !== demand.regionIndex || (!roads && !(people[cell]! > 0))) continue;
    let near = nearByHex.get(hexes[cell]!);
    if (near === undefined) {
      near = cells.anyWithin(grid.lonDeg[cell]!, grid.latDeg[cell]!, NEAR_GAP_KM);
      nearByHex.set(hexes[cell]!, near);
    }
    if (near) found.push(cell);
  }
  return found;
}

const keysOf = ({ grid }: PlaceContext, cells: readonly number[], resolution: number): Float64Array =>
  parentKeys(
    BigUint64Array.from(cells, (cell) => grid.h3[cell]!),
    resolution,
  );

const hexCount = (context: PlaceContext, cells: readonly number[], resolution: number): number =>
  new Set(keysOf(context, cells, resolution)).size;

/** Of each hex the cell nearest to the middle of its people, or the highest when heights are known. */
function bestPerHex(context: PlaceContext, cells: readonly number[], resolution: number): number[] {
  const { grid, people, groundHeightM } = context;
  const keys = keysOf(context, cells, resolution);
  const middles = new Map<number, { weight: number; lon: number; lat: number }>();
  for (const [k, cell] of cells.entries()) {
    const middle = middles.get(keys[k]!) ?? { weight: 0, lon: 0, lat: 0 };
    const weight = people[cell]! || NOBODY;
    middle.weight += weight;
    middle.lon += weight * grid.lonDeg[cell]!;
    middle.lat += weight * grid.latDeg[cell]!;
    middles.set(keys[k]!, middle);
  }
  const best = new Map<number, { cell: number; score: number }>();
  for (const [k, cell] of cells.entries()) {
    const { weight, lon, lat } = middles.get(keys[k]!)!;
    const [lonDeg, latDeg] = [grid.lonDeg[cell]!, grid.latDeg[cell]!];
    const east = (lonDeg - lon / weight) * Math.cos((latDeg * Math.PI) / 180);
    const offMiddle = Math.hypot(east, latDeg - lat / weight);
    const heightM = groundHeightM?.(lonDeg, latDeg) ?? Number.NaN;
    const score = Number.isNaN(heightM) ? LOWEST_M - offMiddle : heightM;
    const known = best.get(keys[k]!);
    if (!known || score > known.score) best.set(keys[k]!, { cell, score });
  }
  return Array.from(best.values(), ({ cell }) => cell).sort((a, b) => a - b);
}
