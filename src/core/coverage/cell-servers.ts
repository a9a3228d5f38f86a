/** The servers of one cell on one carrier: how far the best is from enough, what the next mast adds, and what the user gets. */
import { type CarrierField } from './carrier-fields';
import { type SliceCells, squaredDistanceM2 } from './slice-cells';
import type { Cause } from './coverage-types';
import { binPlace } from './distance-bins';
import type { Budget, EngineShared } from './engine-types';
import {
  bestSignal,
  interferenceMw,
  type JudgedCarrier,
  makeMargins,
  makeSignal,
  type Margins,
  marginsOf,
  medianDbm,
  secondSignal,
  type ServerSignal,
} from './judge-cell';
import { downlinkMbps, uplinkMbps } from './link-budget';
import type { LossTable } from './loss-table';
import { type LinkLoss, linkLoss, NO_LOSS } from './terrain-link';
import { eitherServes, equivalentMarginDb, HOPELESS_DB, type ServerLink, variation } from './two-servers';

/** The best server of a cell, as the columns show it. */
export interface ServerDescription {
  /** Index into siteIds. */
  site: number;
  /** Median signal and median SINR. */
  medianDbm: number;
  sinrDb: number;
  /** Rates reached with the required probability. */
  downMbps: number;
  upMbps: number;
  /** That both rates are reached, the second server counted. 0 where the median signal misses its floor. */
  probability: number;
  /** Why the best server falls short, if it does. */
  cause: Cause;
  budget: Budget;
}

export class CellServers {
  /** By emitter, made when first asked for: a slice meets few of them. */
  private readonly judged = new Map<number, JudgedCarrier>();
  private readonly signal: ServerSignal = makeSignal();
  private readonly margins: Margins = makeMargins();

  constructor(
    private readonly shared: EngineShared,
    private readonly cells: SliceCells,
    private readonly fields: CarrierField[],
  ) {}

  reaches(carrier: number, c: number): boolean {
    return this.fields[carrier]!.emitter[c]! >= 0;
  }

  /** Least margin of the best server by itself; −Infinity where none reaches. dB */
  aloneDb(carrier: number, c: number): number {
    return this.reaches(carrier, c) ? this.bestMargins(carrier, c).leastDb : -Infinity;
  }

  /** The same with the best server of another mast to fall back on. dB */
  withSecondDb(carrier: number, c: number): number {
    const { signalDb, rateDb, leastDb } = this.bestMargins(carrier, c);
    if (rateDb >= 0 || rateDb < HOPELESS_DB || signalDb < 0) return leastDb;
    const field = this.fields[carrier]!;
    const probability = this.probabilityOfEither(carrier, c);
    const { sigmaNlosDb } = this.linkLoss(field.emitter[c]!, c, field.loss[c]!).spread;
    return Math.min(
      signalDb,
      Math.max(rateDb, equivalentMarginDb(probability, this.shared.edgeProbability, sigmaNlosDb)),
    );
  }

  /** Index into siteIds of a carrier's best server, which must exist. */
  siteOf(carrier: number, c: number): number {
    return this.shared.sites[this.shared.emitterSite[this.fields[carrier]!.emitter[c]!]!]!.site;
  }

  describe(carrier: number, c: number): ServerDescription {
    const field = this.fields[carrier]!;
    const emitter = field.emitter[c]!;
    const judged = this.judge(carrier, emitter, field.loss[c]!);
    const { budget } = judged;
    const { signalDb } = this.bestMargins(carrier, c);
    const floorDbm = 10 * Math.log10(budget.noiseMw + interferenceMw(this.signal, judged));
    const quantileDbm = 10 * Math.log10(this.signal.quantileMw);
    const median = medianDbm(this.signal, judged);
    const cause = this.causeOf(judged, this.linkLoss(emitter, c, field.loss[c]!));
    return {
      site: this.siteOf(carrier, c),
      medianDbm: median,
      sinrDb: median - floorDbm,
      downMbps: downlinkMbps(budget.template, quantileDbm + budget.dataOffsetDb - floorDbm),
      upMbps: uplinkMbps(budget.template, quantileDbm + budget.uplinkOffsetDb, this.shared.loadFraction),
      probability: signalDb < 0 ? 0 : this.probabilityOfEither(carrier, c),
      cause,
      budget,
    };
  }

