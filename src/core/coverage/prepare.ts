/**
 * Plan and facts → what the slices share. Everything is put in canonical order here (sites by id), so that the order of the files' rows cannot
 * change a bit of the result.
 */
import type { DemandColumn, Grid } from '../grid';
import type { Hotspot, Site } from '../inputs/facts';
import { type Plan, SERVICE_CLASSES, type Technology } from '../plan';
import { Assembly } from './assembly';
import type { EngineShared, LossRun, OperatorView } from './engine-types';
import { type Antennas, plainOperator, siteEmitters, siteScenario } from './emitters';
import { IdOrder } from './id-order';
import { terrainOf } from '../inputs/terrain/terrain-of';
import type { Terrain } from '../radio';
import type { CoverageTerrain } from './site-loss';
import { addLoraGateways, addWifiHotspots } from './hotspot-emitters';
import { type SitePart, SiteParts } from './site-parts';
import { wifiNeeds } from './wifi-link';

export interface CoverageInput {
  plan: Plan;
  grid: Grid;
  demand: DemandColumn;
  sites: Site[];
  hotspots: Hotspot[];
  /** Box of the site files [west, south, east, north]; null: no site file. Degrees. */
  siteExtent: [number, number, number, number] | null;
  /** People per km² around a point. */
  density(lonDeg: number, latDeg: number): number;
  /** Left out or null: no terrain file. */
  terrain?: CoverageTerrain | null;
  /** Measured antenna patterns that sectors name, by path. */
  antennas?: Antennas;
}

export type CoverageNote = { code: string; context: Record<string, string | number> };

export interface Prepared {
  shared: EngineShared;
  /** By the index that `siteIndex` holds. */
  siteIds: string[];
  /** By operator index. */
  operators: string[];
  /** Losses over terrain that the beams ask for, by EngineBeam.losses. */
  losses: LossRun[];
  /** What each of EngineShared.sites is: equal texts are equal sites while the rest of the plan stays. */
  signatures: string[];
  carrierNames: string[];
  notes: CoverageNote[];
  warnings: Record<string, number>;
}

/** Assembles emitters, budgets, tables and carriers for a run. Pure: `kept` changes nothing but the time. */
export function prepareCoverage(input: CoverageInput, kept: KeptSites = makeKeptSites()): Prepared {
  const { plan, grid } = input;
  const ground = input.terrain ? terrainOf(input.terrain) : null;
  const service = SERVICE_CLASSES[plan.service.classId];
  const sites = kept.order.of(input.sites);
  const names = new Set<string>();
  const wanted = sites.filter((site) => {
    const operators = operatorsOf(site, service.technologies, kept);
    for (const operator of operators) names.add(operator);
    return operators.length > 0;
  });
  const assembly = assembled(input, { wanted, operators: [...names].sort(), ground, kept });
  const shared: EngineShared = {
    resolution: grid.resolution,
    h3: grid.h3,
    lonDeg: grid.lonDeg,
    latDeg: grid.latDeg,
    groundM: input.terrain && ground ? groundOf(grid, input.terrain, ground) : null,
    ...assembly.parts(),
    hotspotGrade: service.technologies.includes('LORA') ? 1 : 2,
    wifiNeeds: wifiNeeds(service),
    view: viewOf(plan, assembly.operators),
    outdoors: plan.service.environment === 'outdoor',
    loadFraction: plan.service.loadFraction,
    edgeProbability: plan.service.edgeProbability,
    extent: input.siteExtent && widenedExtent(input.siteExtent, sites),
    nothingKnown: nothingKnown(input),
  };
  const notes = [...assembly.notes, ...generalNotes(input, shared)];
  const { siteIds, operators, losses, signatures, carrierNames, warnings } = assembly;
  return { shared, siteIds, operators, losses, signatures, carrierNames, notes, warnings };
}

/** Operators whose sectors on a mast can serve the class. */
function operatorsOf(site: Site, technologies: readonly Technology[], { operators }: KeptSites): readonly string[] {
  if (operators.technologies !== technologies) Object.assign(operators, { technologies, bySite: new WeakMap() });
  const known = operators.bySite.get(site);
  if (known) return known;
  const able = site.sectors.filter(({ technology }) => technologies.includes(technology));
  const made = [...new Set(able.map(({ operator }) => operator))];
  operators.bySite.set(site, made);
  return made;
}

