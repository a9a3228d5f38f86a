/**
 * SHA-256 of bytes that come in pieces (FIPS 180-4, 5.1.1 and 6.2.2): the browser's own digest wants all of them at once, and no browser holds more than about
 * 2 GB in one piece.
 */

const BLOCK_BYTES = 64;
const primes = firstPrimes(64);
/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2). */
const K = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
/** The same of the square roots of the first eight (5.3.3). */
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

export class Sha256 {
  private readonly state = START.slice();
  private readonly schedule = new Int32Array(64);
  /** What does not fill a block yet. */
  private readonly rest = new Uint8Array(BLOCK_BYTES);
  private restBytes = 0;
  private totalBytes = 0;

  add(bytes: Uint8Array): void {
    this.totalBytes += bytes.length;
    let from = 0;
    if (this.restBytes > 0) {
      from = Math.min(BLOCK_BYTES - this.restBytes, bytes.length);
      this.rest.set(bytes.subarray(0, from), this.restBytes);
      this.restBytes += from;
      if (this.restBytes < BLOCK_BYTES) return;
      this.block(this.rest, 0);
    }
    for (; from + BLOCK_BYTES <= bytes.length; from += BLOCK_BYTES) this.block(bytes, from);
    this.rest.set(bytes.subarray(from));
    this.restBytes = bytes.length - from;
  }

  /** Lower-case hex of all that was added. Nothing can be added afterwards. */
  hex(): string {
    const bits = BigInt(this.totalBytes) * 8n;
    const padding = new Uint8Array((this.restBytes < 56 ? 56 : 120) - this.restBytes + 8);
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
    this.add(padding);
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private block(bytes: Uint8Array, at: number): void {
    const { schedule: w, state } = this;
    for (let t = 0; t < 16; t++, at += 4)
      w[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    for (let t = 16; t < 64; t++) {
      const [x, y] = [w[t - 15]!, w[t - 2]!];
      const small0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
      const small1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
      w[t] = (small1 + w[t - 7]! + small0 + w[t - 16]!) | 0;
    }
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    let e = state[4]!;
    let f = state[5]!;
    let g = state[6]!;
    let h = state[7]!;
    for (let t = 0; t < 64; t++) {
      const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const one = (h + big1 + ((e & f) ^ (~e & g)) + K[t]! + w[t]!) | 0;
      const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    state[0] = (state[0]! + a) | 0;
    state[1] = (state[1]! + b) | 0;
    state[2] = (state[2]! + c) | 0;
    state[3] = (state[3]! + d) | 0;
    state[4] = (state[4]! + e) | 0;
    state[5] = (state[5]! + f) | 0;
    state[6] = (state[6]! + g) | 0;
    state[7] = (state[7]! + h) | 0;
  }
}

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}
