import { bullingtonLossDb, knifeEdgeLossDb } from './knife-edge';
import type { PathSource } from './combine-losses';
import type { TerrainProfile } from './p1812-types';
import type { P1812Radio } from './p1812-radio';
import type { PathState } from './path-state';
import type { SamplePositions } from './smooth-bullington';

/**
 * Walks a profile for everything ITU-R P.1812-7 wants to know of it: horizons, the obstructions above the direct line and the sums
 * of the smooth-earth fit on bare ground; the Bullington slopes on ground with clutter. Reused from path to path; not re-entrant.
 */
export class ProfileScan implements PathSource {
  readonly samples: SamplePositions = { distanceKm: null, stepKm: 0, count: 0 };
  private profile!: TerrainProfile;
  private radio!: P1812Radio;
  /** Greatest slopes, m/km, of the walk just done; seen from each end, its curvature share left out. */
  private readonly fit = new SurfaceFit();
  private txSlope = 0;
  private rxSlope = 0;

  /** The geometry of `path` (distance, antennas and zones already set). `wantBeta` = also Bullington for aβ. */
  walk(path: PathState, profile: TerrainProfile, radio: P1812Radio, wantBeta: boolean): void {
    this.profile = profile;
    this.radio = radio;
    this.samples.distanceKm = profile.distanceKm;
    this.samples.count = profile.distanceKm.length - 2;
    const curve = 500 / radio.medianEarthKm;
    this.walkBareGround(path, curve);
    elevations(path, this.txSlope, this.rxSlope - curve * path.distanceKm, radio.medianEarthKm);
    const clutterM = profile.clutterM ?? null;
    if (clutterM !== null) this.walkCovered(path, curve, clutterM);
    path.bullingtonMedianDb = this.bullingtonDb(path, curve);
    if (!wantBeta) return;
    const betaCurve = 500 / radio.betaEarthKm;
    this.walkCovered(path, betaCurve, clutterM);
    path.bullingtonBetaDb = this.bullingtonDb(path, betaCurve);
  }

  /** Attachment 1, eqs (76)–(90): horizons on the median earth and the smooth surfaces. */
  private walkBareGround(path: PathState, curve: number): void {
    const { distanceKm, heightM } = this.profile;
    const last = distanceKm.length - 1;
    const { distanceKm: d, txAntennaM: tx, rxAntennaM: rx } = path;
    const direct = (rx - tx) / d;
    let [txSlope, rxSlope, txBare, rxBare, obstruction] = [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity];
    let [txAt, rxAt] = [1, 1];
    let [sum, moment] = [0, 0];
    let x0 = 0;
    let h0 = heightM[0]!;
    for (let i = 1; i < last; i++) {
      const x = distanceKm[i]!;
      const h = heightM[i]!;
      sum += (x - x0) * (h + h0);
      moment += (x - x0) * (h * (2 * x + x0) + h0 * (x + 2 * x0));
      x0 = x;
      h0 = h;
      const fromTx = (h - tx) / x;
      const fromRx = (h - rx) / (d - x);
      if (fromTx > txBare) txBare = fromTx;
      if (fromRx > rxBare) rxBare = fromRx;
      const above = h - tx - direct * x;
      if (above > obstruction) obstruction = above;
      if (fromTx - curve * x > txSlope) {
        txSlope = fromTx - curve * x;
        txAt = i;
      }
      if (fromRx + curve * x >= rxSlope) {
        rxSlope = fromRx + curve * x;
        rxAt = i;
      }
    }
    const txGroundM = heightM[0]!;
    const rxGroundM = heightM[last]!;
    sum += (d - x0) * (rxGroundM + h0);
    moment += (d - x0) * (rxGroundM * (2 * d + x0) + h0 * (d + 2 * x0));
    this.txSlope = txSlope;
    this.rxSlope = rxSlope;
    path.txHorizonKm = distanceKm[txAt]!;
    path.rxHorizonKm = d - distanceKm[rxAt]!;
    const { fit } = this;
    fit.sum = sum;
    fit.moment = moment;
    fit.obstruction = obstruction;
    fit.txAlpha = txBare - direct;
    fit.rxAlpha = rxBare + direct;
    fit.txGroundM = txGroundM;
    fit.rxGroundM = rxGroundM;
    smoothSurfaces(path, fit);
  }

  /** Stim and Srim less their curvature share, eqs (14), (18), over ground with clutter on an earth of 500·Ce = `curve`. */
  private walkCovered(path: PathState, curve: number, clutterM: Float64Array | null): void {
    const { distanceKm, heightM } = this.profile;
    const last = distanceKm.length - 1;
    const { distanceKm: d, txAntennaM: tx, rxAntennaM: rx } = path;
    let txSlope = -Infinity;
    let rxSlope = -Infinity;
    for (let i = 1; i < last; i++) {
      const x = distanceKm[i]!;
      const ground = clutterM === null ? heightM[i]! : heightM[i]! + clutterM[i]!;
      const fromTx = (ground - tx) / x - curve * x;
      const fromRx = (ground - rx) / (d - x) + curve * x;
      if (fromTx > txSlope) txSlope = fromTx;
      if (fromRx > rxSlope) rxSlope = fromRx;
    }
    this.txSlope = txSlope;
    this.rxSlope = rxSlope;
  }

