/** Rate of one user from his SINR: the attenuated and truncated Shannon bound of 3GPP TR 36.942 V17 Annex A.1 and A.2. */
import { dbToRatio } from '../units';
import type { RadioTechnology } from './radio-templates';

export type Direction = 'down' | 'up';

/** Below this SINR there is no throughput. TR 36.942 Tables A.1 and A.2. dB. */
export const LOWEST_SINR_DB = -10;

/** Attenuation factor α. TR 36.942 Table A.1 (downlink), A.2 (uplink). */
const ALPHA = { down: 0.6, up: 0.4 } as const;

/** Highest spectral efficiency of LTE. TR 36.942 Table A.1, A.2. bit/s/Hz. */
const LTE_CAP_BPS_PER_HZ = { down: 4.4, up: 2.0 } as const;

/** SINR beyond which NR gains nothing. ITU-R M.2101 Annex 1 parameters as used by sharing studies. dB. */
const NR_CAP_SINR_DB = { down: 30, up: 22 } as const;

export interface ThroughputInput {
  /** Bandwidth given to the user. MHz. */
  bandwidthMhz: number;
  direction: Direction;
  /** LTE's cap in bit/s/Hz also holds for GSM and UMTS, which are judged for voice only. Wi-Fi and LoRa have rates of their own. */
  technology: RadioTechnology;
  /** Share of time of this direction 0..1 (FDD: 1). */
  duplexFraction: number;
  /** Share that is not user data 0..1. */
  overheadFraction: number;
}

/** User data rate by the SINR: dB → Mbit/s, in the input's bandwidth or another (MHz). */
export function shannonRate(input: ThroughputInput): (sinrDb: number, bandwidthMhz?: number) => number {
  const { direction, technology, duplexFraction, overheadFraction } = input;
  return (sinrDb, bandwidthMhz = input.bandwidthMhz) =>
    spectralEfficiency(sinrDb, direction, technology) * bandwidthMhz * duplexFraction * (1 - overheadFraction);
}

/** Spectral efficiency of the mapping. bit/s/Hz. */
export function spectralEfficiency(sinrDb: number, direction: Direction, technology: RadioTechnology): number {
  if (!(sinrDb >= LOWEST_SINR_DB)) return 0;
  const alpha = ALPHA[direction];
  if (technology === 'NR') return alpha * Math.log2(1 + dbToRatio(Math.min(sinrDb, NR_CAP_SINR_DB[direction])));
  return Math.min(alpha * Math.log2(1 + dbToRatio(sinrDb)), LTE_CAP_BPS_PER_HZ[direction]);
}

/**
 * The SINR a rate needs, the inverse of `shannonRate`: dB; Infinity when the mapping never reaches it, and never below the floor.
 */
export function requiredSinrDb(rateMbps: number, input: ThroughputInput): number {
  const { bandwidthMhz, direction, technology, duplexFraction, overheadFraction } = input;
  const perHz = rateMbps / (bandwidthMhz * duplexFraction * (1 - overheadFraction));
  const sinrDb = Math.max(LOWEST_SINR_DB, 10 * Math.log10(2 ** (perHz / ALPHA[direction]) - 1));
  const cap = spectralEfficiency(Infinity, direction, technology);
  return perHz <= cap * (1 + 1e-12) ? sinrDb : Infinity;
}
