/**
 * Cells → sites, RADIO.md §2.10. A cell's position is the centroid of samples, not the mast: cells of one base station are gathered, the mast is put in their weighted
 * centre, and how uncertain that is stays with the site. One site has one technology and one operator; masts shared under the same base-station id carry `sharedBy`.
 */
import { TECHNOLOGIES } from '../../plan/service';
import { breathe } from '../containers/breathe';
import type { CellTable, Site } from '../facts';
import { type BaseStation, baseStationOf, hasBaseStation, stationLabel } from './base-station';
import { type Group, groupsOf } from './cell-groups';
import { type Numbering, NumberingEvidence } from './sector-numbering';
import { sectorsOf } from './sectors';
import { SharedMasts } from './shared-masts';
import { TripleIndex } from './triple-index';

export interface SiteOptions {
  /** Length of NR gNodeB ids, 22..32 bits; networks choose it, files do not carry it. */
  gnodebBits?: number;
  /** Cells of one base station farther apart than this from their centre are several sites. km. */
  splitKm?: number;
  /** Same base-station id under two MNCs within this is one shared mast. km. */
  sharedKm?: number;
  /** Whether a position matters; base stations with no cell that does become no site. Default: all do. */
  near?(lonDeg: number, latDeg: number): boolean;
  /** Sites are counted and not made: a country's are more than memory is sure to hold. */
  countOnly?: boolean;
}

export interface SitesFromCells {
  sites: Site[];
  /** Sites, made or not, and those of them that share their mast. */
  siteCount: number;
  sharedCount: number;
  /** Cells whose id is too short to hold a base station. */
  cellsWithoutBaseStation: number;
  /** Base stations that became several sites. */
  baseStationsSplit: number;
  /** Sites left out because none of their cells was near: neither in `sites` nor counted in `siteCount`. */
  sitesOutOfReach: number;
  nrCells: number;
  /** MCC-MNC and technology → the numbering of sectors that the positions speak for. */
  numberings: Map<string, Numbering>;
}

/** Smallest uncertainty: four decimals of a degree, and samples taken on roads, not under masts. m. */
const LEAST_UNCERTAINTY_M = 100;
/** Scatter of cell centroids around a mast before anything is known. m. */
const PRIOR_SCATTER_M = 500;
/** The centroid of an evenly sampled 120° sector of radius r is 0.55 r from the mast (2/3 · sin 60°/(π/3)); per axis that is 0.39 r. */
const SECTOR_CENTROID_FRACTION = 0.39;
const DEFAULT_RANGE_M = 1000;
const MOST_RANGE_M = 8000;

/** Base stations, and cells, worked on between two turns of the event loop: some 20 ms. */
const STATIONS_PER_STEP = 4096;
const CELLS_PER_STEP = 131_072;

