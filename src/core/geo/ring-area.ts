import { EARTH_RADIUS_KM } from '../units';

const RAD = Math.PI / 180;

/**
 * Area on the sphere of a polygon whose edges are great circles: first ring minus the holes. km².
 * Each edge adds the spherical excess of the strip between it and the equator, tan(E/2) = tan(Δλ/2)·sin((φ1+φ2)/2)/cos((φ1−φ2)/2)
 * (I. Todhunter, Spherical Trigonometry, §103 by the half-angle formulae). Rings may cross the antimeridian, not enclose a pole.
 */
export function polygonAreaKm2(rings: readonly (readonly (readonly number[])[])[]): number {
  let excess = 0;
  for (const [i, ring] of rings.entries()) excess += (i === 0 ? 1 : -1) * Math.abs(ringExcess(ring));
  return Math.max(0, excess) * EARTH_RADIUS_KM * EARTH_RADIUS_KM;
}

function ringExcess(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [lon1, lat1] = ring[i]! as [number, number];
    const [lon2, lat2] = ring[(i + 1) % ring.length]! as [number, number];
    let dLon = lon2 - lon1;
    if (dLon > 180) dLon -= 360;
    if (dLon < -180) dLon += 360;
    const mean = ((lat1 + lat2) / 2) * RAD;
    const half = ((lat1 - lat2) / 2) * RAD;
    sum += 2 * Math.atan((Math.tan((dLon * RAD) / 2) * Math.sin(mean)) / Math.cos(half));
  }
  return sum;
}
