/**
 * The coverage stage: sites × Grid → signal per cell, best server, and who is served (RADIO.md §2). Where there is terrain the losses of every
 * site come first, one job a site; then the cells, in slices of neighbours. Results are put together in site and slice order.
 */
import type { Pool } from '../plan';
import { makeColumns, setColumns } from './coverage-columns';
import { type CoverageResult, type Rung, RUNGS } from './coverage-types';
import type { EngineShared } from './engine-types';
import { type LossBook, type LossMemory, makeLossBook } from './loss-book';
import { type CoverageInput, type CoverageNote, prepareCoverage, type Prepared } from './prepare';
import { coverageTask, type SliceInput, type SliceOutput } from './slice';

/** Cells to a slice: neighbours by H3 order, about 3 km across at resolution 11; their work arrays fit the processor's cache. */
const SLICE_CELLS = 4096;
/** Share of the stage's time that losses over terrain take. */
const LOSSES_SHARE = 0.8;

/** What is kept between the runs of an open plan: a moved site then costs its own losses alone. */
export interface CoverageMemory {
  losses: LossMemory;
}

export const makeCoverageMemory = (): CoverageMemory => ({ losses: { world: '', losses: new Map() } });

export interface CoverageOptions {
  pool: Pool;
  signal: AbortSignal;
  onProgress(fraction: number): void;
  memory?: CoverageMemory;
  /** For tests: the result does not depend on it. */
  sliceCells?: number;
}

/** Computes the columns of a plan. Rejects with AbortError when cancelled. */
export async function computeCoverage(input: CoverageInput, options: CoverageOptions): Promise<CoverageResult> {
  const { pool, signal, onProgress, sliceCells = SLICE_CELLS, memory = makeCoverageMemory() } = options;
  const prepared = prepareCoverage(input);
  const { shared } = prepared;
  const count = shared.lonDeg.length;
  const sliceStarts = Uint32Array.from({ length: Math.ceil(count / sliceCells) + 1 }, (_, k) =>
    Math.min(count, k * sliceCells),
  );
  const book = await lossBookOf(input, prepared, sliceStarts, { ...options, memory });
  const slices = Array.from({ length: sliceStarts.length - 1 }, (_, k): SliceInput => {
    const cells = { from: sliceStarts[k]!, to: sliceStarts[k + 1]! };
    return book ? { ...cells, losses: book.ofSlice(k) } : cells;
  });
  const done = book ? LOSSES_SHARE : 0;
  const outputs = await pool.run<EngineShared, SliceInput, SliceOutput>(coverageTask, shared, slices, {
    signal,
    onProgress: (fraction) => onProgress(done + (1 - done) * fraction),
  });
  return { ...merged(prepared, sliceStarts, outputs), losses: book };
}

/** Losses over terrain; null where no link has one. */
async function lossBookOf(
  { terrain, plan }: CoverageInput,
  { shared, losses: runs }: Prepared,
  sliceStarts: Uint32Array,
  { pool, signal, onProgress, memory }: CoverageOptions & { memory: CoverageMemory },
): Promise<LossBook | null> {
  if (!terrain || runs.length === 0 || sliceStarts.length < 2) return null;
  return makeLossBook(
    { shared, runs, terrain, clutterM: plan.radios.clutterM, sliceStarts },
    { pool, signal, onProgress: (fraction) => onProgress(LOSSES_SHARE * fraction), memory: memory.losses },
  );
}

function merged(prepared: Prepared, sliceStarts: Uint32Array, outputs: SliceOutput[]): CoverageResult {
  const { shared, siteIds, operators, warnings } = prepared;
  const columns = makeColumns(shared.lonDeg.length);
  const counts = new Map<number, Uint32Array>();
  for (const [k, output] of outputs.entries()) {
    setColumns(columns, output.columns, sliceStarts[k]!);
    for (const [site, added] of output.rungs) {
      const sum = counts.get(site) ?? new Uint32Array(RUNGS.length);
      for (let r = 0; r < sum.length; r++) sum[r]! += added[r]!;
      counts.set(site, sum);
    }
  }
  const rungCounts = [...counts]
    .sort((a, b) => a[0] - b[0])
    .map(([site, sum]) => ({
      siteId: siteIds[site]!,
      counts: Object.fromEntries(RUNGS.map((rung, r) => [rung, sum[r]!])) as Record<Rung, number>,
    }));
  const notes = [...prepared.notes, ...terrainNotes(shared, rungCounts)];
  return { ...columns, siteIds, operators, rungCounts, warnings, notes };
}

/** How much of the work terrain took part in. */
function terrainNotes({ groundM }: EngineShared, rungCounts: CoverageResult['rungCounts']): CoverageNote[] {
  if (groundM === null || rungCounts.length === 0) return [];
  let [links, overTerrain, without] = [0, 0, 0];
  for (const { counts } of rungCounts) {
    for (const rung of RUNGS) links += counts[rung];
    overTerrain += counts.p1812 + counts.itm;
    if (counts.p1812 + counts.itm === 0) without++;
  }
  const context = { percent: Math.round((1000 * overTerrain) / Math.max(1, links)) / 10, links, without };
  return [{ code: 'coverage-terrain-used', context }];
}
