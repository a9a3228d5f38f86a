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
  /** The smallest of signal, downlink, uplink. */
  leastDb: number;
}

/** A carrier as its best server in a cell makes it. */
export interface JudgedCarrier {
  budget: Budget;
  loadFraction: number;
  /** What entering the place takes off interferers. dB */
  entryShiftDb: number;
  /** Added to the signal: 0, or what the same link gains outside the wall. dB */
  signalGainDb?: number;
}

/** The one Margins object of the loop, overwritten for each carrier. */
export const makeMargins = (): Margins => ({ signalDb: 0, downlinkDb: 0, downlinkAloneDb: 0, uplinkDb: 0, leastDb: 0 });

/**
 * Margins of a carrier's best server. Shadowing of different sites has correlation 0.5 (RADIO.md §2.3), which makes the standard deviation
 * of signal minus interference in dB equal to that of the signal alone (σ·√(2 − 2·0.5) = σ): so one quantile serves both.
 */
export function marginsOf(field: CarrierField, c: number, carrier: JudgedCarrier, into: Margins): Margins {
  const { budget, loadFraction, entryShiftDb } = carrier;
  const signalDbm = 10 * Math.log10(field.best[c]!) + (carrier.signalGainDb ?? 0);
  into.signalDb = signalDbm - budget.floorDbm;
  into.uplinkDb = signalDbm - budget.uplinkFloorDbm;
  if (budget.sinrTargetDb === -Infinity) {
    into.downlinkDb = Infinity;
    into.downlinkAloneDb = Infinity;
  } else {
    const needDbm = budget.sinrTargetDb - budget.dataOffsetDb;
    const noiseDbm = 10 * Math.log10(budget.noiseMw);
    const others = interferenceMw(field, c, loadFraction, entryShiftDb);
    into.downlinkAloneDb = signalDbm - needDbm - noiseDbm;
    into.downlinkDb = others > 0 ? signalDbm - needDbm - 10 * Math.log10(budget.noiseMw + others) : into.downlinkAloneDb;
  }
  into.leastDb = Math.min(into.signalDb, into.downlinkDb, into.uplinkDb);
  return into;
}

/** Sum of the median powers of all others of the carrier at the receiver, times the load. mW. */
export function interferenceMw(field: CarrierField, c: number, loadFraction: number, entryShiftDb: number): number {
  if (loadFraction === 0) return 0;
  const others = field.sumMedian[c]! - field.bestMedian[c]!;
  if (!(others > 0)) return 0;
  return entryShiftDb === 0 ? others * loadFraction : others * loadFraction * 10 ** (-entryShiftDb / 10);
}

/** What the chosen view makes of the operators' best carriers in one cell and reading. */
export interface Chosen {
  /** Carrier index; -1: nobody in reach. */
  carrier: number;
  leastDb: number;
  /** Operators whose own network serves the cell. */
  serving: number;
}

/** Per operator the best margin and its carrier in one cell. */
export interface OperatorBest {
  marginDb: Float64Array;
  carrier: Int32Array;
}

/** Picks by view: any = the best operator, all = the worst, one = that one. */
export function chooseOperator(shared: Pick<EngineShared, 'view' | 'operatorCount'>, best: OperatorBest, into: Chosen): Chosen {
  const { view, operatorCount } = shared;
  into.serving = 0;
  into.carrier = -1;
  into.leastDb = view.kind === 'all' && operatorCount > 0 ? Infinity : -Infinity;
  for (let o = 0; o < operatorCount; o++) {
    const marginDb = best.marginDb[o]!;
    if (marginDb >= 0) into.serving++;
    const better = view.kind === 'one' ? o === view.operator : view.kind === 'any' ? marginDb > into.leastDb : marginDb < into.leastDb;
    if (better) {
      into.leastDb = marginDb;
      into.carrier = best.carrier[o]!;
    }
  }
  return into;
}
