/**
 * A link over terrain. Its loss is P.1812's (or ITM's) median at the cell's own distance and height; around it the model's error is spread with
 * σ = 8 dB (RADIO.md §2.3). Nearer than 0.25 km P.1812 does not hold: over 0.2–0.3 km the link passes, in dB, from TR 38.901 to P.1812
 * (RADIO.md §2.8), linearly in the place of the distance tables, which is close to the logarithm of the distance.
 *
 * Losses travel as whole hundredths of dB in 16 bits: within 0.005 dB, and a table turns them into power without a logarithm.
 */
import { binPlace, tableAt } from './distance-bins';
import type { LossTable } from './loss-table';
import { type LossSpread, makeSpread } from './shadowing';
import { TERRAIN_SIGMA_DB } from './terrain-terms';

/** A link that the terrain does not cover: the closed-form rung answers. */
export const NO_LOSS = -32768;
const LARGEST_LOSS = 32767;

/** From here on the terrain's loss is all. */
export const TERRAIN_ALONE_KM = 0.3;
const BLEND_FROM = binPlace(200 ** 2);
const BLEND_TO = binPlace((1000 * TERRAIN_ALONE_KM) ** 2);
/** From here on a link counts as one over terrain: 0.25 km. */
export const TERRAIN_FROM = binPlace(250 ** 2);

/** Power ratio of each loss in hundredths of dB. */
export const LOSS_GAIN = Float64Array.from({ length: LARGEST_LOSS + 1 }, (_, loss) => 10 ** (-loss / 1000));

/** Loss in dB → hundredths of dB; NO_LOSS where there is none. */
export const packLoss = (lossDb: number): number =>
  Number.isNaN(lossDb) ? NO_LOSS : Math.min(LARGEST_LOSS, Math.max(0, Math.round(100 * lossDb)));

/** Share of the terrain model in a link at a place of the distance tables, 0..1. */
export const terrainShare = (place: number): number =>
  place <= BLEND_FROM ? 0 : place >= BLEND_TO ? 1 : (place - BLEND_FROM) / (BLEND_TO - BLEND_FROM);

/** The loss of a link, from its table and, where there is one, its loss over terrain. dB */
export interface LinkLoss {
  medianDb: number;
  quantileDb: number;
  outdoorQuantileDb: number;
  spread: LossSpread;
}

/** A link at a place of its table. `loss`: hundredths of dB over terrain, or NO_LOSS. */
export function linkLoss(table: LossTable, place: number, loss: number): LinkLoss {
  const share = linkShare(place, loss);
  const terrainDb = loss / 100;
  return {
    medianDb: mixed(table.medianDb, place, terrainDb, share),
    quantileDb: linkQuantileDb(table, place, loss),
    outdoorQuantileDb: mixed(table.outdoorQuantileDb, place, terrainDb + table.terrain.outdoorQuantileDb, share),
    spread: fillLinkSpread({ table, place, loss }, makeSpread()),
  };
}

/** Whether a link's loss over terrain is all of it: its place in the tables then does not matter. `squaredM2`: distance. */
export const isTerrainAlone = (loss: number, squaredM2: number): boolean =>
  loss !== NO_LOSS && squaredM2 >= (1000 * TERRAIN_ALONE_KM) ** 2;

/** Its loss not exceeded with the required probability, entry included. dB */
export const linkQuantileDb = (table: LossTable, place: number, loss: number): number =>
  mixed(table.quantileDb, place, loss / 100 + table.terrain.quantileDb, linkShare(place, loss));

/** Its loss as a random variable. */
export function fillLinkSpread(
  { table, place, loss }: { table: LossTable; place: number; loss: number },
  into: LossSpread,
): LossSpread {
  const share = linkShare(place, loss);
  const terrainDb = loss / 100;
  into.losProbability = mixed(table.losProbability, place, 0, share);
  into.losDb = mixed(table.losDb, place, terrainDb, share);
  into.nlosDb = mixed(table.nlosDb, place, terrainDb, share);
  into.sigmaLosDb = mixed(table.sigmaLosDb, place, TERRAIN_SIGMA_DB, share);
  into.sigmaNlosDb = mixed(table.sigmaNlosDb, place, TERRAIN_SIGMA_DB, share);
  return into;
}

const linkShare = (place: number, loss: number): number => (loss === NO_LOSS ? 0 : terrainShare(place));

/** From the table's value to the terrain's; where one of them is all, the other is not looked at. */
function mixed(column: Float64Array, place: number, overTerrain: number, share: number): number {
  if (share === 1) return overTerrain;
  const near = tableAt(column, place);
  return share === 0 ? near : near + (overTerrain - near) * share;
}
