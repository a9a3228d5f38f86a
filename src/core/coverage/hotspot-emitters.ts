/** Existing hotspots as emitters: LoRa gateways for LoRa classes, Wi-Fi for the data classes of those who pay; and why the others serve nobody. */
import { distanceKm, h3AreaKm2, h3MeanAreaKm2 } from '../geo';
import type { Hotspot, PositionPrecision } from '../inputs/facts';
import { type Plan, SERVICE_CLASSES } from '../plan';
import {
  downlinkConstantDbm,
  regulatedWifiTemplate,
  type RadioTemplate,
  WIFI_CLEAR_CHANNEL_DBM,
  wifiAirtimeShare,
} from '../radio';
import type { Assembly } from './assembly';
import { binDistanceM, binPlace, tableAt } from './distance-bins';
import { hotspotHeightM, planTemplate } from './emitters';
import { makeBudget, roomsOf } from './link-budget';
import { servedBins } from './loss-table';
import { wifiNeeds, wifiRadiusKm } from './wifi-link';

/** Positions this coarse or coarser are spread; finer ones are points against a footprint. Resolution of the H3 cell that is known. */
const SPREAD_RESOLUTION: Partial<Record<PositionPrecision, number>> = {
  'res-10': 10,
  'res-9': 9,
  'res-8': 8,
  'res-7': 7,
  coarse: 7,
};
/** Hidden neighbours farther than this add nothing to the noise. km */
const HIDDEN_KM = 2;
const LORA_OPERATOR = '';

/** The LoRa template of the plan's regulatory domain. */
export const loraTemplate = (plan: Plan): RadioTemplate =>
  planTemplate(plan, plan.service.wifiProfile === 'etsi' ? 'lora-eu868' : 'lora-us915')!;

/** The Wi-Fi template of a place under the plan's rules; null where it may not transmit. */
export function wifiTemplate(plan: Plan, placement: 'indoor' | 'outdoor'): RadioTemplate | null {
  return regulatedWifiTemplate(planTemplate(plan, `wifi-5-${placement}`)!, plan.service.wifiProfile, placement);
}

export function addLoraGateways(assembly: Assembly, plan: Plan, hotspots: Hotspot[]): void {
  const service = SERVICE_CLASSES[plan.service.classId];
  if (!service.technologies.includes('LORA')) return;
  const gateways = hotspots.filter((hotspot) => hotspot.network === 'iot' && hotspot.online !== false);
  const template = loraTemplate(plan);
  let spread = 0;
  for (const gateway of gateways) {
    const heightM = hotspotHeightM(gateway, template);
    const radiusKm = positionRadiusKm(gateway);
    if (radiusKm === 0) {
      const emitter = {
        template,
        operator: LORA_OPERATOR,
        reading: 'both',
        azimuthDeg: null,
        heightM,
        scenario: 'umi',
        gainDbi: gateway.gainDbi,
        antenna: null,
      } as const;
      assembly.addSite(gateway.id, gateway, [emitter]);
      continue;
    }
    spread++;
    const table = assembly.tableAt(
      assembly.lossTable({ scenario: 'umi', frequencyMhz: template.frequencyMhz, baseHeightM: heightM }),
    );
    const budget = makeBudget(template, { service, loadFraction: 0 }, gateway.gainDbi);
    const served = servedBins(table, roomsOf(budget));
    const servedRadiusKm = served === 0 ? 0 : binDistanceM(served) / 1000;
    assembly.spreadHotspots.push({
      site: assembly.addSiteId(gateway.id),
      ...pointOf(gateway),
      positionRadiusKm: radiusKm,
      servedRadiusKm,
    });
  }
  noteLeftOut(assembly, hotspots, spread);
}

export function addWifiHotspots(assembly: Assembly, plan: Plan, hotspots: Hotspot[]): void {
  const service = SERVICE_CLASSES[plan.service.classId];
  if (service.technologies.includes('LORA')) {
    const others = hotspots.filter((hotspot) => hotspot.network === 'mobile').length;
    if (others > 0) assembly.notes.push({ code: 'coverage-hotspots-not-for-class', context: { hotspots: others } });
    return;
  }
  const iot = hotspots.filter((hotspot) => hotspot.network === 'iot').length;
  if (iot > 0)
    assembly.notes.push({
      code: 'coverage-iot-hotspots-serve-no-phones',
      context: { hotspots: iot, read: hotspots.length },
    });
  const mobile = hotspots.filter((hotspot) => hotspot.network === 'mobile');
  const usable = mobile.filter(
    (hotspot) => hotspot.online !== false && hotspot.device !== 'cbrs' && hotspot.device !== 'lora-gateway',
  );
  const spread = usable.filter((hotspot) => positionRadiusKm(hotspot) > 0).length;
  noteLeftOut(assembly, hotspots, spread);
  const cbrs = mobile.filter((hotspot) => hotspot.device === 'cbrs').length;
  if (cbrs > 0) assembly.notes.push({ code: 'coverage-hotspots-not-modelled', context: { hotspots: cbrs } });
  const why = whyNoWifi(plan, assembly.operators);
  if (why && mobile.length > 0) assembly.notes.push({ code: why, context: { hotspots: mobile.length } });
  if (!why) for (const hotspot of usable) addWifi(assembly, plan, hotspot);
  shareAir(assembly, plan);
}

