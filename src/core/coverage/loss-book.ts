/** All losses over terrain of a run, as the slices ask for them; and what is kept of them between runs. */
import type { Pool } from '../plan';
import { type SliceCells, squaredDistanceM2 } from './slice-cells';
import type { EngineShared, EngineSite, LossRun, SliceLosses } from './engine-types';
import {
  type CoverageTerrain,
  isKept,
  lossesAsMadeHere,
  oneSiteLosses,
  type SiteLosses,
  type SiteLossJob,
  type SiteLossShared,
  siteLossTask,
  WHOLE,
} from './site-loss';
import { sliceCells } from './slice';

/** Losses of the sites of the last run, by what each reads besides the grid and the terrain. */
export interface LossMemory {
  /** What all of them read. */
  world: string;
  losses: Map<string, SiteLosses>;
  /** The very object that the pool's workers may keep. */
  shared?: SiteLossShared | null;
}

export interface LossBookInput {
  shared: EngineShared;
  runs: LossRun[];
  terrain: CoverageTerrain;
  clutterM: number;
  sliceStarts: Uint32Array;
}

/** A site's losses, and where its antennas' runs stand among all. */
interface SitePage {
  site: number;
  /** Indexes into the runs, by antenna. */
  runs: number[];
  key: string;
  losses: SiteLosses;
}

/** Losses from one site to some cells. */
export interface SiteCells {
  /** Which of the cells are in its reach. */
  which: number[];
  /** By EngineBeam.losses, one entry for each of them. Hundredths of dB, or NO_LOSS. */
  runs: { run: number; lossCdb: Int16Array }[];
}

const NO_CELLS: SiteCells = { which: [], runs: [] };

export class LossBook {
  private bySite: Map<number, SitePage> | null = null;

  constructor(
    private readonly input: LossBookInput,
    private readonly pages: SitePage[],
  ) {}

  /** Losses of slice k, of all sites or of some: places in EngineShared.sites. */
  ofSlice(k: number, sites?: readonly number[]): SliceLosses {
    const pages = sites ? this.pages.filter(({ site }) => sites.includes(site)) : this.pages;
    const parts = pages.flatMap(({ runs, losses }) => {
      const [from, to] = [losses.starts[k]!, losses.starts[k + 1]!];
      return from === to ? [] : runs.map((run, a) => ({ run, lossCdb: losses.lossCdb[a]!.subarray(from, to) }));
    });
    return this.joined(parts);
  }

  /** Losses of one cell, for a slice that is this cell alone. */
  ofCell(cell: number): SliceLosses {
    const ofSite = this.ofSites(
      this.input.sliceStarts.findLastIndex((start) => start <= cell),
      [cell],
    );
    return this.joined(
      this.pages.flatMap(({ site }) => ofSite(site)?.runs ?? []).filter((run) => run.lossCdb.length > 0),
    );
  }

  /** Losses of some cells of slice k, ascending, by place in EngineShared.sites; null for a site that has none. */
  ofSites(k: number, cells: ArrayLike<number>): (site: number) => SiteCells | null {
    this.bySite ??= new Map(this.pages.map((page) => [page.site, page]));
    const { bySite } = this;
    return (site) => {
      const page = bySite.get(site);
      if (!page) return null;
      const { starts, lossCdb } = page.losses;
      if (starts[k] === starts[k + 1]) return NO_CELLS;
      const { which, entries } = entriesOf(page.losses, this.input.sliceStarts, k, cells);
      return { which, runs: page.runs.map((run, a) => ({ run, lossCdb: entriesAt(lossCdb[a]!, entries) })) };
    };
  }

  /** Number of runs, as EngineBeam.losses counts them. */
  get runs(): number {
    return this.input.runs.length;
  }

