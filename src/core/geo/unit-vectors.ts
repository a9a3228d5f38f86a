/**
 * Great-circle geometry for hot loops: positions become unit vectors once, after which a distance is three subtractions and a root.
 * Exact to rounding (no flat-earth approximation), so the loops and `distanceKm` agree to about 1e-9 km at any latitude.
 */
import { EARTH_RADIUS_KM } from '../units';

const RAD = Math.PI / 180;

/** Unit vectors of points: x, y, z of point i at 3i, 3i+1, 3i+2. */
export function unitVectors(lonDeg: Float64Array, latDeg: Float64Array): Float64Array {
  const vectors = new Float64Array(3 * lonDeg.length);
  for (let i = 0; i < lonDeg.length; i++) {
    const cosLat = Math.cos(latDeg[i]! * RAD);
    vectors[3 * i] = cosLat * Math.cos(lonDeg[i]! * RAD);
    vectors[3 * i + 1] = cosLat * Math.sin(lonDeg[i]! * RAD);
    vectors[3 * i + 2] = Math.sin(latDeg[i]! * RAD);
  }
  return vectors;
}

/** A point with its local directions: where a site stands, from which many receivers are seen. */
export interface LocalFrame {
  x: number;
  y: number;
  z: number;
  /** East has no z part. */
  eastX: number;
  eastY: number;
  northX: number;
  northY: number;
  northZ: number;
}

/** The frame of one point. */
export function localFrame(lon: number, lat: number): LocalFrame {
  const cosLat = Math.cos(lat * RAD);
  const sinLat = Math.sin(lat * RAD);
  const cosLon = Math.cos(lon * RAD);
  const sinLon = Math.sin(lon * RAD);
  return {
    x: cosLat * cosLon,
    y: cosLat * sinLon,
    z: sinLat,
    eastX: -sinLon,
    eastY: cosLon,
    northX: -sinLat * cosLon,
    northY: -sinLat * sinLon,
    northZ: cosLat,
  };
}

/** Great-circle distance from the frame's point to vector i. km. */
export function frameDistanceKm(frame: LocalFrame, vectors: Float64Array, i: number): number {
  const dx = vectors[3 * i]! - frame.x;
  const dy = vectors[3 * i + 1]! - frame.y;
  const dz = vectors[3 * i + 2]! - frame.z;
  const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2));
}

/** Bearing from the frame's point to vector i: degrees clockwise from north, 0 ≤ b < 360. */
export function frameBearingDeg(frame: LocalFrame, vectors: Float64Array, i: number): number {
  const x = vectors[3 * i]!;
  const y = vectors[3 * i + 1]!;
  const east = x * frame.eastX + y * frame.eastY;
  const north = x * frame.northX + y * frame.northY + vectors[3 * i + 2]! * frame.northZ;
  const bearing = Math.atan2(east, north) / RAD;
  return bearing < 0 ? (bearing + 360) % 360 : bearing;
}
