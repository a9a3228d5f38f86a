/** The sweep of one radial. Longer than most files, and one class: every step reads the state that the walk keeps. */
import { CurvedGround, type Radial } from './area-ground';
import { RunHull, UpperHull } from './area-hull';
import type { Peak, SightLine } from './area-peaks';
import { combineLosses, locationShare, type PathSource } from './p1812/combine-losses';
import { bullingtonLossDb, knifeEdgeLossDb, NU_WITHOUT_LOSS } from './p1812/knife-edge';
import { P1812Radio } from './p1812/p1812-radio';
import type { P1812Settings } from './p1812/p1812-types';
import { PathState } from './p1812/path-state';
import { elevations, obstructedBullingtonDb, smoothSurfaces, SurfaceFit } from './p1812/profile-scan';
import type { SamplePositions } from './p1812/smooth-bullington';
import { type RadialZones, ZoneRuns } from './area-zones';

/** Receivers by number, and those of radials one after the other. */
export interface AlongRadial {
  order: Uint32Array;
  distanceKm: Float64Array;
  /** NaN: none. */
  groundM: Float64Array;
  clutterM: Float64Array | null;
}

/**
 * ITU-R P.1812-7 for every receiver along one radial, each at its own distance and ground height, in O(log n) a receiver.
 *
 * All that the model asks of a profile are prefix maxima and sums (kept per sample), tangents from the receiver (two to four convex
 * hulls, which only grow) and the least clear sample of a path in sight (found by bounds). Given the same samples the result is that
 * of `makeP1812`, to rounding. Receivers must come in order of distance.
 */
export class RadialSweep implements PathSource {
  readonly samples: SamplePositions = { distanceKm: null, stepKm: 0, count: 0 };
  private radio: P1812Radio;
  private readonly txHeightM: number;
  private readonly rxHeightM: number;
  private readonly wantBeta: boolean;
  private readonly path = new PathState();
  private readonly peak: Peak = { value: 0, at: 0 };
  private readonly line: SightLine = { distanceKm: 0, txM: 0, slope: 0, limit: 0 };
  private readonly fit = new SurfaceFit();
  /** Least clear sample of the bare ground for the receiver at hand, 0 = not looked for. */
  private leastClearAt = 0;
  /** Sample of the receiver's horizon over bare ground, where there is one. */
  private rxHorizonAt = 0;

  /** u(h) of a receiver without clutter. */
  private readonly bareShare: number;
  private radial!: Radial;
  private txM = 0;
  /** Samples already in the hulls. */
  private reached = 0;
  /** Prefix results, by sample: see `load`. */
  private readonly sum: Float64Array;
  private readonly moment: Float64Array;
  private readonly txBare: Float64Array;
  private readonly perKm: Float64Array;
  private perKmStep = 0;
  private readonly bare: CurvedGround;
  private readonly covered: CurvedGround;
  private readonly coveredBeta: CurvedGround;
  private readonly bareHull: UpperHull;
  private readonly run: RunHull;
  private readonly zones = new ZoneRuns();

  constructor(settings: P1812Settings, capacity: number) {
    this.radio = new P1812Radio(settings);
    this.txHeightM = settings.txHeightM;
    this.rxHeightM = settings.rxHeightM;
    this.bareShare = locationShare(settings.rxHeightM, 0, false);
    this.wantBeta = this.radio.timePercent < 50;
    const size = capacity + 1;
    this.sum = new Float64Array(size);
    this.moment = new Float64Array(size);
    this.txBare = new Float64Array(size);
    this.perKm = new Float64Array(size);
    this.bareHull = new UpperHull(size);
    this.run = new RunHull(size);
    this.bare = new CurvedGround(size, 500 / this.radio.medianEarthKm);
    this.covered = new CurvedGround(size, 500 / this.radio.medianEarthKm);
    this.coveredBeta = new CurvedGround(this.wantBeta ? size : 1, 500 / this.radio.betaEarthKm);
  }

  /** Start a radial. Its arrays are read until the next one. */
  load(radial: Radial): void {
    this.radial = radial;
    this.reached = 0;
    this.samples.stepKm = radial.stepKm;
    this.bareHull.clear();
    this.txM = radial.heightM[0]! + this.txHeightM;
    this.loadBareGround();
    if (radial.clutterM !== null) this.covered.load(radial, radial.clutterM, this.txM);
    if (this.wantBeta) this.coveredBeta.load(radial, radial.clutterM, this.txM);
    if (radial.zone !== null) this.zones.load(radial as RadialZones);
  }

  /** Number of samples between mast and a receiver: a last one nearer than half a step to the receiver is dropped. */
  static samplesBefore(distanceKm: number, stepKm: number): number {
    return Math.floor(distanceKm / stepKm - 0.5);
  }

