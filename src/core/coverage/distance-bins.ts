/**
 * Loss depends on distance alone until terrain takes part, so it is tabulated over the squared distance. Bins come from the bits of the squared
 * distance as a 32-bit float: 128 to an octave, linear in between. In power this is within 0.001 dB of the formula where it is smooth and
 * within 0.01 dB at its kinks (break points, ends of blends), and costs no logarithm and no root.
 */

/** Bins to an octave of squared distance: the top 7 bits of a float's mantissa. */
const FRACTION_BITS = 7;
const SHIFT = 23 - FRACTION_BITS;
const BINS_PER_OCTAVE = 2 ** FRACTION_BITS;
/** Nearest squared distance, 8² m²; anything nearer counts as this. The models begin at 10 m. */
const FIRST_OCTAVE = 6;
/** One past the farthest squared distance, (23.2 km)²: beyond the last rung of the ladder, 20 km. */
const LAST_OCTAVE = 29;
const BASE = (127 + FIRST_OCTAVE) << FRACTION_BITS;

/** Nodes of a table; the last one is never a bin's start. */
export const BIN_COUNT = (LAST_OCTAVE - FIRST_OCTAVE) * BINS_PER_OCTAVE + 1;
/** Where a table ends. m. */
export const TABLE_END_M = Math.sqrt(2 ** LAST_OCTAVE);

const floatView = new Float32Array(1);
const bitsView = new Int32Array(floatView.buffer);

/** Distance at the start of a bin. m. */
export const binDistanceM = (bin: number): number =>
  Math.sqrt(2 ** (FIRST_OCTAVE + Math.floor(bin / BINS_PER_OCTAVE)) * (1 + (bin % BINS_PER_OCTAVE) / BINS_PER_OCTAVE));

/** Place of a squared distance in the tables: whole part the bin, fraction the way to the next. m² → 0 ≤ place ≤ BIN_COUNT − 1. */
export function binPlace(distanceSquaredM2: number): number {
  floatView[0] = distanceSquaredM2;
  const bits = bitsView[0]!;
  const bin = (bits >> SHIFT) - BASE;
  if (bin < 0) return 0;
  if (bin >= BIN_COUNT - 1) return BIN_COUNT - 1;
  return bin + (bits & (2 ** SHIFT - 1)) / 2 ** SHIFT;
}

/** Value of a table at a place. */
export function tableAt(table: Float64Array, place: number): number {
  const bin = Math.min(BIN_COUNT - 2, Math.floor(place));
  return table[bin]! + (table[bin + 1]! - table[bin]!) * (place - bin);
}

/** 1/distance at each node, 1/m. */
export const INVERSE_DISTANCE = Float64Array.from({ length: BIN_COUNT }, (_, bin) => 1 / binDistanceM(bin));