/** The sites of the last run as the engine sees them. */
export interface KeptSites {
  /** What every site reads besides itself. */
  key: unknown[];
  parts: SiteParts | null;
  /** By the site as the facts hold it. */
  bySite: WeakMap<Site, SitePart>;
  order: IdOrder;
  /** Those that can serve a class of these technologies, by site. */
  operators: { technologies: readonly Technology[] | null; bySite: WeakMap<Site, readonly string[]> };
}

export const makeKeptSites = (): KeptSites => ({
  key: [],
  parts: null,
  bySite: new WeakMap(),
  order: new IdOrder(),
  operators: { technologies: null, bySite: new WeakMap() },
});

/** Sites made in the course of a chain of edits leave their tables behind: so many, and all are made anew. */
const MOST_MADE_AGAIN = 1000;

interface Wanted {
  /** Sites that can serve, in canonical order. */
  wanted: Site[];
  operators: string[];
  ground: Terrain | null;
  kept: KeptSites;
}

function assembled(input: CoverageInput, { wanted, operators, ground, kept }: Wanted): Assembly {
  const { plan, terrain, antennas, density } = input;
  const byPlace = [terrain?.grids, antennas, plan.radios.scenario === 'auto' ? density : null];
  const key = [JSON.stringify([plan.service, plan.radios, operators]), ...byPlace];
  const same = key.every((part, i) => part === kept.key[i]);
  if (same && kept.parts && kept.parts.made <= 2 * wanted.length + MOST_MADE_AGAIN) {
    const assembly = withParts(input, wanted, { ...kept, parts: kept.parts });
    // Carriers are numbered as they come up: a site that brought a new one to the front changes the numbers of all.
    if (assembly.carriersInOrder) return assembly;
  }
  const parts = new SiteParts(plan, ground, antennas);
  for (const operator of operators) parts.operatorIndex(operator);
  Object.assign(kept, { key, parts, bySite: new WeakMap() });
  return withParts(input, wanted, { ...kept, parts });
}

function withParts(
  input: CoverageInput,
  wanted: Site[],
  { parts, bySite }: KeptSites & { parts: SiteParts },
): Assembly {
  const { plan, antennas } = input;
  const assembly = new Assembly(parts);
  const partOf = (site: Site): SitePart => {
    const density = plan.radios.scenario === 'auto' ? input.density(site.lonDeg, site.latDeg) : 0;
    return parts.make(site, siteEmitters(plan, site, { scenario: siteScenario(plan, density), antennas }));
  };
  for (const site of wanted) {
    let part = bySite.get(site);
    if (!part) bySite.set(site, (part = partOf(site)));
    assembly.addPart(site.id, part);
  }
  const hotspots = new IdOrder().of(input.hotspots);
  addLoraGateways(assembly, plan, hotspots);
  addWifiHotspots(assembly, plan, hotspots);
  return assembly;
}

/**
 * Without a site file and without sites of the plan's own the masts of the place are not known, which is not the same as not there (DESIGN,
 * rule 4). What is left to judge then are hotspots, where the plan has any and the class is one they serve.
 */
function nothingKnown({ plan, sites, hotspots, siteExtent }: CoverageInput): boolean {
  if (siteExtent !== null || sites.length > 0) return false;
  const { technologies, wifiGradeB } = SERVICE_CLASSES[plan.service.classId];
  const byHotspots = technologies.includes('LORA') || (wifiGradeB && plan.service.environment !== 'in-vehicle');
  return hotspots.length === 0 || !byHotspots;
}

const grounds = new WeakMap<Float64Array, { grids: CoverageTerrain['grids']; groundM: Float64Array }>();

/** Ground of the cells of a grid, kept while grid and terrain stay the same objects: the runs of an open plan ask again and again. */
function groundOf({ lonDeg, latDeg }: Grid, { grids }: CoverageTerrain, ground: Terrain): Float64Array {
  const known = grounds.get(lonDeg);
  if (known?.grids === grids) return known.groundM;
  const groundM = lonDeg.map((lon, i) => ground.heightAt(lon, latDeg[i]!));
  grounds.set(lonDeg, { grids, groundM });
  return groundM;
}

