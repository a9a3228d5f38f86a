/**
 * What a new site can carry in the busy hour. Its people stand evenly over the ground it serves and all get the same rate, so each takes airtime in inverse
 * proportion to his own: with R(r) the rate at distance r that holds with the required probability,
 *
 *     Mbit/s carried = airtime / mean(1 / R),   mean over the disc served = Σ R(r)⁻¹ · 2r Δr / r_max².
 *
 * Airtime: of a sector the plan's cell load (at more, its neighbours would meet more interference than coverage reckons with), of a hotspot what strangers on
 * the channel leave. Rates: 3GPP TR 36.942 Annex A for masts, IEEE 802.11 schemes for Wi-Fi.
 */
import type { CandidateKind, CandidateWorld } from './candidate-cover';
import { macroLinks, SECTOR_AZIMUTHS_DEG, wifiOf } from './candidate-cover';
import { BIN_COUNT, binDistanceM } from './distance-bins';
import { downlinkRate } from './link-budget';
import { noiseRiseDb, wifiRateMbps } from '../radio';
import { WIFI_NOISE_DBM } from './wifi-link';

/** Mbit/s a new site can carry; Infinity for kinds whose traffic is not counted in rates (LoRa); 0 where it cannot serve the class. */
export function candidateMbps(kind: CandidateKind, world: CandidateWorld): number {
  const at = { kind, lonDeg: 0, latDeg: 0 };
  if (kind === 'lora-gateway') return Infinity;
  if (kind.startsWith('hotspot')) return hotspotMbps(at, world);
  const { loadFraction } = world.plan.service;
  const perSector = macroLinks(at, { ...world, terrain: null }).map(({ template, table, reachKm, budget }) => {
    const peakDbm = budget.peakDbm + budget.dataOffsetDb;
    const noiseDbm = 10 * Math.log10(budget.noiseMw) + noiseRiseDb(loadFraction);
    const downMbps = downlinkRate(template);
    return sharedMbps(reachKm, (bin) => downMbps(peakDbm - table.quantileDb[bin]! - noiseDbm));
  });
  return SECTOR_AZIMUTHS_DEG.length * loadFraction * perSector.reduce((sum, mbps) => sum + mbps, 0);
}

function hotspotMbps(at: Parameters<typeof wifiOf>[0], { plan }: CandidateWorld): number {
  const hotspot = wifiOf(at, plan);
  if (!hotspot) return 0;
  const { emitter, table } = hotspot;
  const { bandwidthMhz: channelMhz } = emitter.template;
  const bandwidthMhz = channelMhz >= 80 ? 80 : channelMhz >= 40 ? 40 : 20;
  const rateAt = (bin: number) => {
    const rssiDbm = emitter.peakDbm - table.quantileDb[bin]!;
    return wifiRateMbps({ rssiDbm, sinrDb: rssiDbm - WIFI_NOISE_DBM, bandwidthMhz });
  };
  return emitter.airtimeShare * sharedMbps(emitter.reachKm, rateAt);
}

/** Rate of people spread evenly over a disc who all get the same. 0 for no disc. */
function sharedMbps(reachKm: number, rateAt: (bin: number) => number): number {
  let [airtime, area] = [0, 0];
  for (let bin = 0; bin + 1 < BIN_COUNT && binDistanceM(bin + 1) <= reachKm * 1000 * (1 + 1e-9); bin++) {
    const ring = binDistanceM(bin + 1) ** 2 - binDistanceM(bin) ** 2;
    const rate = rateAt(bin);
    if (!(rate > 0)) break;
    airtime += ring / rate;
    area += ring;
  }
  return airtime > 0 ? area / airtime : 0;
}
