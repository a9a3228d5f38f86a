/** Radio-climatic zone of a profile sample, by the codes of ITU-R P.1812-7 Table 2 files: 1 sea, 3 coastal land, 4 inland. */
export const ZONE_SEA = 1;
export const ZONE_INLAND = 4;

/** A great-circle terrain profile from transmitter to receiver. All arrays have the same length ≥ 3. */
export interface TerrainProfile {
  /** Distance from the transmitter, km, ascending, first 0, last the path length. */
  distanceKm: Float64Array;
  /** Bare ground above mean sea level, m. */
  heightM: Float64Array;
  /**
   * Representative clutter height above ground, m. Absent = no clutter. Never an obstacle at either end; at the receiver it is R
   * of eq (66), which fades out location variability for antennas above it.
   */
  clutterM?: Float64Array;
  /** Zone code per sample (1 sea, 3 coastal, 4 inland). Absent = all inland. */
  zone?: Uint8Array;
}

/** What a P.1812 prediction needs besides the profile. */
export interface P1812Settings {
  /** 0.03 … 6 GHz. */
  frequencyGhz: number;
  /** Transmitting antenna above ground, 1 … 3000 m. */
  txHeightM: number;
  /** Receiving antenna above ground, 1 … 3000 m. */
  rxHeightM: number;
  polarization?: 'horizontal' | 'vertical';
  /** Percentage of average year for which the loss is not exceeded, 1 … 50. Default 50. */
  timePercent?: number;
  /** Percentage of locations for which the loss is not exceeded, 1 … 99. Default 50. */
  locationPercent?: number;
  /** Standard deviation of location variability, dB. Default: eq (64) for squares of 100 m. 0 switches it off. */
  locationSigmaDb?: number;
  /** Latitude of the path centre, degrees. Default 45. Only its magnitude matters. */
  centreLatitudeDeg?: number;
  /** ΔN, mean refractivity lapse over the lowest km, N-units/km, > 0. Default 45. */
  refractivityLapse?: number;
  /** N0, sea-level surface refractivity, N-units. Default 325. */
  seaLevelRefractivity?: number;
  /** Distance over land from each antenna to the coast, km. Default 500: inland. */
  txCoastKm?: number;
  rxCoastKm?: number;
}
