import type { TerrainWarningCode } from '../terrain-warnings';

/** Radio climates of the ITS Irregular Terrain Model, numbered as its tables are. */
export const ITM_CLIMATES = [
  'equatorial',
  'continental-subtropical',
  'maritime-subtropical',
  'desert',
  'continental-temperate',
  'maritime-temperate-over-land',
  'maritime-temperate-over-sea',
] as const;

/** Terrain between two terminals at equal steps, transmitter first. */
export interface ItmProfile {
  /** Step between samples, m, > 0. */
  stepM: number;
  /** Ground above sea level, m; both terminals included, ≥ 3 samples. */
  heightM: Float64Array;
}

/** Everything an ITM point-to-point prediction needs besides terrain and percentages. */
export interface ItmSettings {
  frequencyMhz: number;
  /** Structural antenna heights above ground, 0.5 … 3000 m. */
  txHeightM: number;
  rxHeightM: number;
  /** 1 equatorial … 7 maritime temperate over sea, see ITM_CLIMATES. Default 5. */
  climate?: number;
  /** N0, 250 … 400 N-units. Default 301. */
  surfaceRefractivity?: number;
  polarization?: 'horizontal' | 'vertical';
  /** Relative permittivity, ≥ 1. Default 15. */
  permittivity?: number;
  /** S/m, > 0. Default 0.005. */
  conductivity?: number;
  /** 0 single message, 1 accidental, 2 mobile, 3 broadcast; +10 no location variability, +20 no situation variability. Default 12. */
  variabilityMode?: number;
}

/** Percentages of the TLS mode, each 0 < x < 100. */
export interface ItmPercentages {
  timePercent: number;
  locationPercent: number;
  situationPercent: number;
}

/** Why a prediction was refused: NTIA's return codes. */
export const ITM_REFUSALS = {
  1000: 'itm-tx-height',
  1001: 'itm-rx-height',
  1002: 'itm-climate',
  1003: 'itm-time',
  1004: 'itm-location',
  1005: 'itm-situation',
  1006: 'itm-confidence',
  1007: 'itm-reliability',
  1008: 'itm-refractivity',
  1009: 'itm-frequency',
  1010: 'itm-polarization',
  1011: 'itm-permittivity',
  1012: 'itm-conductivity',
  1013: 'itm-ground-impedance',
  1014: 'itm-variability-mode',
  1015: 'itm-broadcast-mode',
  1016: 'itm-effective-earth',
  1021: 'itm-surface-refractivity-small',
  1022: 'itm-surface-refractivity-large',
} as const;
export type ItmErrorCode = keyof typeof ITM_REFUSALS;

/** What ITM answers. */
export interface ItmResult {
  /** Basic transmission loss, dB. NaN when refused. */
  lossDb: number;
  /** 0 success, 1 success with warnings, else a key of ITM_REFUSALS. */
  returnCode: 0 | 1 | ItmErrorCode;
  /** NTIA's bit flags, and the same as codes. */
  warningFlags: number;
  warnings: TerrainWarningCode[];
  /** 1 line of sight, 2 diffraction, 3 troposcatter, 0 refused. */
  mode: 0 | 1 | 2 | 3;
  /** Δh, m: terrain irregularity. */
  terrainIrregularityM: number;
  /** A_ref, dB: reference attenuation relative to free space. */
  referenceDb: number;
}

/** Code of each warning bit, lowest bit first (0x0001 … 0x4000). */
const FLAGS: readonly TerrainWarningCode[] = [
  'itm-tx-height-near-limit',
  'itm-rx-height-near-limit',
  'itm-frequency-near-limit',
  'itm-path-near-longest',
  'itm-path-too-long',
  'itm-path-near-shortest',
  'itm-path-too-short',
  'itm-tx-horizon-steep',
  'itm-rx-horizon-steep',
  'itm-tx-horizon-near',
  'itm-rx-horizon-near',
  'itm-tx-horizon-far',
  'itm-rx-horizon-far',
  'itm-extreme-variability',
  'itm-surface-refractivity-small',
];

/** Warning codes of NTIA's bit flags. */
export const itmWarnings = (flags: number): TerrainWarningCode[] => FLAGS.filter((_, bit) => flags & (1 << bit));
