import { BOLTZMANN_J_PER_K, REFERENCE_TEMPERATURE_K } from './constants';

/** Power in milliwatts of a level in dBm. −Infinity gives 0. */
export const dbmToMw = (powerDbm: number): number => 10 ** (powerDbm / 10);

/** Level in dBm of a power in milliwatts. 0 gives −Infinity. */
export const mwToDbm = (powerMw: number): number => 10 * Math.log10(powerMw);

/** Plain ratio of a value in dB (powers). */
export const dbToRatio = (valueDb: number): number => 10 ** (valueDb / 10);

/** dB of a ratio of powers. */
export const ratioToDb = (ratio: number): number => 10 * Math.log10(ratio);

/**
 * Thermal noise k·T0·B plus the receiver's noise figure. dBm; bandwidth in Hz, > 0.
 * At 1 Hz and 0 dB: −173.975 dBm.
 */
export const thermalNoiseDbm = (bandwidthHz: number, noiseFigureDb: number): number =>
  mwToDbm(BOLTZMANN_J_PER_K * REFERENCE_TEMPERATURE_K * bandwidthHz * 1000) + noiseFigureDb;
