import { SPEED_OF_LIGHT_M_PER_S } from '../units';

/** 20·log10(4π·1e9/c): free-space loss at 1 km and 1 MHz. 32.4478 dB. */
const AT_ONE_KM_ONE_MHZ_DB = 20 * Math.log10((4 * Math.PI * 1e9) / SPEED_OF_LIGHT_M_PER_S);

/**
 * Basic free-space transmission loss between isotropic antennas. dB.
 * ITU-R P.525-4 §2.3, equation (3), with the wavelength from c (equation 4 rounds the constant to 32.4). Any frequency and distance > 0.
 */
export const freeSpaceLossDb = (frequencyMhz: number, distanceKm: number): number =>
  AT_ONE_KM_ONE_MHZ_DB + 20 * Math.log10(frequencyMhz * distanceKm);
