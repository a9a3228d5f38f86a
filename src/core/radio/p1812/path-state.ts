import type { SmoothPath } from './smooth-bullington';

/**
 * One path as the loss formulas of ITU-R P.1812-7 see it. The first block is filled by whoever walks the terrain (a single
 * profile or a radial of the area engine), the second by `combineLosses`. One object is reused for millions of receivers.
 */
export class PathState {
  distanceKm = 0;
  /** hts, hrs: antennas above sea level, m. */
  txAntennaM = 0;
  rxAntennaM = 0;
  lineOfSight = false;
  /** dlt, dlr: distance to each horizon, km. In line of sight filled by `completeDucting`. */
  txHorizonKm = 0;
  rxHorizonKm = 0;
  /** θt, θr: elevation of each horizon, mrad. */
  txElevationMrad = 0;
  rxElevationMrad = 0;
  /** ω, dtm and dlm. */
  seaShare = 0;
  longestLandKm = 0;
  longestInlandKm = 0;
  /** u(h) of eq (66), 0 … 1. */
  locationShare = 1;
  /** hstd, hsrd: smooth surface for diffraction, m above sea level (eq (89)). */
  diffractionTxM = 0;
  diffractionRxM = 0;
  /** hst, hsr: smooth surface for ducting (eq (90)). */
  smoothTxM = 0;
  smoothRxM = 0;
  /** hm, m (eq (93)). Filled by `completeDucting`. */
  roughnessM = 0;
  /** Lbulla over the actual profile for ae and aβ, dB. The second is needed only below p = 50. */
  bullingtonMedianDb = 0;
  bullingtonBetaDb = 0;

  readonly smooth: SmoothPath = { distanceKm: 0, txM: 0, rxM: 0, seaShare: 0, halfCurvature: 0, nuScale: 0 };

  /** β0, %; 0 = not needed. */
  anomalousPercent = 0;
  angularDistanceMrad = 0;
  /** 20·log10 d. */
  distanceDb = 0;
  freeSpaceDb = 0;
  multipathDb = 0;
  multipathBetaDb = 0;
  smoothBullingtonMedianDb = 0;
  smoothBullingtonBetaDb = 0;
  sphericalMedianDb = 0;
  sphericalBetaDb = 0;
  diffractionMedianDb = 0;
  diffractionBetaDb = 0;
  diffractionDb = 0;
  timeInterpolation = 0;
  ductingDb = 0;
  ductingBlendDb = 0;
  distanceBlend = 0;
  angleBlend = 0;
  minimumDb = 0;
  diffractedDb = 0;
  diffractedOrDuctedDb = 0;
  belowScatterDb = 0;
  scatterDb = 0;
  combinedDb = 0;
}
