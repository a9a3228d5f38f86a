/**
 * Link budgets, RADIO.md §2.2 to §2.7. A radio's whole budget in both directions comes down to thresholds on one number, the signal at the
 * receiver: RSRP (per resource element and port) for LTE and NR, RSSI of the carrier for GSM, UMTS and LoRa.
 *
 *   signal        = peak + pattern − loss
 *   at the base   = signal + uplinkOffset                    the loss is the same both ways
 *   SINR of data  = signal·dataBeam / (load·Σ others + noise/ports)
 *
 * The cell load makes interference (down) and noise rise (up); the user himself has the channel while he is served, as in the coverage maps of
 * FCC BDC, whose classes these are. What a busy hour leaves him is a matter of capacity, not of coverage.
 */
import type { ServiceClass, Technology } from '../plan';
import {
  downlinkConstantDbm,
  noiseRiseDb,
  type RadioTemplate,
  requiredSinrDb,
  shannonRate,
  signalNoiseDbm,
  uplinkConstantDbm,
  uplinkRate as fullUplinkRate,
  USER_EQUIPMENT,
} from '../radio';
import { dbmToMw, thermalNoiseDbm } from '../units';
import type { Budget } from './engine-types';

/** Voice without a rate table: C/I of GSM, TS 45.005 §6.3; UMTS 12.2 kbit/s speech, Eb/N0 7 dB less 25 dB spreading gain, TR 25.942. dB. */
const VOICE_SINR_DB: Partial<Record<Technology, number>> = { GSM: 9, UMTS: -18 };

/** What the plan and its service class ask of a radio. */
export interface BudgetNeeds {
  service: ServiceClass;
  /** Cell load 0..1. */
  loadFraction: number;
}

/** The thresholds of a template. `gainDbi`: a LoRa gateway's own antenna, where the file states it. */
export function makeBudget(template: RadioTemplate, needs: BudgetNeeds, gainDbi: number | null = null): Budget {
  const { service, loadFraction } = needs;
  const peakDbm = downlinkConstantDbm(template);
  const uplinkOffsetDb = uplinkConstantDbm(template) - peakDbm;
  const budget = {
    template,
    antenna: null,
    peakDbm,
    floorDbm: service.minSignalDbm,
    uplinkFloorDbm: -Infinity,
    sinrTargetDb: -Infinity,
    dataOffsetDb: template.trafficGainDbi - template.gainDbi,
    noiseMw: dbmToMw(signalNoiseDbm(template)) / template.ports,
    uplinkOffsetDb,
  };
  if (template.technology === 'LORA') {
    // Sensitivities are no medians: they must hold with the required probability, as an SNR downwards and a floor upwards.
    const sinrTargetDb = service.minSignalDbm - signalNoiseDbm(template);
    return { ...budget, sinrTargetDb, ...loraUplink(template, service, gainDbi ?? template.gainDbi) };
  }
  const voice = VOICE_SINR_DB[template.technology];
  if (voice !== undefined) {
    const noiseDbm = thermalNoiseDbm(template.bandwidthMhz * 1e6, template.noiseFigureDb) + noiseRiseDb(loadFraction);
    return { ...budget, sinrTargetDb: voice, uplinkFloorDbm: noiseDbm + voice - uplinkOffsetDb };
  }
  const sinrTargetDb = requiredSinrDb(service.downMbps, downlinkOf(template));
  return { ...budget, sinrTargetDb, uplinkFloorDbm: leastUplinkDbm(template, needs) - uplinkOffsetDb };
}

/** Rate of one user down by the SINR of data: dB → Mbit/s; NaN for technologies without rates. */
export function downlinkRate(template: RadioTemplate): (sinrDb: number) => number {
  return hasRates(template) ? shannonRate(downlinkOf(template)) : noRate;
}

/** Rate of one user up by his power at the base station of a cell of the given load: dBm → Mbit/s; NaN for technologies without rates. */
export function uplinkRate(template: RadioTemplate, loadFraction: number): (receivedDbm: number) => number {
  return hasRates(template) ? fullUplinkRate({ template, noiseRiseDb: noiseRiseDb(loadFraction) }) : noRate;
}

/**
 * The loss a budget can take towards its peak, with `marginDb` of interference on the downlink: by the rates (against the loss not exceeded with
 * the required probability) and by the floor on the signal (against the median loss). dB
 */
export function roomsOf(budget: Budget, marginDb = 0): { rateDb: number; medianDb: number } {
  const downDbm = budget.sinrTargetDb - budget.dataOffsetDb + 10 * Math.log10(budget.noiseMw) + marginDb;
  return {
    rateDb: budget.peakDbm - Math.max(budget.uplinkFloorDbm, downDbm),
    medianDb: budget.peakDbm - budget.floorDbm,
  };
}

const noRate = (): number => Number.NaN;

const hasRates = ({ technology }: RadioTemplate): boolean => technology === 'LTE' || technology === 'NR';

const downlinkOf = (template: RadioTemplate) => ({
  bandwidthMhz: template.bandwidthMhz,
  direction: 'down' as const,
  technology: template.technology,
  duplexFraction: template.duplexDownFraction,
  overheadFraction: template.overheadFraction,
});

/**
 * LoRa upwards: the same sensitivity at the gateway, adjusted for its noise figure. The limit is on the radiated power, so a better antenna
 * helps the gateway's ear alone.
 */
function loraUplink(
  template: RadioTemplate,
  service: ServiceClass,
  gainDbi: number,
): Pick<Budget, 'uplinkFloorDbm' | 'uplinkOffsetDb'> {
  const uplinkOffsetDb = uplinkConstantDbm({ ...template, trafficGainDbi: gainDbi }) - downlinkConstantDbm(template);
  const quieter = template.noiseFigureDb - USER_EQUIPMENT.LORA.noiseFigureDb;
  return { uplinkOffsetDb, uplinkFloorDbm: service.minSignalDbm + quieter - uplinkOffsetDb };
}

/** Least power at the base station that carries the class's rate up, to 1e-6 dB; Infinity when none does. */
function leastUplinkDbm(template: RadioTemplate, { service, loadFraction }: BudgetNeeds): number {
  let below = -160;
  let enough = -40;
  if (service.upMbps <= 0) return -Infinity;
  const upMbps = uplinkRate(template, loadFraction);
  if (!(upMbps(enough) >= service.upMbps)) return Infinity;
  while (enough - below > 1e-6) {
    const middle = (below + enough) / 2;
    if (upMbps(middle) >= service.upMbps) enough = middle;
    else below = middle;
  }
  return enough;
}