  /**
   * Basic transmission loss, dB, of a receiver on ground `rxGroundM` at `distanceKm` ≥ 1.5 steps; NaN where the radial's terrain ends
   * before it. Not nearer, by whole samples, than the one before on this radial.
   */
  lossDb(distanceKm: number, rxGroundM: number, rxClutterM = 0, rxZone = 4): number {
    const { path } = this;
    path.distanceKm = distanceKm;
    path.rxAntennaM = rxGroundM + this.rxHeightM;
    path.locationShare = locationShare(this.rxHeightM, rxClutterM, rxZone === 1);
    this.fit.rxGroundM = rxGroundM;
    return this.linkDb(rxZone);
  }

  /** The same of receivers order[from] … order[to − 1], in order of distance, into `lossDb`: numbers that pass between functions would cost a tenth more. */
  lossesDb(
    { order, distanceKm, groundM, clutterM }: AlongRadial,
    from: number,
    to: number,
    lossDb: Float64Array,
  ): void {
    const { path, fit, rxHeightM } = this;
    for (let k = from; k < to; k++) {
      const receiver = order[k]!;
      path.distanceKm = distanceKm[receiver]!;
      path.rxAntennaM = groundM[receiver]! + rxHeightM;
      path.locationShare = clutterM === null ? this.bareShare : locationShare(rxHeightM, clutterM[receiver]!, false);
      fit.rxGroundM = groundM[receiver]!;
      lossDb[receiver] = this.linkDb(4);
    }
  }

  /** Of the receiver that has been put into `path` and `fit`. */
  private linkDb(rxZone: number): number {
    const { radial, path } = this;
    const d = path.distanceKm;
    const count = RadialSweep.samplesBefore(d, radial.stepKm);
    if (!(count >= 1 && count <= radial.count)) return Number.NaN;
    this.samples.count = count;
    this.leastClearAt = 0;
    path.txAntennaM = this.txM;
    if (radial.zone === null) {
      path.seaShare = 0;
      path.longestLandKm = d;
      path.longestInlandKm = d;
    } else this.zones.finish(path, count, rxZone);
    this.fitSurfaces(count);
    this.setHorizons(count);
    return this.frequencyDb();
  }

  /** The link of the last `lossDb` (not NaN) by another radio that differs from this sweep's by its frequency alone, dB. */
  lossAtDb(radio: P1812Radio): number {
    const own = this.radio;
    this.radio = radio;
    const loss = this.frequencyDb();
    this.radio = own;
    return loss;
  }

  /** What of a link depends on the frequency. */
  private frequencyDb(): number {
    const { radial, path, radio } = this;
    const { count } = this.samples;
    const ground = radial.clutterM === null ? this.bare : this.covered;
    path.bullingtonMedianDb = this.bullingtonDb(ground, count);
    if (this.wantBeta) path.bullingtonBetaDb = this.bullingtonDb(this.coveredBeta, count);
    return combineLosses(path, radio, this);
  }

  completeDucting(path: PathState): void {
    const { stepKm } = this.radial;
    const { count } = this.samples;
    if (path.lineOfSight) {
      if (this.leastClearAt === 0) {
        this.leastClear(this.bare, count, Infinity);
        this.leastClearAt = this.peak.at;
      }
      path.txHorizonKm = this.leastClearAt * stepKm;
      path.rxHorizonKm = path.distanceKm - path.txHorizonKm;
    }
    const from = Math.round(path.txHorizonKm / stepKm);
    const to = Math.max(from, Math.round((path.distanceKm - path.rxHorizonKm) / stepKm));
    const slope = (path.smoothRxM - path.smoothTxM) / path.distanceKm;
    const { heightM } = this.radial;
    let roughness = -Infinity;
    for (let i = from; i <= to; i++) {
      const above = heightM[i]! - (path.smoothTxM + slope * i * stepKm);
      if (above > roughness) roughness = above;
    }
    path.roughnessM = roughness;
  }

  /** For every prefix of the bare ground: sums of the least-squares fit, the steepest slope from the mast, flat and curved. */
  private loadBareGround(): void {
    const { stepKm, count, heightM } = this.radial;
    const { sum, moment, txBare } = this;
    const perKm = this.reciprocals(stepKm);
    const { y, txSlope, txSlopeAt, curve } = this.bare;
    const tx = this.txM;
    let total = 0;
    let turning = 0;
    let steepest = -Infinity;
    let steepestCurved = -Infinity;
    let at = 1;
    let h0 = heightM[0]!;
    for (let i = 1; i <= count; i++) {
      const x = i * stepKm;
      const h = heightM[i]!;
      const bend = curve * x;
      total += stepKm * (h + h0);
      turning += stepKm * (h * (3 * x - stepKm) + h0 * (3 * x - 2 * stepKm));
      h0 = h;
      const slope = (h - tx) * perKm[i]!;
      if (slope > steepest) steepest = slope;
      if (slope - bend > steepestCurved) {
        steepestCurved = slope - bend;
        at = i;
      }
      sum[i] = total;
      moment[i] = turning;
      txBare[i] = steepest;
      y[i] = h - bend * x;
      txSlope[i] = steepestCurved;
      txSlopeAt[i] = at;
    }
    this.bare.restart(count, stepKm);
  }

