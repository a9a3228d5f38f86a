import { diffractionDb } from './itm-diffraction';
import { lineOfSightDb } from './itm-line-of-sight';
import { FLAG, type ItmLink } from './itm-link';
import { troposcatterDb } from './itm-troposcatter';
import type { ItmErrorCode } from './itm-types';

export const MODE = { lineOfSight: 1, diffraction: 2, troposcatter: 3 } as const;

export interface ItmReference {
  errorCode: 0 | ItmErrorCode;
  referenceDb: number;
  mode: 0 | 1 | 2 | 3;
}

/** Reused: the answer of the last `referenceAttenuation`. */
const answer: ItmReference = { errorCode: 0, referenceDb: 0, mode: 0 };

/**
 * A_ref, dB below free space, at the link's distance: line of sight, diffraction or scatter, joined into one continuous function of
 * distance (Algorithm §4). Sets warning bits in the link. The object returned is reused by the next call.
 */
export function referenceAttenuation(link: ItmLink): Readonly<ItmReference> {
  answer.mode = 0;
  answer.referenceDb = Number.NaN;
  link.txSmoothHorizonM = Math.sqrt(2 * link.txEffectiveM * link.earthM);
  link.rxSmoothHorizonM = Math.sqrt(2 * link.rxEffectiveM * link.earthM);
  const horizonsM = link.txHorizonM + link.rxHorizonM;
  link.horizonAngleRad = Math.max(link.txHorizonRad + link.rxHorizonRad, -horizonsM / link.earthM);
  warnOfHorizons(link);
  answer.errorCode = refusal(link);
  if (answer.errorCode !== 0) return answer;
  warnOfDistance(link);
  const smoothM = link.txSmoothHorizonM + link.rxSmoothHorizonM;
  diffractionLine(link, smoothM, horizonsM);
  if (link.distanceM < smoothM) {
    answer.mode = MODE.lineOfSight;
    answer.referenceDb = Math.max(0, withinHorizonDb(link, smoothM, horizonsM));
  } else {
    answer.referenceDb = Math.max(0, beyondHorizonDb(link, smoothM, horizonsM));
  }
  return answer;
}

function warnOfHorizons(link: ItmLink): void {
  if (Math.abs(link.txHorizonRad) > 0.2) link.warningFlags |= FLAG.txSteep;
  if (Math.abs(link.rxHorizonRad) > 0.2) link.warningFlags |= FLAG.rxSteep;
  if (link.txHorizonM < 0.1 * link.txSmoothHorizonM) link.warningFlags |= FLAG.txNear;
  if (link.rxHorizonM < 0.1 * link.rxSmoothHorizonM) link.warningFlags |= FLAG.rxNear;
  if (link.txHorizonM > 3 * link.txSmoothHorizonM) link.warningFlags |= FLAG.txFar;
  if (link.rxHorizonM > 3 * link.rxSmoothHorizonM) link.warningFlags |= FLAG.rxFar;
}

function warnOfDistance(link: ItmLink): void {
  const d = link.distanceM;
  if (d < Math.abs(link.txEffectiveM - link.rxEffectiveM) / 0.2) link.warningFlags |= FLAG.nearShortest;
  if (d < 1e3) link.warningFlags |= FLAG.tooShort;
  if (d > 1000e3) link.warningFlags |= FLAG.nearLongest;
  if (d > 2000e3) link.warningFlags |= FLAG.tooLong;
}

function refusal(link: ItmLink): 0 | ItmErrorCode {
  if (link.surfaceRefractivity < 150) return 1021;
  if (link.surfaceRefractivity > 400) return 1022;
  if (link.surfaceRefractivity < 250) link.warningFlags |= FLAG.refractivity;
  if (link.earthM < 4e6 || link.earthM > 13_333_333) return 1016;
  if (link.impedanceReal <= Math.abs(link.impedanceImaginary)) return 1013;
  return 0;
}

