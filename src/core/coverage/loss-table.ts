/**
 * Everything the engine asks about a link that depends on distance alone, tabulated once per (scenario, frequency, heights, environment,
 * probability). Over terrain a link has a loss of its own (terrain-link.ts); the tables stay its closed-form rung.
 */
import type { PathLoss } from '../radio';
import { RUNGS } from './coverage-types';
import { BIN_COUNT, binDistanceM, tableAt } from './distance-bins';
import { lossQuantileDb } from './shadowing';
import { makeTerrainTerms, type TerrainTerms } from './terrain-terms';

/** Tables over distance; see distance-bins. Losses dB, gains as plain ratios of power. Plain data: it travels to workers. */
export interface LossTable {
  /** Power ratio of the loss not exceeded with the required probability, entry loss included; 0 where no rung applies. */
  quantileGain: Float64Array;
  /** Power ratio of the median loss outdoors, over the LOS/NLOS mix: what an interferer contributes; 0 where no rung applies. */
  medianGain: Float64Array;
  /** Median loss outdoors over the LOS/NLOS mix. */
  medianDb: Float64Array;
  /** Loss not exceeded outdoors with the required probability. */
  outdoorQuantileDb: Float64Array;
  /** The same with entry loss: −10·log10 of quantileGain, also where no rung applies (there: no less than this). */
  quantileDb: Float64Array;
  losProbability: Float64Array;
  losDb: Float64Array;
  nlosDb: Float64Array;
  sigmaLosDb: Float64Array;
  sigmaNlosDb: Float64Array;
  /** Index into RUNGS per bin. */
  rung: Uint8Array;
  /** Equally likely samples of entry loss; [0] outdoors. */
  entryDb: Float64Array;
  /** What the entry takes off a signal at the required probability, where there is no sight: what interferers lose as well. */
  entryShiftDb: number;
  /** What it takes off the median. */
  entryMedianDb: number;
  /** First bin where no rung applies. */
  endBin: number;
  /** How losses over terrain are spread for this environment and probability. */
  terrain: TerrainTerms;
}

/** What the tables are made from: the ladder of radio, or one model in its place. */
export type ClosedFormLoss = Pick<PathLoss, 'losProbability' | 'los' | 'nlos' | 'sigma' | 'sigmaNlos'> & {
  rung(distance2dM: number): string;
};

/** Tabulates a ladder. `entryDb`: equally likely samples of entry loss; `probability`: the required one, 0.5..0.99. */
export function makeLossTable(loss: ClosedFormLoss, entryDb: Float64Array, probability: number): LossTable {
  const table = emptyTable(entryDb, probability);
  table.entryShiftDb = entryShift(entryDb, loss.sigmaNlos, probability);
  table.entryMedianDb = entryShift(entryDb, loss.sigmaNlos, 0.5);
  const outdoors = new Float64Array(1);
  const free = RUNGS.indexOf('free-space');
  for (let bin = 0; bin < BIN_COUNT; bin++) {
    const distanceM = Math.max(10, binDistanceM(bin));
    table.rung[bin] = Math.max(0, (RUNGS as readonly string[]).indexOf(loss.rung(distanceM)));
    if (table.rung[bin] === free) {
      if (bin < table.endBin) table.endBin = bin;
      copyBin(table, bin);
      continue;
    }
    const spread = {
      losProbability: loss.losProbability(distanceM),
      losDb: loss.los(distanceM),
      nlosDb: loss.nlos(distanceM),
      sigmaLosDb: loss.sigma(distanceM, true),
      sigmaNlosDb: loss.sigma(distanceM, false),
    };
    table.losProbability[bin] = spread.losProbability;
    table.losDb[bin] = spread.losDb;
    table.nlosDb[bin] = spread.nlosDb;
    table.sigmaLosDb[bin] = spread.sigmaLosDb;
    table.sigmaNlosDb[bin] = spread.sigmaNlosDb;
    table.medianDb[bin] = lossQuantileDb(spread, outdoors, 0.5);
    table.outdoorQuantileDb[bin] = lossQuantileDb(spread, outdoors, probability);
    table.quantileDb[bin] =
      entryDb.length === 1 && entryDb[0] === 0
        ? table.outdoorQuantileDb[bin]!
        : lossQuantileDb(spread, entryDb, probability);
    table.quantileGain[bin] = 10 ** (-table.quantileDb[bin]! / 10);
    table.medianGain[bin] = 10 ** (-table.medianDb[bin]! / 10);
  }
  return table;
}

/** How much loss is left to a link at a place of the tables: the smaller of both rooms. dB; negative: not served. */
export function marginAt(table: LossTable, place: number, rooms: { rateDb: number; medianDb: number }): number {
  return Math.min(
    rooms.rateDb - tableAt(table.quantileDb, place),
    rooms.medianDb - tableAt(table.medianDb, place) - table.entryMedianDb,
  );
}

/** The first bin at which a link with these rooms is not served; 0: not even beside the mast. */
export function servedBins(table: LossTable, rooms: { rateDb: number; medianDb: number }): number {
  let bin = 0;
  while (bin < table.endBin && marginAt(table, bin, rooms) >= 0) bin++;
  return bin;
}

function entryShift(entryDb: Float64Array, sigmaNlosDb: number, probability: number): number {
  const alone = { losProbability: 0, losDb: 0, nlosDb: 0, sigmaLosDb: sigmaNlosDb, sigmaNlosDb };
  return entryDb.length === 1
    ? entryDb[0]!
    : lossQuantileDb(alone, entryDb, probability) - lossQuantileDb(alone, [0], probability);
}

function emptyTable(entryDb: Float64Array, probability: number): LossTable {
  const column = () => new Float64Array(BIN_COUNT);
  return {
    quantileGain: column(),
    medianGain: column(),
    medianDb: column(),
    outdoorQuantileDb: column(),
    quantileDb: column(),
    losProbability: column(),
    losDb: column(),
    nlosDb: column(),
    sigmaLosDb: column(),
    sigmaNlosDb: column(),
    rung: new Uint8Array(BIN_COUNT),
    entryDb,
    entryShiftDb: 0,
    entryMedianDb: 0,
    endBin: BIN_COUNT,
    terrain: makeTerrainTerms(entryDb, probability),
  };
}

/** Beyond the last rung the loss is at least what it was at its end; powers stay 0. */
function copyBin(table: LossTable, bin: number): void {
  if (bin === 0) return;
  const columns = [
    table.medianDb,
    table.outdoorQuantileDb,
    table.quantileDb,
    table.losProbability,
    table.losDb,
    table.nlosDb,
    table.sigmaLosDb,
    table.sigmaNlosDb,
  ];
  for (const column of columns) column[bin] = column[bin - 1]!;
}
