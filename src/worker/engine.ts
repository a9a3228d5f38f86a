/**
 * The engine as the page's worker holds it: the latest result, what is remembered between runs, and answers about it. Knows no postMessage:
 * worker.ts translates. A failed or cancelled run leaves the latest result as it was.
 */
import registerCsv from '../../data/assumptions/assumptions.csv?raw';
import { type CellExplanation, explainCell, type ExplainInput } from '../core/coverage';
import { parseRegister } from '../core/costs';
import { gridLookup } from '../core/grid';
import { checkFile, type FileReport, sourceOfBlob } from '../core/inputs';
import { type Issue, type Plan, planFileHashes, type Pool } from '../core/plan';
import { BUNDLE_FILES, makeTileSource, summaryOf, type TileSource, writeBundle } from '../core/report';
import { coverageInput, type PlanResult, runPlan, type RunMemory, type RunStage } from '../core/run';
import { h3FromText, h3OfPoint, h3ToBigInt } from '../core/geo';
import type { GapView, NamedBlob, ViewResult } from './protocol';
import { solver } from './highs-solver';

declare const __INFILL_VERSION__: string;

interface Latest {
  version: string;
  result: PlanResult;
  tiles: TileSource;
  bundle: Map<string, string | Uint8Array> | null;
  /** What explaining cells reads, made once: the preparation is kept with it. */
  explained: ExplainInput | null;
}

export interface Engine {
  /** The new view, or the issues that make the input unusable. */
  run(
    plan: Plan,
    files: NamedBlob[],
    options: { signal: AbortSignal; onProgress(stage: string, fraction: number): void },
  ): Promise<{ view: ViewResult } | { issues: Issue[] }>;
  /** Vector tile of the cells; null when `version` is not the latest. */
  tile(version: string, z: number, x: number, y: number): Uint8Array | null;
  explainCell(h3: string): CellExplanation | null;
  explainAt(lonDeg: number, latDeg: number): CellExplanation | null;
  bundleFile(name: string): { bytes: Uint8Array; type: string };
  check(file: NamedBlob, as: FileReport['role'] | null, mapping: Record<string, string>): Promise<FileReport>;
}

/** Makes the engine over a pool of slice workers. */
export function createEngine(pool: Pool): Engine {
  const register = parseRegister(registerCsv);
  const memory: RunMemory = new Map();
  let latest: Latest | null = null;
  let runs = 0;

  function explainIndex(index: number): CellExplanation | null {
    if (!latest || index < 0) return null;
    const { plan, grid, demand, facts, coverage } = latest.result;
    latest.explained ??= { ...coverageInput(plan, facts), grid, demand, losses: coverage.losses ?? null };
    return explainCell(latest.explained, index);
  }

  return {
    async run(plan, blobs, { signal, onProgress }) {
      const files = new Map(blobs.map(({ path, blob }) => [path, sourceOfBlob(path, blob)]));
      const { result, issues } = await runPlan(plan, files, {
        pool,
        register,
        signal,
        onProgress: (stage: RunStage, fraction) => onProgress(stage, fraction),
        now: () => performance.now(),
        memory,
        solver,
      });
      if (!result) return { issues };
      const version = `${++runs}`;
      latest = { version, result, tiles: makeTileSource(result), bundle: null, explained: null };
      return { view: viewOf(version, result) };
    },
    tile: (version, z, x, y) => (latest?.version === version ? latest.tiles.tile(z, x, y) : null),
    explainCell(text) {
      const cell = h3FromText(text);
      return latest && cell ? explainIndex(gridLookup(latest.result.grid).indexOf(h3ToBigInt(cell.h3))) : null;
    },
    explainAt(lonDeg, latDeg) {
      if (!latest) return null;
      const { grid } = latest.result;
      return explainIndex(gridLookup(grid).indexOf(h3ToBigInt(h3OfPoint(lonDeg, latDeg, grid.resolution))));
    },
    bundleFile(name) {
      if (!latest) throw new Error('There is no result to download yet');
      latest.bundle ??= writeBundle(latest.result, {
        version: __INFILL_VERSION__,
        createdAt: new Date().toISOString(),
        inputHashes: planFileHashes(latest.result.plan),
      });
      const content = latest.bundle.get(name);
      if (content === undefined) throw new Error(`The bundle has no file ${name}`);
      return { bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, type: typeOf(name) };
    },
    check: ({ path, blob }, as, mapping) => checkFile(sourceOfBlob(path, blob), { ...(as ? { as } : {}), mapping }),
  };
}

function viewOf(version: string, result: PlanResult): ViewResult {
  const { plan, facts, grid, gaps, options, economics, register, issues, timingsS } = result;
  return {
    version,
    plan,
    summary: summaryOf(result),
    regions: facts.regions,
    sites: facts.sites,
    hotspots: facts.hotspots,
    gaps: gaps.map(({ cells: _cells, ...gap }): GapView => gap),
    proposed: options.flatMap(({ sites }) => sites),
    economics,
    register,
    files: facts.files,
    issues,
    grid: { resolution: grid.resolution, count: grid.count },
    bounds: boundsOf(grid.lonDeg, grid.latDeg),
    bundleFiles: [...BUNDLE_FILES],
    timingsS,
  };
}

function boundsOf(lonDeg: Float64Array, latDeg: Float64Array): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (let i = 0; i < lonDeg.length; i++) {
    bounds[0] = Math.min(bounds[0], lonDeg[i]!);
    bounds[1] = Math.min(bounds[1], latDeg[i]!);
    bounds[2] = Math.max(bounds[2], lonDeg[i]!);
    bounds[3] = Math.max(bounds[3], latDeg[i]!);
  }
  return bounds;
}

function typeOf(name: string): string {
  if (name.endsWith('.html')) return 'text/html';
  if (name.endsWith('.csv')) return 'text/csv';
  if (name.endsWith('.geojson')) return 'application/geo+json';
  return 'application/json';
}