  completeDucting(path: PathState): void {
    const { distanceKm, heightM } = this.profile;
    const last = distanceKm.length - 1;
    const d = path.distanceKm;
    let from: number;
    let to: number;
    if (path.lineOfSight) {
      from = this.greatestNu(path, 500 / this.radio.medianEarthKm, null).index;
      to = from;
      path.txHorizonKm = distanceKm[from]!;
      path.rxHorizonKm = d - distanceKm[from]!;
    } else {
      from = 1;
      while (from < last - 1 && distanceKm[from]! < path.txHorizonKm) from++;
      to = last - 1;
      while (to > 1 && d - distanceKm[to]! < path.rxHorizonKm) to--;
    }
    const slope = (path.smoothRxM - path.smoothTxM) / d;
    let roughness = -Infinity;
    for (let i = from; i <= to; i++) {
      const above = heightM[i]! - (path.smoothTxM + slope * distanceKm[i]!);
      if (above > roughness) roughness = above;
    }
    path.roughnessM = roughness;
  }

  /** Lbulla, eqs (13)–(21), from the greatest slopes of the last walk. */
  private bullingtonDb(path: PathState, curve: number): number {
    const d = path.distanceKm;
    const txSlope = this.txSlope + curve * d;
    if (txSlope < (path.rxAntennaM - path.txAntennaM) / d) {
      const { nu } = this.greatestNu(path, curve, this.profile.clutterM ?? null);
      return bullingtonLossDb(knifeEdgeLossDb(nu), d);
    }
    return obstructedBullingtonDb(path, txSlope, this.rxSlope, this.radio.nuScale);
  }

  /** The sample with the greatest diffraction parameter ν (eq (16)), on bare ground where `clutterM` is null. */
  private greatestNu(
    path: PathState,
    halfCurvature: number,
    clutterM: Float64Array | null,
  ): { nu: number; index: number } {
    const { distanceKm, heightM } = this.profile;
    const last = distanceKm.length - 1;
    const d = path.distanceKm;
    const direct = (path.rxAntennaM - path.txAntennaM) / d;
    let greatest = -Infinity;
    let index = 1;
    for (let i = 1; i < last; i++) {
      const x = distanceKm[i]!;
      const area = x * (d - x);
      const ground = clutterM === null ? heightM[i]! : heightM[i]! + clutterM[i]!;
      const above = ground + halfCurvature * area - path.txAntennaM - direct * x;
      const signedSquare = (above * Math.abs(above)) / area;
      if (signedSquare > greatest) {
        greatest = signedSquare;
        index = i;
      }
    }
    const nu = Math.sign(greatest) * Math.sqrt(Math.abs(greatest) * d) * this.radio.nuScale;
    return { nu, index };
  }
}

/** Lbulla beyond the horizon, eqs (18)–(21): the knife edge where the two steepest lines meet. */
export function obstructedBullingtonDb(path: PathState, txSlope: number, rxSlope: number, nuScale: number): number {
  const d = path.distanceKm;
  const tx = path.txAntennaM;
  const rx = path.rxAntennaM;
  const edgeKm = (rx - tx + rxSlope * d) / (txSlope + rxSlope);
  const beyondKm = d - edgeKm;
  const height = tx + txSlope * edgeKm - (tx * beyondKm + rx * edgeKm) / d;
  return bullingtonLossDb(knifeEdgeLossDb(height * nuScale * Math.sqrt(d / (edgeKm * beyondKm))), d);
}

/**
 * Horizon elevations and path type, ITU-R P.1812-7 Attachment 1 §4.
 * @param txSlope, rxSlope greatest slope towards any sample less its curvature share, m/km
 */
export function elevations(path: PathState, txSlope: number, rxSlope: number, earthKm: number): void {
  const drop = (500 * path.distanceKm) / earthKm;
  const direct = (path.rxAntennaM - path.txAntennaM) / path.distanceKm;
  path.lineOfSight = txSlope <= direct - drop;
  path.txElevationMrad = milliradians(path.lineOfSight ? direct - drop : txSlope);
  path.rxElevationMrad = milliradians(path.lineOfSight ? -direct - drop : rxSlope);
}

/** Angle of a slope given in m/km. The series is within 10⁻⁹ mrad, and three times as fast as the arctangent. */
function milliradians(slope: number): number {
  const u = slope / 1000;
  if (Math.abs(u) > 0.05) return 1000 * Math.atan(u);
  const u2 = u * u;
  return slope * (1 - u2 * (1 / 3 - u2 * (1 / 5 - u2 / 7)));
}

/** What the smooth surfaces are made of; reused from path to path. */
export class SurfaceFit {
  /** v1 and v2, eqs (83), (84). */
  sum = 0;
  moment = 0;
  /** hobs, αobt, αobr, eqs (87a)–(87d); the α are read only where hobs > 0. */
  obstruction = 0;
  txAlpha = 0;
  rxAlpha = 0;
  txGroundM = 0;
  rxGroundM = 0;
}

/** Least-squares surface of the bare terrain and its two corrected forms, ITU-R P.1812-7 Attachment 1 §5.6, eqs (83)–(90). */
export function smoothSurfaces(path: PathState, fit: SurfaceFit): void {
  const d = path.distanceKm;
  const surfaceTx = (2 * fit.sum * d - fit.moment) / (d * d);
  const surfaceRx = (fit.moment - fit.sum * d) / (d * d);
  let diffractionTx = surfaceTx;
  let diffractionRx = surfaceRx;
  if (fit.obstruction > 0) {
    const alphas = fit.txAlpha + fit.rxAlpha;
    diffractionTx -= (fit.obstruction * fit.txAlpha) / alphas;
    diffractionRx -= (fit.obstruction * fit.rxAlpha) / alphas;
  }
  path.diffractionTxM = Math.min(diffractionTx, fit.txGroundM);
  path.diffractionRxM = Math.min(diffractionRx, fit.rxGroundM);
  path.smoothTxM = Math.min(surfaceTx, fit.txGroundM);
  path.smoothRxM = Math.min(surfaceRx, fit.rxGroundM);
}
