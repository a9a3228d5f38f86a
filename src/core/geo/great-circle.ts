/** Distances and directions on the sphere of radius EARTH_RADIUS_KM. Longitude before latitude, degrees. */
import { EARTH_RADIUS_KM } from '../units';

const RAD = Math.PI / 180;

/** Great-circle distance. km. Haversine form: no cancellation for near points; relative error below 1e-12 short of the antipode. */
export function distanceKm(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const sinLat = Math.sin(((lat2 - lat1) * RAD) / 2);
  const sinLon = Math.sin(((lon2 - lon1) * RAD) / 2);
  const h = sinLat * sinLat + Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Direction of departure from the first point to the second: degrees clockwise from north, 0 ≤ b < 360. Equal points give 0. */
export function bearingDeg(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLon = (lon2 - lon1) * RAD;
  const cosLat2 = Math.cos(lat2 * RAD);
  const east = Math.sin(dLon) * cosLat2;
  const north = Math.sin((lat2 - lat1) * RAD) + 2 * Math.sin(lat1 * RAD) * cosLat2 * Math.sin(dLon / 2) ** 2;
  const bearing = Math.atan2(east, north) / RAD;
  return bearing < 0 ? (bearing + 360) % 360 : bearing;
}

/** Where one arrives going `distanceKm` along the great circle that departs at `bearing`: [lon, lat], −180 ≤ lon < 180. */
export function destination(lon: number, lat: number, bearing: number, distance: number): [number, number] {
  const angle = distance / EARTH_RADIUS_KM;
  const sinLat = Math.sin(lat * RAD);
  const cosLat = Math.cos(lat * RAD);
  const towardsNorth = Math.cos(bearing * RAD) * Math.sin(angle);
  const x = cosLat * Math.cos(angle) - sinLat * towardsNorth;
  const y = Math.sin(bearing * RAD) * Math.sin(angle);
  const z = sinLat * Math.cos(angle) + cosLat * towardsNorth;
  return [wrapLongitude(lon + Math.atan2(y, x) / RAD), Math.atan2(z, Math.hypot(x, y)) / RAD];
}

/** The same meridian as −180 ≤ lon < 180. */
export const wrapLongitude = (lon: number): number =>
  lon >= -180 && lon < 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;

/** Angle between two directions, −180 < a ≤ 180, positive clockwise from `from` to `to`. Degrees. */
export function turnDeg(from: number, to: number): number {
  const turn = (((to - from) % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

/**
 * `count` ≥ 2 points at equal steps along the great circle, both ends included: the places of a terrain profile.
 * Points nearer than ~1 mm apart all fall on the first.
 */
export function profilePoints(
  from: readonly [number, number],
  to: readonly [number, number],
  count: number,
): { lonDeg: Float64Array; latDeg: Float64Array } {
  const lonDeg = new Float64Array(count);
  const latDeg = new Float64Array(count);
  const total = distanceKm(from[0], from[1], to[0], to[1]);
  const bearing = bearingDeg(from[0], from[1], to[0], to[1]);
  for (let i = 0; i < count; i++) {
    const point = destination(from[0], from[1], bearing, (total * i) / (count - 1));
    lonDeg[i] = point[0];
    latDeg[i] = point[1];
  }
  lonDeg[0] = from[0];
  latDeg[0] = from[1];
  lonDeg[count - 1] = to[0];
  latDeg[count - 1] = to[1];
  return { lonDeg, latDeg };
}

/**
 * The smallest box [west, south, east, north] that holds every point within `radiusKm`. Over a pole it spans all longitudes; across the
 * antimeridian west > east.
 */
export function boxAround(lon: number, lat: number, radiusKm: number): [number, number, number, number] {
  const angle = radiusKm / EARTH_RADIUS_KM / RAD;
  if (lat + angle >= 90 || lat - angle <= -90)
    return [-180, Math.max(-90, lat - angle), 180, Math.min(90, lat + angle)];
  const half = Math.asin(Math.sin(angle * RAD) / Math.cos(lat * RAD)) / RAD;
  return [wrapLongitude(lon - half), lat - angle, wrapLongitude(lon + half), lat + angle];
}
