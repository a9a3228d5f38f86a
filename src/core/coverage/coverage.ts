/**
 * The coverage stage: sites × Grid → signal per cell, best server, and who is served (RADIO.md §2). Where there is terrain the losses of every
 * site come first, one job a site; then the cells, in slices of neighbours. Results are put together in site and slice order.
 */
import type { Pool } from '../plan';
import { makeColumns, setColumns, type SliceColumns } from './coverage-columns';
import { type CoverageResult, type Rung, RUNGS } from './coverage-types';
import type { EngineShared } from './engine-types';
import { hashOf, type LossBook, type LossMemory, makeLossBook } from './loss-book';
import {
  type CoverageInput,
  type CoverageNote,
  type KeptSites,
  makeKeptSites,
  prepareCoverage,
  type Prepared,
} from './prepare';
import { coverageTask, memoryAsMadeHere, sliceCells, type SliceInput, type SliceOutput } from './slice';
import { type FieldMemory, rungsById, siteChanges, updateCoverage } from './update-coverage';

/** Cells to a slice: neighbours by H3 order, about 3 km across at resolution 11; their work arrays fit the processor's cache. */
const SLICE_CELLS = 4096;
/** Share of the stage's time that losses over terrain take. */
const LOSSES_SHARE = 0.8;

/** Fields are kept up to this size. Bytes */
const MOST_KEPT_BYTES = 400e6;
const FIELD_BYTES = 52;
const VERDICT_BYTES = 12;

/** What is kept between the runs of an open plan: a moved site then costs its own losses and the cells it changes. */
export interface CoverageMemory {
  sites: KeptSites;
  losses: LossMemory;
  fields: FieldMemory | null;
}

export const makeCoverageMemory = (): CoverageMemory => ({
  sites: makeKeptSites(),
  losses: { world: '', losses: new Map() },
  fields: null,
});

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
  const { sliceCells: size = SLICE_CELLS, memory } = options;
  const prepared = prepareCoverage(input, memory?.sites);
  const count = prepared.shared.lonDeg.length;
  const sliceStarts = Uint32Array.from({ length: Math.ceil(count / size) + 1 }, (_, k) => Math.min(count, k * size));
  const book = await lossBookOf(input, prepared, sliceStarts, options);
  if (!memory) return resultOf(await allCells({ prepared, book, sliceStarts, keep: false }, options), book);
  const key = cellsKey(input, { prepared, sliceStarts, world: book ? memory.losses.world : '' });
  const last = memory.fields;
  memory.fields = null;
  const changes = siteChanges(last, key, prepared);
  if (last && changes) {
    ownColumns(last);
    updateCoverage(last, changes, { prepared, book });
    memory.fields = last;
    last.columnsAreGiven = true;
    options.onProgress(1);
    return resultOf(last, book);
  }
  const { carriers, operatorCount, readings } = prepared.shared;
  const cellBytes = carriers.length * FIELD_BYTES + operatorCount * readings * VERDICT_BYTES;
  const keep = count * cellBytes <= MOST_KEPT_BYTES;
  const run = await allCells({ prepared, book, sliceStarts, keep }, options);
  if (keep) memory.fields = { key, book, ...run, columnsAreGiven: true };
  return resultOf(run, book);
}

type Run = Omit<FieldMemory, 'key' | 'book' | 'columnsAreGiven'>;

/** Every cell from scratch. */
async function allCells(
  {
    prepared,
    book,
    sliceStarts,
    keep,
  }: { prepared: Prepared; book: LossBook | null; sliceStarts: Uint32Array; keep: boolean },
  { pool, signal, onProgress }: CoverageOptions,
): Promise<Run> {
  const { shared, siteIds } = prepared;
  const slices = Array.from({ length: sliceStarts.length - 1 }, (_, k): SliceInput => {
    const slice = { from: sliceStarts[k]!, to: sliceStarts[k + 1]!, keep };
    return book ? { ...slice, losses: book.ofSlice(k) } : slice;
  });
  const done = book ? LOSSES_SHARE : 0;
  const outputs = await pool.run<EngineShared, SliceInput, SliceOutput>(coverageTask, shared, slices, {
    signal,
    onProgress: (fraction) => onProgress(done + (1 - done) * fraction),
  });
  const columns = makeColumns(shared.lonDeg.length);
  for (const [k, output] of outputs.entries()) setColumns(columns, output.columns, sliceStarts[k]!);
  const rungs = rungsById(
    siteIds,
    outputs.map((output) => output.rungs),
  );
  const cells = keep ? slices.map(({ from, to }) => sliceCells(shared, from, to)) : [];
  return {
    prepared,
    sliceStarts,
    cells,
    slices: outputs.flatMap(({ memory }) => (memory ? memoryAsMadeHere(memory) : [])),
    columns,
    rungs,
  };
}

/** What every cell reads besides the sites; `world`: grid and terrain behind the losses. */
function cellsKey(
  { plan, hotspots, antennas }: CoverageInput,
  { prepared, sliceStarts, world }: { prepared: Prepared; sliceStarts: Uint32Array; world: string },
): string {
  const { carrierNames, operators, shared } = prepared;
  const grid = hashOf(shared.h3);
  return JSON.stringify([
    plan.service,
    plan.radios,
    hotspots,
    Object.entries(antennas ?? {}).map(([path, { gainDbi, horizontalDb, verticalDb }]) => [
      path,
      gainDbi,
      hashOf(horizontalDb),
      hashOf(verticalDb),
    ]),
    carrierNames,
    operators,
    shared.readings,
    grid,
    sliceStarts[1],
    world,
    shared.extent === null,
    shared.nothingKnown,
  ]);
}

/** Losses over terrain; null where no link has one. */
async function lossBookOf(
  { terrain, plan }: CoverageInput,
  { shared, losses: runs }: Prepared,
  sliceStarts: Uint32Array,
  { pool, signal, onProgress, memory = makeCoverageMemory() }: CoverageOptions,
): Promise<LossBook | null> {
  if (!terrain || runs.length === 0 || sliceStarts.length < 2) return null;
  return makeLossBook(
    { shared, runs, terrain, clutterM: plan.radios.clutterM, sliceStarts },
    { pool, signal, onProgress: (fraction) => onProgress(LOSSES_SHARE * fraction), memory: memory.losses },
  );
}

/**
 * Gets a memory ready for the next change, which writes into its columns: those of the last result are that result's for good. Whoever has time when a result
 * has been shown does it then, or the next change waits for it: a tenth of its time for a million cells.
 */
export function readyForChange({ fields }: CoverageMemory): void {
  if (fields) ownColumns(fields);
}

function ownColumns(fields: FieldMemory): void {
  if (!fields.columnsAreGiven) return;
  const copies = Object.entries(fields.columns).map(([name, column]) => [name, column.slice()]);
  fields.columns = Object.fromEntries(copies) as SliceColumns;
  fields.columnsAreGiven = false;
}

function resultOf({ prepared, columns, rungs }: Run, losses: LossBook | null): CoverageResult {
  const { shared, siteIds, operators, warnings } = prepared;
  const rungCounts = shared.sites.flatMap((site) => {
    const siteId = siteIds[site.site]!;
    const sum = rungs.get(siteId);
    if (!sum) return [];
    return [{ siteId, counts: Object.fromEntries(RUNGS.map((rung, r) => [rung, sum[r]!])) as Record<Rung, number> }];
  });
  const notes = [...prepared.notes, ...terrainNotes(shared, rungCounts)];
  return { ...columns, siteIds, operators, rungCounts, warnings, notes, losses };
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
