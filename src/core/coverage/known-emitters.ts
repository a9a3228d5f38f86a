/** Emitters as the judging of cells asks of them. */
import type { LocalFrame } from '../geo';
import type { Budget, EngineShared } from './engine-types';
import type { JudgedCarrier } from './judge-cell';
import { downlinkRate, uplinkRate } from './link-budget';
import type { LossTable } from './loss-table';

/** What is the same in every cell but for `loadFraction` and the entry, which the carrier and the link at hand set. */
export interface KnownEmitter extends JudgedCarrier {
  table: LossTable;
  /** Of its site, as a unit vector. */
  position: Pick<LocalFrame, 'x' | 'y' | 'z'>;
  rates: UserRates;
}

/** Rates of one user: by the SINR of data in dB, and by his power at the base station in dBm. Mbit/s */
interface UserRates {
  downMbps(sinrDb: number): number;
  upMbps(receivedDbm: number): number;
}

/** Each made when first met: a slice meets few of them. One object serves all slices of a run, one after the other. */
export class KnownEmitters {
  private readonly emitters: (KnownEmitter | undefined)[];
  private readonly rates = new Map<Budget, UserRates>();

  constructor(private readonly shared: EngineShared) {
    this.emitters = Array.from<undefined>({ length: shared.emitterSite.length });
  }

  at(emitter: number): KnownEmitter {
    return (this.emitters[emitter] ??= this.make(emitter));
  }

  private make(emitter: number): KnownEmitter {
    const { sites, emitterSite, emitterBeam, emitterBudget, budgets, lossTables } = this.shared;
    const budget = budgets[emitterBudget[emitter]!]!;
    const { frame: position, beams } = sites[emitterSite[emitter]!]!;
    const table = lossTables[beams[emitterBeam[emitter]!]!.lossTable]!;
    const { entryShiftDb, entryMedianDb } = table;
    const noiseDbm = 10 * Math.log10(budget.noiseMw);
    return {
      budget,
      noiseDbm,
      loadFraction: 0,
      entryShiftDb,
      entryMedianDb,
      table,
      position,
      rates: this.ratesOf(budget),
    };
  }

  private ratesOf(budget: Budget): UserRates {
    const { template } = budget;
    const known = this.rates.get(budget);
    if (known) return known;
    const made = { downMbps: downlinkRate(template), upMbps: uplinkRate(template, this.shared.loadFraction) };
    this.rates.set(budget, made);
    return made;
  }
}
