/**
 * The outdoor and indoor path losses of 3GPP TR 38.901 Table 7.4.1-1 all have one shape, so that each is a set of constants of a site
 * and one evaluation serves all of them:
 *
 *   LOS   d2D ≤ break:  near0 + nearSlope·log10 d3D + nearPerM·d3D          (PL1)
 *         d2D > break:  far0 + farSlope·log10 d3D                          (PL2)
 *   NLOS  max(LOS, nlos0 + nlosSlope·log10 d3D)
 *
 * Slopes are kept per natural logarithm of d3D², because that needs one logarithm and no square root in the loop.
 */
import type { LossResult } from './warnings';

/** Speed of light in TR 38.901's break points (Table 7.4.1-1 NOTE 1 and NOTE 5: 3.0·10⁸). m/s. */
export const TR38901_SPEED_OF_LIGHT_M_PER_S = 3e8;

/** A decade of d3D, per natural logarithm of d3D². */
export const DECADE = 1 / (2 * Math.LN10);

/** Constants of one site and user height. Losses dB, distances m. */
export interface Tr38901Terms {
  /** (hBS − hUT)². m². */
  heightStepSquaredM2: number;
  /** 2D break-point distance; Infinity where the model has none. */
  breakM: number;
  near0: number;
  nearSlope: number;
  nearPerM: number;
  far0: number;
  farSlope: number;
  nlos0: number;
  nlosSlope: number;
  /** Shadowing standard deviations: LOS up to the break point, LOS beyond it, NLOS. dB. */
  sigmaLosNearDb: number;
  sigmaLosFarDb: number;
  sigmaNlosDb: number;
  /** Largest 2D distance of the LOS and of the NLOS formula. m. */
  losLimitM: number;
  nlosLimitM: number;
}

/** Loss of a link in one state. */
export interface Tr38901Result extends LossResult {
  /** Standard deviation of log-normal shadowing around `lossDb`. dB. */
  sigmaDb: number;
}

/** One link of a TR 38.901 model. */
export interface Tr38901Link {
  /** Carrier. GHz. */
  frequencyGhz: number;
  /** Ground distance. m, ≥ 0. */
  distance2dM: number;
  baseHeightM: number;
  userHeightM: number;
  /** Line of sight or not. */
  los: boolean;
}

/** Path loss with line of sight. dB. */
export function losLossDb(terms: Tr38901Terms, distance2dM: number): number {
  const squared = distance2dM * distance2dM + terms.heightStepSquaredM2;
  const logarithm = Math.log(squared < 1 ? 1 : squared);
  if (distance2dM > terms.breakM) return terms.far0 + terms.farSlope * logarithm;
  const loss = terms.near0 + terms.nearSlope * logarithm;
  return terms.nearPerM === 0 ? loss : loss + terms.nearPerM * Math.sqrt(squared);
}

/** Path loss without line of sight: never below the one with it (Table 7.4.1-1, max of both). dB. */
export function nlosLossDb(terms: Tr38901Terms, distance2dM: number): number {
  const squared = distance2dM * distance2dM + terms.heightStepSquaredM2;
  const logarithm = Math.log(squared < 1 ? 1 : squared);
  const nlos = terms.nlos0 + terms.nlosSlope * logarithm;
  let los = terms.far0 + terms.farSlope * logarithm;
  if (distance2dM <= terms.breakM) {
    los = terms.near0 + terms.nearSlope * logarithm;
    if (terms.nearPerM !== 0) los += terms.nearPerM * Math.sqrt(squared);
  }
  return nlos > los ? nlos : los;
}

/** Shadowing standard deviation of a state. dB. */
export function sigmaDb(terms: Tr38901Terms, distance2dM: number, los: boolean): number {
  if (!los) return terms.sigmaNlosDb;
  return distance2dM > terms.breakM ? terms.sigmaLosFarDb : terms.sigmaLosNearDb;
}

/** Loss and shadowing of a link from its terms; the caller adds its warnings. */
export function linkLoss(terms: Tr38901Terms, link: Tr38901Link): { lossDb: number; sigmaDb: number } {
  const lossDb = link.los ? losLossDb(terms, link.distance2dM) : nlosLossDb(terms, link.distance2dM);
  return { lossDb, sigmaDb: sigmaDb(terms, link.distance2dM, link.los) };
}