  /** 1 / (i·stepKm), kept while the step stays. */
  private reciprocals(stepKm: number): Float64Array {
    if (this.perKmStep !== stepKm) {
      for (let i = 1; i < this.perKm.length; i++) this.perKm[i] = 1 / (i * stepKm);
      this.perKmStep = stepKm;
    }
    return this.perKm;
  }

  /** Bring the hulls up to sample `count`, where a question to them is about to come. */
  private reach(count: number): void {
    const from = this.reached + 1;
    if (count < from) return;
    const { heightM, stepKm, clutterM } = this.radial;
    const { run } = this;
    run.pick(this.bare.y, from, count);
    this.bareHull.extend(heightM, run, stepKm);
    this.bare.hull.extend(this.bare.y, run, stepKm);
    if (clutterM !== null) {
      run.pick(this.covered.y, from, count);
      this.covered.hull.extend(this.covered.y, run, stepKm);
    }
    if (!this.wantBeta) {
      this.reached = count;
      return;
    }
    // above 105 N-units/km the median earth is the flatter one
    if (this.coveredBeta.curve > this.bare.curve) run.pick(this.coveredBeta.y, from, count);
    this.coveredBeta.hull.extend(this.coveredBeta.y, run, stepKm);
    this.reached = count;
  }

  /** Attachment 1 §5.6 of P.1812-7 from prefix sums and two hull questions. */
  private fitSurfaces(count: number): void {
    const { path, fit } = this;
    const { rxGroundM } = fit;
    const { heightM, stepKm } = this.radial;
    const d = path.distanceKm;
    const { txM } = this;
    const rxM = path.rxAntennaM;
    const x = count * stepKm;
    const h = heightM[count]!;
    const direct = (rxM - txM) / d;
    const txAlpha = this.txBare[count]! - direct;
    fit.obstruction = 0;
    fit.txAlpha = txAlpha;
    if (txAlpha > 0) {
      this.reach(count);
      const top = this.bareHull.highestAbove(direct);
      fit.obstruction = heightM[top]! - txM - direct * top * stepKm;
      const steepest = this.bareHull.steepestFrom(d, rxM);
      fit.rxAlpha = (heightM[steepest]! - rxM) / (d - steepest * stepKm) + direct;
    }
    fit.sum = this.sum[count]! + (d - x) * (rxGroundM + h);
    fit.moment = this.moment[count]! + (d - x) * (rxGroundM * (2 * d + x) + h * (d + 2 * x));
    fit.txGroundM = heightM[0]!;
    smoothSurfaces(path, fit);
  }

  /** Horizons of the bare ground, Attachment 1 §4. */
  private setHorizons(count: number): void {
    const { path, bare } = this;
    const { heightM, stepKm } = this.radial;
    const d = path.distanceKm;
    const rx = path.rxAntennaM;
    const txSlope = bare.txSlope[count]!;
    if (txSlope <= (rx - this.txM) / d - bare.curve * d) {
      elevations(path, txSlope, 0, this.radio.medianEarthKm);
      return;
    }
    this.reach(count);
    const at = bare.hull.steepestFrom(d, rx - bare.curve * d * d);
    this.rxHorizonAt = at;
    const x = at * stepKm;
    const rxSlope = (heightM[at]! - rx) / (d - x) + bare.curve * x - bare.curve * d;
    elevations(path, txSlope, rxSlope, this.radio.medianEarthKm);
    path.txHorizonKm = bare.txSlopeAt[count]! * stepKm;
    path.rxHorizonKm = d - x;
  }

  /** Lbulla of eqs (13)–(21) over one kind of ground. */
  private bullingtonDb(ground: CurvedGround, count: number): number {
    const { path } = this;
    const d = path.distanceKm;
    const rx = path.rxAntennaM;
    const txSlope = ground.txSlope[count]! + ground.curve * d;
    if (txSlope < (rx - this.txM) / d) {
      const widest = NU_WITHOUT_LOSS / this.radio.nuScale;
      this.leastClear(ground, count, (widest * widest) / d);
      if (this.peak.at === 0) return 0;
      if (ground === this.bare) this.leastClearAt = this.peak.at;
      const nu = -Math.sqrt(this.peak.value * d) * this.radio.nuScale;
      return bullingtonLossDb(knifeEdgeLossDb(nu), d);
    }
    this.reach(count);
    const known = ground === this.bare && !path.lineOfSight ? this.rxHorizonAt : 0;
    const at = known || ground.hull.steepestFrom(d, rx - ground.curve * d * d);
    const x = at * this.radial.stepKm;
    const rxSlope = (ground.y[at]! + ground.curve * x * x - rx) / (d - x) + ground.curve * x;
    return obstructedBullingtonDb(path, txSlope, rxSlope, this.radio.nuScale);
  }

  private leastClear(ground: CurvedGround, count: number, limit: number): void {
    const { path, line } = this;
    const d = path.distanceKm;
    line.distanceKm = d;
    line.txM = this.txM;
    line.slope = (path.rxAntennaM - this.txM) / d - ground.curve * d;
    line.limit = limit;
    ground.peaks.leastClear(this.peak, count, line);
  }
}
