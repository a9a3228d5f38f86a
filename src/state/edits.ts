/** Pure functions plan → plan. Each edit carries its note for the undo stack and the toast. */
import type { DrawnRegion, FileRef, JoinRef, Plan, Triangle } from '../core/plan/plan';
import type { PlanFileRole } from '../core/plan/plan-files';

export { PLAN_FILE_ROLES as FILE_ROLES, planFiles as filesOf } from '../core/plan/plan-files';
export type FileRole = PlanFileRole;

export interface AddedFile {
  role: FileRole;
  ref: FileRef;
  /** Only for the role `joins`. */
  join?: { joinColumn: string; joinId: string };
}

/** Adds files, replacing entries of the same path in the same role. */
export function withFiles(plan: Plan, added: AddedFile[]): Plan {
  const inputs = { ...plan.inputs };
  for (const { role, ref, join } of added) {
    if (role === 'joins') {
      if (!join) throw new Error(`Join without columns: ${ref.path}`);
      const entry: JoinRef = { ...ref, ...join };
      inputs.joins = [...inputs.joins.filter(({ path }) => path !== ref.path), entry];
    } else inputs[role] = [...inputs[role].filter(({ path }) => path !== ref.path), ref];
  }
  return { ...plan, inputs };
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
