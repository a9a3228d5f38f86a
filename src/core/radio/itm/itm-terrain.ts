import type { ItmLink } from './itm-link';
import type { ItmProfile } from './itm-types';

/**
 * What ITM takes from a terrain profile (Algorithm, preparatory calculations of the point-to-point mode): horizons, effective heights, irregularity.
 * The link's distances, structural heights and earth radius must be set.
 */
export function readTerrain(link: ItmLink, profile: ItmProfile): void {
  const intervals = profile.heightM.length - 1;
  const { stepM, heightM } = profile;
  link.distanceM = intervals * stepM;
  findHorizons(link, profile);
  const from = Math.min(15 * link.txHeightM, 0.1 * link.txHorizonM);
  const to = link.distanceM - Math.min(15 * link.rxHeightM, 0.1 * link.rxHorizonM);
  link.irregularityM = terrainIrregularity(profile, from, to);
  if (link.txHorizonM + link.rxHorizonM > 1.5 * link.distanceM) {
    fitLine(heightM, intervals, from / stepM, to / stepM);
    raiseAboveFit(link, heightM, line.first, line.last);
    setSmoothHorizons(link);
    return;
  }
  fitLine(heightM, intervals, from / stepM, (0.9 * link.txHorizonM) / stepM);
  const txSurface = line.first;
  fitLine(heightM, intervals, (link.distanceM - 0.9 * link.rxHorizonM) / stepM, to / stepM);
  raiseAboveFit(link, heightM, txSurface, line.last);
}

function raiseAboveFit(link: ItmLink, heightM: Float64Array, txSurfaceM: number, rxSurfaceM: number): void {
  link.txEffectiveM = link.txHeightM + Math.max(heightM[0]! - txSurfaceM, 0);
  link.rxEffectiveM = link.rxHeightM + Math.max(heightM[heightM.length - 1]! - rxSurfaceM, 0);
}

/** Horizon distances and angles of a line-of-sight path from the effective heights. */
function setSmoothHorizons(link: ItmLink): void {
  horizonDistances(link);
  const reach = link.txHorizonM + link.rxHorizonM;
  if (reach <= link.distanceM) {
    const stretch = (link.distanceM / reach) ** 2;
    link.txEffectiveM *= stretch;
    link.rxEffectiveM *= stretch;
    horizonDistances(link);
  }
  link.txHorizonRad = smoothHorizonAngle(link, link.txEffectiveM, link.txHorizonM);
  link.rxHorizonRad = smoothHorizonAngle(link, link.rxEffectiveM, link.rxHorizonM);
}

function horizonDistances(link: ItmLink): void {
  link.txHorizonM = roughHorizonM(link, link.txEffectiveM);
  link.rxHorizonM = roughHorizonM(link, link.rxEffectiveM);
}

const roughHorizonM = (link: ItmLink, effectiveM: number): number =>
  Math.sqrt(2 * effectiveM * link.earthM) * Math.exp(-0.07 * Math.sqrt(link.irregularityM / Math.max(effectiveM, 5)));

function smoothHorizonAngle(link: ItmLink, effectiveM: number, horizonM: number): number {
  const smooth = Math.sqrt(2 * effectiveM * link.earthM);
  return (0.65 * link.irregularityM * (smooth / horizonM - 1) - 2 * effectiveM) / smooth;
}

/** Horizons seen from both terminals over the profile; each is the other terminal where nothing stands higher. */
function findHorizons(link: ItmLink, { stepM, heightM }: ItmProfile): void {
  const last = heightM.length - 1;
  const d = link.distanceM;
  const tx = heightM[0]! + link.txHeightM;
  const rx = heightM[last]! + link.rxHeightM;
  const curve = 1 / (2 * link.earthM);
  let txAngle = (rx - tx) / d - d * curve;
  let rxAngle = (tx - rx) / d - d * curve;
  let txAt = last;
  let rxAt = 0;
  for (let i = 1; i < last; i++) {
    const x = i * stepM;
    const rest = d - x;
    const h = heightM[i]!;
    // compared before dividing: a horizon is raised only a few times
    const overTx = h - tx - x * x * curve;
    if (overTx > txAngle * x) {
      txAngle = overTx / x;
      txAt = i;
    }
    const overRx = h - rx - rest * rest * curve;
    if (overRx > rxAngle * rest) {
      rxAngle = overRx / rest;
      rxAt = i;
    }
  }
  link.txHorizonRad = txAngle;
  link.rxHorizonRad = rxAngle;
  link.txHorizonM = txAt * stepM;
  link.rxHorizonM = d - rxAt * stepM;
}

