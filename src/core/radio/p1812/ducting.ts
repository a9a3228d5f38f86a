import type { P1812Radio } from './p1812-radio';
import type { PathState } from './path-state';
import { inlandShare } from './zones';

/**
 * Lba, dB: ducting and layer reflection (ITU-R P.1812-7 §4.5). Reads the ducting fields of the path, which
 * `completeDucting` must have filled.
 */
export function ductingLossDb(path: PathState, radio: P1812Radio): number {
  return couplingLossDb(path, radio) + angularLossDb(path, radio) + timeLossDb(path, radio);
}

/**
 * A bound Lba cannot fall below, dB, without roughness, β and Γ, nor in line of sight the horizon distances. Holds where p ≥ β0.
 */
export function ductingLossAtLeastDb(path: PathState, radio: P1812Radio): number {
  const timeDb = path.distanceKm <= TIME_FLOOR_KM ? radio.timeFloorDb : 0;
  if (!path.lineOfSight) return couplingLossDb(path, radio) + angularLossDb(path, radio) + timeDb;
  return ductingFloorDb(path, radio, 1);
}

/**
 * The same bound without a logarithm of the horizon distances, dB: lower, but enough for most paths. `horizonShare` is what the two
 * horizon distances are known to be at least of the path, by powers of ten.
 */
export function ductingFloorDb(path: PathState, radio: P1812Radio, horizonShare: 1 | 0.1): number {
  if (radio.txCoastKm <= 5 || radio.rxCoastKm <= 5) return -Infinity;
  const timeDb = path.distanceKm <= TIME_FLOOR_KM ? radio.timeFloorDb : 0;
  const shareDb = horizonShare === 1 ? 0 : -20;
  const angle =
    (1000 * path.distanceKm) / radio.medianEarthKm +
    Math.min(path.txElevationMrad, 0) +
    Math.min(path.rxElevationMrad, 0);
  return (
    102.45 + radio.frequencyDb + path.distanceDb + shareDb + radio.lowFrequencyDb + lossPerMrad(radio) * angle + timeDb
  );
}

/** Af, eq (47): fixed coupling losses between the antennas and the duct. */
function couplingLossDb(path: PathState, radio: P1812Radio): number {
  return (
    102.45 +
    radio.frequencyDb +
    20 * Math.log10(path.txHorizonKm + path.rxHorizonKm) +
    radio.lowFrequencyDb +
    siteShieldingDb(path.txElevationMrad - 0.1 * path.txHorizonKm, path.txHorizonKm, radio) +
    siteShieldingDb(path.rxElevationMrad - 0.1 * path.rxHorizonKm, path.rxHorizonKm, radio) +
    seaDuctCouplingDb(path, radio.txCoastKm, path.txHorizonKm, path.txAntennaM) +
    seaDuctCouplingDb(path, radio.rxCoastKm, path.rxHorizonKm, path.rxAntennaM)
  );
}

/** Ast, Asr, eqs (49), (50). */
function siteShieldingDb(excessMrad: number, horizonKm: number, radio: P1812Radio): number {
  if (!(excessMrad > 0)) return 0;
  return (
    20 * Math.log10(1 + 0.361 * excessMrad * Math.sqrt(radio.frequencyGhz * horizonKm)) +
    0.264 * excessMrad * radio.frequencyCbrt
  );
}

/** Act, Acr, eq (51): an antenna near the coast of a mostly sea path. */
function seaDuctCouplingDb(path: PathState, coastKm: number, horizonKm: number, antennaM: number): number {
  if (path.seaShare < 0.75 || coastKm > horizonKm || coastKm > 5) return 0;
  return -3 * Math.exp(-0.25 * coastKm * coastKm) * (1 + Math.tanh(0.07 * (50 - antennaM)));
}

/** γd, dB/mrad, eq (52). */
const lossPerMrad = (radio: P1812Radio): number => 5e-5 * radio.medianEarthKm * radio.frequencyCbrt;

/** γd·θ′, eqs (52), (54), (55). */
function angularLossDb(path: PathState, radio: P1812Radio): number {
  const angle =
    (1000 * path.distanceKm) / radio.medianEarthKm +
    Math.min(path.txElevationMrad, 0.1 * path.txHorizonKm) +
    Math.min(path.rxElevationMrad, 0.1 * path.rxHorizonKm);
  return lossPerMrad(radio) * angle;
}

/** A(p), eqs (53), (56)–(56f). */
function timeLossDb(path: PathState, radio: P1812Radio): number {
  const d = path.distanceKm;
  const epsilon = 3.5;
  const alpha = Math.max(-3.4, -0.6 - epsilon * 1e-9 * d ** 3.1 * inlandShare(path.longestInlandKm));
  const txM = path.txAntennaM - path.smoothTxM;
  const rxM = path.rxAntennaM - path.smoothRxM;
  const geometry = ((500 / radio.medianEarthKm) * d * d) / (Math.sqrt(txM) + Math.sqrt(rxM)) ** 2;
  const mu2 = Math.min(1, geometry ** alpha);
  const between = Math.min(d - path.txHorizonKm - path.rxHorizonKm, 40);
  const mu3 = path.roughnessM <= 10 ? 1 : Math.exp(-4.6e-5 * (path.roughnessM - 10) * (43 + 6 * between));
  const beta = path.anomalousPercent * mu2 * mu3;
  const gamma = timeExponent(Math.log10(beta), d);
  const ratio = radio.timePercent / beta;
  return -12 + (1.2 + 3.7e-3 * d) * Math.log10(ratio) + 12 * ratio ** gamma;
}

/** Γ, eq (53a). */
const timeExponent = (logBeta: number, distanceKm: number): number =>
  (1.076 / (2.0058 - logBeta) ** 1.012) *
  Math.exp(-(9.51 - 4.8 * logBeta + 0.198 * logBeta * logBeta) * 1e-6 * distanceKm ** 1.13);

/** Paths no longer than this have `timeFloorDb`. */
const TIME_FLOOR_KM = 100;

/**
 * What A(p) of eq (53) cannot fall below on paths up to 100 km, dB, whatever their β ≤ p: β never exceeds the value β0 takes where
 * μ1 = μ4 = 1. Searched over log β; a margin of 0.5 dB covers the steps of the search.
 */
export function timeFloorDb(timePercent: number, latitudeDeg: number): number {
  // Nearer to the equator β0 is greater and the bound lower: that of the whole degree holds for all beyond it.
  const latitude = Math.floor(Math.abs(latitudeDeg));
  if (floors.timePercent !== timePercent) floors = { timePercent, byLatitude: new Map() };
  const known = floors.byLatitude.get(latitude);
  if (known !== undefined) return known;
  const floorDb = searchedFloorDb(timePercent, latitude);
  floors.byLatitude.set(latitude, floorDb);
  return floorDb;
}

/** Of the time percentage asked for last: thousands of masts have theirs searched once for each degree of latitude. */
let floors = { timePercent: Number.NaN, byLatitude: new Map<number, number>() };

function searchedFloorDb(timePercent: number, latitude: number): number {
  const greatestBeta = Math.min(timePercent, latitude <= 70 ? 10 ** (-0.015 * latitude + 1.67) : 4.17);
  const logTime = Math.log10(timePercent);
  let least = Infinity;
  for (let logBeta = Math.log10(greatestBeta); logBeta > -40; logBeta -= 0.02) {
    const logRatio = logTime - logBeta;
    const exponent = timeExponent(logBeta, TIME_FLOOR_KM);
    least = Math.min(least, -12 + 1.2 * logRatio + 12 * 10 ** (logRatio * exponent));
  }
  return Math.max(0, least - 0.5);
}
