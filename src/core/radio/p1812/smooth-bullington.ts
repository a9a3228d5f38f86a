import { bullingtonLossDb, knifeEdgeLossDb, NU_WITHOUT_LOSS } from './knife-edge';

/** Where a profile is sampled between its ends. Uniform when `distanceKm` is null: i·stepKm, i = 1 … count. */
export interface SamplePositions {
  distanceKm: Float64Array | null;
  stepKm: number;
  /** Number of samples strictly between transmitter and receiver, ≥ 1. Array index 1 … count. */
  count: number;
}

/** A path over ground of height 0, as the delta method imagines it. */
export interface SmoothPath {
  distanceKm: number;
  /** Antenna heights above the smooth surface, m, > 0. */
  txM: number;
  rxM: number;
  /** ω, 0 … 1. */
  seaShare: number;
  /** 500·Ce, m per km². */
  halfCurvature: number;
  /** √(0.002 / λ). */
  nuScale: number;
}

/**
 * Lbulls, dB: the Bullington construction over a profile of height 0 (ITU-R P.1812-7 §4.3.1 as used in §4.3.4).
 *
 * Over height 0 each of its three maxima has one stationary point, known in closed form, so only the samples next to it are
 * looked at. The result is the maximum over all samples, at a cost that does not depend on their number.
 */
export function smoothBullingtonDb(samples: SamplePositions, path: SmoothPath): number {
  const { distanceKm, txM, rxM, halfCurvature, nuScale } = path;
  const direct = (rxM - txM) / distanceKm;
  const txSlope = txSideSlope(samples, distanceKm, txM, halfCurvature);
  if (txSlope < direct) {
    const nu = greatestNuInSight(samples, path);
    return bullingtonLossDb(knifeEdgeLossDb(nu), distanceKm);
  }
  const rxSlope = rxSideSlope(samples, distanceKm, rxM, halfCurvature);
  const edgeKm = (rxM - txM + rxSlope * distanceKm) / (txSlope + rxSlope);
  const beyondKm = distanceKm - edgeKm;
  const height = txM + txSlope * edgeKm - (txM * beyondKm + rxM * edgeKm) / distanceKm;
  const nu = height * nuScale * Math.sqrt(distanceKm / (edgeKm * beyondKm));
  return bullingtonLossDb(knifeEdgeLossDb(nu), distanceKm);
}

const positionKm = (samples: SamplePositions, i: number): number =>
  samples.distanceKm === null ? i * samples.stepKm : samples.distanceKm[i]!;

/** Index of the last inner sample at or before `km`, kept in 1 … count. */
function indexBefore(samples: SamplePositions, km: number): number {
  const { distanceKm, count } = samples;
  if (distanceKm === null) return Math.min(Math.max(Math.floor(km / samples.stepKm), 1), count);
  let low = 1;
  let high = count;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (distanceKm[middle]! <= km) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** max of 500·Ce·(d − x) − tx/x, eq (14) with g = 0: stationary at x = √(tx / 500·Ce), concave. */
function txSideSlope(samples: SamplePositions, distanceKm: number, txM: number, halfCurvature: number): number {
  const i = indexBefore(samples, Math.sqrt(txM / halfCurvature));
  const x0 = positionKm(samples, i);
  const x1 = positionKm(samples, Math.min(i + 1, samples.count));
  return Math.max(halfCurvature * (distanceKm - x0) - txM / x0, halfCurvature * (distanceKm - x1) - txM / x1);
}

/** max of 500·Ce·x − rx/(d − x), eq (18) with g = 0: the mirror image. */
function rxSideSlope(samples: SamplePositions, distanceKm: number, rxM: number, halfCurvature: number): number {
  const i = indexBefore(samples, distanceKm - Math.sqrt(rxM / halfCurvature));
  const x0 = positionKm(samples, i);
  const x1 = positionKm(samples, Math.min(i + 1, samples.count));
  return Math.max(halfCurvature * x0 - rxM / (distanceKm - x0), halfCurvature * x1 - rxM / (distanceKm - x1));
}

/** Greatest ν of eq (16) with g = 0; a value ≤ −0.78 may be returned as −1, since it costs nothing. */
function greatestNuInSight(samples: SamplePositions, path: SmoothPath): number {
  const stationary = stationaryKm(path);
  if (nuAt(stationary, path) <= NU_WITHOUT_LOSS) return -1;
  const i = indexBefore(samples, stationary);
  let greatest = -Infinity;
  for (let j = Math.max(i - 1, 1); j <= Math.min(i + 2, samples.count); j++) {
    greatest = Math.max(greatest, nuAt(positionKm(samples, j), path));
  }
  return greatest;
}

function nuAt(x: number, path: SmoothPath): number {
  const { distanceKm } = path;
  const rest = distanceKm - x;
  const height = path.halfCurvature * x * rest - (path.txM * rest + path.rxM * x) / distanceKm;
  return height * path.nuScale * Math.sqrt(distanceKm / (x * rest));
}

/**
 * Where ν is greatest, km from the transmitter: u = x/(d − x) is the one positive root of
 * −rx·u³ + (tx − 2rx − K)·u² + (K + 2tx − rx)·u + tx = 0 with K = 500·Ce·d². Found by Newton's method kept inside a bracket.
 */
function stationaryKm(path: SmoothPath): number {
  const { distanceKm, txM, rxM } = path;
  const k = path.halfCurvature * distanceKm * distanceKm;
  const c2 = txM - 2 * rxM - k;
  const c1 = k + 2 * txM - rxM;
  let low = 0;
  let high = Infinity;
  let u = Math.sqrt(txM / rxM);
  for (let step = 0; step < 60; step++) {
    const value = ((-rxM * u + c2) * u + c1) * u + txM;
    if (value > 0) low = u;
    else high = u;
    const slope = (-3 * rxM * u + 2 * c2) * u + c1;
    let next = u - value / slope;
    if (!(next > low && next < high)) next = high === Infinity ? 2 * u : (low + high) / 2;
    if (Math.abs(next - u) <= 1e-9 * u) return (distanceKm * next) / (1 + next);
    u = next;
  }
  return (distanceKm * u) / (1 + u);
}
