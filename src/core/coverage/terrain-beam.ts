/** The part of the inner loop that terrain replaces: a beam's loss and vertical pattern towards each cell in reach. */
import { EARTH_RADIUS_KM } from '../units';
import { INVERSE_DISTANCE } from './distance-bins';
import type { Scratch } from './slice-cells';
import type { EngineBeam } from './engine-types';
import { SLOPE_BINS, SLOPE_LIMIT } from './horizontal-pattern';
import type { LossTable } from './loss-table';
import { USER_HEIGHT_M } from './loss-tables';
import { LOSS_GAIN, NO_LOSS, terrainShare } from './terrain-link';

/** Twice the radius of the effective earth, 4/3 of its own, over which rays run straight. m */
const RAY_EARTH_M = 2 * (4 / 3) * EARTH_RADIUS_KM * 1000;
const SLOPE_SCALE = SLOPE_BINS / (2 * SLOPE_LIMIT);

/** Replaces the closed-form powers of the links that have a loss over terrain; `lossCdb` from `start` on belong to the cells in reach, in order. */
export function fillTerrainLosses(
  table: LossTable,
  { beam, lossCdb, start }: { beam: EngineBeam; lossCdb: Int16Array; start: number },
  scratch: Scratch,
): void {
  const { found, bin, part, mean, quantile, loss: used } = scratch;
  const { quantileGain } = table.terrain;
  const { terrainEndBin } = beam;
  for (let k = 0; k < found; k++) {
    const loss = lossCdb[start + k]!;
    const share = loss === NO_LOSS ? 0 : terrainShare(bin[k]! + part[k]!);
    if (share === 0) {
      used[k] = NO_LOSS;
      continue;
    }
    used[k] = loss;
    const gain = bin[k]! < terrainEndBin ? LOSS_GAIN[loss]! : 0;
    mean[k] = share === 1 ? gain : mean[k]! ** (1 - share) * gain ** share;
    quantile[k] = share === 1 ? gain * quantileGain : quantile[k]! ** (1 - share) * (gain * quantileGain) ** share;
  }
}

/** Vertical pattern at the true slope of each link, where the cell's ground is known. Flat ground stays for the others. */
export function fillTerrainVertical(
  slopes: Float64Array,
  { groundM, antennaM, into }: { groundM: Float64Array; antennaM: number; into: Float64Array },
  scratch: Scratch,
): void {
  const { found, active: cells, bin, part } = scratch;
  for (let k = 0; k < found; k++) {
    const rise = groundM[cells[k]!]! + USER_HEIGHT_M - antennaM;
    if (rise !== rise) continue;
    const b = bin[k]!;
    const inverse = INVERSE_DISTANCE[b]!;
    const perM = inverse + (INVERSE_DISTANCE[b + 1]! - inverse) * part[k]!;
    const slope = rise * perM - 1 / (perM * RAY_EARTH_M);
    const place = Math.max(0, Math.min(SLOPE_BINS, (slope + SLOPE_LIMIT) * SLOPE_SCALE));
    const i = place | 0;
    const v = slopes[i]!;
    into[k] = v + (slopes[i + 1]! - v) * (place - i);
  }
}
