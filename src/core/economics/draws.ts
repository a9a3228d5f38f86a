/**
 * Draws that depend only on (seed, register key, draw number): every option sees the same value of a row in the same draw (common random
 * numbers), whatever else is drawn, in whatever order and by however many workers.
 */
import type { Assumption, ColumnOf } from '../costs';
import { isDrawn, rowsByKey, triangleQuantile } from '../costs';

/** Uniform numbers in (0, 1), one per draw: a counter hashed with the seed and the key. */
export function uniformColumn(seed: number, key: string, count: number): Float64Array {
  const stream = mix(seed ^ hashOf(key));
  const column = new Float64Array(count);
  for (let i = 0; i < count; i++)
    column[i] = (mix(mix(stream + Math.imul(i + 1, 0x9e3779b9)) ^ stream) + 0.5) / 4294967296;
  return column;
}

/** Draws of register rows, each column made when first asked for and kept. */
export function drawColumns(register: readonly Assumption[], seed: number, count: number): ColumnOf {
  const rowOf = rowsByKey(register);
  const columns = new Map<string, Float64Array>();
  return (key) => {
    let column = columns.get(key);
    if (!column) {
      const row = rowOf(key);
      column = isDrawn(row) ? uniformColumn(seed, key, count) : new Float64Array(count).fill(row.likely);
      if (isDrawn(row)) for (let i = 0; i < count; i++) column[i] = triangleQuantile(row, column[i]!);
      columns.set(key, column);
    }
    return column;
  };
}

/** FNV-1a over the code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** 32-bit finaliser with low bias (C. Wellons, "Prospecting for hash functions", lowbias32). */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
