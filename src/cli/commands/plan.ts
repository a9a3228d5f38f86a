import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { type Issue, parsePlan, type Plan, planFiles } from '../../core/plan';
import type { PlanResult } from '../../core/run';
import { bundleContents, bundleNames, type Extras, isExtra, wantedExports } from '../bundle-files';
import { openPlanFiles, readText } from '../files';
import { createNodePool } from '../node-pool';
import { findChromium, type Paper, PAPERS } from '../print-pdf';
import { resultOf } from '../run-plan';
import { createProgress, InputError, plainText, printIssues } from '../terminal';
import { checkFolder, writeFiles } from '../write-files';

declare const __INFILL_VERSION__: string;

/** Options of every command that writes a bundle. */
export const EXTRA_OPTIONS = {
  export: { type: 'string', multiple: true },
  pdf: { type: 'boolean' },
  paper: { type: 'string' },
} as const;

/** `infill plan PLAN.json [--out DIR] [--workers N] [--seed S] [--export LIST] [--pdf] [--paper a4|letter]` */
export async function plan(args: string[], signal: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, workers: { type: 'string' }, seed: { type: 'string' }, ...EXTRA_OPTIONS },
  });
  const path = positionals[0];
  if (!path || positionals.length > 1) throw new InputError('name one plan file: infill plan PLAN.json');
  const seed = values.seed === undefined ? null : wholeNumber('--seed', values.seed, 0, 0xffffffff);
  const workers = values.workers === undefined ? null : wholeNumber('--workers', values.workers, 1, 64);
  const extras = await extrasOf(values);
  const parsed = await readPlan(path);
  const folder = values.out ?? join(dirname(path), basename(path, extname(path)));
  await planToBundle(seed === null ? parsed : { ...parsed, seed }, { planPath: path, folder, workers, signal, extras });
}

/** What `--export`, `--pdf` and `--paper` ask for; asked before anything is computed. */
export async function extrasOf(values: { export?: string[]; pdf?: boolean; paper?: string }): Promise<Extras> {
  const paper = values.paper?.toLowerCase() ?? 'a4';
  if (!PAPERS.includes(paper as Paper))
    throw new InputError(`--paper takes ${PAPERS.join(' or ')}, not "${values.paper}".`);
  if (values.paper !== undefined && !values.pdf) throw new InputError('--paper has a meaning only with --pdf.');
  return {
    exporters: wantedExports(values.export ?? []),
    print: values.pdf ? { chromium: await findChromium(), paper: paper as Paper } : null,
  };
}

export interface BundleOptions {
  planPath: string;
  folder: string;
  workers: number | null;
  signal: AbortSignal;
  extras: Extras;
}

/** Runs a plan whose files lie beside `planPath` and writes its bundle. Throws InputError when the input cannot be used; nothing is written then. */
export async function planToBundle(
  planned: Plan,
  { planPath, folder, workers, signal, extras }: BundleOptions,
): Promise<void> {
  const refs = planFiles(planned).map(({ ref }) => ref);
  const names = bundleNames(extras);
  await checkFolder(folder, names);
  for (const { path } of refs)
    if (names.some((name) => resolve(dirname(planPath), path) === resolve(folder, name)))
      throw new InputError(`the result would replace ${path}, a file of the plan. Name another folder with --out.`);
  const opened = await openPlanFiles(refs, planPath);
  const pool = createNodePool(workers);
  const progress = createProgress();
  try {
    const result = await resultOf(planned, opened, { pool, progress, signal });
    progress.update('report', 0);
    const started = performance.now();
    const meta = {
      version: __INFILL_VERSION__,
      createdAt: new Date().toISOString(),
      inputHashes: opened.hashes,
      planFolder:
        relative(resolve(folder), resolve(dirname(planPath)))
          .split(sep)
          .join('/') || '.',
    };
    const contents = await bundleContents(result, meta, extras, { pool, progress, signal });
    await writeFiles(folder, contents, { remove: await leftovers(folder, contents) });
    progress.done();
    result.timingsS.report = (performance.now() - started) / 1000;
    printIssues(result.issues, 2);
    sayVerdicts(result, folder);
  } finally {
    pool.terminate();
  }
}

/** Exports of an earlier run that this one does not write again: their numbers would be old. Only what that run's manifest says it wrote. */
async function leftovers(folder: string, contents: ReadonlyMap<string, unknown>): Promise<string[]> {
  try {
    const { outputs } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      outputs?: { file?: unknown }[];
    };
    return (outputs ?? [])
      .map(({ file }) => file)
      .filter((file): file is string => typeof file === 'string' && isExtra(file) && !contents.has(file));
  } catch {
    return [];
  }
}

/** Throws InputError for a file that is no plan. */
export async function readPlan(path: string): Promise<Plan> {
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    throw new InputError(`the plan ${path} cannot be read: ${(error as Error).message}`);
  }
  const { plan: parsed, issues } = parsePlan(text, path);
  if (!parsed) throw new InputError(`${path} is not a usable plan.`, issues);
  printIssues(issues);
  return parsed;
}

/** A whole number option, or an InputError that says what is allowed. */
export function wholeNumber(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high)
    throw new InputError(`${option} takes a whole number from ${low} to ${high}, not "${text}".`);
  return value;
}

function sayVerdicts(result: PlanResult, folder: string): void {
  const errors: Issue[] = result.issues.filter((issue) => issue.severity === 'error');
  for (const region of result.economics) {
    const name = result.facts.regions.find(({ id }) => id === region.regionId)?.name ?? region.regionId;
    process.stderr.write(`\n${plainText(name)}\n  ${plainText(region.verdict.sentence)}\n`);
  }
  process.stderr.write(
    `\nWritten to ${resolve(folder)}: open report.html there.${errors.length ? ` ${errors.length} problems.` : ''}\n`,
  );
  process.stdout.write(`${resolve(folder)}\n`);
}
