/** Sites and hotspots of the facts → emitters with their templates, readings and propagation scenarios. */
import type { Hotspot, Sector, Site } from '../inputs/facts';
import { type Plan, SERVICE_CLASSES, type Technology } from '../plan';
import {
  type MacroScenario,
  type MeasuredAntenna,
  RADIO_TEMPLATES,
  type RadioTemplate,
  unknownBandTemplates,
} from '../radio';
import { isUsableEdit } from './template-issues';

/** From this density on a site's surroundings count as urban (UMa). People per km². */
export const URBAN_PEOPLE_PER_KM2 = 1000;

/** Heights the closed forms are asked for: their validity begins at 10 m (RMa) or a nominal 10 m (UMi); files hold anything. m */
const HEIGHT_RANGE_M = [2, 200] as const;

/** One sector or hotspot in one reading. */
export interface PlannedEmitter {
  template: RadioTemplate;
  operator: string;
  reading: 'both' | 'low' | 'mid';
  azimuthDeg: number | null;
  /** Mechanical downtilt of an antenna that looks somewhere; one that radiates all round has none. Degrees. */
  mechanicalTiltDeg?: number;
  heightM: number;
  scenario: MacroScenario;
  /** Of the antenna, when the file states it. dBi */
  gainDbi: number | null;
  /** Path of its measured pattern; null: the template's. */
  antenna: string | null;
}

/** Measured patterns by path, as the facts hold them. */
export type Antennas = Readonly<Record<string, MeasuredAntenna>>;

/** Whether a technology's emitters can serve the class as a network of its own (not as a Wi-Fi hotspot). */
const servesClass = (plan: Plan, technology: Technology): boolean =>
  SERVICE_CLASSES[plan.service.classId].technologies.includes(technology);

/** 214-07 → 214-7; 'any' and 'all' stay. */
export function plainOperator(operator: string): string {
  const [mcc, mnc] = operator.split('-');
  return mnc === undefined ? operator : `${mcc}-${Number(mnc)}`;
}

/** Whether a mast has a sector that can serve the plan's class for the operators the plan looks at. */
export const servesView = (plan: Plan, site: Site): boolean => viewServedBy(plan)(site);

/** The same for mast after mast; what was found of a mast is kept while the same is asked. */
export function viewServedBy(plan: Plan): (site: Site) => boolean {
  const { operator, classId } = plan.service;
  const key = `${classId} ${operator}`;
  if (served.key !== key) served = { key, bySite: new WeakMap() };
  const { bySite } = served;
  const wanted = plainOperator(operator);
  const anybody = wanted === 'any' || wanted === 'all';
  const { technologies } = SERVICE_CLASSES[classId];
  return (site) => {
    const known = bySite.get(site);
    if (known !== undefined) return known;
    const able = site.sectors.some(
      (sector) => (anybody || sector.operator === wanted) && technologies.includes(sector.technology),
    );
    bySite.set(site, able);
    return able;
  };
}

/** By what was asked last. */
let served = { key: '', bySite: new WeakMap<Site, boolean>() };

/** A template with the plan's edits. Undefined for an unknown id. */
export function planTemplate(plan: Plan, id: string): RadioTemplate | undefined {
  const shipped = RADIO_TEMPLATES.find((template) => template.id === id);
  const edits = plan.radios.templateOverrides[id];
  if (!shipped || !edits) return shipped;
  const edited: Record<string, unknown> = { ...shipped };
  for (const [field, value] of Object.entries(edits)) {
    if (!isUsableEdit(field, value) || field === 'model') continue;
    edited[field] = field === 'heightM' ? { rma: value, uma: value, umi: value } : value;
  }
  return edited as unknown as RadioTemplate;
}

/** The scenario of a macro site: the plan's, or by the people around it. */
export function siteScenario(plan: Plan, peoplePerKm2: number): MacroScenario {
  const { scenario } = plan.radios;
  if (scenario !== 'auto') return scenario;
  return peoplePerKm2 >= URBAN_PEOPLE_PER_KM2 ? 'uma' : 'rma';
}

/** Emitters of a mast that can serve the plan's class. A sector of unknown band gives one per reading. */
export function siteEmitters(
  plan: Plan,
  site: Site,
  { scenario, antennas = {} }: { scenario: MacroScenario; antennas?: Antennas },
): PlannedEmitter[] {
  return site.sectors
    .filter((sector) => servesClass(plan, sector.technology))
    .flatMap((sector) =>
      templatesOf(plan, sector).map(([id, reading]) =>
        emitterOf(plan, { site, sector, scenario, antennas }, id, reading),
      ),
    )
    .filter((emitter) => emitter !== null);
}

/** A template that does not exist says nothing about the band. */
function templatesOf(plan: Plan, sector: Sector): [string, PlannedEmitter['reading']][] {
  if (sector.templateId !== null && planTemplate(plan, sector.templateId)) return [[sector.templateId, 'both']];
  const [low, mid] = unknownBandTemplates(sector.technology);
  if (low === mid) return [[low, 'both']];
  return [
    [low, 'low'],
    [mid, 'mid'],
  ];
}

function emitterOf(
  plan: Plan,
  { site, sector, scenario, antennas }: { site: Site; sector: Sector; scenario: MacroScenario; antennas: Antennas },
  id: string,
  reading: PlannedEmitter['reading'],
): PlannedEmitter | null {
  const named = sector.antenna ?? null;
  const antenna = named !== null && Object.hasOwn(antennas, named) ? antennas[named]! : null;
  const planned = planTemplate(plan, id);
  if (!planned) return null;
  const template = sectorTemplate(planned, sector, antenna);
  const heightM = usableHeightM(site.heightM ?? template.heightM[scenario]);
  const azimuthDeg = template.pattern === 'omni' && !antenna ? null : sector.azimuthDeg;
  const mechanicalTiltDeg = azimuthDeg === null ? 0 : (sector.mechanicalTiltDeg ?? 0);
  return {
    template,
    operator: sector.operator,
    reading,
    azimuthDeg,
    ...(mechanicalTiltDeg === 0 ? {} : { mechanicalTiltDeg }),
    heightM,
    scenario,
    gainDbi: null,
    antenna: antenna ? named : null,
  };
}

/**
 * A template as one sector has it: its own power, tilt and antenna. A measured antenna keeps what a user's beam has above the broadcast one; a tilt
 * goes on top of what its file holds.
 */
function sectorTemplate(template: RadioTemplate, sector: Sector, antenna: MeasuredAntenna | null): RadioTemplate {
  const { tiltDeg = null, powerDbm = null } = sector;
  if (tiltDeg === null && powerDbm === null && !antenna) return template;
  const gainDbi = antenna ? antenna.gainDbi : template.gainDbi;
  return {
    ...template,
    powerPerPortDbm: powerDbm ?? template.powerPerPortDbm,
    tiltDeg: tiltDeg ?? (antenna ? 0 : template.tiltDeg),
    gainDbi,
    trafficGainDbi: gainDbi + template.trafficGainDbi - template.gainDbi,
    source: `set in the plan; the rest: ${template.source}`,
  };
}

/** A hotspot's antenna height: its own or the template's, whole metres, inside what the models take. */
export function hotspotHeightM(hotspot: Pick<Hotspot, 'heightM'>, template: RadioTemplate): number {
  return usableHeightM(Math.round(hotspot.heightM && hotspot.heightM > 0 ? hotspot.heightM : template.heightM.umi));
}

const usableHeightM = (heightM: number): number => Math.min(HEIGHT_RANGE_M[1], Math.max(HEIGHT_RANGE_M[0], heightM));
