import type { PositionPrecision } from '../core/inputs/facts';
import type { Text } from './text/en';

/** How exactly a position is known: the point itself, or the H3 cell it lies in. */
export function precisionText(precision: PositionPrecision, words: Text['inspector']): string {
  if (precision === 'point') return words.point;
  return precision === 'coarse' ? words.coarse : words.cellOf(precision.replace('res-', ''));
}
