/** COST-231-Hata: European Commission, COST Action 231 Final Report (EUR 18957, 1999) §4.4.1. */
import { type HataLink, hataSlopeDb, hataWarnings, largeCityHeightDb, smallCityHeightDb } from './hata';
import type { LossResult } from './warnings';

export type Cost231Area = 'metropolitan' | 'medium';

/** Loss at 1 km before mobile height and city corrections: equation (4.4.3), first terms. dB. */
export const cost231AtOneKmDb = (frequencyMhz: number, baseHeightM: number): number =>
  46.3 + 33.9 * Math.log10(frequencyMhz) - 13.82 * Math.log10(baseHeightM);

/**
 * COST-231-Hata loss: equations (4.4.3) and (4.4.4), Cm = 3 dB in metropolitan centres, else 0. Valid: 1500..2000 MHz, 1..20 km, base
 * 30..200 m, mobile 1..10 m. Metropolitan takes Hata's large-city a(hm), −4.97 included; below 3 m it is within 1 dB of the other.
 */
export function cost231LossDb(link: HataLink & { area: Cost231Area }): LossResult {
  const metropolitan = link.area === 'metropolitan';
  const height = (metropolitan ? largeCityHeightDb : smallCityHeightDb)(link.frequencyMhz, link.mobileHeightM);
  const lossDb =
    cost231AtOneKmDb(link.frequencyMhz, link.baseHeightM) -
    height +
    hataSlopeDb(link.baseHeightM) * Math.log10(link.distanceKm) +
    (metropolitan ? 3 : 0);
  return { lossDb, warnings: hataWarnings(link, 1500, 2000) };
}
