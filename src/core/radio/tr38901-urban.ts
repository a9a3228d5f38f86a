/** What UMa and UMi of 3GPP TR 38.901 Table 7.4.1-1 share: two-ray break point over an effective environment height. */
import { DECADE, TR38901_SPEED_OF_LIGHT_M_PER_S, type Tr38901Link, type Tr38901Terms } from './tr38901-terms';
import { type RadioWarningCode, warningsOf } from './warnings';

/** The numbers in which UMa and UMi differ, in the order of the table's formulae. */
interface UrbanNumbers {
  /** PL1: constant, slope of log10 d3D. */
  near: [number, number];
  /** PL2: constant, slope of log10 d3D, factor of log10(d'BP² + (hBS − hUT)²). */
  far: [number, number, number];
  /** PL'NLOS: constant, slope of log10 d3D, factor of log10 fc, factor of (hUT − 1.5). */
  nlos: [number, number, number, number];
  sigmaNlosDb: number;
}

interface UrbanSite {
  frequencyGhz: number;
  baseHeightM: number;
  userHeightM: number;
  environmentHeightM?: number;
}

/** Constants of a site. Break point by NOTE 1: d'BP = 4·h'BS·h'UT·fc/c with h' = h − hE; no second ray (0 m) where either is below hE. */
export function urbanTerms(site: UrbanSite, numbers: UrbanNumbers): Tr38901Terms {
  const { frequencyGhz: f, baseHeightM: hBs, userHeightM: hUt } = site;
  const hE = site.environmentHeightM ?? 1;
  const step = hBs - hUt;
  const breakM = (4 * Math.max(0, hBs - hE) * Math.max(0, hUt - hE) * f * 1e9) / TR38901_SPEED_OF_LIGHT_M_PER_S;
  const [near0, nearDecade] = numbers.near;
  const [far0, farDecade, breakFactor] = numbers.far;
  const [nlos0, nlosDecade, frequencyFactor, heightFactor] = numbers.nlos;
  return {
    heightStepSquaredM2: step * step,
    breakM,
    near0: near0 + 20 * Math.log10(f),
    nearSlope: nearDecade * DECADE,
    nearPerM: 0,
    far0: far0 + 20 * Math.log10(f) - breakFactor * Math.log10(Math.max(1, breakM * breakM + step * step)),
    farSlope: farDecade * DECADE,
    nlos0: nlos0 + frequencyFactor * Math.log10(f) - heightFactor * (hUt - 1.5),
    nlosSlope: nlosDecade * DECADE,
    sigmaLosNearDb: 4,
    sigmaLosFarDb: 4,
    sigmaNlosDb: numbers.sigmaNlosDb,
    losLimitM: 5000,
    nlosLimitM: 5000,
  };
}

/** NOTE 6 and the table's ranges. The table gives one base height; within half and double of it nothing is said (our choice). */
export function urbanWarnings(link: Tr38901Link, nominalBaseHeightM: number): RadioWarningCode[] {
  return warningsOf([
    ['frequency-outside-range', link.frequencyGhz, 0.5, 100],
    ['distance-outside-range', link.distance2dM, 10, 5000],
    ['base-height-not-nominal', link.baseHeightM, nominalBaseHeightM / 2, nominalBaseHeightM * 2],
    ['user-height-outside-range', link.userHeightM, 1.5, 22.5],
  ]);
}
