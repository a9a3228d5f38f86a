/** The files a plan names, in one place: everything that opens, hashes or lists them asks here. */
import type { FileRef, Plan } from './plan';

/** What a file can be in a plan, in the order they are read. */
export const PLAN_FILE_ROLES = [
  'regions',
  'towers',
  'hotspots',
  'demand',
  'joins',
  'terrain',
  'clutter',
  'venues',
  'antennas',
  'candidates',
  'presence',
  'measurements',
  'statedCoverage',
  'usage',
  'roads',
] as const satisfies (keyof Plan['inputs'])[];
export type PlanFileRole = (typeof PLAN_FILE_ROLES)[number];

/** Roles that a file has by itself; joins are read with the polygons they belong to. */
export type FactRole = Exclude<PlanFileRole, 'joins'>;
export const FACT_ROLES = PLAN_FILE_ROLES.filter((role): role is FactRole => role !== 'joins');

/** Every file the plan names, by role, in the plan's order. */
export function planFiles({ inputs }: Plan): { role: PlanFileRole; ref: FileRef }[] {
  return PLAN_FILE_ROLES.flatMap((role) => inputs[role].map((ref) => ({ role, ref })));
}

/** sha256 by path. */
export const planFileHashes = (plan: Plan): Record<string, string> =>
  Object.fromEntries(planFiles(plan).map(({ ref }) => [ref.path, ref.sha256]));
