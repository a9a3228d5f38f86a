/** Which positions can matter to a plan: a country's file holds a hundred times the sites that one region sees. */
import { boxAround } from '../../geo';
import type { Region } from '../facts';

/** Degrees; west > east when the box crosses the antimeridian. */
export type Box = [west: number, south: number, east: number, north: number];

/** A plan may take sites into account up to 100 km outside its regions (plan.grid.marginKm); half a base station's span is added. km. */
export const REACH_KM = 105;
/** More regions than this are looked at as one box. */
const MOST_BOXES = 16;

/** Cells beyond this are not even gathered to base stations: what a base station within REACH_KM consists of lies much nearer. km */
export const FAR_KM = 200;

/** A test of positions against the regions' boxes widened by `reachKm`. */
export function reachOf(
  regions: readonly Region[],
  reachKm: number = REACH_KM,
): (lonDeg: number, latDeg: number) => boolean {
  const boxes = reachBoxes(regions, reachKm);
  return (lonDeg, latDeg) =>
    boxes.some(([west, south, east, north]) => {
      if (latDeg < south || latDeg > north) return false;
      return west <= east ? lonDeg >= west && lonDeg <= east : lonDeg >= west || lonDeg <= east;
    });
}

/** Boxes of the regions' polygons, widened by `reachKm`; one box when there are many. */
export function reachBoxes(regions: readonly Region[], reachKm: number): Box[] {
  const parts = regions.flatMap(({ geometry }) =>
    (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) => boxOf(rings[0] ?? [])),
  );
  return (parts.length > MOST_BOXES ? [parts.reduce(joined)] : parts).map((box) => widened(box, reachKm));
}

function boxOf(ring: readonly (readonly number[])[]): Box {
  const box: Box = [180, 90, -180, -90];
  for (const [lon, lat] of ring as readonly [number, number][]) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

const joined = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** A degree of longitude is shortest at the edge nearest the pole. */
function widened([west, south, east, north]: Box, reachKm: number): Box {
  const polar = Math.abs(south) > Math.abs(north) ? south : north;
  const [, down] = boxAround(west, south, reachKm);
  const [, , , up] = boxAround(west, north, reachKm);
  const [left, , right] = boxAround(0, polar, reachKm);
  if (east - west + right - left >= 360) return [-180, down, 180, up];
  const wrap = (lon: number): number => (lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon);
  return [wrap(west + left), down, wrap(east + right), up];
}
