/**
 * The coverage stage: sites × Grid → signal per cell, best server, and who is served (RADIO.md §2). Work goes to the pool in slices of
 * neighbouring cells; results are put together in slice order.
 */
import type { Pool } from '../plan';
import type { EngineShared } from './engine-types';
import { makeColumns, setColumns } from './coverage-columns';
import { type CoverageResult, type Rung, RUNGS } from './coverage-types';
import { type CoverageInput, prepareCoverage } from './prepare';
import { coverageTask, type SliceOutput } from './slice';

/** Cells to a slice: neighbours by H3 order, about 3 km across at resolution 11; their work arrays fit the processor's cache. */
const SLICE_CELLS = 4096;

export interface CoverageOptions {
  pool: Pool;
  signal: AbortSignal;
  onProgress(fraction: number): void;
  /** For tests: the result does not depend on it. */
  sliceCells?: number;
}

/** Computes the columns of a plan. Rejects with AbortError when cancelled. */
export async function computeCoverage(
  input: CoverageInput,
  { pool, signal, onProgress, sliceCells = SLICE_CELLS }: CoverageOptions,
): Promise<CoverageResult> {
  const { shared, siteIds, operators, notes, warnings } = prepareCoverage(input);
  const slices = [];
  for (let from = 0; from < shared.lonDeg.length; from += sliceCells)
    slices.push({ from, to: Math.min(shared.lonDeg.length, from + sliceCells) });
  const outputs = await pool.run<EngineShared, (typeof slices)[number], SliceOutput>(coverageTask, shared, slices, {
    signal,
    onProgress,
  });
  const columns = makeColumns(shared.lonDeg.length);
  const counts = new Map<number, Uint32Array>();
  for (const [k, output] of outputs.entries()) {
    setColumns(columns, output.columns, slices[k]!.from);
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
  return { ...columns, siteIds, operators, rungCounts, warnings, notes };
}
