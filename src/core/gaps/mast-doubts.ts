/**
 * When is a gap `fragile`? When one plausible error in the list of masts makes it: the gap closes (80 % of its people served) if
 *
 *   missing    one known mast that the list shows without the class or the operator (a GSM mast, another operator's) carried it, or
 *   misplaced  one mast that has it stood, on the near side, twice its position's standard deviation from where the list puts it.
 *
 * The mast is given three sectors, as a new one. The nearest masts of each kind are tried. Large gaps are judged on a sample of cells
 * spread evenly over their people.
 */
import { candidateCover, candidateReachKm, type CandidateWorld, siteScenario, viewServedBy } from '../coverage';
import { bearingDeg, destination, distanceKm } from '../geo';
import type { Grid } from '../grid';
import type { Site } from '../inputs/facts';
import { changedSites } from './changed-sites';
import type { GapsInput } from './find-gaps';

const CLOSES_SHARE = 0.8;
const STANDARD_DEVIATIONS = 2;
/** Masts tried per gap and kind of error. */
const MASTS_TRIED = 8;
const SAMPLE_CELLS = 200;

export interface MastDoubts {
  /** Whether one plausible error closes the gap. `people` are those of `cells`. */
  closes(cells: Uint32Array, people: Float64Array, centre: { lonDeg: number; latDeg: number }): boolean;
}

type DoubtsInput = Pick<GapsInput, 'plan' | 'grid' | 'sites'>;

/** What was found the last time of a gap, and where it lies. */
interface KnownGap {
  cells: Uint32Array;
  people: Float64Array;
  centre: { lonDeg: number; latDeg: number };
  closes: boolean;
  /** Masts farther than this from the centre were not asked. km */
  askedKm: number;
}

interface KnownDoubts {
  key: string;
  sites: Site[];
  /** By first cell. */
  gaps: Map<number, KnownGap>;
}

const knownDoubts = new WeakMap<Grid, KnownDoubts>();

/** Doubts about the gaps of a run. What was found for a gap is kept with the grid: it stands while the gap stays and no mast near it changes. */
export function makeMastDoubts(input: DoubtsInput): MastDoubts {
  const { plan, grid, sites } = input;
  const key = JSON.stringify([plan.service, plan.radios]);
  const known = knownDoubts.get(grid);
  const changed = known?.key === key ? changedSites(known.sites, sites) : null;
  const gaps: KnownDoubts['gaps'] = new Map();
  knownDoubts.set(grid, { key, sites, gaps });
  let asked: ((cells: Uint32Array, people: Float64Array, centre: KnownGap['centre']) => KnownGap) | null = null;
  return {
    closes(cells, people, centre) {
      const before = changed && known!.gaps.get(cells[0]!);
      const stands = before && isSame(before, cells, people) && changed.every((site) => isFar(site, before));
      const found = stands ? before : (asked ??= askMasts(input))(cells, people, centre);
      gaps.set(cells[0]!, found);
      return found.closes;
    },
  };
}

const isSame = (known: KnownGap, cells: Uint32Array, people: Float64Array): boolean =>
  known.cells.length === cells.length &&
  cells.every((cell, k) => cell === known.cells[k]) &&
  people.every((each, k) => each === known.people[k]);

const isFar = ({ lonDeg, latDeg }: Site, { centre, askedKm }: KnownGap): boolean =>
  distanceKm(lonDeg, latDeg, centre.lonDeg, centre.latDeg) > askedKm;

