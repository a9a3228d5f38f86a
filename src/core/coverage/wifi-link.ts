/**
 * One Wi-Fi hotspot's link to a phone. RADIO.md §2.5: rates by MCS both ways; airtime shared with the channel's other users and with neighbours
 * above the clear-channel threshold; weaker neighbours add noise. The class is met where the floor on the signal holds and the airtime is
 * enough for both directions: down/rateDown + up/rateUp ≤ share.
 */
import type { ServiceClass } from '../plan';
import { SERVICE_CLASSES } from '../plan';
import { downlinkConstantDbm, type RadioTemplate, uplinkConstantDbm, wifiRateMbps } from '../radio';
import { binDistanceM, BIN_COUNT } from './distance-bins';
import type { LossTable } from './loss-table';

/** Noise floor of the user's receiver is in the sensitivities already; this is its level, for adding interference to. dBm in 20 MHz. */
export const WIFI_NOISE_DBM = -91;

/** What the class asks of a hotspot. */
export interface WifiNeeds {
  downMbps: number;
  upMbps: number;
  /** Lowest median signal that counts. dBm */
  floorDbm: number;
}

/** A class as a hotspot has to meet it: its own rates, Wi-Fi's own floor. */
export const wifiNeeds = (service: ServiceClass): WifiNeeds => ({
  downMbps: service.downMbps,
  upMbps: service.upMbps,
  floorDbm: SERVICE_CLASSES['wifi-5-1'].minSignalDbm,
});

/** Whether a signal meets the class: its median the floor, what is exceeded with the required probability the rates. `noiseMw`: noise and unheard neighbours. */
export function wifiServes(
  template: RadioTemplate,
  needs: WifiNeeds,
  link: { medianDbm: number; rssiDbm: number; noiseMw: number; airtimeShare: number },
): boolean {
  const { medianDbm, rssiDbm, noiseMw, airtimeShare } = link;
  if (medianDbm < needs.floorDbm) return false;
  const bandwidthMhz = template.bandwidthMhz >= 80 ? 80 : template.bandwidthMhz >= 40 ? 40 : 20;
  const downMbps = wifiRateMbps({ rssiDbm, sinrDb: rssiDbm - 10 * Math.log10(noiseMw), bandwidthMhz });
  const upMbps = wifiRateMbps({
    rssiDbm: rssiDbm + uplinkConstantDbm(template) - downlinkConstantDbm(template),
    bandwidthMhz,
  });
  if (downMbps <= 0 || upMbps <= 0) return false;
  return needs.downMbps / downMbps + needs.upMbps / upMbps <= airtimeShare;
}

/** How far a hotspot serves with nobody else on the air. km; 0 when not even beside it. Kept with the loss table: thousands of candidates ask for the same. */
export function wifiRadiusKm(
  template: RadioTemplate,
  table: LossTable,
  needs: WifiNeeds,
  airtimeShare: number,
): number {
  const radii = radiiOf.get(table) ?? new Map<string, number>();
  radiiOf.set(table, radii);
  const budget = [downlinkConstantDbm(template), uplinkConstantDbm(template), template.bandwidthMhz];
  const key = [...budget, needs.downMbps, needs.upMbps, needs.floorDbm, airtimeShare].join();
  let radiusKm = radii.get(key);
  if (radiusKm === undefined) {
    radiusKm = searchRadiusKm(template, table, needs, airtimeShare);
    radii.set(key, radiusKm);
  }
  return radiusKm;
}

const radiiOf = new WeakMap<LossTable, Map<string, number>>();

function searchRadiusKm(template: RadioTemplate, table: LossTable, needs: WifiNeeds, airtimeShare: number): number {
  const noiseMw = 10 ** (WIFI_NOISE_DBM / 10);
  const peakDbm = downlinkConstantDbm(template);
  let served = -1;
  for (let bin = 0; bin < BIN_COUNT && bin < table.endBin; bin++) {
    const medianDbm = peakDbm - table.medianDb[bin]! - table.entryMedianDb;
    const rssiDbm = peakDbm - table.quantileDb[bin]!;
    if (!wifiServes(template, needs, { medianDbm, rssiDbm, noiseMw, airtimeShare })) break;
    served = bin;
  }
  return served < 0 ? 0 : binDistanceM(served + 1) / 1000;
}
