/** Our own files of sites hold masts, hotspots and proposals side by side; the column `role` tells them apart. Files of others may use it as they like. */
import type { ImportReport } from '../import-report';
import type { Fields, FieldSpec } from './fields';
import type { Table } from './table';

const SITE_ROLES = ['existing-site', 'existing-hotspot', 'proposed-site'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

export const ROLE_FIELD = { role: { names: ['role'] } } satisfies FieldSpec;

/** The rows of a table with their numbers, but for those that say they are something else than `wished`: these are counted in one note. None left fails the report. */
export function* rowsOfRole(
  { rows, rowNumbers }: Table,
  wished: SiteRole,
  { fields, report }: { fields: Pick<Fields<'role'>, 'text'>; report: ImportReport },
): Generator<[cells: readonly string[], row: number]> {
  const others = new Set<string>();
  let count = 0;
  for (const [i, cells] of rows.entries()) {
    const role = fields.text(cells, 'role');
    if (role === wished || !SITE_ROLES.some((each) => each === role)) {
      yield [cells, rowNumbers[i]!];
      continue;
    }
    others.add(role);
    count++;
  }
  if (count === 0) return;
  report.note('rows-of-other-role', { count, roles: [...others].join(', '), role: wished });
  if (count === rows.length) report.fail('no-usable-rows', { read: count });
}
