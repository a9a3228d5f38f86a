/** `--map FIELD=COLUMN`, `--map FIELD==CONSTANT`, `--map towers.FIELD=COLUMN`. */
import { FACT_ROLES, type FactRole } from '../core/plan';
import { InputError } from './terminal';

export interface Mapping {
  /** Entries without a role in front. */
  all: Record<string, string>;
  byRole: Partial<Record<FactRole, Record<string, string>>>;
}

/** Parses `--map` values. The value keeps a leading `=` for constants, as the plan does. Throws InputError. */
export function parseMapping(values: string[]): Mapping {
  const mapping: Mapping = { all: {}, byRole: {} };
  for (const value of values) {
    const at = value.indexOf('=');
    if (at < 1 || at === value.length - 1)
      throw new InputError(`--map takes FIELD=COLUMN or FIELD==VALUE, not "${value}".`);
    const [prefix, field] = splitRole(value.slice(0, at));
    const target = prefix ? (mapping.byRole[prefix] ??= {}) : mapping.all;
    target[field] = value.slice(at + 1);
  }
  return mapping;
}

/** The mapping one file of a role gets. */
export const mappingFor = (mapping: Mapping, role: FactRole): Record<string, string> => ({
  ...mapping.all,
  ...mapping.byRole[role],
});

function splitRole(text: string): [FactRole | null, string] {
  const role = FACT_ROLES.find((known) => text.startsWith(`${known}.`));
  return role ? [role, text.slice(role.length + 1)] : [null, text];
}
