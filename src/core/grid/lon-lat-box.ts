/** Boxes of longitude and latitude that may lie across the antimeridian: then west > east, as in RFC 7946 §5.2. */
import type { MultiPolygon, Polygon } from 'geojson';
import { wrapLongitude } from '../geo';
import { polygonsOf } from './polygon-cells';

/** Degrees. */
export interface LonLatBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The box of points; the narrower of the two ways round the globe. Null without points. */
export function boxOfPoints(lonDeg: ArrayLike<number>, latDeg: ArrayLike<number>): LonLatBox | null {
  if (lonDeg.length === 0) return null;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  let [westOver, eastOver] = [Infinity, -Infinity];
  for (let i = 0; i < lonDeg.length; i++) {
    const lon = wrapLongitude(lonDeg[i]!);
    const over = lon < 0 ? lon + 360 : lon;
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (over < westOver) westOver = over;
    if (over > eastOver) eastOver = over;
    if (latDeg[i]! < south) south = latDeg[i]!;
    if (latDeg[i]! > north) north = latDeg[i]!;
  }
  if (eastOver - westOver < east - west)
    return { west: wrapLongitude(westOver), south, east: wrapLongitude(eastOver), north };
  return { west, south, east, north };
}

/** The box of a polygon's outer rings. */
export function boxOfGeometry(geometry: Polygon | MultiPolygon): LonLatBox | null {
  const points = polygonsOf(geometry).flatMap((rings) => rings[0] ?? []);
  return boxOfPoints(
    points.map((point) => point[0]!),
    points.map((point) => point[1]!),
  );
}

/** Whether two boxes share a point; edges count. */
export function boxesMeet(a: LonLatBox, b: LonLatBox): boolean {
  if (a.south > b.north || b.south > a.north) return false;
  return spansOf(a).some(([w1, e1]) => spansOf(b).some(([w2, e2]) => w1 <= e2 && w2 <= e1));
}

/** Whether a point is in a box. */
export const boxHas = (box: LonLatBox, lon: number, lat: number): boolean =>
  boxesMeet(box, { west: lon, east: lon, south: lat, north: lat });

const spansOf = ({ west, east }: LonLatBox): [number, number][] =>
  west <= east
    ? [[west, east]]
    : [
        [west, 180],
        [-180, east],
      ];
