/** What worst files are made of: text repeated up to a size, numbers that do not pack, archives. */
import { strToU8, zipSync } from 'fflate';

/** mulberry32: the same files on every machine. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `head`, then `piece` again and again, then `tail`: at most `bytes` long. A piece that is a function is called with its number. */
export function filled(bytes, piece, { head = '', tail = '' } = {}) {
  const whole = new Uint8Array(bytes);
  const end = bytes - strToU8(tail).length;
  let at = put(whole, strToU8(head), 0);
  const fixed = typeof piece === 'string' ? strToU8(piece) : null;
  for (let i = 0; ; i++) {
    const next = fixed ?? strToU8(piece(i));
    if (at + next.length > end) break;
    at = put(whole, next, at);
  }
  return whole.subarray(0, put(whole, strToU8(tail), at));
}

function put(whole, bytes, at) {
  whole.set(bytes, at);
  return at + bytes.length;
}

/** An archive of parts, which may be texts. */
export const zipOf = (parts, level = 6) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level },
  );

/** The largest of `make(size)` whose packed form has at most `bytes`: sizes are tried downwards from `from`. */
export function packedUpTo(bytes, from, make) {
  for (let size = from; ; size *= 0.8) {
    const packed = make(Math.floor(size));
    if (packed.length <= bytes) return packed;
  }
}

export const joined = (parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) at = put(whole, part, at);
  return whole;
};
