/**
 * Calls the stages in order and keeps what has not changed. Each stage declares what it reads as a key; a stage whose key is that of the last run gives
 * its last result. So a moved site starts again at coverage, a changed tariff at siting, a changed number of draws at economics.
 */
import { computeCoverage, type CoverageMemory, makeCoverageMemory, readyForChange, templateIssues } from '../coverage';
import { applyOverrides, type Assumption, type MarketAt, presetIssues } from '../costs';
import { compareInTurns } from '../economics';
import { findGaps } from '../gaps';
import { makeGridInTurns } from '../grid';
import { applyNetworkChanges, type Facts, readFacts, type SourceFile } from '../inputs';
import type { Issue, Plan, Pool } from '../plan';
import { siteOptions, sitingIssues, type SitingRun, type Solver } from '../siting';
import { coverageInput } from './coverage-input';
import { demandReads, placeDemand, settled, visitorsIn } from './demand-stage';
import { keepFinished, partialResult } from './partial-result';
import type { PlanResult } from './run-types';
import { sitingInput } from './siting-input';
import { type RunMemory, type RunStage, StageRunner } from './stage-runner';

export interface RunOptions {
  pool: Pool;
  /** The shipped register; the plan's edits are applied here. */
  register: Assumption[];
  /** Which market a place is in; left out: whether the cost preset is meant for the place is not looked at. */
  marketAt?: MarketAt;
  signal: AbortSignal;
  onProgress(stage: RunStage, fraction: number): void;
  /** Milliseconds, for the timings only. */
  now(): number;
  memory?: RunMemory;
  /** Memories of other runs: what they hold is not computed again. */
  alsoKnown?: readonly RunMemory[];
  solver?: Solver;
  /** Gets what can be shown before the run is done. The run goes on when the promise it gives is settled. */
  onPartial?(result: PlanResult): void | Promise<void>;
  /** Gets the regions as soon as they are read. */
  onRegions?(regions: Facts['regions']): void;
  /** Ends siting with the best answers so far. Unlike `signal` it is not a cancel: the run goes on with them. */
  stopSiting?: AbortSignal;
  /** How hard siting looks, what it tells on the way, and the targets it prices besides the plan's. */
  siting?: Pick<SitingRun, 'effort' | 'onBound' | 'targets' | 'whatIf'>;
}

/** Exactly one of `result` and a list with at least one error is given. Rejects with AbortError when cancelled. */
export interface RunOutcome {
  result: PlanResult | null;
  issues: Issue[];
  /** Stages that were computed, not remembered. */
  computed: RunStage[];
}

/** Runs a plan over its files (path → file). Pure but for the pool: same plan, same files, same result, but for `timingsS`. */
export async function runPlan(plan: Plan, files: Map<string, SourceFile>, options: RunOptions): Promise<RunOutcome> {
  const { signal } = options;
  const { register, issues: planIssues } = applyOverrides(options.register, plan.costs);
  const stages = new StageRunner(options);
  const read = await stages.run(
    'inputs',
    [plan.inputs, plan.grid.marginKm, plan.terrain, [...files.keys()].sort()],
    (onProgress) => readFacts(plan, files, { signal, onProgress }),
  );
  options.onRegions?.(read.regions);
  const facts = settled(withNetwork(read, plan.network), register);
  const { grid, issues: gridIssues } = await stages.run('grid', plan.grid, () =>
    makeGridInTurns(facts.regions, { resolution: plan.grid.resolution, overTerrain: facts.terrain !== null, signal }),
  );
  const issues = [...planIssues, ...templateIssues(plan), ...issuesOf(facts), ...gridIssues];
  const { computed, timingsS } = stages;
  if (issues.some((issue) => issue.severity === 'error')) return { result: null, issues, computed };
  if (options.marketAt) issues.push(...presetIssues(plan, grid, options.marketAt));

  const placed = await stages.run('demand', demandReads(facts, register), () =>
    placeDemand({ facts, grid, register, signal }),
  );
  const { demand } = placed;
  issues.push(...placed.issues);
  const visitors = visitorsIn({ facts, grid, register, ...placed });
  const coverage = await stages.run(
    'coverage',
    [plan.service, plan.radios, plan.grid.marginKm, plan.network],
    (onProgress) =>
      computeCoverage(
        { ...coverageInput(plan, facts), grid, demand },
        { pool: options.pool, signal, onProgress, memory: coverageMemoryOf(options.memory) },
      ),
  );
  const gaps = await stages.run('gaps', {}, () => findGaps({ ...facts, plan, grid, demand, coverage }));
  const { draws, horizonYears, currency, priceYear, deployerDevice, ...prices } = plan.costs;
  const { effort, targets, whatIf } = options.siting ?? {};
  const sitingReads = [plan.target, plan.siting, prices, plan.seed, { effort, targets, whatIf }];
  issues.push(...sitingIssues({ plan, grid, demand, venues: facts.venues }));
  const soFar = { plan, facts, grid, demand, visitors, coverage, gaps, register, issues, timingsS };
  if (options.onPartial && !stages.knows('siting', sitingReads)) {
    const partial = await partialResult(options.memory, soFar, signal);
    if (partial) await options.onPartial(partial);
    // Whoever has seen this moves the next mast.
    if (options.memory) readyForChange(coverageMemoryOf(options.memory));
  }
  const optionSites = await stages.run('siting', sitingReads, (onProgress) =>
    siteOptions(sitingInput(soFar), sitingRun(options, onProgress)),
  );
  // What was stopped is shown, but searched again when it is asked for again.
  if (options.stopSiting?.aborted) stages.forget('siting');
  const economics = await stages.run(
    'economics',
    [draws, horizonYears, currency, priceYear, deployerDevice],
    (onProgress) => compareInTurns({ ...soFar, options: optionSites, venues: facts.venues }, { signal, onProgress }),
  );
  const result = { ...soFar, options: optionSites, economics };
  keepFinished(options.memory, result);
  return { result, issues, computed };
}

const issuesOf = ({ issues, files }: Facts): Issue[] => [...issues, ...files.flatMap((file) => file.issues)];

const coverageMemories = new WeakMap<RunMemory, CoverageMemory>();

/** What coverage keeps beside its last result: it lives as long as the run's memory. */
function coverageMemoryOf(memory: RunMemory | undefined): CoverageMemory {
  const known = memory && coverageMemories.get(memory);
  if (known) return known;
  const made = makeCoverageMemory();
  if (memory) coverageMemories.set(memory, made);
  return made;
}

const changedFacts = new WeakMap<Facts, { key: string; facts: Facts }>();

/** The same facts for the same changes: what follows then knows that they say the same. */
function withNetwork(read: Facts, network: Plan['network']): Facts {
  const key = JSON.stringify(network);
  const known = changedFacts.get(read);
  if (known?.key === key) return known.facts;
  const facts = applyNetworkChanges(read, network);
  changedFacts.set(read, { key, facts });
  return facts;
}

const sitingRun = (
  { pool, signal, solver, stopSiting, siting }: RunOptions,
  onProgress: (fraction: number) => void,
): SitingRun => ({
  pool,
  signal,
  onProgress,
  ...siting,
  ...(solver ? { solver } : {}),
  ...(stopSiting ? { stop: stopSiting } : {}),
});
