/**
 * Losses over terrain from one site to every cell in its reach: one job of the pool, the exact sublinear P.1812 of radio's area engine (or
 * ITM). A job reads its site, the grid and the terrain and nothing else, so a moved site is one job.
 */
import { localFrame, unitVectors } from '../geo';
import type { TerrainFacts } from '../inputs/facts';
import { clutterOf, terrainOf } from '../inputs/terrain/terrain-of';
import type { Pool, PoolOptions, Task } from '../plan';
import { type AreaInput, areaJob, type Terrain } from '../radio';
import { squaredDistanceM2 } from './slice-cells';
import type { LossRun } from './engine-types';
import { USER_HEIGHT_M } from './loss-tables';
import { NO_LOSS, packLoss } from './terrain-link';

/** Terrain as coverage reads it: a part of the facts. */
export type CoverageTerrain = Pick<TerrainFacts, 'grids' | 'clutter'>;

/** What all jobs of a run read. Plain data: it is copied to every worker once. */
export interface SiteLossShared {
  terrain: CoverageTerrain;
  /** Height of what stands on the ground where no clutter raster says it. m */
  clutterM: number;
  lonDeg: Float64Array;
  latDeg: Float64Array;
  /** Ground of each cell; NaN not known. m */
  groundM: Float64Array;
  /** First cells of the slices that the results are cut into, and the number of cells at the end. */
  sliceStarts: Uint32Array;
}

export interface SiteLossJob {
  lonDeg: number;
  latDeg: number;
  reachKm: number;
  antennas: Pick<LossRun, 'heightM' | 'frequencyMhz' | 'model'>[];
  /** One of so many parts of the directions around the site: losses of the others are left out as NO_LOSS. */
  part: { index: number; of: number };
}

/** All directions around the site. */
export const WHOLE = { index: 0, of: 1 };

/** Losses of a job: for each antenna one entry for each cell in reach, ascending. */
export interface SiteLosses {
  /** Where the entries of each slice begin, and their number at the end. */
  starts: Uint32Array;
  /** Cells in reach: bit c % 32 of word c / 32. */
  inReach: Uint32Array;
  /** By antenna: hundredths of dB, NO_LOSS where the terrain does not cover the link. */
  lossCdb: Int16Array[];
}

/** Losses that came from a worker, as those made here: see fieldAsMadeHere in carrier-fields.ts. */
export const lossesAsMadeHere = ({ starts, inReach, lossCdb }: SiteLosses): SiteLosses => ({
  starts,
  inReach,
  lossCdb: lossCdb.map((run) => run),
});

/** The task of the coverage stage's first half, found by workers under its name. */
export const siteLossTask: Task<SiteLossShared, SiteLossJob, SiteLosses> = {
  name: 'site-loss',
  run: siteLosses,
  transfer: ({ starts, inReach, lossCdb }) =>
    [starts, inReach, ...lossCdb].map((column) => column.buffer as ArrayBuffer),
};

/** Distance between the samples of a profile: the coarser of the terrain's two spacings, at least 30 m. km */
export function profileStepKm({ grids }: CoverageTerrain): number {
  const spacings = grids.map((grid) => {
    const middleDeg = grid.northDeg - (grid.latStepDeg * (grid.rows - 1)) / 2;
    return Math.max(grid.latStepDeg, grid.lonStepDeg * Math.cos((middleDeg * Math.PI) / 180)) * KM_PER_DEG;
  });
  return Math.max(0.03, Math.min(...spacings));
}

/**
 * How far a receiver's radial may run beside its great circle: a twelfth of a step, 8 m on 3″ terrain. About 96 % of hexes stay within 0.5 dB of their own
 * profile (98 % at 5 m, at one and a half times the work).
 */
export const SIDEWAYS_M_PER_STEP_KM = 1000 / 12;

const KM_PER_DEG = 111.195;

/** The terrain, and what stands on it, as the radio engine asks for them. */
export interface OpenTerrain {
  ground: Terrain;
  clutter: Terrain | null;
  stepKm: number;
}

/** Makes plain terrain data answer. `clutterM` as in SiteLossShared. */
export function openTerrain(terrain: CoverageTerrain, clutterM: number): OpenTerrain {
  return {
    ground: terrainOf(terrain),
    clutter: clutterWith(clutterOf(terrain), clutterM),
    stepKm: profileStepKm(terrain),
  };
}

/** Settings of a link by P.1812, and by ITM where that is asked for: medians over time and places. */
export function linkSettings({
  model,
  frequencyMhz,
  heightM,
}: SiteLossJob['antennas'][number]): Pick<AreaInput, 'settings' | 'itm'> {
  const settings = {
    frequencyGhz: frequencyMhz / 1000,
    txHeightM: heightM,
    rxHeightM: USER_HEIGHT_M,
    polarization: 'vertical' as const,
  };
  if (model === 'p1812') return { settings };
  const percent = { timePercent: 50, locationPercent: 50, situationPercent: 50 };
  return {
    settings,
    itm: { frequencyMhz, txHeightM: heightM, rxHeightM: USER_HEIGHT_M, polarization: 'vertical', ...percent },
  };
}

/** Larger than this, what a job reads is not left with the workers. Bytes, for each of them. */
const MOST_KEPT_BYTES = 64e6;

/** Whether the workers may keep what all jobs read, for the next site that moves. */
export const isKept = ({ terrain, lonDeg }: SiteLossShared): boolean =>
  [...terrain.grids, ...(terrain.clutter ? [terrain.clutter] : [])].reduce(
    (sum, { heightM }) => sum + heightM.byteLength,
    3 * lonDeg.byteLength,
  ) <= MOST_KEPT_BYTES;

