/**
 * What a new site would serve: the same budgets, tables and rules as the coverage of existing sites. A new tower carries three sectors on the low
 * and the mid band of the class's technology and meets an interference margin instead of known neighbours; a hotspot is judged on
 * resolution-12 children; a LoRa gateway like the existing ones.
 */
import { distanceKm, frameBearingDeg, h3EdgeKm, localFrame, unitVectors } from '../geo';
import { type Plan, SERVICE_CLASSES } from '../plan';
import {
  downlinkConstantDbm,
  elevationDeg,
  type MacroScenario,
  noiseRiseDb,
  type RadioTemplate,
  sectorGainDb,
  unknownBandTemplates,
  wifiAirtimeShare,
} from '../radio';
import { squaredDistanceM2 } from './slice-cells';
import { binDistanceM, binPlace } from './distance-bins';
import { hotspotHeightM, planTemplate } from './emitters';
import type { Budget, WifiEmitter } from './engine-types';
import { loraTemplate, wifiLossKey, wifiTemplate } from './hotspot-emitters';
import { makeBudget, roomsOf } from './link-budget';
import { type LossTable, marginAt, servedBins } from './loss-table';
import { lossTableFor, USER_HEIGHT_M } from './loss-tables';
import { mastLosses, trueElevationDeg } from './candidate-terrain';
import type { OpenTerrain } from './site-loss';
import { linkLoss, NO_LOSS } from './terrain-link';
import { radioModel, terrainModel, type TerrainModel } from './terrain-model';
import { cellShare } from './wifi-hotspots';
import { wifiNeeds, wifiRadiusKm } from './wifi-link';

/** What can be built; the kinds that costs prices. */
export type CandidateKind =
  | 'tower-greenfield'
  | 'tower-colocated'
  | 'hotspot-outdoor'
  | 'hotspot-indoor'
  | 'hotspot-converted'
  | 'lora-gateway';

export const SECTOR_AZIMUTHS_DEG = [0, 120, 240];

export interface CandidateSite {
  kind: CandidateKind;
  lonDeg: number;
  latDeg: number;
  /** Antenna above ground; the template's when left out. m */
  heightM?: number;
}

export interface CandidateReceivers {
  lonDeg: Float64Array;
  latDeg: Float64Array;
  h3: BigUint64Array;
  resolution: number;
}

/** Receivers served, as ascending indexes into `receivers`, and the share of each (0..1]. */
export interface CandidateCover {
  index: Uint32Array;
  fraction: Float32Array;
}

/** Where candidates stand. */
export interface CandidateWorld {
  plan: Plan;
  scenario: MacroScenario;
  /** Left out or null: every link by the closed forms. */
  terrain?: OpenTerrain | null;
  /** The same plan's links, by what they are made of: kept from candidate to candidate where there is a place for them. */
  keptLinks?: Map<string, MacroLink[]>;
}

/** Over terrain a mast on a height serves farther than the closed forms say: it is asked this many times as far. */
const TERRAIN_REACH = 2;

/** What a candidate serves of the receivers, for the plan's class, environment and required probability. Nothing where its kind cannot serve the class. */
export function candidateCover(
  candidate: CandidateSite,
  receivers: CandidateReceivers,
  world: CandidateWorld,
): CandidateCover {
  const { plan, terrain = null } = world;
  const links = candidate.kind.startsWith('hotspot') ? null : macroLinks(candidate, world);
  if (links) return coverOf(receivers, macroJudge(candidate, receivers, { links, terrain }));
  const hotspot = wifiOf(candidate, plan);
  return hotspot ? coverOf(receivers, wifiJudge(hotspot, receivers)) : coverOf(receivers, () => 0);
}

/** How far a candidate can serve at most. km; 0 where its kind cannot serve the class. */
export function candidateReachKm(kind: CandidateKind, world: CandidateWorld): number {
  const at = { kind, lonDeg: 0, latDeg: 0 };
  if (kind.startsWith('hotspot')) return wifiOf(at, world.plan)?.emitter.reachKm ?? 0;
  return Math.max(0, ...macroLinks(at, world).map((link) => link.reachKm));
}

