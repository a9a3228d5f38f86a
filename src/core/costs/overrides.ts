import type { Issue, Plan } from '../plan';
import type { Assumption } from './cost-types';

export const COSTS_ISSUE_CODES = [
  'register-too-large',
  'register-column-missing',
  'register-number-invalid',
  'assumption-unknown',
  'assumption-not-editable',
  'assumption-not-ordered',
  'assumption-negative',
  'assumption-out-of-range',
] as const;
type Code = (typeof COSTS_ISSUE_CODES)[number];

/** The range in which a row means something, both ends included: by its key where that says more, else by its unit. */
const RANGES: readonly { key?: RegExp; unit?: RegExp; low: number; high: number }[] = [
  { key: /\.life_[a-z_]*years$/, low: 0.5, high: 100 },
  { key: /^helium\.uptime$|^hotspot\.retention_per_year$/, low: 0.05, high: 1 },
  { key: /^helium\.ap_per_location$|^macro\.tenants$/, low: 1, high: 1000 },
  // Divided by: nobody stands still, and no home is empty.
  { key: /^demand\.people_per_home$/, low: 0.5, high: 50 },
  { unit: /^km\/h$/, low: 1, high: 300 },
  { key: /^road\.people_per_vehicle$/, low: 0, high: 100 },
  { key: /^road\..*_vehicles_day$/, low: 0, high: 2e6 },
  { unit: /^(fraction|share)$/, low: 0, high: 1 },
  { unit: /^%/, low: 0, high: 100 },
  { unit: /^months$/, low: 0, high: 600 },
];

/**
 * The register with the plan's edits in it. An edit that cannot be used is left out and reported; the shipped value stays. Edited rows keep
 * their `shipped` triangle and are marked `edited`; a constant that is given a spread is drawn like a triangle.
 */
export function applyOverrides(
  shipped: readonly Assumption[],
  costs: Pick<Plan['costs'], 'overrides'>,
): { register: Assumption[]; issues: Issue[] } {
  const byKey = new Map(shipped.map((row) => [row.key, row]));
  const issues: Issue[] = [];
  const edits = new Map<string, Assumption>();
  for (const [key, edit] of Object.entries(costs.overrides)) {
    const row = byKey.get(key);
    const code = problemOf(row, edit);
    if (code) {
      const severity = code === 'assumption-unknown' ? 'warning' : 'error';
      issues.push({ code, severity, ref: { id: key }, context: { key, ...edit } });
      continue;
    }
    const { low, likely, high } = edit;
    const was = row!.shipped;
    const edited = low !== was.low || likely !== was.likely || high !== was.high;
    const kind = row!.kind === 'constant' && low !== high ? 'triangle' : row!.kind;
    edits.set(key, { ...row!, low, likely, high, kind, edited });
  }
  return { register: shipped.map((row) => edits.get(row.key) ?? row), issues };
}

function problemOf(row: Assumption | undefined, edit: Plan['costs']['overrides'][string]): Code | null {
  if (!row) return 'assumption-unknown';
  if (row.kind === 'text' || row.kind === 'derived') return 'assumption-not-editable';
  if (!(edit.low <= edit.likely && edit.likely <= edit.high)) return 'assumption-not-ordered';
  const { low, high } = rangeOf(row);
  if (edit.low >= low && edit.high <= high) return null;
  return low === 0 && high === Infinity ? 'assumption-negative' : 'assumption-out-of-range';
}

/** The values a row may take: those in which it means something; money and counts from 0, what ships negative anything. */
export function rangeOf({ key, unit, shipped }: Assumption): { low: number; high: number } {
  const rule = RANGES.find((candidate) => candidate.key?.test(key) || candidate.unit?.test(unit));
  return rule ? { low: rule.low, high: rule.high } : { low: shipped.low < 0 ? -Infinity : 0, high: Infinity };
}
