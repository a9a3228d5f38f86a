import type { Spread } from './economics-types';

/** P10, P50, P90 of values in any order, linear between ranks (Hyndman and Fan type 7). The values are left as they are. */
export function spreadOf(values: Float64Array, scratch = new Float64Array(values.length)): Spread {
  if (values.length === 0) throw new Error('No values to take quantiles of');
  scratch.set(values);
  const last = values.length - 1;
  let from = 0;
  const at = (p: number): number => {
    const rank = p * last;
    const k = Math.floor(rank);
    select(scratch, k, from);
    from = k;
    const weight = rank - k;
    return weight === 0 ? scratch[k]! : scratch[k]! + weight * (smallestAfter(scratch, k) - scratch[k]!);
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** Share of the draws that are true. */
export function shareOf(values: ArrayLike<number>, isCounted: (value: number) => boolean): number {
  let counted = 0;
  for (let i = 0; i < values.length; i++) if (isCounted(values[i]!)) counted++;
  return counted / values.length;
}

/** Moves the k-th smallest to place k, smaller ones before it (Hoare's selection), looking only from `from` on. */
function select(values: Float64Array, k: number, from: number): void {
  let left = from;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >>> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const kept = values[i]!;
        values[i++] = values[j]!;
        values[j--] = kept;
      }
    }
    if (j < k) left = i;
    if (k < i) right = j;
  }
}

function smallestAfter(values: Float64Array, k: number): number {
  let smallest = Infinity;
  for (let i = k + 1; i < values.length; i++) if (values[i]! < smallest) smallest = values[i]!;
  return smallest === Infinity ? values[k]! : smallest;
}
