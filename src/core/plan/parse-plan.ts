/** The border of the plan document: JSON in, a valid Plan or every problem at once out. */
import type { Issue } from './issues';
import { PLAN_VERSION, type Plan, planSchema } from './plan';

export const PLAN_ISSUE_CODES = [
  'plan-not-json',
  'plan-not-a-plan',
  'plan-newer-version',
  'plan-field-invalid',
] as const;

/** Parses plan text. Exactly one of `plan` and a non-empty `issues` is given. Never throws. */
export function parsePlan(text: string, file = 'plan'): { plan: Plan | null; issues: Issue[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse('plan-not-json', file, { problem: String((error as Error).message) });
  }
  if (typeof json !== 'object' || json === null || (json as { format?: unknown }).format !== 'infill-plan')
    return refuse('plan-not-a-plan', file, {});
  const version = (json as { version?: unknown }).version;
  if (typeof version === 'number' && version > PLAN_VERSION)
    return refuse('plan-newer-version', file, { version, known: PLAN_VERSION });
  const parsed = planSchema.safeParse(json);
  if (parsed.success) return { plan: parsed.data, issues: [] };
  return {
    plan: null,
    issues: parsed.error.issues.map((issue) => ({
      code: 'plan-field-invalid',
      severity: 'error',
      ref: { file },
      context: { field: issue.path.join('.'), problem: issue.message },
    })),
  };
}

/** An empty plan with every default filled in. */
export function newPlan(name: string): Plan {
  return planSchema.parse({ format: 'infill-plan', version: PLAN_VERSION, name, inputs: {} });
}

function refuse(code: (typeof PLAN_ISSUE_CODES)[number], file: string, context: Issue['context']) {
  return { plan: null, issues: [{ code, severity: 'error' as const, ref: { file }, context }] };
}
