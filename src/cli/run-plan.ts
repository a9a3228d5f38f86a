/** A plan and the files of this machine → a finished result, for every command that computes one. */
import type { Issue, Plan } from '../core/plan';
import { type PlanResult, runPlan } from '../core/run';
import { TARGET_SHARES } from '../core/siting';
import { allIssues, type OpenedFiles } from './files';
import { shippedMarkets, shippedRegister } from './register';
import { sparingly } from './sparing-heap';
import { type createProgress, InputError } from './terminal';
import type { createNodePool } from './node-pool';

export interface RunServices {
  pool: ReturnType<typeof createNodePool>;
  progress: ReturnType<typeof createProgress>;
  signal: AbortSignal;
}

/** Throws InputError, with every problem, when the input cannot be used. */
export async function resultOf(
  plan: Plan,
  { files, issues: fileIssues }: OpenedFiles,
  { pool, progress, signal }: RunServices,
): Promise<PlanResult> {
  const { solver } = await import('../worker/highs-solver');
  const { result, issues } = await sparingly((growFreely) =>
    runPlan(plan, files, {
      pool,
      register: shippedRegister(),
      marketAt: shippedMarkets,
      signal,
      onProgress(stage, fraction) {
        if (stage !== 'inputs') growFreely();
        progress.update(stage, fraction);
      },
      now: () => performance.now(),
      solver,
      siting: { targets: TARGET_SHARES, whatIf: true },
    }),
  );
  progress.done();
  if (!result || fileIssues.some(isError))
    throw new InputError('the plan cannot be computed from these files.', allIssues(fileIssues, issues));
  return { ...result, issues: [...fileIssues, ...result.issues] };
}

const isError = ({ severity }: Issue): boolean => severity === 'error';