function coverOf({ lonDeg }: CandidateReceivers, shareAt: (i: number) => number): CandidateCover {
  const index: number[] = [];
  const fraction: number[] = [];
  for (let i = 0; i < lonDeg.length; i++) {
    const share = shareAt(i);
    if (share <= 0) continue;
    index.push(i);
    fraction.push(share);
  }
  return { index: Uint32Array.from(index), fraction: Float32Array.from(fraction) };
}

/** One band of a new mast. */
export interface MacroLink {
  template: RadioTemplate;
  table: LossTable;
  budget: Budget;
  heightM: number;
  directed: boolean;
  /** Loss minus pattern gain that is still served. */
  rooms: ReturnType<typeof roomsOf>;
  reachKm: number;
  /** Over terrain; null: closed forms. */
  model: TerrainModel | null;
}

export function macroLinks(candidate: CandidateSite, world: CandidateWorld): MacroLink[] {
  const { keptLinks } = world;
  if (!keptLinks) return newLinks(candidate, world);
  const name = [candidate.kind, candidate.heightM, world.scenario, world.terrain ? 'terrain' : ''].join();
  const links = keptLinks.get(name) ?? newLinks(candidate, world);
  keptLinks.set(name, links);
  return links;
}

function newLinks(candidate: CandidateSite, { plan, scenario, terrain }: CandidateWorld): MacroLink[] {
  const { edgeProbability, environment, loadFraction, classId } = plan.service;
  const service = SERVICE_CLASSES[classId];
  const isLora = candidate.kind === 'lora-gateway';
  return templatesFor(candidate.kind, plan).map((template) => {
    const place = isLora ? ('umi' as const) : scenario;
    const heightM = isLora
      ? hotspotHeightM({ heightM: candidate.heightM ?? null }, template)
      : (candidate.heightM ?? template.heightM[scenario]);
    const table = lossTableFor({
      scenario: place,
      frequencyMhz: template.frequencyMhz,
      baseHeightM: heightM,
      environment,
      probability: edgeProbability,
      classic: radioModel(plan, template.id) === 'hata',
    });
    const model = terrain ? terrainModel(plan, template.id) : null;
    const budget = makeBudget(template, { service, loadFraction });
    const rooms = roomsOf(budget, isLora ? 0 : noiseRiseDb(loadFraction));
    const end = servedBins(table, rooms);
    const closedKm = end === 0 ? 0 : binDistanceM(end) / 1000;
    return {
      template,
      table,
      budget,
      heightM,
      directed: template.pattern !== 'omni',
      rooms,
      reachKm: model ? Math.min(binDistanceM(table.endBin) / 1000, TERRAIN_REACH * closedKm) : closedKm,
      model,
    };
  });
}

/** New masts carry the technology of the class that serves it best: the newest one named, with LTE for the LTE class and voice. */
function templatesFor(kind: CandidateKind, plan: Plan): RadioTemplate[] {
  const { technologies } = SERVICE_CLASSES[plan.service.classId];
  if (kind === 'lora-gateway') return technologies.includes('LORA') ? [loraTemplate(plan)] : [];
  const technology = technologies.includes('LTE') ? 'LTE' : technologies.includes('NR') ? 'NR' : null;
  if (!technology) return [];
  return [...new Set(unknownBandTemplates(technology))].map((id) => planTemplate(plan, id)!);
}

