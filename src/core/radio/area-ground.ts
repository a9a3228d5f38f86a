import { UpperHull } from './area-hull';
import { PeakFinder } from './area-peaks';

/** Terrain along one radial: sample i stands i·stepKm from the mast, sample 0 at its foot. */
export interface Radial {
  stepKm: number;
  /** Number of usable samples beyond the mast's own. */
  count: number;
  /** Bare ground, m; count + 1 values. */
  heightM: Float64Array;
  /** Clutter above ground, m, or null. */
  clutterM: Float64Array | null;
  /** Zone codes, or null: all inland. */
  zone: Uint8Array | null;
}

/** One kind of ground (bare or covered) over one earth: flattened heights, the steepest slopes from the mast, hull and bounds. */
export class CurvedGround {
  /** Flattened height y = g − curve·x², m, by sample. */
  readonly y: Float64Array;
  /** Greatest slope from the mast's antenna among samples 1 … i of the flattened ground, m/km, and its sample. */
  readonly txSlope: Float64Array;
  readonly txSlopeAt: Int32Array;
  readonly hull: UpperHull;
  readonly peaks: PeakFinder;

  constructor(
    capacity: number,
    /** 500·Ce, m per km². */
    readonly curve: number,
  ) {
    this.y = new Float64Array(capacity);
    this.txSlope = new Float64Array(capacity);
    this.txSlopeAt = new Int32Array(capacity);
    this.hull = new UpperHull(capacity);
    this.peaks = new PeakFinder(capacity);
  }

  load(radial: Radial, clutterM: Float64Array | null, txM: number): void {
    const { stepKm, count, heightM } = radial;
    const { y, txSlope, txSlopeAt, curve } = this;
    let steepest = -Infinity;
    let at = 1;
    for (let i = 1; i <= count; i++) {
      const x = i * stepKm;
      const ground = clutterM === null ? heightM[i]! : heightM[i]! + clutterM[i]!;
      y[i] = ground - curve * x * x;
      const slope = (ground - txM) / x - curve * x;
      if (slope > steepest) {
        steepest = slope;
        at = i;
      }
      txSlope[i] = steepest;
      txSlopeAt[i] = at;
    }
    this.restart(count, stepKm);
  }

  /** After `y` has been filled. */
  restart(count: number, stepKm: number): void {
    this.hull.clear();
    this.peaks.load(this.y, count, stepKm);
  }
}
