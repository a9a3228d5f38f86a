/** The spread of losses around the median of a terrain model, the same for every link of an environment and probability. */
import { lossQuantileDb, type LossSpread } from './shadowing';

/** Standard deviation of the model's error over terrain, until calibrated (RADIO.md §2.3). dB */
export const TERRAIN_SIGMA_DB = 8;

/** What the spread adds to the median loss. dB */
export interface TerrainTerms {
  /** To the loss not exceeded with the required probability, entry included, and outdoors. */
  quantileDb: number;
  outdoorQuantileDb: number;
  /** Power ratio of quantileDb. */
  quantileGain: number;
  /** As in LossTable. */
  entryShiftDb: number;
  entryMedianDb: number;
}

const AT_ZERO: LossSpread = {
  losProbability: 0,
  losDb: 0,
  nlosDb: 0,
  sigmaLosDb: TERRAIN_SIGMA_DB,
  sigmaNlosDb: TERRAIN_SIGMA_DB,
};

/** `entryDb`: equally likely samples of entry loss; [0] outdoors. */
export function makeTerrainTerms(entryDb: Float64Array, probability: number): TerrainTerms {
  const outdoorQuantileDb = lossQuantileDb(AT_ZERO, [0], probability);
  const quantileDb = lossQuantileDb(AT_ZERO, entryDb, probability);
  return {
    quantileDb,
    outdoorQuantileDb,
    quantileGain: 10 ** (-quantileDb / 10),
    entryShiftDb: quantileDb - outdoorQuantileDb,
    entryMedianDb: lossQuantileDb(AT_ZERO, entryDb, 0.5),
  };
}
