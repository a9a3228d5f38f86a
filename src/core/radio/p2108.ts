/**
 * Clutter at a terminal by ITU-R P.2108-1: §3.1 height gain (a known antenna among known clutter) and §3.2 the statistical model
 * for terrestrial paths. Never together with clutter heights in a P.1812 profile: that counts the clutter twice.
 */
import { knifeEdgeLossDb } from './p1812/knife-edge';
import { normalQuantile } from '../units';

/** Clutter kinds of P.2108-1 Table 3 with their default representative heights R, m. */
export const P2108_CLUTTER_HEIGHT_M = {
  water: 10,
  'open-rural': 10,
  suburban: 10,
  urban: 15,
  forest: 15,
  'dense-urban': 20,
} as const;
export type P2108Clutter = keyof typeof P2108_CLUTTER_HEIGHT_M;

/** What a model refuses: outside these limits the Recommendation gives no answer at all. */
export const P2108_REFUSALS = [
  'p2108-frequency',
  'p2108-distance',
  'p2108-percentage',
  'p2108-antenna-height',
  'p2108-street-width',
  'p2108-clutter-height',
] as const;
export type P2108Refusal = (typeof P2108_REFUSALS)[number];

/** `lossDb` is NaN exactly where `refusal` is named. */
export interface P2108Result {
  lossDb: number;
  refusal: P2108Refusal | null;
}

export interface HeightGainTerminal {
  /** 0.03 … 3 GHz. */
  frequencyGhz: number;
  /** Antenna above ground, m, > 0. */
  heightM: number;
  clutter: P2108Clutter;
  /** Representative clutter height R, m, > 0. Default by kind. */
  clutterHeightM?: number;
  /** ws, m, > 0. Default 27. */
  streetWidthM?: number;
}

/** Ah, dB: height-gain terminal correction, P.2108-1 §3.1, eqs (1), (2). 0 for an antenna at or above the clutter. */
export function heightGainCorrectionDb(terminal: HeightGainTerminal): P2108Result {
  const { frequencyGhz: f, heightM, clutter } = terminal;
  const clutterM = terminal.clutterHeightM ?? P2108_CLUTTER_HEIGHT_M[clutter];
  const streetM = terminal.streetWidthM ?? 27;
  if (!(f >= 0.03 && f <= 3)) return refuse('p2108-frequency');
  if (!(heightM > 0)) return refuse('p2108-antenna-height');
  if (!(streetM > 0)) return refuse('p2108-street-width');
  if (!(clutterM > 0)) return refuse('p2108-clutter-height');
  if (heightM >= clutterM) return { lossDb: 0, refusal: null };
  if (clutter === 'water' || clutter === 'open-rural') {
    return { lossDb: -(21.8 + 6.2 * Math.log10(f)) * Math.log10(heightM / clutterM), refusal: null };
  }
  const belowM = clutterM - heightM;
  const clutterAngleDeg = (Math.atan(belowM / streetM) * 180) / Math.PI;
  const nu = 0.342 * Math.sqrt(f) * Math.sqrt(belowM * clutterAngleDeg);
  return { lossDb: knifeEdgeLossDb(nu) - 6.03, refusal: null };
}

export interface TerrestrialClutter {
  /** 0.5 … 67 GHz. */
  frequencyGhz: number;
  /** Path length, ≥ 0.25 km. The loss never exceeds that at 2 km. */
  distanceKm: number;
  /** Percentage of locations not exceeded, 0 < p < 100. */
  locationPercent: number;
}

/** Lctt, dB: statistical clutter loss of one terminal of a terrestrial path, P.2108-1 §3.2, eqs (3)–(5). */
export function terrestrialClutterDb(path: TerrestrialClutter): P2108Result {
  const { frequencyGhz: f, distanceKm, locationPercent } = path;
  if (!(f >= 0.5 && f <= 67)) return refuse('p2108-frequency');
  if (!(distanceKm >= 0.25)) return refuse('p2108-distance');
  if (!(locationPercent > 0 && locationPercent < 100)) return refuse('p2108-percentage');
  const long = -2 * Math.log10(10 ** (-5 * Math.log10(f) - 12.5) + 10 ** -16.5);
  const atDistance = (km: number): number => {
    const short = 32.98 + 23.9 * Math.log10(km) + 3 * Math.log10(f);
    const longPower = 10 ** (-0.2 * long);
    const shortPower = 10 ** (-0.2 * short);
    const sigma = Math.sqrt((16 * longPower + 36 * shortPower) / (longPower + shortPower));
    return -5 * Math.log10(longPower + shortPower) + sigma * normalQuantile(locationPercent / 100);
  };
  return { lossDb: Math.min(atDistance(distanceKm), atDistance(2)), refusal: null };
}

const refuse = (refusal: P2108Refusal): P2108Result => ({ lossDb: Number.NaN, refusal });
