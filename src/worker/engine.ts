/**
 * The engine as the page's worker holds it: results in two slots, what is remembered between runs, and answers about them. Knows no postMessage: worker.ts
 * translates.
 */
import registerCsv from '../../data/assumptions/assumptions.csv?raw';
import marketsText from '../../data/markets/markets.tsv?raw';
import { type CellExplanation, explainCell } from '../core/coverage';
import { marketsOf, parseRegister } from '../core/costs';
import { gridLookup } from '../core/grid';
import { checkFile, type FileReport, type Region, sourceOfBlob } from '../core/inputs';
import { type Issue, type Plan, planFileHashes, type Pool } from '../core/plan';
import { makeDifferenceSource, type TileSource, writeBundle } from '../core/report';
import { coverageInput, type PlanResult, runPlan } from '../core/run';
import { type Bounds, boxesOfRegions } from '../core/geo/bounds';
import { h3FromText, h3OfPoint, h3ToBigInt } from '../core/geo';
import { answer, type AnswerOptions, type HeldResults } from './answers';
import { solver } from './highs-solver';
import type { BoundProgress } from '../core/siting';
import { openDrawing } from './drawing';
import type { NamedBlob, ResultSlotName, ViewResult } from './protocol';
import type { Question } from './questions';
import { openRehearsals } from './rehearsals';
import { type Held, ResultSlot } from './result-slot';
import { viewOf } from './view-of';

declare const __INFILL_VERSION__: string;

export interface EngineRunOptions {
  slot?: ResultSlotName;
  signal: AbortSignal;
  onProgress(stage: string, fraction: number): void;
  /** Gets what can be shown before the run is done. */
  onPartial?(view: ViewResult): void;
  /** Gets the boxes of the regions as soon as they are read. */
  onExtent?(boxes: Bounds[]): void;
  /** While sites are chosen: the best answer of an option and its bound. */
  onBound?(progress: BoundProgress): void;
}

export interface Engine {
  /** The new view, or the issues that make the input unusable. A newer run of the same slot stops an older one. */
  run(plan: Plan, files: NamedBlob[], options: EngineRunOptions): Promise<{ view: ViewResult } | { issues: Issue[] }>;
  /**
   * Vector tile of the cells of a version, or of what differs between two (`3~5`: from 3 to 5). A newer version stands for one that it has replaced: a map that
   * lags behind shows no holes. Null for what was never a version.
   */
  tile(version: string, z: number, x: number, y: number): Uint8Array | null;
  explainCell(h3: string): CellExplanation | null;
  explainAt(lonDeg: number, latDeg: number): CellExplanation | null;
  bundleFile(name: string): { bytes: Uint8Array; type: string };
  /** The cells of a version are on the screen. */
  drawn(version: string): void;
  check(file: NamedBlob, as: FileReport['role'] | null, mapping: Record<string, string>): Promise<FileReport>;
  ask(question: Question, options?: AnswerOptions): unknown;
}

