/** Indoor office: 3GPP TR 38.901 V19.4.0 Table 7.4.1-1, InH-Office. */
import { DECADE, linkLoss, type Tr38901Link, type Tr38901Result, type Tr38901Terms } from './tr38901-terms';
import { warningsOf } from './warnings';

/** Largest 3D distance of the model. m. */
const LIMIT_M = 150;

/** Constants of a site: Table 7.4.1-1 InH-LOS and InH-NLOS PL'. No break point. */
export function inhTerms(site: Omit<Tr38901Link, 'distance2dM' | 'los'>): Tr38901Terms {
  const frequencyDb = Math.log10(site.frequencyGhz);
  const step = site.baseHeightM - site.userHeightM;
  return {
    heightStepSquaredM2: step * step,
    breakM: Infinity,
    near0: 32.4 + 20 * frequencyDb,
    nearSlope: 17.3 * DECADE,
    nearPerM: 0,
    far0: 32.4 + 20 * frequencyDb,
    farSlope: 17.3 * DECADE,
    nlos0: 17.3 + 24.9 * frequencyDb,
    nlosSlope: 38.3 * DECADE,
    sigmaLosNearDb: 3,
    sigmaLosFarDb: 3,
    sigmaNlosDb: 8.03,
    losLimitM: LIMIT_M,
    nlosLimitM: LIMIT_M,
  };
}

/** InH path loss. Valid: 0.5..100 GHz (NOTE 6), 1 ≤ d3D ≤ 150 m. */
export function inhLossDb(link: Tr38901Link): Tr38901Result {
  const terms = inhTerms(link);
  const warnings = warningsOf([
    ['frequency-outside-range', link.frequencyGhz, 0.5, 100],
    ['distance-outside-range', Math.hypot(link.distance2dM, link.baseHeightM - link.userHeightM), 1, LIMIT_M],
  ]);
  return { ...linkLoss(terms, link), warnings };
}
