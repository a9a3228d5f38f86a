import type { RadioWarningCode } from './warnings';

/** Warnings only the terrain models raise; those they share with the closed forms are in RADIO_WARNING_CODES. */
export const TERRAIN_WARNING_CODES = [
  'time-outside-range',
  'location-outside-range',
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
] as const;
export type TerrainWarningCode = (typeof TERRAIN_WARNING_CODES)[number] | RadioWarningCode;
