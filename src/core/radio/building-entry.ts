/** Building entry loss: ITU-R P.2109-2 §3. */
import { normalQuantile } from '../units';
import { type LossResult, warningsOf } from './warnings';

export type BuildingType = 'traditional' | 'efficient';

/** P.2109-2 Table 1, columns in its order. */
const COEFFICIENTS = {
  traditional: { r: 12.64, s: 3.72, t: 0.96, u: 9.6, v: 2.0, w: 9.1, x: -3.0, y: 4.5, z: -2.0 },
  efficient: { r: 28.19, s: -3.0, t: 8.48, u: 13.5, v: 3.8, w: 27.8, x: -2.9, y: 9.4, z: -2.1 },
} as const;

/** P.2109-2 equation (4). dB. */
const C_DB = -3;

export interface BuildingEntry {
  /** 0.08..100 GHz. */
  frequencyGhz: number;
  type: BuildingType;
  /** Probability that the loss is not exceeded, 0 < p < 1 (median: 0.5). */
  probability: number;
  /** Elevation of the path at the façade, −90..90 degrees. Default 0. */
  elevationDeg?: number;
}

/** Loss not exceeded with the probability given. dB. P.2109-2 equations (1) to (10). */
export function buildingEntryLossDb({ frequencyGhz, type, probability, elevationDeg = 0 }: BuildingEntry): number {
  const k = COEFFICIENTS[type];
  const f = Math.log10(frequencyGhz);
  const quantile = normalQuantile(probability);
  const horizontalDb = k.r + k.s * f + k.t * f * f; // (9)
  const elevationDb = 0.212 * Math.abs(elevationDeg); // (10)
  const a = quantile * (k.u + k.v * f) + horizontalDb + elevationDb; // (2) (5) (7)
  const b = quantile * (k.y + k.z * f) + k.w + k.x * f; // (3) (6) (8)
  return 10 * Math.log10(10 ** (0.1 * a) + 10 ** (0.1 * b) + 10 ** (0.1 * C_DB)); // (1)
}

/** The same with its warnings: frequency 0.08..100 GHz, elevation ±90°. */
export function buildingEntryLoss(entry: BuildingEntry): LossResult {
  const warnings = warningsOf([
    ['frequency-outside-range', entry.frequencyGhz, 0.08, 100],
    ['elevation-outside-range', entry.elevationDeg ?? 0, -90, 90],
  ]);
  return { lossDb: buildingEntryLossDb(entry), warnings };
}
