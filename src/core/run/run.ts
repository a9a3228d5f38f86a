/**
 * Calls the stages in order and keeps what has not changed. Each stage declares what it reads as a key; a stage whose key is that of the last run gives
 * its last result. So a moved site starts again at coverage, a changed tariff at siting, a changed number of draws at economics.
 */
import { computeCoverage } from '../coverage';
import { applyOverrides, type Assumption, siteCost } from '../costs';
import { compareOptions } from '../economics';
import { findGaps } from '../gaps';
import { makeGrid, populationDensityAt, spreadDemand } from '../grid';
import { readFacts, type SourceFile } from '../inputs';
import type { Issue, Plan, Pool } from '../plan';
import { siteOptions, type Solver } from '../siting';
import type { PlanResult } from './run-types';

/** Stage names in order, as progress reports them. */
export const RUN_STAGES = ['inputs', 'grid', 'demand', 'coverage', 'gaps', 'siting', 'economics'] as const;
export type RunStage = (typeof RUN_STAGES)[number];

/** What is remembered between runs of the same open plan. Make one per plan and pass it each time. */
export type RunMemory = Map<RunStage, { key: string; value: unknown }>;

export interface RunOptions {
  pool: Pool;
  /** The shipped register; the plan's edits are applied here. */
  register: Assumption[];
  signal: AbortSignal;
  onProgress(stage: RunStage, fraction: number): void;
  /** Milliseconds, for the timings only. */
  now(): number;
  memory?: RunMemory;
  solver?: Solver;
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
  const { pool, signal } = options;
  const computed: RunStage[] = [];
  const timingsS: Record<string, number> = {};
  let upstream = '';

  async function stage<T>(
    name: RunStage,
    reads: unknown,
    work: (onProgress: (fraction: number) => void) => T | Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    upstream = `${upstream}|${name}:${JSON.stringify(reads)}`;
    const remembered = options.memory?.get(name);
    const key = upstream;
    if (remembered?.key === key) {
      options.onProgress(name, 1);
      return remembered.value as T;
    }
    const started = options.now();
    options.onProgress(name, 0);
    const value = await work((fraction) => options.onProgress(name, fraction));
    options.onProgress(name, 1);
    timingsS[name] = (options.now() - started) / 1000;
    computed.push(name);
    options.memory?.set(name, { key, value });
    return value;
  }

  const { plan: settled, register, issues: planIssues } = settle(plan, options.register);
  const facts = await stage('inputs', settled.inputs, (onProgress) =>
    readFacts(settled, files, { signal, onProgress }),
  );
  const { grid, issues: gridIssues } = await stage('grid', settled.grid, () =>
    makeGrid(facts.regions, { resolution: settled.grid.resolution, signal }),
  );
  const issues = [...planIssues, ...facts.issues, ...facts.files.flatMap((file) => file.issues), ...gridIssues];
  if (issues.some((issue) => issue.severity === 'error')) return { result: null, issues, computed };

  const demand = await stage('demand', {}, () => spreadDemand(facts.demand, grid));
  const coverage = await stage('coverage', [settled.service, settled.radios, settled.grid.marginKm], (onProgress) =>
    computeCoverage(
      {
        plan: settled,
        grid,
        demand,
        sites: facts.sites,
        hotspots: facts.hotspots,
        siteExtent: facts.siteExtent,
        density: populationDensityAt(facts.demand),
      },
      { pool, signal, onProgress },
    ),
  );
  const gaps = await stage('gaps', {}, () => findGaps({ plan: settled, grid, demand, coverage, sites: facts.sites }));
  const { draws, horizonYears, ...prices } = settled.costs;
  const optionSites = await stage('siting', [settled.target, prices, settled.seed, register.length], (onProgress) =>
    siteOptions(
      {
        plan: settled,
        grid,
        demand,
        coverage,
        gaps,
        sites: facts.sites,
        hotspots: facts.hotspots,
        venues: facts.venues,
        priceOf: (kind) => siteCost(kind, register, settled.costs),
      },
      { pool, signal, onProgress, ...(options.solver ? { solver: options.solver } : {}) },
    ),
  );
  const economics = await stage('economics', [draws, horizonYears], (onProgress) =>
    compareOptions(
      { plan: settled, register, options: optionSites, gaps, grid, demand, coverage },
      { signal, onProgress },
    ),
  );
  const result = {
    plan: settled,
    facts,
    grid,
    demand,
    coverage,
    gaps,
    options: optionSites,
    economics,
    register,
    issues,
    timingsS,
  };
  return { result, issues, computed };
}

/** The plan with its register edits checked and applied. */
function settle(plan: Plan, shipped: Assumption[]): { plan: Plan; register: Assumption[]; issues: Issue[] } {
  const { register, issues } = applyOverrides(shipped, plan.costs);
  return { plan, register, issues };
}