/** Sites of a cell table, in the order in which their base stations first appear. */
export function sitesFromCells(cells: CellTable, options: SiteOptions = {}): SitesFromCells {
  const steps = siteSteps(cells, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in small steps, between which a cancel is heard. */
export async function sitesFromManyCells(
  cells: CellTable,
  options: SiteOptions,
  signal: AbortSignal,
): Promise<SitesFromCells> {
  const steps = siteSteps(cells, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe(signal);
  }
}

/** Two passes over the base stations: the first learns how sectors are numbered, the second makes sites; nothing per cell is kept between them. */
function* siteSteps(cells: CellTable, options: SiteOptions): Generator<void, SitesFromCells> {
  const { gnodebBits = 24, splitKm = 5, sharedKm = 2, near, countOnly = false } = options;
  const limitM = splitKm * 1000;
  const chained = yield* chains(cells, gnodebBits);
  const { firsts, local } = chained;
  const counts = { siteCount: 0, sharedCount: 0, ...countsOf(cells, gnodebBits) };
  const result: SitesFromCells = { sites: [], ...counts, numberings: new Map() };
  const evidence = new Map<number, NumberingEvidence>();
  /** First cell of a base station that was split → its sites. */
  const splits = new Map<number, number>();
  for (const [i, first] of firsts.entries()) {
    if (i % STATIONS_PER_STEP === 0) yield;
    const key = operatorKey(cells, first);
    const known = evidence.get(key) ?? new NumberingEvidence();
    evidence.set(key, known);
    if (chained.next[first]! < 0) continue;
    const groups = groupsOf(cells, indicesFrom(first, chained), local, limitM);
    if (groups.length > 1) splits.set(first, groups.length);
    for (const group of groups) known.add(group);
  }
  result.baseStationsSplit = splits.size;
  const numberings = new Map([...evidence].map(([key, found]) => [key, found.decide()]));
  const masts = new SharedMasts(sharedKm);
  for (const [i, first] of firsts.entries()) {
    if (i % STATIONS_PER_STEP === 0) yield;
    const indices = indicesFrom(first, chained);
    const numbering = numberings.get(operatorKey(cells, first))!;
    const isNear = (i: number): boolean => !near || near(cells.lonDeg[i]!, cells.latDeg[i]!);
    if (!indices.some(isNear)) {
      result.sitesOutOfReach += splits.get(first) ?? 1;
      continue;
    }
    const station = stationOf(cells, first, gnodebBits);
    for (const [part, group] of groupsOf(cells, indices, local, limitM).entries()) {
      if (!group.members.some(({ index }) => isNear(index))) {
        result.sitesOutOfReach++;
        continue;
      }
      const site = countOnly ? null : siteOf(cells, group, { station, part, numbering });
      if (site) result.sites.push(site);
      result.siteCount++;
      const network = cells.technology[first]! * 1000 + cells.mcc[first]!;
      const { lonDeg, latDeg } = group;
      if (hasBaseStation(station))
        masts.add({ lonDeg, latDeg, mcc: cells.mcc[first]!, mnc: cells.mnc[first]!, site }, network, station);
    }
  }
  for (const [key, numbering] of numberings) result.numberings.set(networkName(key), numbering);
  result.sharedCount = masts.sharedCount;
  return result;
}

/** "214-7 LTE" of an operator's key. */
const networkName = (key: number): string =>
  `${Math.floor(key / 1000) % 1000}-${key % 1000} ${TECHNOLOGIES[Math.floor(key / 1_000_000)]}`;

function countsOf(cells: CellTable, gnodebBits: number) {
  const counts = { cellsWithoutBaseStation: 0, baseStationsSplit: 0, sitesOutOfReach: 0, nrCells: 0 };
  for (let i = 0; i < cells.count; i++) {
    if (!hasBaseStation(stationOf(cells, i, gnodebBits))) counts.cellsWithoutBaseStation++;
    if (TECHNOLOGIES[cells.technology[i]!] === 'NR') counts.nrCells++;
  }
  return counts;
}

function indicesFrom(first: number, { next }: Chains): number[] {
  const indices: number[] = [];
  for (let i = first; i >= 0; i = next[i]!) indices.push(i);
  return indices;
}

const stationOf = (cells: CellTable, i: number, gnodebBits: number): BaseStation =>
  baseStationOf(cells.technology[i]!, cells.area[i]!, cells.cell[i]!, gnodebBits);

/** Cells chained by base station: the first cell of each, for each cell the next of the same or −1, and its number within the base station. */
interface Chains {
  firsts: number[];
  next: Int32Array;
  local: Uint32Array;
}

function* chains(cells: CellTable, gnodebBits: number): Generator<void, Chains> {
  const index = new TripleIndex();
  const local = new Uint32Array(cells.count);
  const firsts: number[] = [];
  const lasts: number[] = [];
  const next = new Int32Array(cells.count).fill(-1);
  for (let i = 0; i < cells.count; i++) {
    if (i % CELLS_PER_STEP === 0) yield;
    const { scope, number, local: localNumber } = stationOf(cells, i, gnodebBits);
    local[i] = localNumber;
    const before = index.size;
    const station = index.add(operatorKey(cells, i), scope, number);
    if (station === before) firsts.push(i);
    else next[lasts[station]!] = i;
    lasts[station] = i;
  }
  return { firsts, next, local };
}

interface SiteParts {
  station: BaseStation;
  /** Which of the sites the base station was split into, from 0. */
  part: number;
  numbering: Numbering;
}

function siteOf(cells: CellTable, group: Group, { station, part, numbering }: SiteParts): Site {
  const i = group.members[0]!.index;
  const technology = TECHNOLOGIES[cells.technology[i]!]!;
  const operator = operatorOf(cells, i);
  const sectors = sectorsOf(group, operator, technology, numbering);
  let samples = 0;
  for (const member of group.members) samples += cells.samples[member.index]!;
  return {
    id: `${technology}-${operator}-${stationLabel(station, technology)}${part > 0 ? `/${part + 1}` : ''}`,
    lonDeg: group.lonDeg,
    latDeg: group.latDeg,
    positionUncertaintyM: uncertaintyM(cells, group, sectors.length),
    heightM: null,
    sectors,
    sharedBy: [],
    samples,
  };
}

/**
 * Standard deviation of the centre: scatter of the cells (one prior cell of PRIOR_SCATTER_M blended in) over the effective number of cells, and for a site seen in one
 * sector only, that its centre is the sector's, not the mast's.
 */
function uncertaintyM(cells: CellTable, group: Group, sectors: number): number {
  let weight = 0;
  let weightSquared = 0;
  let scatter = PRIOR_SCATTER_M ** 2;
  let range = 0;
  for (const member of group.members) {
    weight += member.weight;
    weightSquared += member.weight ** 2;
    scatter += member.weight * ((member.eastM - group.eastM) ** 2 + (member.northM - group.northM) ** 2);
    range += member.weight * (cells.rangeM[member.index]! || DEFAULT_RANGE_M);
  }
  const variance = (scatter / (weight + 1)) * (weightSquared / weight ** 2);
  const oneSided = sectors > 1 ? 0 : SECTOR_CENTROID_FRACTION * Math.min(MOST_RANGE_M, range / weight);
  return Math.max(LEAST_UNCERTAINTY_M, Math.hypot(Math.sqrt(variance), oneSided));
}

const operatorKey = (cells: CellTable, i: number): number =>
  (cells.technology[i]! * 1000 + cells.mcc[i]!) * 1000 + cells.mnc[i]!;

const operatorOf = (cells: CellTable, i: number): string => `${cells.mcc[i]}-${cells.mnc[i]}`;
