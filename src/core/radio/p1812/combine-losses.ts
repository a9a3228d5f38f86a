import { inverseComplementaryNormal } from '../complementary-normal';
import { ductingFloorDb, ductingLossAtLeastDb, ductingLossDb } from './ducting';
import type { P1812Radio } from './p1812-radio';
import type { PathState } from './path-state';
import { anomalousTimePercent } from './zones';
import { smoothBullingtonDb, type SamplePositions } from './smooth-bullington';

/** Whoever walked the terrain; asked for the ducting geometry only when it can matter. */
export interface PathSource {
  readonly samples: SamplePositions;
  /** Fill roughnessM and, in line of sight, both horizon distances. */
  completeDucting(path: PathState): void;
}

/**
 * From the geometry of one path to its basic transmission loss: ITU-R P.1812-7 §4.2 to §4.7, dB.
 *
 * With `explain` every intermediate is worked out; without it, those that provably cannot change the result (beyond rounding)
 * are skipped: the smooth Bullington where the spherical earth adds nothing, ducting where a lower bound of it already exceeds
 * the diffraction loss, the aβ diffraction at p = 50, β0 (which never reaches 50 %) at p = 50.
 */
export function combineLosses(path: PathState, radio: P1812Radio, source: PathSource, explain = false): number {
  const atMedian = radio.timePercent === 50 && !explain;
  path.anomalousPercent = atMedian ? 0 : anomalousPercent(path, radio);
  multipath(path, radio, explain);
  diffraction(path, radio, source.samples, explain);
  path.diffractedDb = path.multipathDb + path.diffractionDb;
  path.minimumDb = minimumLossDb(path, radio);
  const d = path.distanceKm;
  path.angularDistanceMrad = (1000 * d) / radio.medianEarthKm + path.txElevationMrad + path.rxElevationMrad;
  ducting(path, radio, source, explain);
  path.belowScatterDb = path.diffractedOrDuctedDb;
  if (explain || path.minimumDb !== path.diffractedOrDuctedDb) {
    path.angleBlend = 1 - 0.5 * (1 + Math.tanh((3 * 0.8 * (path.angularDistanceMrad - 0.3)) / 0.3));
    path.belowScatterDb += (path.minimumDb - path.diffractedOrDuctedDb) * path.angleBlend;
  }
  path.scatterDb = radio.scatterDb + path.distanceDb + 0.573 * path.angularDistanceMrad;
  path.combinedDb = powerSumDb(path.scatterDb, path.belowScatterDb);
  return Math.max(path.multipathDb, path.combinedDb + path.locationShare * radio.locationDb);
}

/**
 * u(h): how much of the location variability is left for an antenna `rxHeightM` above ground among clutter of height `clutterM`
 * (ITU-R P.1812-7 eq (66)); 0 for a receiver at sea.
 */
export function locationShare(rxHeightM: number, clutterM: number, atSea: boolean): number {
  return atSea ? 0 : Math.min(1, Math.max(0, 1 - (rxHeightM - clutterM) / 10));
}

const anomalousPercent = (path: PathState, radio: P1812Radio): number =>
  anomalousTimePercent(radio.latitudeDeg, path.longestLandKm, path.longestInlandKm);

/** Lbfs, Lb0p, Lb0β: eqs (8)–(11). */
function multipath(path: PathState, radio: P1812Radio, explain: boolean): void {
  const rise = (path.txAntennaM - path.rxAntennaM) / (1000 * path.distanceKm);
  path.distanceDb = 20 * Math.log10(path.distanceKm);
  path.freeSpaceDb = 92.4 + radio.frequencyDb + path.distanceDb + 10 * log10OfOnePlus(rise * rise);
  path.multipathDb = path.freeSpaceDb;
  if (radio.timePercent === 50 && !explain) return;
  const horizonsKm = path.lineOfSight ? path.distanceKm : path.txHorizonKm + path.rxHorizonKm;
  const reach = 2.6 * (1 - Math.exp(-0.1 * horizonsKm));
  path.multipathDb += reach * radio.timeLog;
  path.multipathBetaDb = path.freeSpaceDb + reach * Math.log10(path.anomalousPercent / 50);
}

