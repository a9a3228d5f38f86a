import type { Triangle } from '../plan';
import type { Assumption } from './cost-types';

/** Value below which a triangular variable lies with probability `p`. A triangle without width gives its value. */
export function triangleQuantile({ low, likely, high }: Triangle, p: number): number {
  const width = high - low;
  if (width === 0) return likely;
  return p < (likely - low) / width
    ? low + Math.sqrt(p * width * (likely - low))
    : high - Math.sqrt((1 - p) * width * (high - likely));
}

/** Rows that are drawn from their triangle; the others stand at their likely value. */
export const isDrawn = (row: Assumption): boolean => row.kind === 'triangle' && row.low < row.high;

/**
 * The register with every drawn row at its median instead of its likely value. Most triangles lean to the high side, so a cost at the likely values
 * lies near the P10 of its draws; what is chosen, summed up and shown as one figure is priced here, in the middle of what is drawn.
 */
export const atMedians = (register: readonly Assumption[]): Assumption[] =>
  register.map((row) => (isDrawn(row) ? { ...row, likely: triangleQuantile(row, 0.5) } : row));