  private bestMargins(carrier: number, c: number): Margins {
    const field = this.fields[carrier]!;
    return marginsOf(
      bestSignal(field, c, this.signal),
      this.judge(carrier, field.emitter[c]!, field.loss[c]!),
      this.margins,
    );
  }

  private probabilityOfEither(carrier: number, c: number): number {
    const field = this.fields[carrier]!;
    const first = field.emitter[c]!;
    const second = field.secondEmitter[c]!;
    const best = this.linkOf(carrier, first, bestSignal(field, c, this.signal), {
      c,
      loss: field.loss[c]!,
      strongestMw: field.secondMedian[c]!,
    });
    if (second < 0 || best.rateDb < HOPELESS_DB) return eitherServes(best, null, this.tableOf(first).entryDb);
    const next = this.linkOf(carrier, second, secondSignal(field, c, this.signal), {
      c,
      loss: field.secondLoss[c]!,
      strongestMw: field.bestMedian[c]!,
    });
    return eitherServes(best, next, this.tableOf(first).entryDb);
  }

  /** `strongestMw`: median power of the strongest other mast. */
  private linkOf(
    carrier: number,
    emitter: number,
    signal: ServerSignal,
    { c, loss, strongestMw }: { c: number; loss: number; strongestMw: number },
  ): ServerLink & { rateDb: number } {
    const judged = this.judge(carrier, emitter, loss);
    const { rateDb, downlinkDb, uplinkDb } = marginsOf(signal, judged, this.margins);
    const others = downlinkDb <= uplinkDb ? interferenceMw(signal, judged) : 0;
    const { spread, quantileDb } = this.linkLoss(emitter, c, loss);
    return {
      spread,
      roomDb: quantileDb + rateDb,
      ...variation(others / (others + judged.budget.noiseMw), others > 0 ? strongestMw / signal.othersMw : 0),
      rateDb,
    };
  }

  /** Indoors and in vehicles: the entry alone, when the same link serves outside the wall. */
  private causeOf(judged: JudgedCarrier, { quantileDb, outdoorQuantileDb }: LinkLoss): Cause {
    const here = plainCause(this.margins);
    if (this.shared.outdoors) return here;
    const signalGainDb = quantileDb - outdoorQuantileDb;
    const outside = marginsOf(
      this.signal,
      { ...judged, entryShiftDb: 0, entryMedianDb: 0, signalGainDb },
      makeMargins(),
    );
    return outside.leastDb >= 0 ? 'indoor-only' : here;
  }

  /** `loss`: of the emitter's link over terrain, NO_LOSS for the closed form. */
  private judge(carrier: number, emitter: number, loss: number): JudgedCarrier {
    let judged = this.judged.get(emitter);
    if (!judged) {
      judged = this.newJudged(emitter);
      this.judged.set(emitter, judged);
    }
    judged.loadFraction = this.shared.carriers[carrier]!.loadFraction;
    if (this.shared.groundM === null || this.shared.outdoors) return judged;
    const table = this.tableOf(emitter);
    const { entryShiftDb, entryMedianDb } = loss === NO_LOSS ? table : table.terrain;
    judged.entryShiftDb = entryShiftDb;
    judged.entryMedianDb = entryMedianDb;
    return judged;
  }

  private newJudged(emitter: number): JudgedCarrier {
    const { budgets, emitterBudget } = this.shared;
    const { entryShiftDb, entryMedianDb } = this.tableOf(emitter);
    return { budget: budgets[emitterBudget[emitter]!]!, loadFraction: 0, entryShiftDb, entryMedianDb };
  }

  private linkLoss(emitter: number, c: number, loss: number): LinkLoss {
    return linkLoss(this.tableOf(emitter), this.placeOf(emitter, c), loss);
  }

  private tableOf(emitter: number): LossTable {
    const { sites, emitterSite, emitterBeam, lossTables } = this.shared;
    return lossTables[sites[emitterSite[emitter]!]!.beams[emitterBeam[emitter]!]!.lossTable]!;
  }

  private placeOf(emitter: number, c: number): number {
    return binPlace(
      squaredDistanceM2(this.shared.sites[this.shared.emitterSite[emitter]!]!.frame, this.cells.vectors, c),
    );
  }
}

function plainCause({ signalDb, downlinkAloneDb, downlinkDb, uplinkDb }: Margins): Cause {
  if (signalDb < 0 || downlinkAloneDb < 0) return 'no-signal';
  if (downlinkDb < 0) return 'interference';
  return uplinkDb < 0 ? 'uplink' : 'none';
}
