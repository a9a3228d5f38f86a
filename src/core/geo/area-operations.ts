/**
 * Cutting, joining and widening outlines, in plain degrees but for `widenArea`. Not at the folder's door: it is loaded when used. Outlines that cross the
 * antimeridian must be cut there already.
 */
import { buffer } from '@turf/buffer';
import { difference } from '@turf/difference';
import { union } from '@turf/union';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { polygonAreaKm2 } from './ring-area';

type Area = Polygon | MultiPolygon;

/** Parts smaller than this are left over from rounding. km². */
const SLIVER_KM2 = 1e-6;
const BUFFER_STEPS = 16;

/** The parts on the two sides of a line, the left one first; its ends are drawn on until they leave the area. Null where the line does not cut it in two. */
export function splitArea(area: Area, line: readonly Position[]): [Area, Area] | null {
  const half = leftOf(area, line);
  const right = half && minus(area, half);
  const left = right && minus(area, right);
  return left && right ? [left, right] : null;
}

/** One outline around all; parts that do not touch stay apart. At least one area. */
export function mergeAreas(areas: readonly Area[]): Area {
  const [first] = areas;
  if (!first) throw new Error('Nothing to merge');
  if (areas.length === 1) return first;
  return union(collection(areas))?.geometry ?? first;
}

/** Wider by a distance, or narrower where it is negative; null where nothing is left. */
export function widenArea(area: Area, km: number): Area | null {
  const wider = buffer(feature(area), km, { units: 'kilometers', steps: BUFFER_STEPS });
  return wider ? withoutSlivers(wider.geometry) : null;
}

const feature = (geometry: Area): Feature<Area> => ({ type: 'Feature', properties: {}, geometry });
const collection = (areas: readonly Area[]): FeatureCollection<Area> => ({
  type: 'FeatureCollection',
  features: areas.map(feature),
});

function minus(area: Area, taken: Area): Area | null {
  const rest = difference(collection([area, taken]));
  return rest ? withoutSlivers(rest.geometry) : null;
}

function withoutSlivers(area: Area): Area | null {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const kept = parts.filter((coordinates) => polygonAreaKm2(coordinates) > SLIVER_KM2);
  if (kept.length === 0) return null;
  return kept.length === 1 ? { type: 'Polygon', coordinates: kept[0]! } : { type: 'MultiPolygon', coordinates: kept };
}

/** Everything near the area that lies left of the line. Null for a line without length. */
function leftOf(area: Area, line: readonly Position[]): Polygon | null {
  const points = line.filter((point, index) => index === 0 || !isSame(point, line[index - 1]!));
  const [first, second] = points;
  const [beforeLast, last] = points.slice(-2);
  if (!first || !second || !beforeLast || !last) return null;
  const reach = 3 * sizeOf([...ringsOf(area).flat(), ...points]);
  const from = beyond(second, first, reach);
  const to = beyond(beforeLast, last, reach);
  const [dx, dy] = direction(first, isSame(first, last) ? second : last);
  const side = ([x, y]: Position): Position => [x! - dy * 3 * reach, y! + dx * 3 * reach];
  return { type: 'Polygon', coordinates: [[from, ...points, to, side(to), side(from), from]] };
}

const isSame = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];
const ringsOf = (area: Area): Position[][] => (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat());

function direction(from: Position, to: Position): [number, number] {
  const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!];
  const length = Math.hypot(dx, dy);
  return [dx / length, dy / length];
}

/** The point `reach` behind `to`, seen from `from`. */
function beyond(from: Position, to: Position, reach: number): Position {
  const [dx, dy] = direction(from, to);
  return [to[0]! + dx * reach, to[1]! + dy * reach];
}

/** Longest side of the box around points. Degrees. */
function sizeOf(points: readonly Position[]): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points as [number, number][]) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return Math.max(east - west, north - south);
}
