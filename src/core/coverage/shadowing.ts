/**
 * How a link's loss is spread around its median: the LOS/NLOS mix, log-normal shadowing in each state, and the loss of entering the place
 * where the receiver is. RADIO.md §2.3: σ is the model's error; P(served) = pLOS·Φ(m/σLOS) + (1 − pLOS)·Φ(m/σNLOS).
 */
import { normalCdf, normalQuantile } from '../units';

/** A link's loss as a random variable: mixture of two normals in dB, plus an independent entry loss. */
export interface LossSpread {
  losProbability: number;
  losDb: number;
  nlosDb: number;
  sigmaLosDb: number;
  sigmaNlosDb: number;
}

/** To be filled. NaN: a whole number would make the first filling change the hidden class of all of them, and throw compiled code away. */
export const makeSpread = (): LossSpread => ({
  losProbability: Number.NaN,
  losDb: Number.NaN,
  nlosDb: Number.NaN,
  sigmaLosDb: Number.NaN,
  sigmaNlosDb: Number.NaN,
});

/** Probability that the loss stays below `lossDb`. `entryDb`: equally likely samples of the entry loss; [0] outdoors. */
export function lossProbability(spread: LossSpread, entryDb: ArrayLike<number>, lossDb: number): number {
  let sum = 0;
  for (let k = 0; k < entryDb.length; k++) {
    const room = lossDb - entryDb[k]!;
    if (spread.losProbability > 0) sum += spread.losProbability * normalCdf((room - spread.losDb) / spread.sigmaLosDb);
    if (spread.losProbability < 1)
      sum += (1 - spread.losProbability) * normalCdf((room - spread.nlosDb) / spread.sigmaNlosDb);
  }
  return sum / entryDb.length;
}

/** The loss not exceeded with a probability 0 < p < 1: the inverse of lossProbability, to 1e-7 dB. */
export function lossQuantileDb(spread: LossSpread, entryDb: ArrayLike<number>, probability: number): number {
  const z = normalQuantile(probability);
  let low = Infinity;
  let high = -Infinity;
  let least = Infinity;
  let most = -Infinity;
  for (let k = 0; k < entryDb.length; k++) {
    least = Math.min(least, entryDb[k]!);
    most = Math.max(most, entryDb[k]!);
  }
  if (spread.losProbability > 0) {
    low = Math.min(low, spread.losDb + z * spread.sigmaLosDb + least);
    high = Math.max(high, spread.losDb + z * spread.sigmaLosDb + most);
  }
  if (spread.losProbability < 1) {
    low = Math.min(low, spread.nlosDb + z * spread.sigmaNlosDb + least);
    high = Math.max(high, spread.nlosDb + z * spread.sigmaNlosDb + most);
  }
  // Every component's own quantile brackets the mixture's. Illinois variant of the false position, which keeps the bracket.
  let fLow = lossProbability(spread, entryDb, low) - probability;
  let fHigh = lossProbability(spread, entryDb, high) - probability;
  if (fLow >= 0) return low;
  if (fHigh <= 0) return high;
  for (let step = 0; step < 60 && high - low > 1e-7; step++) {
    const middle = low + ((high - low) * -fLow) / (fHigh - fLow);
    const f = lossProbability(spread, entryDb, middle) - probability;
    if (Math.abs(f) < 1e-11) return middle;
    if (f < 0) {
      low = middle;
      fLow = f;
      fHigh /= 2;
    } else {
      high = middle;
      fHigh = f;
      fLow /= 2;
    }
  }
  return (low + high) / 2;
}