/** One site: by all workers, each some of the directions, where they are free and have what it reads; else here. The same bits. */
export async function oneSiteLosses(
  shared: SiteLossShared,
  job: SiteLossJob,
  { pool, ...options }: PoolOptions & { pool: Pool },
): Promise<SiteLosses> {
  if (pool.size < 2 || !pool.isFree?.() || !isKept(shared)) return siteLosses(shared, job);
  const parts = Array.from({ length: pool.size }, (_, index) => ({ ...job, part: { index, of: pool.size } }));
  const [first, ...others] = await pool.run(siteLossTask, shared, parts, { ...options, keep: true });
  for (const [a, lossCdb] of first!.lossCdb.entries())
    for (const other of others)
      for (let i = 0; i < lossCdb.length; i++) if (lossCdb[i] === NO_LOSS) lossCdb[i] = other.lossCdb[a]![i]!;
  return first!;
}

function siteLosses(shared: SiteLossShared, job: SiteLossJob): SiteLosses {
  const { world, vectors } = openedOf(shared);
  const { lonDeg, latDeg, groundM, sliceStarts } = shared;
  const frame = localFrame(job.lonDeg, job.latDeg);
  const reachSquared = (job.reachKm * 1000) ** 2;
  const starts = new Uint32Array(sliceStarts.length);
  const inReach = new Uint32Array(Math.ceil(lonDeg.length / 32));
  const cells = new Uint32Array(lonDeg.length);
  let found = 0;
  for (let k = 0; k + 1 < sliceStarts.length; k++) {
    for (let c = sliceStarts[k]!; c < sliceStarts[k + 1]!; c++) {
      if (squaredDistanceM2(frame, vectors, c) > reachSquared) continue;
      cells[found++] = c;
      inReach[c >>> 5]! |= 1 << (c & 31);
    }
    starts[k + 1] = found;
  }
  const own = (column: Float64Array): Float64Array => valuesAt(column, cells.subarray(0, found));
  const receivers = { lonDeg: own(lonDeg), latDeg: own(latDeg), groundM: own(groundM) };
  const lossCdb: Int16Array[] = [];
  for (const alike of antennasOfOneSweep(job.antennas)) {
    const [first, ...others] = alike.map((a) => job.antennas[a]!);
    const work = areaJob({
      terrain: world.ground,
      ...(world.clutter ? { clutter: world.clutter } : {}),
      mast: job,
      receivers,
      ...linkSettings(first!),
      alsoGhz: others.map(({ frequencyMhz }) => frequencyMhz / 1000),
      stepKm: world.stepKm,
      mode: 'fast',
      sidewaysM: world.stepKm * SIDEWAYS_M_PER_STEP_KM,
    });
    const { index, of } = job.part;
    work.run(Math.floor((index * work.radials) / of), Math.floor(((index + 1) * work.radials) / of));
    for (const [k, a] of alike.entries()) lossCdb[a] = packed(k === 0 ? work.lossDb : work.alsoDb[k - 1]!);
  }
  return { starts, inReach, lossCdb };
}

function packed(lossDb: Float64Array): Int16Array {
  const lossCdb = new Int16Array(lossDb.length);
  for (let i = 0; i < lossDb.length; i++) lossCdb[i] = packLoss(lossDb[i]!);
  return lossCdb;
}

function valuesAt(column: Float64Array, places: Uint32Array): Float64Array {
  const values = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) values[i] = column[places[i]!]!;
  return values;
}

/** Indexes of antennas that differ by their frequency alone: P.1812 walks the terrain once for them. */
function antennasOfOneSweep(antennas: SiteLossJob['antennas']): number[][] {
  const groups = new Map<string, number[]>();
  for (const [a, { model, heightM }] of antennas.entries()) {
    const name = model === 'p1812' ? `${heightM}` : `alone ${a}`;
    groups.set(name, [...(groups.get(name) ?? []), a]);
  }
  return [...groups.values()];
}

/** A raster's clutter, and the same height everywhere else. */
function clutterWith(raster: Terrain | null, clutterM: number): Terrain | null {
  if (clutterM <= 0) return raster;
  return {
    heightAt(lonDeg, latDeg) {
      const height = raster ? raster.heightAt(lonDeg, latDeg) : Number.NaN;
      return Number.isNaN(height) ? clutterM : height;
    },
    fillProfile({ lonDeg, latDeg }, count, heightM) {
      if (!raster) heightM.fill(clutterM, 0, count);
      else for (let i = 0; i < count; i++) heightM[i] = this.heightAt(lonDeg[i]!, latDeg[i]!);
      return count;
    },
  };
}

interface Opened {
  world: OpenTerrain;
  vectors: Float64Array;
}

const opened = new WeakMap<SiteLossShared, Opened>();

const vectorsByLon = new WeakMap<Float64Array, Float64Array>();

/** Unit vectors of the cells, kept with the grid's positions. */
function vectorsOf({ lonDeg, latDeg }: SiteLossShared): Float64Array {
  const known = vectorsByLon.get(lonDeg);
  if (known) return known;
  const vectors = unitVectors(lonDeg, latDeg);
  vectorsByLon.set(lonDeg, vectors);
  return vectors;
}

/** Made once per worker and run. */
function openedOf(shared: SiteLossShared): Opened {
  const known = opened.get(shared);
  if (known) return known;
  const made = {
    world: openTerrain(shared.terrain, shared.clutterM),
    vectors: vectorsOf(shared),
  };
  opened.set(shared, made);
  return made;
}
