/**
 * Served or not, per cell: the carriers of an operator compete by margin, the operators by the plan's view, the readings of unknown bands
 * against each other. RADIO.md §2.3, §2.4, §2.7, DESIGN rule 3.
 */
import type { CarrierField } from './carrier-fields';
import type { Budget, EngineShared } from './engine-types';

/** How a carrier's best server does in one cell. All dB at the required probability; negative: short of it. */
export interface Margins {
  signalDb: number;
  downlinkDb: number;
  /** The downlink's if nobody interfered. */
  downlinkAloneDb: number;
  uplinkDb: number;
  /** The smaller of downlink and uplink. */
  rateDb: number;
  /** The smallest of all. */
  leastDb: number;
  /** What they were measured from: the signal exceeded with the required probability, its median, and noise with interference. dBm */
  signalDbm: number;
  medianDbm: number;
  floorDbm: number;
  /** Power of the others at the receiver, times the load. mW */
  interferenceMw: number;
}

/** A carrier as its best server in a cell makes it. */
export interface JudgedCarrier {
  budget: Budget;
  /** The budget's noise. dBm */
  noiseDbm: number;
  loadFraction: number;
  /** What entering the place takes off the median signal. dB */
  entryMedianDb: number;
  /** What it takes off interferers at the required probability. dB */
  entryShiftDb: number;
  /** Added to the signal: 0, or what the same link gains outside the wall. dB */
  signalGainDb?: number;
}

/** An object of the loop, overwritten for each server. NaN as in makeSpread. */
export const makeMargins = (): Margins => ({
  signalDb: Number.NaN,
  downlinkDb: Number.NaN,
  downlinkAloneDb: Number.NaN,
  uplinkDb: Number.NaN,
  rateDb: Number.NaN,
  leastDb: Number.NaN,
  signalDbm: Number.NaN,
  medianDbm: Number.NaN,
  floorDbm: Number.NaN,
  interferenceMw: Number.NaN,
});

/** A server of a carrier in one cell. Powers in mW. */
export interface ServerSignal {
  /** Exceeded with the required probability, entry loss included. */
  quantileMw: number;
  /** Median outdoors. */
  medianMw: number;
  /** Sum of the medians of all others of the carrier outdoors. */
  othersMw: number;
}

/** An object of the loop, overwritten for each server. */
export const makeSignal = (): ServerSignal => ({ quantileMw: Number.NaN, medianMw: Number.NaN, othersMw: Number.NaN });

/**
 * Margins of a server. The floor on the signal is one on the median; rates hold with the required probability. Shadowing of different sites has
 * correlation 0.5 (RADIO.md §2.3), which makes the standard deviation of signal minus interference in dB equal to that of the signal alone
 * (σ·√(2 − 2·0.5) = σ): so one quantile serves both.
 */
export function marginsOf(signal: ServerSignal, carrier: JudgedCarrier, into: Margins): Margins {
  const { budget, noiseDbm, signalGainDb = 0 } = carrier;
  const others = interferenceMw(signal, carrier);
  into.interferenceMw = others;
  const needDbm = budget.sinrTargetDb - budget.dataOffsetDb;
  into.signalDbm = 10 * Math.log10(signal.quantileMw) + signalGainDb;
  into.medianDbm = 10 * Math.log10(signal.medianMw) - carrier.entryMedianDb;
  into.floorDbm = others > 0 ? 10 * Math.log10(budget.noiseMw + others) : noiseDbm;
  into.signalDb = into.medianDbm - budget.floorDbm;
  into.uplinkDb = into.signalDbm - budget.uplinkFloorDbm;
  into.downlinkAloneDb = into.signalDbm - needDbm - noiseDbm;
  into.downlinkDb = into.signalDbm - needDbm - into.floorDbm;
  into.rateDb = Math.min(into.downlinkDb, into.uplinkDb);
  into.leastDb = Math.min(into.signalDb, into.rateDb);
  return into;
}

function interferenceMw({ othersMw }: ServerSignal, { loadFraction, entryShiftDb }: JudgedCarrier): number {
  if (!(othersMw > 0)) return 0;
  return entryShiftDb === 0 ? othersMw * loadFraction : othersMw * loadFraction * 10 ** (-entryShiftDb / 10);
}

/** The best server of a field in cell c. */
export function bestSignal(field: CarrierField, c: number, into: ServerSignal): ServerSignal {
  into.quantileMw = field.best[c]!;
  into.medianMw = field.bestMedian[c]!;
  into.othersMw = othersMw(field, c, into.medianMw);
  return into;
}

/** What is left of the sum without one of its terms, rounded as it was when it was added. */
const othersMw = ({ sumMedian, roundingMw }: CarrierField, c: number, ownMw: number): number =>
  sumMedian[c]! - (ownMw + roundingMw - roundingMw);

/** The best server on another mast: the best is among its interferers. */
export function secondSignal(field: CarrierField, c: number, into: ServerSignal): ServerSignal {
  into.quantileMw = field.second[c]!;
  into.medianMw = field.secondMedian[c]!;
  into.othersMw = othersMw(field, c, into.medianMw);
  return into;
}

/** What the chosen view makes of the operators' best carriers in one cell and reading. */
export interface Chosen {
  /** Carrier index; -1: nobody in reach. */
  carrier: number;
  leastDb: number;
  /** Operators whose own network serves the cell. */
  serving: number;
}

/**
 * What judging leaves of each cell: per operator the best margin (dB) and its carrier (-1: none reaches), a block of operators for each cell and
 * reading. A later change then judges again only the operators it touches.
 */
export interface Verdicts {
  marginDb: Float64Array;
  carrier: Int32Array;
}

export const makeVerdicts = (blocks: number, operators: number): Verdicts => ({
  marginDb: new Float64Array(blocks * operators).fill(-Infinity),
  carrier: new Int32Array(blocks * operators).fill(-1),
});

/** Picks by view from the block that begins at `at`: any = the best operator, all = the worst, one = that one. */
export function chooseOperator(
  shared: Pick<EngineShared, 'view' | 'operatorCount'>,
  { marginDb: margins, carrier }: Verdicts,
  at: number,
  into: Chosen,
): Chosen {
  const { view, operatorCount } = shared;
  into.serving = 0;
  into.carrier = -1;
  into.leastDb = view.kind === 'all' && operatorCount > 0 ? Infinity : -Infinity;
  for (let o = 0; o < operatorCount; o++) {
    const marginDb = margins[at + o]!;
    if (marginDb >= 0) into.serving++;
    const better =
      view.kind === 'one'
        ? o === view.operator
        : view.kind === 'any'
          ? marginDb > into.leastDb
          : marginDb < into.leastDb;
    if (better) {
      into.leastDb = marginDb;
      into.carrier = carrier[at + o]!;
    }
  }
  return into;
}