  private joined(parts: { run: number; lossCdb: Int16Array }[]): SliceLosses {
    const start = new Int32Array(this.input.runs.length).fill(-1);
    const lossCdb = new Int16Array(parts.reduce((sum, part) => sum + part.lossCdb.length, 0));
    let at = 0;
    for (const part of parts) {
      start[part.run] = at;
      lossCdb.set(part.lossCdb, at);
      at += part.lossCdb.length;
    }
    return { start, lossCdb };
  }
}

function entriesAt(lossCdb: Int16Array, places: number[]): Int16Array {
  const entries = new Int16Array(places.length);
  for (let i = 0; i < places.length; i++) entries[i] = lossCdb[places[i]!]!;
  return entries;
}

/** Which of the ascending cells are in the site's reach, and where their entries stand. */
function entriesOf(
  { starts, inReach }: SiteLosses,
  sliceStarts: Uint32Array,
  k: number,
  cells: ArrayLike<number>,
): { which: number[]; entries: number[] } {
  const which: number[] = [];
  const entries: number[] = [];
  let at = starts[k]!;
  let c = sliceStarts[k]!;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    // Whole words between the last cell and this one are counted at once.
    while (c < cell) {
      const bit = c & 31;
      const last = Math.min(cell - c, 32 - bit);
      at += ones((inReach[c >>> 5]! >>> bit) & (last === 32 ? 0xffffffff : (1 << last) - 1));
      c += last;
    }
    if (((inReach[cell >>> 5]! >>> (cell & 31)) & 1) === 0) continue;
    which.push(i);
    entries.push(at);
  }
  return { which, entries };
}

/** Bits set in a 32-bit word. */
function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Computes the losses that `memory` does not hold, and leaves in it those of this run. */
export async function makeLossBook(
  input: LossBookInput,
  options: { pool: Pool; signal: AbortSignal; onProgress(fraction: number): void; memory: LossMemory },
): Promise<LossBook> {
  const { shared } = input;
  const { pool, memory, ...progress } = options;
  const world = worldKey(input);
  if (memory.world !== world) Object.assign(memory, { world, losses: new Map() });
  const wanted = jobsOf(input).map((page) => ({ ...page, key: keyOf(shared.sites[page.site]!, page.job) }));
  const missing = wanted.filter(({ key }) => !memory.losses.has(key));
  const lossShared = sharedOf(input, memory);
  const jobs = missing.map(({ job }) => job);
  const made =
    jobs.length === 1
      ? [await oneSiteLosses(lossShared, jobs[0]!, { pool, ...progress })]
      : await pool.run(siteLossTask, lossShared, jobs, { ...progress, keep: isKept(lossShared) });
  const pages = wanted.map(({ site, runs, key }) => ({ site, runs, key, losses: memory.losses.get(key)! }));
  for (const [k, losses] of made.entries()) pages[wanted.indexOf(missing[k]!)]!.losses = lossesAsMadeHere(losses);
  memory.losses = new Map(pages.map(({ key, losses }) => [key, losses]));
  return new LossBook(input, pages);
}

/** What all jobs of a run read: the object of the last run where it says the same. */
function sharedOf(
  { shared: { lonDeg, latDeg, groundM }, terrain, clutterM, sliceStarts }: LossBookInput,
  memory: LossMemory,
): SiteLossShared {
  const last = memory.shared;
  if (last && last.lonDeg === lonDeg && last.groundM === groundM && last.terrain.grids === terrain.grids)
    if (last.terrain.clutter === terrain.clutter && last.clutterM === clutterM)
      if (String(last.sliceStarts) === String(sliceStarts)) return last;
  return (memory.shared = { terrain, clutterM, lonDeg, latDeg, groundM: groundM!, sliceStarts });
}

const keys = new WeakMap<EngineSite, string>();

/** What a site's losses read besides the world, in one text. */
function keyOf(site: EngineSite, job: SiteLossJob): string {
  let key = keys.get(site);
  if (key === undefined) keys.set(site, (key = JSON.stringify(job)));
  return key;
}