/** Makes the engine over a pool of slice workers. */
export function createEngine(pool: Pool): Engine {
  const register = parseRegister(registerCsv);
  const marketAt = marketsOf(marketsText);
  let versions = 0;
  const nextVersion = () => `${++versions}`;
  const slots = { main: new ResultSlot(nextVersion), other: new ResultSlot(nextVersion) };
  const { main, other } = slots;
  const heldAs = (version: string): Held | null =>
    [main.latest, other.latest].find((held) => held?.version === version) ?? null;
  const heldFor = (version: string): Held | null => [main, other].find((slot) => slot.has(version))?.latest ?? null;
  const difference = differenceTiles(heldFor);
  const held: HeldResults = {
    byVersion: (version) => heldAs(version)?.result ?? null,
    main: () => main.latest?.result ?? null,
    finished: () => main.finished,
    pool,
    stopSiting: () => main.stopSiting(),
  };
  const { shown, drawn } = openDrawing();
  const rehearsals = openRehearsals();

  return {
    run: (plan, blobs, { slot = 'main', signal: callersSignal, onProgress, onPartial, onBound, onExtent }) =>
      slots[slot].run(callersSignal, async ({ signal, stop }) => {
        const files = new Map(blobs.map(({ path, blob }) => [path, sourceOfBlob(path, blob)]));
        const holder = slots[slot];
        const view = (result: PlanResult) => viewOf(holder.hold(result), result);
        const showing = onPartial && { slot, onPartial: preparing(onPartial, holder), signal };
        rehearsals.stop();
        const { result, issues, computed } = await runPlan(plan, files, {
          pool,
          register,
          marketAt,
          signal,
          stopSiting: stop,
          onProgress,
          now: () => performance.now(),
          memory: holder.memory,
          alsoKnown: [slots[slot === 'main' ? 'other' : 'main'].memory],
          solver,
          ...(onBound ? { siting: { onBound } } : {}),
          onRegions: (regions) => tellExtent(regions, onExtent),
          ...(showing ? { onPartial: (partial) => shown(view(partial), showing) } : {}),
        });
        if (result && slot === 'main' && computed.includes('coverage')) rehearsals.begin(result);
        return result ? { view: view(result) } : { issues };
      }),
    tile: (version, z, x, y) => (difference(version) ?? heldFor(version)?.tiles)?.tile(z, x, y) ?? null,
    explainCell(text) {
      const cell = h3FromText(text);
      return cell && explain(main.latest, () => h3ToBigInt(cell.h3));
    },
    explainAt: (lonDeg, latDeg) =>
      explain(main.latest, ({ resolution }) => h3ToBigInt(h3OfPoint(lonDeg, latDeg, resolution))),
    bundleFile: (name) => bundleFileOf(main.finished, name),
    drawn,
    check: ({ path, blob }, as, mapping) => checkFile(sourceOfBlob(path, blob), as ? { as, mapping } : { mapping }),
    ask: (question, options = { signal: new AbortController().signal, onProgress() {} }) =>
      answer(question, held, options),
  };
}

/** Tells a view, and makes what its first tiles need while the page puts its tables together. */
const preparing = (onPartial: (view: ViewResult) => void, holder: ResultSlot) => (view: ViewResult) => {
  onPartial(view);
  holder.latest?.tiles.prepare();
};

function tellExtent(regions: readonly Region[], onExtent: EngineRunOptions['onExtent']): void {
  if (regions.length > 0) onExtent?.(boxesOfRegions(regions));
}

function explain(held: Held | null, cellOf: (grid: PlanResult['grid']) => bigint): CellExplanation | null {
  if (!held) return null;
  const { plan, grid, demand, visitors, facts, coverage } = held.result;
  const index = gridLookup(grid).indexOf(cellOf(grid));
  if (index < 0) return null;
  held.explained ??= { ...coverageInput(plan, facts), grid, demand, losses: coverage.losses ?? null };
  const explanation = explainCell(held.explained, index);
  return visitors ? { ...explanation, visitors: visitors.people[index]! } : explanation;
}

/** Tiles of `from~to`, the last pair kept. Null for what is no pair, or was never held. */
function differenceTiles(heldFor: (version: string) => Held | null): (version: string) => TileSource | null {
  let last: { pair: string; tiles: TileSource | null } | null = null;
  return (version) => {
    const [from, to] = version.split('~').map(heldFor);
    if (!from || !to) return null;
    const pair = `${from.version}~${to.version}`;
    if (last?.pair !== pair) last = { pair, tiles: makeDifferenceSource(from.result, to.result) };
    return last.tiles;
  };
}

const bundles = new WeakMap<PlanResult, Map<string, string | Uint8Array>>();

/** Made once for a result: files are downloaded one by one. */
function bundleOf(result: PlanResult): Map<string, string | Uint8Array> {
  const known = bundles.get(result);
  if (known) return known;
  const bundle = writeBundle(result, {
    version: __INFILL_VERSION__,
    createdAt: new Date().toISOString(),
    inputHashes: planFileHashes(result.plan),
  });
  bundles.set(result, bundle);
  return bundle;
}

function bundleFileOf(result: PlanResult | null, name: string): { bytes: Uint8Array; type: string } {
  if (!result) throw new Error('There is no result to download yet');
  const content = bundleOf(result).get(name);
  if (content === undefined) throw new Error(`The bundle has no file ${name}`);
  return { bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, type: typeOf(name) };
}

function typeOf(name: string): string {
  if (name.endsWith('.html')) return 'text/html';
  if (name.endsWith('.csv')) return 'text/csv';
  if (name.endsWith('.geojson')) return 'application/geo+json';
  return 'application/json';
}
