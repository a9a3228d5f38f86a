/** Wi-Fi is not LTE: rate by modulation and coding scheme, and airtime shared by everybody who hears one another. */

/** Clear-channel threshold for preambles: IEEE 802.11-2020 §17.3.10.6. Neighbours above it share airtime, others add noise. dBm. */
export const WIFI_CLEAR_CHANNEL_DBM = -82;

/** User data per transmitted bit once preambles, acknowledgements and contention are paid: our estimate for mixed traffic. */
export const WIFI_MAC_EFFICIENCY = 0.65;

export type WifiGeneration = 'n' | 'ac' | 'ax';

/**
 * Bits per subcarrier, code rate, and the lowest level at 20 MHz at which a receiver must work: IEEE 802.11-2020 Table 19-23 (MCS 0–7),
 * Table 21-25 (8, 9), IEEE 802.11ax-2021 Table 27-51 (10, 11). dBm.
 */
const MCS = [
  { bits: 1, code: 1 / 2, sensitivityDbm: -82 },
  { bits: 2, code: 1 / 2, sensitivityDbm: -79 },
  { bits: 2, code: 3 / 4, sensitivityDbm: -77 },
  { bits: 4, code: 1 / 2, sensitivityDbm: -74 },
  { bits: 4, code: 3 / 4, sensitivityDbm: -70 },
  { bits: 6, code: 2 / 3, sensitivityDbm: -66 },
  { bits: 6, code: 3 / 4, sensitivityDbm: -65 },
  { bits: 6, code: 5 / 6, sensitivityDbm: -64 },
  { bits: 8, code: 3 / 4, sensitivityDbm: -59 },
  { bits: 8, code: 5 / 6, sensitivityDbm: -57 },
  { bits: 10, code: 3 / 4, sensitivityDbm: -54 },
  { bits: 10, code: 5 / 6, sensitivityDbm: -52 },
] as const;

/** Highest scheme at 20 MHz and one stream (802.11ac has no MCS 9 there: IEEE 802.11-2020 Table 21-30). */
const HIGHEST_MCS = { n: 7, ac: 8, ax: 11 } as const;

/** Data subcarriers by channel width, and symbol with its long (n, ac: 0.8 µs) or shortest (ax: 0.8 µs) guard. IEEE 802.11-2020 Tables 19-6, 21-5; 802.11ax-2021 Table 27-15. */
const SYMBOLS = {
  n: { subcarriers: { 20: 52, 40: 108, 80: 234 }, durationUs: 4 },
  ac: { subcarriers: { 20: 52, 40: 108, 80: 234 }, durationUs: 4 },
  ax: { subcarriers: { 20: 234, 40: 468, 80: 980 }, durationUs: 13.6 },
} as const;

/** Thermal noise of 20 MHz less than the sensitivities by the standard's 10 dB noise figure and 5 dB margin: −101 + 15. dBm. */
const SENSITIVITY_NOISE_DBM = -86;

export interface WifiLink {
  /** Signal over the channel. dBm. */
  rssiDbm: number;
  /** Signal over noise and interference, when there is interference to speak of. dB. */
  sinrDb?: number;
  bandwidthMhz?: 20 | 40 | 80;
  generation?: WifiGeneration;
  /** Spatial streams; 1 unless said otherwise, which is what holds at the edge. */
  streams?: number;
}

/** Physical rate of one transmission. Mbit/s; 0 below MCS 0. */
export function wifiPhyMbps(link: WifiLink): number {
  const width = link.bandwidthMhz ?? 20;
  const generation = link.generation ?? 'ax';
  const wider = 10 * Math.log10(width / 20);
  const byNoise = link.sinrDb === undefined ? Infinity : SENSITIVITY_NOISE_DBM + link.sinrDb;
  const level = Math.min(link.rssiDbm - wider, byNoise);
  let chosen = -1;
  for (let i = 0; i <= HIGHEST_MCS[generation]; i++) if (level >= MCS[i]!.sensitivityDbm) chosen = i;
  if (chosen < 0) return 0;
  const { bits, code } = MCS[chosen]!;
  const { subcarriers, durationUs } = SYMBOLS[generation];
  return ((subcarriers[width] * bits * code) / durationUs) * (link.streams ?? 1);
}

/** User data rate of the link with the channel to itself. Mbit/s. */
export const wifiRateMbps = (link: WifiLink): number => WIFI_MAC_EFFICIENCY * wifiPhyMbps(link);

/**
 * Share of airtime left for one access point: what strangers leave, divided among it and its neighbours above the clear-channel threshold,
 * each of them busy for `neighbourLoadFraction` of the time. 0..1.
 */
export const wifiAirtimeShare = (busyFraction: number, neighbours: number, neighbourLoadFraction = 1): number =>
  Math.max(0, 1 - busyFraction) / (1 + neighbours * neighbourLoadFraction);
