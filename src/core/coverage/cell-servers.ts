/** The servers of one cell on one carrier: how far the best is from enough, what the next mast adds, and what the user gets. */
import { type CarrierField } from './carrier-fields';
import { type SliceCells, squaredDistanceM2 } from './slice-cells';
import type { Cause } from './coverage-types';
import { BIN_COUNT, binPlace } from './distance-bins';
import type { Budget, EngineShared } from './engine-types';
import {
  bestSignal,
  makeMargins,
  makeSignal,
  type Margins,
  marginsOf,
  secondSignal,
  type ServerSignal,
} from './judge-cell';
import { type KnownEmitter, KnownEmitters } from './known-emitters';
import { makeSpread } from './shadowing';
import { fillLinkSpread, isTerrainAlone, linkLoss, linkQuantileDb, NO_LOSS } from './terrain-link';
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
  /** Why the best server falls short, if it does by itself. */
  cause: Cause;
  budget: Budget;
}

/** Objects of the loop for one of a cell's two servers, overwritten cell by cell. */
interface Server {
  signal: ServerSignal;
  margins: Margins;
  link: ServerLink;
}

const makeServer = (): Server => ({
  signal: makeSignal(),
  margins: makeMargins(),
  link: { spread: makeSpread(), roomDb: Number.NaN, common: Number.NaN, own: Number.NaN },
});

export class CellServers {
  private readonly best: Server = makeServer();
  private readonly next: Server = makeServer();
  /** Those that `best` was judged for. */
  private carrier = -1;
  private cell = -1;
  /** By carrier: the last cell for which the probability that either of its servers serves was worked out, and the answer. */
  private readonly lastCell: Int32Array;
  private readonly lastProbability: Float64Array;

  /** `known`: of the same run, to be shared by its slices. */
  constructor(
    private readonly shared: EngineShared,
    private readonly cells: SliceCells,
    private readonly fields: CarrierField[],
    private readonly known = new KnownEmitters(shared),
  ) {
    this.lastCell = new Int32Array(fields.length).fill(-1);
    this.lastProbability = new Float64Array(fields.length);
  }

  reaches(carrier: number, c: number): boolean {
    return this.fields[carrier]!.emitter[c]! >= 0;
  }

  /** Least margin of the best server by itself; −Infinity where none reaches. dB */
  aloneDb(carrier: number, c: number): number {
    if (!this.reaches(carrier, c)) return -Infinity;
    this.judgeBest(carrier, c);
    return this.best.margins.leastDb;
  }

  /** The same with the best server of another mast to fall back on. dB */
  withSecondDb(carrier: number, c: number): number {
    const known = this.judgeBest(carrier, c);
    const { signalDb, rateDb, leastDb } = this.best.margins;
    if (rateDb >= 0 || rateDb < HOPELESS_DB || signalDb < 0) return leastDb;
    const probability = this.probabilityOfEither(carrier, c, known);
    const { sigmaNlosDb } = this.best.link.spread;
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
    const known = this.judgeBest(carrier, c);
    const { budget, rates } = known;
    const { signalDb, leastDb, signalDbm, medianDbm, floorDbm } = this.best.margins;
    const isKnown = this.lastCell[carrier] === c;
    const either = isKnown ? this.lastProbability[carrier]! : this.probabilityOfEither(carrier, c, known);
    return {
      site: this.siteOf(carrier, c),
      medianDbm,
      sinrDb: medianDbm - floorDbm,
      downMbps: rates.downMbps(signalDbm + budget.dataOffsetDb - floorDbm),
      upMbps: rates.upMbps(signalDbm + budget.uplinkOffsetDb),
      probability: signalDb < 0 ? 0 : either,
      cause: leastDb < 0 ? this.causeOf(known, c, this.fields[carrier]!.loss[c]!) : 'none',
      budget,
    };
  }