/** Result of the last `fitLine`: heights of the fitted line at both ends of the profile. */
const line = { first: 0, last: 0 };

/**
 * Least-squares line through the samples between two positions (in steps from the first sample), evaluated at both ends of the
 * `intervals` intervals of the profile. Leaves its result in `line`.
 */
function fitLine(heightM: Float64Array, intervals: number, from: number, to: number): void {
  let start = Math.trunc(Math.max(from, 0));
  let end = intervals - Math.trunc(Math.max(intervals - to, 0));
  if (end <= start) {
    start = Math.max(start - 1, 0);
    end = intervals - Math.max(intervals - (end + 1), 0);
  }
  const length = end - start;
  const middle = -0.5 * length;
  let sum = 0.5 * (heightM[start]! + heightM[end]!);
  let moment = 0.5 * (heightM[start]! - heightM[end]!) * middle;
  for (let i = 1; i < length; i++) {
    const h = heightM[start + i]!;
    sum += h;
    moment += h * (middle + i);
  }
  const mean = sum / length;
  const slope = (moment * 12) / ((length * length + 2) * length);
  const centre = end + middle;
  line.first = mean - slope * centre;
  line.last = mean + slope * (intervals - centre);
}

/** At most 10·25 − 5 resampled heights enter Δh. */
const resampled = new Float64Array(245);

/**
 * Δh, m: interdecile range of the heights between two distances about their own fitted line, brought to an infinitely long path. 0 where fewer than two steps are left.
 */
function terrainIrregularity({ stepM, heightM }: ItmProfile, fromM: number, toM: number): number {
  const from = fromM / stepM;
  const to = toM / stepM;
  if (to - from < 2) return 0;
  const decile = Math.min(Math.max(4, Math.trunc(0.1 * (to - from + 8))), 25);
  const count = 10 * decile - 5;
  resample(heightM, from, (to - from) / (count - 1), count);
  fitLine(resampled, count - 1, 0, count - 1);
  removeLine(count);
  return interdecileRange(count, decile) / (1 - 0.8 * Math.exp(-(toM - fromM) / 50e3));
}

/** `count` heights interpolated at from, from + step, … samples. */
function resample(heightM: Float64Array, from: number, step: number, count: number): void {
  const lastBefore = heightM.length - 2;
  for (let j = 0; j < count; j++) {
    const position = from + j * step;
    const before = Math.min(position | 0, lastBefore);
    const h = heightM[before]!;
    resampled[j] = h + (heightM[before + 1]! - h) * (position - before);
  }
}

/** Residuals of the resampled heights about `line`, and between which values they lie. */
function removeLine(count: number): void {
  const { first } = line;
  const slope = (line.last - first) / (count - 1);
  let least = Infinity;
  let greatest = -Infinity;
  for (let j = 0; j < count; j++) {
    const residual = resampled[j]! - (first + j * slope);
    resampled[j] = residual;
    least = residual < least ? residual : least;
    greatest = residual > greatest ? residual : greatest;
  }
  residuals.least = least;
  residuals.greatest = greatest;
}

const residuals = { least: 0, greatest: 0 };
const BINS = 64;
const binSizes = new Int32Array(BINS);
const binOf = new Uint8Array(resampled.length);

/** The `decile`-th greatest residual less the `decile`-th smallest: counted into bins, sorted only within two of them. */
function interdecileRange(count: number, decile: number): number {
  const { least, greatest } = residuals;
  if (!(greatest > least)) return 0;
  const scale = BINS / (greatest - least);
  binSizes.fill(0);
  for (let i = 0; i < count; i++) {
    const bin = Math.min(((resampled[i]! - least) * scale) | 0, BINS - 1);
    binOf[i] = bin;
    binSizes[bin]!++;
  }
  return ranked(count, count - decile) - ranked(count, decile - 1);
}

const binned = new Float64Array(resampled.length);

/** The residual of rank `rank` (0 = smallest) among those already counted into bins. */
function ranked(count: number, rank: number): number {
  let bin = 0;
  let before = 0;
  while (before + binSizes[bin]! <= rank) before += binSizes[bin++]!;
  let size = 0;
  for (let i = 0; i < count; i++) {
    if (binOf[i] !== bin) continue;
    const value = resampled[i]!;
    let at = size++;
    for (; at > 0 && binned[at - 1]! > value; at--) binned[at] = binned[at - 1]!;
    binned[at] = value;
  }
  return binned[rank - before]!;
}
