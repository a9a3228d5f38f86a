/**
 * H3 indexes as numbers. Cells of one resolution differ only in their low 52 bits (base cell and digits), which a double holds exactly,
 * so they can be compared and searched without BigInt. Order of keys = order of H3 indexes of one resolution.
 */
const TWO_32 = 4_294_967_296;
const LOW_52 = (0xf_ffffn << 32n) | 0xffff_ffffn;

/** A BigUint64Array seen as [low, high] pairs of 32 bits. Every platform JavaScript runs on today is little-endian. */
export const splitLongs = (h3: BigUint64Array): Uint32Array => new Uint32Array(h3.buffer, h3.byteOffset, h3.length * 2);

/** The low 52 bits of the i-th cell as a number. */
export const keyAt = (pairs: Uint32Array, i: number): number => (pairs[2 * i + 1]! & 0xfffff) * TWO_32 + pairs[2 * i]!;

/** The low 52 bits of one cell as a number. */
export const keyOf = (h3: bigint): number => Number(h3 & LOW_52);

/** The low 52 bits of a cell given as hex text: its last 13 digits. */
export const keyOfHex = (hex: string): number => parseInt(hex.slice(-13), 16);

/** Hex text of the i-th cell, as h3-js writes it (15 characters, no leading zero). */
export const hexAt = (pairs: Uint32Array, i: number): string =>
  pairs[2 * i + 1]!.toString(16) + pairs[2 * i]!.toString(16).padStart(8, '0');

/** All cells of the lists, sorted, each once. */
export function sortedDistinct(lists: readonly BigUint64Array[]): BigUint64Array {
  const cells = new BigUint64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    cells.set(list, at);
    at += list.length;
  }
  cells.sort();
  let kept = 0;
  for (let i = 0; i < cells.length; i++) if (i === 0 || cells[i] !== cells[kept - 1]) cells[kept++] = cells[i]!;
  return kept === cells.length ? cells : cells.slice(0, kept);
}