function macroJudge(
  candidate: CandidateSite,
  receivers: CandidateReceivers,
  { links, terrain }: { links: MacroLink[]; terrain: OpenTerrain | null },
): (i: number) => number {
  const { lonDeg, latDeg } = receivers;
  const frame = localFrame(candidate.lonDeg, candidate.latDeg);
  const vectors = unitVectors(lonDeg, latDeg);
  const reachM2 = (Math.max(0, ...links.map((link) => link.reachKm)) * 1000) ** 2;
  const inReach: number[] = [];
  for (let i = 0; i < lonDeg.length; i++) if (squaredDistanceM2(frame, vectors, i) <= reachM2) inReach.push(i);
  const losses = links.map(({ model, template, heightM }) =>
    terrain && model
      ? mastLosses(
          terrain,
          { mast: candidate, inReach, receivers },
          { model, frequencyMhz: template.frequencyMhz, heightM },
        )
      : null,
  );
  return (i) => {
    const squaredM2 = squaredDistanceM2(frame, vectors, i);
    if (squaredM2 > reachM2) return 0;
    const place = binPlace(squaredM2);
    const bearing = frameBearingDeg(frame, vectors, i);
    const distanceM = Math.sqrt(squaredM2);
    const served = links.some((link, k) => {
      const loss = losses[k]?.[i] ?? NO_LOSS;
      if (loss === NO_LOSS && place >= link.table.endBin) return false;
      const flat = elevationDeg(distanceM, link.heightM, USER_HEIGHT_M);
      const to = { lonDeg: lonDeg[i]!, latDeg: latDeg[i]!, distanceM };
      const elevation = terrain && link.model && trueElevationDeg(terrain, { ...candidate, heightM: link.heightM }, to);
      const seenAt = elevation === null || Number.isNaN(elevation) ? flat : elevation;
      return linkMarginDb(link, place, loss) + bestSectorDb(link, bearing, seenAt) >= 0;
    });
    return served ? 1 : 0;
  };
}

/** Loss left to a link towards the pattern's peak. dB; negative: not served. */
function linkMarginDb({ table, rooms }: MacroLink, place: number, loss: number): number {
  if (loss === NO_LOSS) return marginAt(table, place, rooms);
  const { medianDb, quantileDb } = linkLoss(table, place, loss);
  return Math.min(rooms.rateDb - quantileDb, rooms.medianDb - medianDb - table.terrain.entryMedianDb);
}

/** Gain of the best of three sectors, relative to the peak. dB ≤ 0 */
function bestSectorDb({ template, directed }: MacroLink, bearing: number, elevation: number): number {
  if (!directed) return 0;
  const { pattern, tiltDeg } = template;
  return Math.max(
    ...SECTOR_AZIMUTHS_DEG.map((azimuth) =>
      sectorGainDb({ azimuthOffsetDeg: bearing - azimuth, elevationDeg: elevation, pattern, tiltDeg }),
    ),
  );
}

interface WifiCandidate {
  emitter: WifiEmitter;
  table: LossTable;
  plan: Plan;
}

export function wifiOf(candidate: CandidateSite, plan: Plan): WifiCandidate | null {
  const { classId, environment, wifiBusyFraction, edgeProbability } = plan.service;
  const service = SERVICE_CLASSES[classId];
  if (!service.wifiGradeB || environment === 'in-vehicle') return null;
  // Converted access points hang where they were: inside their venue.
  const placement = candidate.kind === 'hotspot-outdoor' ? 'outdoor' : 'indoor';
  const template = wifiTemplate(plan, placement);
  if (!template) return null;
  const heightM = hotspotHeightM({ heightM: candidate.heightM ?? null }, template);
  const table = lossTableFor({ ...wifiLossKey(plan, placement, template, heightM), probability: edgeProbability });
  const airtimeShare = wifiAirtimeShare(wifiBusyFraction, 0);
  const emitter: WifiEmitter = {
    site: 0,
    lonDeg: candidate.lonDeg,
    latDeg: candidate.latDeg,
    lossTable: 0,
    template,
    peakDbm: downlinkConstantDbm(template),
    airtimeShare,
    reachKm: wifiRadiusKm(template, table, wifiNeeds(service), airtimeShare),
    hidden: [],
  };
  return { emitter, table, plan };
}

function wifiJudge(
  { emitter, table, plan }: WifiCandidate,
  { lonDeg, latDeg, h3, resolution }: CandidateReceivers,
): (i: number) => number {
  const reachKm = emitter.reachKm + h3EdgeKm(resolution);
  const field = {
    wifi: [emitter],
    lossTables: [table],
    wifiNeeds: wifiNeeds(SERVICE_CLASSES[plan.service.classId]),
    loadFraction: 0,
  };
  return (i) => {
    if (Math.abs(latDeg[i]! - emitter.latDeg) * 111 > reachKm * 1.01) return 0;
    if (distanceKm(emitter.lonDeg, emitter.latDeg, lonDeg[i]!, latDeg[i]!) > reachKm) return 0;
    return cellShare(field, h3[i]!, { resolution, hotspots: [0] }).fraction;
  };
}
