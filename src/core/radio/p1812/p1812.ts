import { combineLosses, locationShare } from './combine-losses';
import type { TerrainWarningCode } from '../terrain-warnings';
import { P1812Radio } from './p1812-radio';
import { ZONE_SEA, type P1812Settings, type TerrainProfile } from './p1812-types';
import { PathState } from './path-state';
import { ProfileScan } from './profile-scan';
import { zoneLengths } from './zones';

/** A reusable predictor for one radio; allocation-free per path. */
export interface P1812Model {
  /** Basic transmission loss of one profile, dB. */
  lossDb(profile: TerrainProfile): number;
  /** The same, with every intermediate of the Recommendation. */
  explain(profile: TerrainProfile): { lossDb: number; path: Readonly<PathState> };
}

/**
 * Basic transmission loss by ITU-R P.1812-7, dB, not exceeded for the given percentages of time and locations.
 * Troposcatter is that of P.1812-6. Valid for 0.03–6 GHz, 0.25–3000 km, antennas 1–3000 m above ground, p 1–50 %, pL 1–99 %;
 * outside these the figure comes with a warning code; p above 50 is computed as 50.
 */
export function p1812LossDb(
  profile: TerrainProfile,
  settings: P1812Settings,
): { lossDb: number; warnings: TerrainWarningCode[] } {
  const lossDb = makeP1812(settings).lossDb(profile);
  return { lossDb, warnings: p1812Warnings(settings, profile.distanceKm.at(-1)!) };
}

/** The model of `p1812LossDb` with everything that does not depend on the profile hoisted. */
export function makeP1812(settings: P1812Settings): P1812Model {
  const radio = new P1812Radio(settings);
  const path = new PathState();
  const scan = new ProfileScan();
  const lossDb = (profile: TerrainProfile, explain: boolean): number => {
    const last = profile.distanceKm.length - 1;
    if (!(last >= 2)) throw new RangeError(`P.1812 needs a profile of at least 3 samples, got ${last + 1}`);
    path.distanceKm = profile.distanceKm[last]!;
    path.txAntennaM = profile.heightM[0]! + settings.txHeightM;
    path.rxAntennaM = profile.heightM[last]! + settings.rxHeightM;
    const zones = zoneLengths(profile);
    path.seaShare = zones.seaShare;
    path.longestLandKm = zones.longestLandKm;
    path.longestInlandKm = zones.longestInlandKm;
    const rxAtSea = profile.zone?.[last] === ZONE_SEA;
    path.locationShare = locationShare(settings.rxHeightM, profile.clutterM?.[last] ?? 0, rxAtSea);
    scan.walk(path, profile, radio, explain || radio.timePercent < 50);
    return combineLosses(path, radio, scan, explain);
  };
  return {
    lossDb: (profile) => lossDb(profile, false),
    explain: (profile) => ({ lossDb: lossDb(profile, true), path: Object.assign(new PathState(), path) }),
  };
}

/** Which limits of the Recommendation (Table 1, §1) a prediction is outside of. */
export function p1812Warnings(settings: P1812Settings, distanceKm: number): TerrainWarningCode[] {
  const limits: [TerrainWarningCode, value: number, low: number, high: number][] = [
    ['frequency-outside-range', settings.frequencyGhz, 0.03, 6],
    ['base-height-outside-range', settings.txHeightM, 1, 3000],
    ['user-height-outside-range', settings.rxHeightM, 1, 3000],
    ['time-outside-range', settings.timePercent ?? 50, 1, 50],
    ['location-outside-range', settings.locationPercent ?? 50, 1, 99],
    ['distance-outside-range', distanceKm, 0.25, 3000],
  ];
  return limits.filter(([, value, low, high]) => !(value >= low && value <= high)).map(([code]) => code);
}
