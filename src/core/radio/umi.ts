/** Urban micro, street canyon: 3GPP TR 38.901 V19.4.0 Table 7.4.1-1, UMi. */
import { linkLoss, type Tr38901Link, type Tr38901Result, type Tr38901Terms } from './tr38901-terms';
import { urbanTerms, urbanWarnings } from './tr38901-urban';

/** Constants of a site: Table 7.4.1-1 UMi-LOS PL1, PL2 and UMi-NLOS PL'. hE = 1 m (NOTE 1). */
export function umiTerms(site: Omit<Tr38901Link, 'distance2dM' | 'los'>): Tr38901Terms {
  return urbanTerms(site, {
    near: [32.4, 21],
    far: [32.4, 40, 9.5],
    nlos: [22.4, 35.3, 21.3, 0.3],
    sigmaNlosDb: 7.82,
  });
}

/** UMi street-canyon path loss. Valid: 0.5..100 GHz (NOTE 6), 10 m..5 km, user 1.5..22.5 m, nominal base 10 m. */
export function umiLossDb(link: Tr38901Link): Tr38901Result {
  return { ...linkLoss(umiTerms(link), link), warnings: urbanWarnings(link, 10) };
}