/** The line Aed + md·s through two points of the diffraction range. */
function diffractionLine(link: ItmLink, smoothM: number, horizonsM: number): void {
  const scale = Math.cbrt((link.earthM * link.earthM) / link.frequencyMhz);
  const d3 = Math.max(smoothM, horizonsM + 5 * scale);
  const d4 = d3 + 10 * scale;
  const a3 = diffractionDb(link, d3);
  const a4 = diffractionDb(link, d4);
  link.diffractionSlope = (a4 - a3) / (d4 - d3);
  link.diffractionAtZeroDb = a3 - link.diffractionSlope * d3;
}

/** Ael + k1·s + k2·ln s through up to three points of the line-of-sight range (ITS 67 eqs (3.16a), (3.16d), (3.19)–(3.21)). */
function withinHorizonDb(link: ItmLink, smoothM: number, horizonsM: number): number {
  const atSmoothDb = smoothM * link.diffractionSlope + link.diffractionAtZeroDb;
  let d0 = 0.04 * link.frequencyMhz * link.txEffectiveM * link.rxEffectiveM;
  let d1: number;
  if (link.diffractionAtZeroDb >= 0) {
    d0 = Math.min(d0, 0.5 * horizonsM);
    d1 = d0 + 0.25 * (horizonsM - d0);
  } else d1 = Math.max(-link.diffractionAtZeroDb / link.diffractionSlope, 0.25 * horizonsM);
  const a1 = lineOfSightDb(link, d1);
  let k1 = 0;
  let k2 = 0;
  let fitted = false;
  if (d0 < d1) {
    const a0 = lineOfSightDb(link, d0);
    const q = Math.log(smoothM / d0);
    const cross = (smoothM - d0) * (a1 - a0) - (d1 - d0) * (atSmoothDb - a0);
    k2 = Math.max(0, cross / ((smoothM - d0) * Math.log(d1 / d0) - (d1 - d0) * q));
    fitted = link.diffractionAtZeroDb > 0 || k2 > 0;
    if (fitted) {
      k1 = (atSmoothDb - a0 - k2 * q) / (smoothM - d0);
      if (k1 < 0) {
        k1 = 0;
        k2 = Math.max(atSmoothDb - a0, 0) / q;
        if (k2 === 0) k1 = link.diffractionSlope;
      }
    }
  }
  if (!fitted) {
    k1 = Math.max(atSmoothDb - a1, 0) / (smoothM - d1);
    k2 = 0;
    if (k1 === 0) k1 = link.diffractionSlope;
  }
  const origin = atSmoothDb - k1 * smoothM - k2 * Math.log(smoothM);
  return origin + k1 * link.distanceM + k2 * Math.log(link.distanceM);
}

/** Diffraction out to where scatter takes over (Algorithm, section 4.3). */
function beyondHorizonDb(link: ItmLink, smoothM: number, horizonsM: number): number {
  const d5 = horizonsM + 200e3;
  const d6 = horizonsM + 400e3;
  link.scatterFrequencyGainDb = -1;
  const a6 = troposcatterDb(link, d6);
  const a5 = troposcatterDb(link, d5);
  const { diffractionSlope, diffractionAtZeroDb, distanceM } = link;
  answer.mode = MODE.diffraction;
  if (a5 >= 1000) return diffractionSlope * distanceM + diffractionAtZeroDb;
  const slope = (a6 - a5) / 200e3;
  const scale = Math.cbrt((link.earthM * link.earthM) / link.frequencyMhz);
  const crossM = (a5 - diffractionAtZeroDb - slope * d5) / (diffractionSlope - slope);
  const fromM = Math.max(smoothM, horizonsM + 1.088 * scale * Math.log(link.frequencyMhz), crossM);
  if (distanceM <= fromM) return diffractionSlope * distanceM + diffractionAtZeroDb;
  answer.mode = MODE.troposcatter;
  return (diffractionSlope - slope) * fromM + diffractionAtZeroDb + slope * distanceM;
}
