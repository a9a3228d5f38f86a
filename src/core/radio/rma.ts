/** Rural macro: 3GPP TR 38.901 V19.4.0 Table 7.4.1-1, RMa. */
import {
  DECADE,
  linkLoss,
  TR38901_SPEED_OF_LIGHT_M_PER_S,
  type Tr38901Link,
  type Tr38901Result,
  type Tr38901Terms,
} from './tr38901-terms';
import { warningsOf } from './warnings';

/** Table 7.4.1-1 defaults: average street width and building height. m. */
const STREET_WIDTH_M = 20;
const BUILDING_HEIGHT_M = 5;

export interface RmaLink extends Tr38901Link {
  /** W, 5..50 m. Default 20. */
  streetWidthM?: number;
  /** h, 5..50 m. Default 5. */
  buildingHeightM?: number;
}

/** Constants of a site: Table 7.4.1-1 RMa-LOS PL1, PL2, RMa-NLOS PL'; break point by NOTE 5, d_BP = 2π·hBS·hUT·fc/c. */
export function rmaTerms(site: Omit<RmaLink, 'distance2dM' | 'los'>): Tr38901Terms {
  const { frequencyGhz: f, baseHeightM: hBs, userHeightM: hUt } = site;
  const w = site.streetWidthM ?? STREET_WIDTH_M;
  const h = site.buildingHeightM ?? BUILDING_HEIGHT_M;
  const breakM = (2 * Math.PI * hBs * hUt * f * 1e9) / TR38901_SPEED_OF_LIGHT_M_PER_S;
  const near0 = 20 * Math.log10((40 * Math.PI * f) / 3) - Math.min(0.044 * h ** 1.72, 14.77);
  const nearDecade = 20 + Math.min(0.03 * h ** 1.72, 10);
  const nearPerM = 0.002 * Math.log10(h);
  const atBreak = near0 + nearDecade * Math.log10(breakM) + nearPerM * breakM;
  const nlosDecade = 43.42 - 3.1 * Math.log10(hBs);
  return {
    heightStepSquaredM2: (hBs - hUt) ** 2,
    breakM,
    near0,
    nearSlope: nearDecade * DECADE,
    nearPerM,
    far0: atBreak - 40 * Math.log10(breakM),
    farSlope: 40 * DECADE,
    nlos0:
      161.04 -
      7.1 * Math.log10(w) +
      7.5 * Math.log10(h) -
      (24.37 - 3.7 * (h / hBs) ** 2) * Math.log10(hBs) -
      3 * nlosDecade +
      20 * Math.log10(f) -
      (3.2 * Math.log10(11.75 * hUt) ** 2 - 4.97),
    nlosSlope: nlosDecade * DECADE,
    sigmaLosNearDb: 4,
    sigmaLosFarDb: 6,
    sigmaNlosDb: 8,
    losLimitM: 10_000,
    nlosLimitM: 5000,
  };
}

/**
 * RMa path loss. Valid: 0.5..30 GHz (NOTE 6), 10 m..10 km (LOS) or 5 km (NLOS), base 10..150 m, user 1..10 m, h and W 5..50 m.
 */
export function rmaLossDb(link: RmaLink): Tr38901Result {
  const terms = rmaTerms(link);
  const warnings = warningsOf([
    ['frequency-outside-range', link.frequencyGhz, 0.5, 30],
    ['distance-outside-range', link.distance2dM, 10, link.los ? terms.losLimitM : terms.nlosLimitM],
    ['base-height-outside-range', link.baseHeightM, 10, 150],
    ['user-height-outside-range', link.userHeightM, 1, 10],
    ['surroundings-outside-range', link.streetWidthM ?? STREET_WIDTH_M, 5, 50],
    ['surroundings-outside-range', link.buildingHeightM ?? BUILDING_HEIGHT_M, 5, 50],
  ]);
  return { ...linkLoss(terms, link), warnings };
}
