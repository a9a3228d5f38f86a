/** The border of the plan document: JSON in, a valid Plan or every problem at once out. */
import type { Issue } from './issues';
import { PLAN_VERSION, type Plan, planSchema } from './plan';

export const PLAN_ISSUE_CODES = [
  'plan-not-json',
  'plan-not-a-plan',
  'plan-newer-version',
  'plan-field-invalid',
  'plan-field-unknown', // [warning] a member that no version up to this one knows; it is not kept. {field}
  'plan-issues-not-listed', // [error] {count}
] as const;

/** A drawn region may have a hundred thousand positions, and all of them may be wrong. */
const LISTED = 200;
const LONGEST_FIELD = 200;

/** Parses plan text. Either a plan, with warnings at most, or null and at least one error. Never throws. */
export function parsePlan(text: string, file = 'plan'): { plan: Plan | null; issues: Issue[] } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('plan-not-json', file, { problem: String((error as Error).message) });
  }
  if (typeof json !== 'object' || json === null || (json as { format?: unknown }).format !== 'infill-plan')
    return refuse('plan-not-a-plan', file, {});
  const version = (json as { version?: unknown }).version;
  if (typeof version === 'number' && version > PLAN_VERSION)
    return refuse('plan-newer-version', file, { version, known: PLAN_VERSION });
  const parsed = planSchema.safeParse(json);
  if (parsed.success) return { plan: parsed.data, issues: unknownFields(json, parsed.data, file) };
  const { issues } = parsed.error;
  const listed = issues.slice(0, LISTED).map(({ path, message }): Issue => {
    const context = { field: path.join('.').slice(0, LONGEST_FIELD), problem: message.slice(0, LONGEST_FIELD) };
    return { code: 'plan-field-invalid', severity: 'error', ref: { file }, context };
  });
  const more = issues.length - listed.length;
  if (more > 0)
    listed.push({ code: 'plan-issues-not-listed', severity: 'error', ref: { file }, context: { count: more } });
  return { plan: null, issues: listed };
}

/** Members of the document that the schema left out: a misspelt setting would otherwise count as not set, and nobody would know. */
function unknownFields(json: unknown, kept: Plan, file: string): Issue[] {
  const issues: Issue[] = [];
  walk(json, kept, '');
  return issues;

  function walk(given: unknown, known: unknown, at: string): void {
    if (typeof given !== 'object' || given === null || typeof known !== 'object' || known === null) return;
    if (Array.isArray(given) && Array.isArray(given[0])) return;
    for (const [key, value] of Object.entries(given)) {
      if (issues.length >= LISTED) return;
      const field = `${at}${key}`.slice(0, LONGEST_FIELD);
      if (Object.hasOwn(known, key)) walk(value, (known as Record<string, unknown>)[key], `${field}.`);
      else issues.push({ code: 'plan-field-unknown', severity: 'warning', ref: { file }, context: { field } });
    }
  }
}

/** An empty plan with every default filled in. */
export function newPlan(name: string): Plan {
  return planSchema.parse({ format: 'infill-plan', version: PLAN_VERSION, name, inputs: {} });
}

function refuse(code: (typeof PLAN_ISSUE_CODES)[number], file: string, context: Issue['context']) {
  return { plan: null, issues: [{ code, severity: 'error' as const, ref: { file }, context }] };
}