/** The reason no Wi-Fi hotspot counts in this plan; null when they do. */
function whyNoWifi(plan: Plan, operators: string[]): string | null {
  const { classId, environment, operator, hotspotPayers } = plan.service;
  if (!SERVICE_CLASSES[classId].wifiGradeB) return 'coverage-hotspots-not-for-class';
  if (environment === 'in-vehicle') return 'coverage-hotspots-not-for-vehicles';
  const payers = hotspotPayers.map((payer) => payer.replace(/-0+(?=\d)/, '-'));
  if (payers.includes('any')) return null;
  const paid =
    operator === 'any'
      ? payers.length > 0
      : operator === 'all'
        ? operators.length > 0 && operators.every((name) => payers.includes(name))
        : payers.includes(operator.replace(/-0+(?=\d)/, '-'));
  return paid ? null : 'coverage-hotspots-without-payer';
}

function addWifi(assembly: Assembly, plan: Plan, hotspot: Hotspot): void {
  const placement = hotspot.device === 'wifi-indoor' ? 'indoor' : 'outdoor';
  const template = wifiTemplate(plan, placement);
  if (!template) return assembly.warn('wifi-not-allowed-here');
  const heightM = hotspotHeightM(hotspot, template);
  const lossTable = assembly.lossTable(wifiLossKey(plan, placement, template, heightM));
  const needs = wifiNeeds(SERVICE_CLASSES[plan.service.classId]);
  const airtimeShare = wifiAirtimeShare(plan.service.wifiBusyFraction, 0);
  const reachKm = wifiRadiusKm(template, assembly.tableAt(lossTable), needs, airtimeShare);
  const site = assembly.addSiteId(hotspot.id);
  const radiusKm = positionRadiusKm(hotspot);
  if (radiusKm > 0) {
    assembly.spreadHotspots.push({ site, ...pointOf(hotspot), positionRadiusKm: radiusKm, servedRadiusKm: reachKm });
    return;
  }
  assembly.wifi.push({
    site,
    ...pointOf(hotspot),
    lossTable,
    template,
    peakDbm: downlinkConstantDbm(template),
    airtimeShare,
    reachKm,
    hidden: [],
  });
}

/** An indoor hotspot has one wall to the street, and counts one wall towards the rooms around it as well. */
export const wifiLossKey = (
  plan: Plan,
  placement: 'indoor' | 'outdoor',
  template: RadioTemplate,
  baseHeightM: number,
) => ({
  scenario: 'umi' as const,
  frequencyMhz: template.frequencyMhz,
  baseHeightM,
  environment:
    placement === 'indoor' && plan.service.environment === 'outdoor'
      ? ('indoor-traditional' as const)
      : plan.service.environment,
});

/** Neighbours above the clear-channel threshold share airtime, the others add noise. All on one channel: the cautious reading. */
function shareAir(assembly: Assembly, plan: Plan): void {
  const { wifi } = assembly;
  for (const hotspot of wifi) {
    let heard = 0;
    for (const [w, other] of wifi.entries()) {
      if (other === hotspot || Math.abs(other.latDeg - hotspot.latDeg) * 111 > HIDDEN_KM) continue;
      const km = distanceKm(hotspot.lonDeg, hotspot.latDeg, other.lonDeg, other.latDeg);
      if (km > HIDDEN_KM) continue;
      const levelDbm = other.peakDbm - tableAt(assembly.tableAt(other.lossTable).medianDb, binPlace((km * 1000) ** 2));
      if (levelDbm >= WIFI_CLEAR_CHANNEL_DBM) heard++;
      else hotspot.hidden.push(w);
    }
    hotspot.airtimeShare = wifiAirtimeShare(plan.service.wifiBusyFraction, heard, plan.service.loadFraction);
  }
}

/** Radius of the disc that has the area of the cell a position is known to; 0 for a point. km */
export function positionRadiusKm(hotspot: Pick<Hotspot, 'h3' | 'positionPrecision'>): number {
  const resolution = SPREAD_RESOLUTION[hotspot.positionPrecision];
  if (resolution === undefined) return 0;
  const exact = hotspot.h3 !== null && hotspot.positionPrecision !== 'coarse';
  return Math.sqrt((exact ? h3AreaKm2(hotspot.h3!) : h3MeanAreaKm2(resolution)) / Math.PI);
}

const pointOf = ({ lonDeg, latDeg }: Hotspot) => ({ lonDeg, latDeg });

function noteLeftOut(assembly: Assembly, hotspots: Hotspot[], spread: number): void {
  const offline = hotspots.filter((hotspot) => hotspot.online === false).length;
  const unknown = hotspots.filter((hotspot) => hotspot.network === 'unknown').length;
  if (offline > 0) assembly.notes.push({ code: 'coverage-hotspots-offline', context: { hotspots: offline } });
  if (unknown > 0) assembly.notes.push({ code: 'coverage-hotspots-unknown-network', context: { hotspots: unknown } });
  if (spread > 0) assembly.notes.push({ code: 'coverage-hotspots-spread-over-cells', context: { hotspots: spread } });
}