/** Ldp and what it is made of: eqs (38)–(41). */
function diffraction(path: PathState, radio: P1812Radio, samples: SamplePositions, explain: boolean): void {
  const { smooth } = path;
  smooth.distanceKm = path.distanceKm;
  smooth.txM = path.txAntennaM - path.diffractionTxM;
  smooth.rxM = path.rxAntennaM - path.diffractionRxM;
  smooth.seaShare = path.seaShare;
  smooth.nuScale = radio.nuScale;
  smooth.halfCurvature = 500 / radio.medianEarthKm;
  path.sphericalMedianDb = radio.sphericalEarth.lossDb(smooth, radio.medianEarthKm);
  path.smoothBullingtonMedianDb = explain || path.sphericalMedianDb > 0 ? smoothBullingtonDb(samples, smooth) : 0;
  path.diffractionMedianDb =
    path.bullingtonMedianDb + Math.max(path.sphericalMedianDb - path.smoothBullingtonMedianDb, 0);
  path.diffractionDb = path.diffractionMedianDb;
  path.timeInterpolation = 0;
  if (radio.timePercent === 50 && !explain) return;
  smooth.halfCurvature = 500 / radio.betaEarthKm;
  path.sphericalBetaDb = radio.sphericalEarth.lossDb(smooth, radio.betaEarthKm);
  path.smoothBullingtonBetaDb = explain || path.sphericalBetaDb > 0 ? smoothBullingtonDb(samples, smooth) : 0;
  path.diffractionBetaDb = path.bullingtonBetaDb + Math.max(path.sphericalBetaDb - path.smoothBullingtonBetaDb, 0);
  if (radio.timePercent === 50) return;
  path.timeInterpolation =
    radio.timePercent > path.anomalousPercent
      ? radio.timeNormal / inverseComplementaryNormal(path.anomalousPercent / 100)
      : 1;
  path.diffractionDb =
    path.diffractionMedianDb + path.timeInterpolation * (path.diffractionBetaDb - path.diffractionMedianDb);
}

/** Lminb0p, eq (59). */
function minimumLossDb(path: PathState, radio: P1812Radio): number {
  const overLand = (1 - path.seaShare) * path.diffractionDb;
  if (radio.timePercent < path.anomalousPercent) return path.multipathDb + overLand;
  const medianDb = path.freeSpaceDb + path.diffractionMedianDb;
  if (radio.timePercent === 50) return medianDb;
  return medianDb + (path.multipathBetaDb + overLand - medianDb) * path.timeInterpolation;
}

/** Lbda, eqs (60), (61), with η = 2.5, dsw = 20 km, κ = 0.5. */
function ducting(path: PathState, radio: P1812Radio, source: PathSource, explain: boolean): void {
  path.diffractedOrDuctedDb = path.diffractedDb;
  if (!explain && path.diffractionDb <= 0) return;
  const boundHolds = radio.timePercent >= path.anomalousPercent && !explain;
  if (boundHolds) {
    const wide = !path.lineOfSight && path.txHorizonKm + path.rxHorizonKm >= 0.1 * path.distanceKm;
    if (wide && ductingFloorDb(path, radio, 0.1) >= path.diffractedDb) return;
    if (ductingLossAtLeastDb(path, radio) >= path.diffractedDb) return;
  }
  source.completeDucting(path);
  if (path.anomalousPercent === 0) path.anomalousPercent = anomalousPercent(path, radio);
  path.ductingDb = ductingLossDb(path, radio);
  path.ductingBlendDb = logSum(path.ductingDb, path.multipathDb);
  path.distanceBlend = 1 - 0.5 * (1 + Math.tanh((3 * 0.5 * (path.distanceKm - 20)) / 20));
  if (path.ductingBlendDb > path.diffractedDb) return;
  path.diffractedOrDuctedDb = path.ductingBlendDb + (path.diffractedDb - path.ductingBlendDb) * path.distanceBlend;
}

/** η·ln(exp(a/η) + exp(b/η)) with η = 2.5, without overflow. */
function logSum(a: number, b: number): number {
  const greater = Math.max(a, b);
  return greater + 2.5 * Math.log1p(Math.exp((Math.min(a, b) - greater) / 2.5));
}

/** −5·log10(10^(−0.2a) + 10^(−0.2b)), eq (63). Terms 50 dB apart add less than 3·10⁻¹⁰ dB. */
function powerSumDb(a: number, b: number): number {
  const smaller = Math.min(a, b);
  const apart = Math.max(a, b) - smaller;
  return apart > 50 ? smaller : smaller - 5 * log10OfOnePlus(Math.exp(-0.2 * Math.LN10 * apart));
}

/** log10(1 + r), r ≥ 0, by its series where that is exact to the last digit. */
function log10OfOnePlus(r: number): number {
  if (r >= 1e-3) return Math.log10(1 + r);
  return (r * (1 - r * (1 / 2 - r * (1 / 3 - r * (1 / 4 - r / 5))))) / Math.LN10;
}
