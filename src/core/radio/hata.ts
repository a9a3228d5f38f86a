/**
 * Okumura–Hata: M. Hata, "Empirical formula for propagation loss in land mobile radio services", IEEE Trans. Veh. Technol. VT-29 (1980)
 * 317–325; also ITU-R Report 567. Median loss between isotropic antennas.
 */
import { type LossResult, warningsOf } from './warnings';

export type HataArea = 'urban-large' | 'urban-small' | 'suburban' | 'open';

export interface HataLink {
  frequencyMhz: number;
  distanceKm: number;
  /** Base antenna, effective height. m. */
  baseHeightM: number;
  mobileHeightM: number;
}

/** Mobile height correction a(hm) of a medium or small city: Hata equation (12). dB. */
export const smallCityHeightDb = (frequencyMhz: number, mobileHeightM: number): number =>
  (1.1 * Math.log10(frequencyMhz) - 0.7) * mobileHeightM - (1.56 * Math.log10(frequencyMhz) - 0.8);

/** Mobile height correction a(hm) of a large city: Hata equations (13a) to 200 MHz and (13b) from 400 MHz; parted at 300 MHz. dB. */
export const largeCityHeightDb = (frequencyMhz: number, mobileHeightM: number): number =>
  frequencyMhz < 300
    ? 8.29 * Math.log10(1.54 * mobileHeightM) ** 2 - 1.1
    : 3.2 * Math.log10(11.75 * mobileHeightM) ** 2 - 4.97;

/** Suburban correction, to be taken off the urban loss: Hata equation (14). dB. */
export const suburbanCorrectionDb = (frequencyMhz: number): number => 2 * Math.log10(frequencyMhz / 28) ** 2 + 5.4;

/** Open-area correction, to be taken off the urban loss: Hata equation (15). dB. */
const openCorrectionDb = (frequencyMhz: number): number =>
  4.78 * Math.log10(frequencyMhz) ** 2 - 18.33 * Math.log10(frequencyMhz) + 40.94;

/** Slope over log10 of the distance in km: Hata equation (11), last term. dB per decade. */
export const hataSlopeDb = (baseHeightM: number): number => 44.9 - 6.55 * Math.log10(baseHeightM);

/** Urban loss at 1 km before the mobile height correction: Hata equation (11). dB. */
export const hataAtOneKmDb = (frequencyMhz: number, baseHeightM: number): number =>
  69.55 + 26.16 * Math.log10(frequencyMhz) - 13.82 * Math.log10(baseHeightM);

/**
 * Okumura–Hata loss. Valid: 150..1500 MHz, 1..20 km, base 30..200 m, mobile 1..10 m. `city` chooses the a(hm) under the suburban and open
 * corrections: the medium-small city's unless said otherwise (at 1.5 m the two differ by less than 0.1 dB).
 */
export function hataLossDb(link: HataLink & { area: HataArea; city?: 'large' | 'small' }): LossResult {
  const { frequencyMhz: f, area } = link;
  const large = area === 'urban-large' || (area !== 'urban-small' && link.city === 'large');
  const heightDb = (large ? largeCityHeightDb : smallCityHeightDb)(f, link.mobileHeightM);
  const slopeDb = hataSlopeDb(link.baseHeightM) * Math.log10(link.distanceKm);
  let lossDb = hataAtOneKmDb(f, link.baseHeightM) - heightDb + slopeDb;
  if (area === 'suburban') lossDb -= suburbanCorrectionDb(f);
  if (area === 'open') lossDb -= openCorrectionDb(f);
  return { lossDb, warnings: hataWarnings(link, 150, 1500) };
}

/** The ranges Hata and COST-231 share, with the model's own frequencies. */
export const hataWarnings = (link: HataLink, lowMhz: number, highMhz: number): LossResult['warnings'] =>
  warningsOf([
    ['frequency-outside-range', link.frequencyMhz, lowMhz, highMhz],
    ['distance-outside-range', link.distanceKm, 1, 20],
    ['base-height-outside-range', link.baseHeightM, 30, 200],
    ['user-height-outside-range', link.mobileHeightM, 1, 10],
  ]);
