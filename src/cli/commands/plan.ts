import { basename, dirname, extname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Issue, parsePlan, type Plan, planFiles } from '../../core/plan';
import { BUNDLE_FILES, writeBundle } from '../../core/report';
import { type PlanResult, runPlan } from '../../core/run';
import { allIssues, openPlanFiles, readText } from '../files';
import { createNodePool } from '../node-pool';
import { shippedRegister } from '../register';
import { createProgress, InputError, plainText, printIssues } from '../terminal';
import { checkFolder, writeFiles } from '../write-files';

declare const __INFILL_VERSION__: string;

/** `infill plan PLAN.json [--out DIR] [--workers N] [--seed S]` */
export async function plan(args: string[], signal: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, workers: { type: 'string' }, seed: { type: 'string' } },
  });
  const path = positionals[0];
  if (!path || positionals.length > 1) throw new InputError('name one plan file: infill plan PLAN.json');
  const seed = values.seed === undefined ? null : wholeNumber('--seed', values.seed, 0, 0xffffffff);
  const workers = values.workers === undefined ? null : wholeNumber('--workers', values.workers, 1, 64);
  const parsed = await readPlan(path);
  const folder = values.out ?? join(dirname(path), basename(path, extname(path)));
  await planToBundle(seed === null ? parsed : { ...parsed, seed }, { planPath: path, folder, workers, signal });
}

/** Runs a plan whose files lie beside `planPath` and writes its bundle. Throws InputError when the input cannot be used; nothing is written then. */
export async function planToBundle(
  planned: Plan,
  {
    planPath,
    folder,
    workers,
    signal,
  }: { planPath: string; folder: string; workers: number | null; signal: AbortSignal },
): Promise<void> {
  const refs = planFiles(planned).map(({ ref }) => ref);
  await checkFolder(folder, BUNDLE_FILES);
  for (const { path } of refs)
    if (BUNDLE_FILES.some((name) => resolve(dirname(planPath), path) === resolve(folder, name)))
      throw new InputError(`the result would replace ${path}, a file of the plan. Name another folder with --out.`);
  const { files, hashes, issues: fileIssues } = await openPlanFiles(refs, planPath);
  const pool = createNodePool(workers);
  const progress = createProgress();
  try {
    const { solver } = await import('../../worker/highs-solver');
    const { result, issues } = await runPlan(planned, files, {
      pool,
      register: shippedRegister(),
      signal,
      onProgress: (stage, fraction) => progress.update(stage, fraction),
      now: () => performance.now(),
      solver,
    });
    progress.done();
    if (!result || fileIssues.some(({ severity }) => severity === 'error'))
      throw new InputError('the plan cannot be computed from these files.', allIssues(fileIssues, issues));
    progress.update('report', 0);
    const started = performance.now();
    result.issues = [...fileIssues, ...result.issues];
    const bundle = writeBundle(result, {
      version: __INFILL_VERSION__,
      createdAt: new Date().toISOString(),
      inputHashes: hashes,
    });
    // The bundle was made in one go; a Ctrl+C meanwhile is heard only now.
    await setTimeout(1);
    signal.throwIfAborted();
    await writeFiles(folder, bundle);
    progress.done();
    result.timingsS.report = (performance.now() - started) / 1000;
    printIssues(result.issues, 2);
    sayVerdicts(result, folder);
  } finally {
    pool.terminate();
  }
}

async function readPlan(path: string): Promise<Plan> {
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