/** Asks the masts near a gap. */
function askMasts({
  plan,
  grid,
  sites,
}: DoubtsInput): (cells: Uint32Array, people: Float64Array, centre: KnownGap['centre']) => KnownGap {
  const { able, unable } = sitesByRow(plan, sites);
  const keptLinks: CandidateWorld['keptLinks'] = new Map();
  return (cells, people, centre) => {
    const areaKm2 = cells.reduce((sum, cell) => sum + grid.areaKm2[cell]!, 0);
    const total = people.reduce((sum, value) => sum + value, 0);
    const world = { plan, scenario: siteScenario(plan, total / areaKm2), keptLinks };
    const reachKm = candidateReachKm('tower-colocated', world);
    const found = { cells, people, centre, closes: false, askedKm: 2 * reachKm };
    // A disc of the reach is the most one mast serves.
    if (total <= 0 || areaKm2 * CLOSES_SHARE > 4 * Math.PI * reachKm ** 2) return found;
    const sample = sampleOf(cells, people);
    const receivers = {
      lonDeg: Float64Array.from(sample, (k) => grid.lonDeg[cells[k]!]!),
      latDeg: Float64Array.from(sample, (k) => grid.latDeg[cells[k]!]!),
      h3: BigUint64Array.from(sample, (k) => grid.h3[cells[k]!]!),
      resolution: grid.resolution,
    };
    const weights = sample.length < cells.length ? sample.map(() => 1) : sample.map((k) => people[k]!);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const closesFrom = ([lonDeg, latDeg]: [number, number], heightM: number | null): boolean => {
      const mast = { kind: 'tower-colocated' as const, lonDeg, latDeg, ...(heightM === null ? {} : { heightM }) };
      const cover = candidateCover(mast, receivers, world);
      const served = cover.index.reduce((sum, k, at) => sum + weights[k]! * cover.fraction[at]!, 0);
      return served >= CLOSES_SHARE * whole;
    };
    found.closes =
      nearest(unable, centre, reachKm).some((site) => closesFrom([site.lonDeg, site.latDeg], site.heightM)) ||
      nearest(able, centre, 2 * reachKm).some(
        (site) => site.positionUncertaintyM > 0 && closesFrom(moved(site, centre), site.heightM),
      );
    return found;
  };
}

function sitesByRow(plan: DoubtsInput['plan'], sites: readonly Site[]): { able: SitesByRow; unable: SitesByRow } {
  const serves = viewServedBy(plan);
  const [able, unable]: [SitesByRow, SitesByRow] = [new Map(), new Map()];
  for (const site of sites) {
    const rows = serves(site) ? able : unable;
    const row = rowOf(site.latDeg);
    const own = rows.get(row);
    if (own) own.push(site);
    else rows.set(row, [site]);
  }
  return { able, unable };
}

/** Sites by strips of latitude. */
type SitesByRow = Map<number, Site[]>;

const rowOf = (latDeg: number): number => Math.floor(latDeg / ROW_DEG);
const ROW_DEG = 0.05;

function nearest(sites: SitesByRow, centre: { lonDeg: number; latDeg: number }, withinKm: number): Site[] {
  const reachDeg = withinKm / 111;
  const cosLat = Math.max(0, Math.cos(((Math.abs(centre.latDeg) + reachDeg) * Math.PI) / 180));
  const found: { site: Site; km: number }[] = [];
  const north = rowOf(centre.latDeg + reachDeg);
  for (let row = rowOf(centre.latDeg - reachDeg); row <= north; row++)
    for (const site of sites.get(row) ?? []) {
      if (cosLat * apartDeg(site.lonDeg, centre.lonDeg) * 110 > withinKm) continue;
      const km = distanceKm(site.lonDeg, site.latDeg, centre.lonDeg, centre.latDeg);
      if (km <= withinKm) found.push({ site, km });
    }
  return found
    .sort((a, b) => a.km - b.km || (a.site.id < b.site.id ? -1 : 1))
    .slice(0, MASTS_TRIED)
    .map(({ site }) => site);
}

/** Between two meridians, 10 at most: a degree of these is 110 km on the equator at least, and longer ones only lead farther. */
function apartDeg(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return Math.min(10, apart, 360 - apart);
}

/** Where the mast stands at worst: towards the gap, not beyond its centre. */
function moved(site: Site, centre: { lonDeg: number; latDeg: number }): [number, number] {
  const km = distanceKm(site.lonDeg, site.latDeg, centre.lonDeg, centre.latDeg);
  const stepKm = Math.min(km, (STANDARD_DEVIATIONS * site.positionUncertaintyM) / 1000);
  return destination(
    site.lonDeg,
    site.latDeg,
    bearingDeg(site.lonDeg, site.latDeg, centre.lonDeg, centre.latDeg),
    stepKm,
  );
}

/** Places in `cells`: all of a small gap, else those that hold every n-th person. */
function sampleOf(cells: Uint32Array, people: Float64Array): number[] {
  if (cells.length <= SAMPLE_CELLS) return Array.from(cells.keys());
  const total = people.reduce((sum, value) => sum + value, 0);
  const sample: number[] = [];
  let passed = 0;
  for (let k = 0; k < cells.length; k++) {
    passed += people[k]!;
    while (sample.length < SAMPLE_CELLS && passed >= ((sample.length + 0.5) * total) / SAMPLE_CELLS) sample.push(k);
  }
  return sample;
}
