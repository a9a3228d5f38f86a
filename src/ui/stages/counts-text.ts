import type { RowCounts } from '../../core/plan/issues';
import { count } from '../format';
import type { Text } from '../text/en';

/** How many rows are used, merged and refused. */
export function countsText({ used, read, merged, refused }: RowCounts, text: Text['data']): string {
  const parts = [text.used(count(used), count(read))];
  if (merged > 0) parts.push(text.merged(count(merged)));
  if (refused > 0) parts.push(text.refused(count(refused)));
  return parts.join(', ');
}
