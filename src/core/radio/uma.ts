/** Urban macro: 3GPP TR 38.901 V19.4.0 Table 7.4.1-1, UMa. */
import { linkLoss, type Tr38901Link, type Tr38901Result, type Tr38901Terms } from './tr38901-terms';
import { urbanTerms, urbanWarnings } from './tr38901-urban';

export interface UmaLink extends Tr38901Link {
  /**
   * Effective environment height hE, m. NOTE 1: 1 m for users below 13 m; above, 1 m with probability 1/(1 + C(d2D, hUT)), else a random
   * 12, 15, …, hUT − 1.5. The default 1 is the certain case of the first and the likely one of the second.
   */
  environmentHeightM?: number;
}

/** Constants of a site: Table 7.4.1-1 UMa-LOS PL1, PL2 and UMa-NLOS PL'. */
export function umaTerms(site: Omit<UmaLink, 'distance2dM' | 'los'>): Tr38901Terms {
  return urbanTerms(site, {
    near: [28, 22],
    far: [28, 40, 9],
    nlos: [13.54, 39.08, 20, 0.6],
    sigmaNlosDb: 6,
  });
}

/** UMa path loss. Valid: 0.5..100 GHz (NOTE 6), 10 m..5 km, user 1.5..22.5 m, nominal base 25 m. */
export function umaLossDb(link: UmaLink): Tr38901Result {
  return { ...linkLoss(umaTerms(link), link), warnings: urbanWarnings(link, 25) };
}
