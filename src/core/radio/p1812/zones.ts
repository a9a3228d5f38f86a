import { ZONE_INLAND, ZONE_SEA, type TerrainProfile } from './p1812-types';

/** How much of a path is sea and land, as ITU-R P.1812-7 §3.5 wants it. Zones change halfway between samples. */
export interface ZoneLengths {
  /** ω, share of the path over sea, 0 … 1. */
  seaShare: number;
  /** dtm, longest continuous stretch of land (inland or coastal), km. */
  longestLandKm: number;
  /** dlm, longest continuous inland stretch, km. */
  longestInlandKm: number;
}

export function zoneLengths(profile: TerrainProfile): ZoneLengths {
  const { distanceKm, zone } = profile;
  const last = distanceKm.length - 1;
  const total = distanceKm[last]!;
  if (!zone) return { seaShare: 0, longestLandKm: total, longestInlandKm: total };
  const run = { seaShare: 0, longestLandKm: 0, longestInlandKm: 0 };
  let land = 0;
  let inland = 0;
  for (let i = 0; i <= last; i++) {
    const from = i === 0 ? 0 : (distanceKm[i - 1]! + distanceKm[i]!) / 2;
    const to = i === last ? total : (distanceKm[i]! + distanceKm[i + 1]!) / 2;
    const stretch = to - from;
    if (zone[i] === ZONE_SEA) run.seaShare += stretch / total;
    land = zone[i] === ZONE_SEA ? 0 : land + stretch;
    inland = zone[i] === ZONE_INLAND ? inland + stretch : 0;
    run.longestLandKm = Math.max(run.longestLandKm, land);
    run.longestInlandKm = Math.max(run.longestInlandKm, inland);
  }
  return run;
}

/** τ, eq (3): how far inland the longest inland stretch reaches. */
export const inlandShare = (longestInlandKm: number): number => 1 - Math.exp(-4.12e-4 * longestInlandKm ** 2.41);

/**
 * β0: percentage of time with refractivity lapse over 100 N-units/km in the lowest 100 m (ITU-R P.1812-7 eqs (2)–(5)).
 * @param latitudeDeg of the path centre.
 */
export function anomalousTimePercent(latitudeDeg: number, longestLandKm: number, longestInlandKm: number): number {
  const tau = inlandShare(longestInlandKm);
  const latitude = Math.abs(latitudeDeg);
  const mu1 = Math.min(1, (10 ** (-longestLandKm / (16 - 6.6 * tau)) + 10 ** (-5 * (0.496 + 0.354 * tau))) ** 0.2);
  const mu4 = latitude <= 70 ? mu1 ** (-0.935 + 0.0176 * latitude) : mu1 ** 0.3;
  return latitude <= 70 ? 10 ** (-0.015 * latitude + 1.67) * mu1 * mu4 : 4.17 * mu1 * mu4;
}