/** Losses of one cell computed for it alone: each on the great circle of its own link. */
export function lossesOfCell(input: Omit<LossBookInput, 'sliceStarts'>, cell: number): SliceLosses {
  const { lonDeg, latDeg, groundM } = input.shared;
  const own = (column: Float64Array) => column.subarray(cell, cell + 1);
  const shared = { ...input.shared, lonDeg: own(lonDeg), latDeg: own(latDeg), groundM: own(groundM!) };
  const { terrain, clutterM } = input;
  const cellInput = { ...input, shared, sliceStarts: Uint32Array.of(0, 1) };
  const lossShared: SiteLossShared = { terrain, clutterM, ...shared, sliceStarts: cellInput.sliceStarts };
  const pages = jobsOf(cellInput).map(({ job, ...page }) => ({
    ...page,
    key: '',
    losses: siteLossTask.run(lossShared, job),
  }));
  return new LossBook(cellInput, pages).ofSlice(0);
}

/** One job for each site that reaches the grid, in canonical order. */
function jobsOf({ shared, runs }: LossBookInput): { site: number; runs: number[]; job: SiteLossJob }[] {
  const bySite = new Map<number, number[]>();
  for (const [r, run] of runs.entries()) {
    const list = bySite.get(run.site);
    if (list) list.push(r);
    else bySite.set(run.site, [r]);
  }
  const grid = circleOf(shared);
  return [...bySite].flatMap(([site, own]) => {
    const { frame, reachKm, lonDeg, latDeg } = shared.sites[site]!;
    const apartKm = Math.sqrt(squaredDistanceM2(frame, grid.centre, 0)) / 1000;
    if (apartKm > reachKm + grid.radiusKm + 1e-3) return [];
    const antennas = own.map((r) => {
      const { heightM, frequencyMhz, model } = runs[r]!;
      return { heightM, frequencyMhz, model };
    });
    return [{ site, runs: own, job: { lonDeg, latDeg, reachKm, antennas, part: WHOLE } }];
  });
}

const circles = new WeakMap<Float64Array, Pick<SliceCells, 'centre' | 'radiusKm'>>();

/** The circle around all cells, kept with the grid's positions. */
function circleOf(shared: EngineShared): Pick<SliceCells, 'centre' | 'radiusKm'> {
  const known = circles.get(shared.lonDeg);
  if (known) return known;
  const { centre, radiusKm } = sliceCells(shared, 0, shared.lonDeg.length);
  circles.set(shared.lonDeg, { centre, radiusKm });
  return { centre, radiusKm };
}

/** What the losses of all sites read: changes when the terrain or the grid does. */
function worldKey({ shared, terrain, clutterM, sliceStarts }: LossBookInput): string {
  const grids = [...terrain.grids, ...(terrain.clutter ? [terrain.clutter] : [])].map(({ heightM, ...place }) => [
    place,
    hashOf(heightM),
  ]);
  return JSON.stringify([
    grids,
    terrain.clutter !== null,
    clutterM,
    hashOf(shared.h3),
    sliceStarts.length,
    sliceStarts[1],
  ]);
}

const hashes = new WeakMap<object, string>();

type Hashed = Int16Array | Float32Array | Float64Array | BigUint64Array;

/** Of an array that never changes: made once. */
export function hashOf(data: Hashed): string {
  const known = hashes.get(data) ?? fnvOf(data);
  hashes.set(data, known);
  return known;
}

/** FNV-1a over 32-bit words, two lanes. */
function fnvOf(data: Hashed): string {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const aligned = data.byteOffset % 4 === 0 ? bytes.length >> 2 : 0;
  const words = new Uint32Array(data.buffer, aligned ? data.byteOffset : 0, aligned);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const word of words) {
    a = Math.imul(a ^ word, 0x01000193);
    b = Math.imul(b ^ word, 0x5bd1e995) ^ (b >>> 15);
  }
  for (let i = 4 * aligned; i < bytes.length; i++) a = Math.imul(a ^ bytes[i]!, 0x01000193);
  return `${data.length} ${a >>> 0} ${b >>> 0}`;
}