/** The operators a plan looks at. LoRa gateways belong to everybody. */
function viewOf(plan: Plan, operators: string[]): OperatorView {
  const { operator, classId } = plan.service;
  if (SERVICE_CLASSES[classId].technologies.includes('LORA') || operator === 'any') return { kind: 'any' };
  if (operator === 'all') return { kind: 'all' };
  return { kind: 'one', operator: operators.indexOf(plainOperator(operator)) };
}

/** Fewer masts than this say nothing about their spacing. */
const FEWEST_FOR_SPACING = 10;
const WIDEST_MARGIN_KM = 20;

/**
 * The extent a file declares is the box of its masts. The area it was cut from reaches about one mast spacing further, so this much is added
 * before a cell counts as no-data: √(area/masts), 1 to 20 km (20 km, the reach of the models, where masts are too few to tell).
 */
export function widenedExtent(
  [west, south, east, north]: [number, number, number, number],
  sites: Site[],
): [number, number, number, number] {
  const cosLat = Math.max(0.1, Math.cos((((south + north) / 2) * Math.PI) / 180));
  let inside = 0;
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const { lonDeg: lon, latDeg: lat } of sites) {
    if (!(lon >= west && lon <= east && lat >= south && lat <= north)) continue;
    inside++;
    if (lon < box[0]) box[0] = lon;
    if (lat < box[1]) box[1] = lat;
    if (lon > box[2]) box[2] = lon;
    if (lat > box[3]) box[3] = lat;
  }
  const areaKm2 = inside < FEWEST_FOR_SPACING ? Infinity : (box[2] - box[0]) * (box[3] - box[1]) * 111.2 ** 2 * cosLat;
  const marginKm = Math.min(WIDEST_MARGIN_KM, Math.max(1, Math.sqrt(areaKm2 / inside)));
  const latDeg = marginKm / 111.2;
  const lonDeg = latDeg / cosLat;
  return [west - lonDeg, south - latDeg, east + lonDeg, north + latDeg];
}

function generalNotes({ plan, siteExtent, sites, terrain }: CoverageInput, shared: EngineShared): CoverageNote[] {
  const notes: CoverageNote[] = [];
  const add = (code: (typeof COVERAGE_NOTE_CODES)[number], context: CoverageNote['context']) =>
    notes.push({ code, context });
  if (siteExtent === null) add('coverage-no-site-file', {});
  if (shared.readings === 2) add('coverage-unknown-bands', { emitters: shared.carriers.length });
  if (shared.view.kind === 'one' && shared.view.operator < 0)
    add('coverage-operator-unknown', { operator: plan.service.operator });
  const isWanted = shared.sites.some(({ beams }) => beams.some(({ terrainRung }) => terrainRung >= 0));
  if (terrain && (plan.radios.model === '38.901' || plan.radios.model === 'hata') && !isWanted)
    add('coverage-terrain-not-wanted', { model: plan.radios.model });
  if (!terrain && (plan.radios.model === 'p1812' || plan.radios.model === 'itm'))
    add('coverage-terrain-missing', { model: plan.radios.model });
  const loose = sites.filter((site) => site.positionUncertaintyM > 0).length;
  if (loose > 0) add('coverage-mast-positions-uncertain', { sites: loose });
  return notes;
}

export const COVERAGE_NOTE_CODES = [
  'coverage-no-site-file',
  'coverage-unknown-bands',
  'coverage-operator-unknown',
  'coverage-terrain-used',
  'coverage-terrain-not-wanted',
  'coverage-terrain-missing',
  'coverage-mast-positions-uncertain',
  'coverage-iot-hotspots-serve-no-phones',
  'coverage-hotspots-without-payer',
  'coverage-hotspots-not-for-vehicles',
  'coverage-hotspots-not-for-class',
  'coverage-hotspots-offline',
  'coverage-hotspots-unknown-network',
  'coverage-hotspots-spread-over-cells',
  'coverage-hotspots-not-modelled',
  'coverage-template-unknown',
] as const;
