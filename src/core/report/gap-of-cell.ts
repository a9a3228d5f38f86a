import type { Gap } from '../gaps/gap-types';

/** Per grid cell the index of its gap in `gaps`; -1: in none. */
export function gapOfCell(count: number, gaps: readonly Gap[]): Int32Array {
  const column = new Int32Array(count).fill(-1);
  gaps.forEach((gap, index) => {
    for (const cell of gap.cells) column[cell] = index;
  });
  return column;
}
