import { bearingDeg, distanceKm } from '../geo';
import { EARTH_RADIUS_KM, SPEED_OF_LIGHT_M_PER_S } from '../units';
import { RadialPaths } from './area-radials';
import { RadialSweep } from './area-sweep';
import type { Terrain } from './area-terrain';
import { makeP1812, p1812Warnings } from './p1812/p1812';
import type { P1812Settings, TerrainProfile } from './p1812/p1812-types';
import type { PathState } from './p1812/path-state';
import type { TerrainWarningCode } from './terrain-warnings';

/** One link over terrain as a person would draw it. Arrays are aligned; the first point is the mast, the last the receiver. */
export interface PathView {
  distanceKm: Float64Array;
  /** Ground above sea level and clutter above ground, m. */
  groundM: Float64Array;
  clutterM: Float64Array;
  /** The straight line between the antennas, lowered by the bulge of the median effective earth, m above sea level. */
  sightM: Float64Array;
  /** Radius of the first Fresnel zone, m; 0 at both ends. */
  fresnelM: Float64Array;
  /** The obstacle that matters: the point with the greatest diffraction parameter ν, and that ν. Above 0 it stands in the line of sight. */
  obstacle: { index: number; nu: number };
  lossDb: number;
  warnings: TerrainWarningCode[];
  /** The model's own intermediate values. */
  terms: Readonly<PathState>;
}

/**
 * The profile between a mast and a receiver, with what the eye looks for in it, and its loss by ITU-R P.1812-7. Sampled as the area
 * engine's exact mode samples. Null where the terrain does not cover the path.
 */
export function pathView(
  terrain: Terrain,
  ends: { mast: { lonDeg: number; latDeg: number }; receiver: { lonDeg: number; latDeg: number } },
  options: { settings: P1812Settings; stepKm: number; clutter?: Terrain },
): PathView | null {
  const { mast, receiver } = ends;
  const profile = profileBetween(terrain, ends, options);
  if (profile === null) return null;
  const settings = { centreLatitudeDeg: (mast.latDeg + receiver.latDeg) / 2, ...options.settings };
  const { lossDb, path } = makeP1812(settings).explain(profile);
  const last = profile.distanceKm.length - 1;
  const d = profile.distanceKm[last]!;
  const tx = profile.heightM[0]! + settings.txHeightM;
  const rx = profile.heightM[last]! + settings.rxHeightM;
  const curve = (500 * (157 - (settings.refractivityLapse ?? 45))) / (157 * EARTH_RADIUS_KM);
  const wavelengthM = SPEED_OF_LIGHT_M_PER_S / (settings.frequencyGhz * 1e9);
  const bulge = (x: number): number => curve * x * (d - x);
  const sightM = profile.distanceKm.map((x) => tx + ((rx - tx) * x) / d - bulge(x));
  const fresnelM = profile.distanceKm.map((x) => Math.sqrt((wavelengthM * 1000 * x * (d - x)) / d));
  const obstacle = { index: 1, nu: -Infinity };
  for (let i = 1; i < last; i++) {
    // ν = √2 · (height above the line) / (radius of the first Fresnel zone)
    const above = profile.heightM[i]! + profile.clutterM[i]! - sightM[i]!;
    const nu = (Math.SQRT2 * above) / fresnelM[i]!;
    if (nu > obstacle.nu) Object.assign(obstacle, { index: i, nu });
  }
  return {
    distanceKm: profile.distanceKm,
    groundM: profile.heightM,
    clutterM: profile.clutterM,
    sightM,
    fresnelM,
    obstacle,
    lossDb,
    warnings: p1812Warnings(settings, d),
    terms: path,
  };
}

function profileBetween(
  terrain: Terrain,
  { mast, receiver }: { mast: { lonDeg: number; latDeg: number }; receiver: { lonDeg: number; latDeg: number } },
  { stepKm, clutter }: { stepKm: number; clutter?: Terrain },
): (TerrainProfile & { clutterM: Float64Array }) | null {
  const d = Math.max(distanceKm(mast.lonDeg, mast.latDeg, receiver.lonDeg, receiver.latDeg), 1e-3);
  const bearing = bearingDeg(mast.lonDeg, mast.latDeg, receiver.lonDeg, receiver.latDeg);
  const sampled = RadialSweep.samplesBefore(d, stepKm);
  const count = Math.max(1, sampled);
  const step = sampled < 1 ? d / 2 : stepKm;
  const positions = { lonDeg: new Float64Array(count + 2), latDeg: new Float64Array(count + 2) };
  new RadialPaths(mast, step, count).place(positions, bearing, count);
  positions.lonDeg[count + 1] = receiver.lonDeg;
  positions.latDeg[count + 1] = receiver.latDeg;
  const heightM = new Float64Array(count + 2);
  if (terrain.fillProfile(positions, count + 2, heightM) < count + 2) return null;
  return {
    distanceKm: Float64Array.from({ length: count + 2 }, (_, i) => (i > count ? d : i * step)),
    heightM,
    clutterM: positions.lonDeg.map((lon, i) => clutter?.heightAt(lon, positions.latDeg[i]!) || 0),
  };
}