  /** Signal and margins of a carrier's best server, kept until another is asked for. */
  private judgeBest(carrier: number, c: number): KnownEmitter {
    const field = this.fields[carrier]!;
    const known = this.emitterAt(carrier, field.emitter[c]!, field.loss[c]!);
    if (this.carrier === carrier && this.cell === c) return known;
    marginsOf(bestSignal(field, c, this.best.signal), known, this.best.margins);
    this.carrier = carrier;
    this.cell = c;
    return known;
  }

  /** After judgeBest. */
  private probabilityOfEither(carrier: number, c: number, known: KnownEmitter): number {
    const field = this.fields[carrier]!;
    const second = field.secondEmitter[c]!;
    const { entryDb } = known.table;
    const best = this.fillLink(this.best, known, { c, loss: field.loss[c]!, strongestMw: field.secondMedian[c]! });
    let next: ServerLink | null = null;
    if (second >= 0 && this.best.margins.rateDb >= HOPELESS_DB) {
      const loss = field.secondLoss[c]!;
      const knownSecond = this.emitterAt(carrier, second, loss);
      marginsOf(secondSignal(field, c, this.next.signal), knownSecond, this.next.margins);
      next = this.fillLink(this.next, knownSecond, { c, loss, strongestMw: field.bestMedian[c]! });
    }
    this.lastCell[carrier] = c;
    return (this.lastProbability[carrier] = eitherServes(best, next, entryDb));
  }

  /** `strongestMw`: median power of the strongest other mast. */
  private fillLink(
    { signal, margins, link }: Server,
    known: KnownEmitter,
    { c, loss, strongestMw }: { c: number; loss: number; strongestMw: number },
  ): ServerLink {
    const { downlinkDb, uplinkDb, rateDb, interferenceMw } = margins;
    const others = downlinkDb <= uplinkDb ? interferenceMw : 0;
    const { table } = known;
    const place = this.placeOf(known, c, loss);
    fillLinkSpread({ table, place, loss }, link.spread);
    link.roomDb = linkQuantileDb(table, place, loss) + rateDb;
    const varies = variation(others / (others + known.budget.noiseMw), others > 0 ? strongestMw / signal.othersMw : 0);
    link.common = varies.common;
    link.own = varies.own;
    return link;
  }

  /** Indoors and in vehicles: the entry alone, when the same link serves outside the wall. */
  private causeOf(known: KnownEmitter, c: number, loss: number): Cause {
    const here = plainCause(this.best.margins);
    if (this.shared.outdoors) return here;
    const { quantileDb, outdoorQuantileDb } = linkLoss(known.table, this.placeOf(known, c, loss), loss);
    const signalGainDb = quantileDb - outdoorQuantileDb;
    const outside = marginsOf(
      this.best.signal,
      { ...known, entryShiftDb: 0, entryMedianDb: 0, signalGainDb },
      makeMargins(),
    );
    return outside.leastDb >= 0 ? 'indoor-only' : here;
  }

  /** `loss`: of the emitter's link over terrain, NO_LOSS for the closed form. */
  private emitterAt(carrier: number, emitter: number, loss: number): KnownEmitter {
    const known = this.known.at(emitter);
    known.loadFraction = this.shared.carriers[carrier]!.loadFraction;
    if (this.shared.groundM === null || this.shared.outdoors) return known;
    const { entryShiftDb, entryMedianDb } = loss === NO_LOSS ? known.table : known.table.terrain;
    known.entryShiftDb = entryShiftDb;
    known.entryMedianDb = entryMedianDb;
    return known;
  }

  /** Place of a link in the tables; the last one of all where its loss over terrain leaves them out. */
  private placeOf({ position }: KnownEmitter, c: number, loss: number): number {
    const squaredM2 = squaredDistanceM2(position, this.cells.vectors, c);
    return isTerrainAlone(loss, squaredM2) ? BIN_COUNT - 1 : binPlace(squaredM2);
  }
}

function plainCause({ signalDb, downlinkAloneDb, downlinkDb, uplinkDb }: Margins): Cause {
  if (signalDb < 0 || downlinkAloneDb < 0) return 'no-signal';
  if (downlinkDb < 0) return 'interference';
  return uplinkDb < 0 ? 'uplink' : 'none';
}
