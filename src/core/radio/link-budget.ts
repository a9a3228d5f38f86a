/** The budget of a link in both directions, in pieces that the coverage loops hoist. Losses positive, gains positive, dB. */
import { thermalNoiseDbm } from '../units';
import type { RadioTemplate } from './radio-templates';
import { LOWEST_SINR_DB, shannonRate } from './throughput';
import { USER_EQUIPMENT } from './user-equipment';

/** Correlation of shadowing between two sites: TR 36.942 §4.2.3, ITU-R M.2101. */
export const SHADOW_CORRELATION = 0.5;

const SUBCARRIERS_PER_BLOCK = 12;

const isOfdm = (template: RadioTemplate): boolean => template.resourceBlocks > 0;

/**
 * EIRP of what the trade measures, at the peak of the broadcast beam: LTE and NR one resource element of one port (RSRP), the others the
 * whole carrier (RSSI). Every resource element carries the same power. dBm.
 */
export function signalEirpDbm(template: RadioTemplate): number {
  const spread = isOfdm(template) ? 10 * Math.log10(SUBCARRIERS_PER_BLOCK * template.resourceBlocks) : 0;
  return template.powerPerPortDbm - spread + template.gainDbi - template.cableLossDb;
}

/** EIRP of all ports on the traffic beam, whole carrier. dBm. */
export const carrierEirpDbm = (template: RadioTemplate): number =>
  template.powerPerPortDbm + 10 * Math.log10(template.ports) + template.trafficGainDbi - template.cableLossDb;

/** What the traffic beam and the further ports add to the broadcast signal for a user's data. dB. */
export const trafficAdvantageDb = (template: RadioTemplate): number =>
  template.trafficGainDbi - template.gainDbi + 10 * Math.log10(template.ports);

/** Noise at the user in the bandwidth of the signal of `signalEirpDbm`: one resource element, or the channel. dBm. */
export function signalNoiseDbm(template: RadioTemplate): number {
  const bandwidthHz = isOfdm(template) ? template.subcarrierKhz * 1e3 : template.bandwidthMhz * 1e6;
  return thermalNoiseDbm(bandwidthHz, USER_EQUIPMENT[template.technology].noiseFigureDb);
}

/**
 * Everything between the base antenna's peak and the user's receiver that does not depend on the place: add to −path loss + pattern (≤ 0)
 * − environment to get the signal of `signalEirpDbm`. dBm.
 */
export function downlinkConstantDbm(template: RadioTemplate): number {
  const user = USER_EQUIPMENT[template.technology];
  return signalEirpDbm(template) + user.gainDbi - user.bodyLossDb;
}

/**
 * The same upward: user power, user gain, body, base gain and cable. Add to −path loss + pattern − environment for the power at the
 * base receiver. The base listens with the traffic beam. dBm.
 */
export function uplinkConstantDbm(template: RadioTemplate): number {
  const user = USER_EQUIPMENT[template.technology];
  return user.powerDbm + user.gainDbi - user.bodyLossDb + template.trafficGainDbi - template.cableLossDb;
}

/** Rise of noise at a base station whose neighbours' users load the uplink: 1/(1 − load), at most 10 dB. TR 25.942 §5.2.4. dB. */
export const noiseRiseDb = (loadFraction: number): number => -10 * Math.log10(Math.max(0.1, 1 - loadFraction));

export interface UplinkInput {
  template: RadioTemplate;
  /** See `noiseRiseDb`. */
  noiseRiseDb: number;
}

/**
 * Rate upward of a user with power to spread: he gets as many resource blocks as keep him above the SINR floor (for the Shannon mapping
 * more bandwidth never lowers the rate), at most the carrier. LTE and NR; GSM and UMTS use their whole carrier. By his power at the base
 * receiver: dBm → Mbit/s.
 */
export function uplinkRate({ template, noiseRiseDb: rise }: UplinkInput): (receivedDbm: number) => number {
  const blocks = Math.max(1, template.resourceBlocks);
  const channelMhz = template.bandwidthMhz / blocks;
  const blockHz = isOfdm(template) ? SUBCARRIERS_PER_BLOCK * template.subcarrierKhz * 1e3 : template.bandwidthMhz * 1e6;
  const noiseDbm = thermalNoiseDbm(blockHz, template.noiseFigureDb);
  const rate = shannonRate({
    bandwidthMhz: template.bandwidthMhz,
    direction: 'up',
    technology: template.technology,
    duplexFraction: template.duplex === 'fdd' ? 1 : 1 - template.duplexDownFraction,
    overheadFraction: template.overheadFraction,
  });
  return (receivedDbm) => {
    const oneBlockSinrDb = receivedDbm - noiseDbm - rise;
    const affordable = Math.floor(10 ** ((oneBlockSinrDb - LOWEST_SINR_DB) / 10) * (1 + 1e-12));
    const used = Math.min(blocks, affordable);
    if (used < 1) return 0;
    return rate(Math.max(LOWEST_SINR_DB, oneBlockSinrDb - 10 * Math.log10(used)), used * channelMhz);
  };
}

/** Standard deviation of the difference of two shadowed signals with SHADOW_CORRELATION between them. dB. */
export const differenceSigmaDb = (sigmaADb: number, sigmaBDb: number): number =>
  Math.sqrt(sigmaADb * sigmaADb + sigmaBDb * sigmaBDb - 2 * SHADOW_CORRELATION * sigmaADb * sigmaBDb);
