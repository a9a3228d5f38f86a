/** Pure functions plan → plan. Each edit carries its note for the undo stack and the toast. */
import type { DrawnRegion, FileRef, JoinRef, Plan, Triangle } from '../core/plan/plan';
import { PLAN_FILE_ROLES as FILE_ROLES, type PlanFileRole, planFiles as filesOf } from '../core/plan/plan-files';

export { FILE_ROLES, filesOf };
export type FileRole = PlanFileRole;

export interface AddedFile {
  role: FileRole;
  ref: FileRef;
  /** Only for the role `joins`. */
  join?: { joinColumn: string; joinId: string };
}

/** Adds files, replacing entries of the same path in the same role. A run finds contents by path: what another role has under it stays, and the new one is numbered. */
export function withFiles(plan: Plan, added: AddedFile[]): Plan {
  return added.reduce((before, { role, ref, join }) => {
    const next = withoutFile(before, role, ref.path);
    const file = { ...ref, path: freePath(next, ref) };
    if (role !== 'joins') return { ...next, inputs: { ...next.inputs, [role]: [...next.inputs[role], file] } };
    if (!join) throw new Error(`Join without columns: ${ref.path}`);
    const entry: JoinRef = { ...file, ...join };
    return { ...next, inputs: { ...next.inputs, joins: [...next.inputs.joins, entry] } };
  }, plan);
}

/** The path of a file, or the first of "name (2).csv", "name (3).csv" … that no other content has. */
function freePath(plan: Plan, { path, sha256 }: FileRef): string {
  const contents = new Map(filesOf(plan).map(({ ref }) => [ref.path, ref.sha256]));
  const [, stem, extension] = /^(.*?)((?:\.[^./]*)?)$/s.exec(path)!;
  let free = path;
  for (let number = 2; (contents.get(free) ?? sha256) !== sha256; number++) free = `${stem} (${number})${extension}`;
  return free;
}

export function withoutFile(plan: Plan, role: FileRole, path: string): Plan {
  const kept = <T extends FileRef>(refs: T[]): T[] => refs.filter((ref) => ref.path !== path);
  const inputs =
    role === 'joins'
      ? { ...plan.inputs, joins: kept(plan.inputs.joins) }
      : { ...plan.inputs, [role]: kept(plan.inputs[role]) };
  return { ...plan, inputs };
}

export function withRegion(plan: Plan, region: DrawnRegion): Plan {
  const others = plan.inputs.drawnRegions.filter(({ id }) => id !== region.id);
  return { ...plan, inputs: { ...plan.inputs, drawnRegions: [...others, region] } };
}

export function withoutRegion(plan: Plan, id: string): Plan {
  const drawnRegions = plan.inputs.drawnRegions.filter((region) => region.id !== id);
  return { ...plan, inputs: { ...plan.inputs, drawnRegions } };
}

export const withName = (plan: Plan, name: string): Plan => ({ ...plan, name });

export const withService = (plan: Plan, change: Partial<Plan['service']>): Plan => ({
  ...plan,
  service: { ...plan.service, ...change },
});

export const withRadios = (plan: Plan, change: Partial<Plan['radios']>): Plan => ({
  ...plan,
  radios: { ...plan.radios, ...change },
});

export const withTarget = (plan: Plan, change: Partial<Plan['target']>): Plan => ({
  ...plan,
  target: { ...plan.target, ...change },
});

export const withCosts = (plan: Plan, change: Partial<Plan['costs']>): Plan => ({
  ...plan,
  costs: { ...plan.costs, ...change },
});

export const withGrid = (plan: Plan, change: Partial<Plan['grid']>): Plan => ({
  ...plan,
  grid: { ...plan.grid, ...change },
});

/** Sets one row of the register, or resets it to the shipped value with null. */
export function withCostOverride(plan: Plan, key: string, value: Triangle | null): Plan {
  const overrides = { ...plan.costs.overrides };
  if (value) overrides[key] = value;
  else delete overrides[key];
  return withCosts(plan, { overrides });
}

/** A triangle must rise: low ≤ likely ≤ high, all finite. */
export const isTriangle = ({ low, likely, high }: Triangle): boolean =>
  [low, likely, high].every(Number.isFinite) && low <= likely && likely <= high;

/** Whether a run can give anything: there is a region. */
export const hasRegion = (plan: Plan): boolean => plan.inputs.regions.length > 0 || plan.inputs.drawnRegions.length > 0;

/** R1, R2 … the first id that is free. */
export function freeRegionId(plan: Plan): string {
  const taken = new Set(plan.inputs.drawnRegions.map(({ id }) => id));
  let number = 1;
  while (taken.has(`R${number}`)) number++;
  return `R${number}`;
}
