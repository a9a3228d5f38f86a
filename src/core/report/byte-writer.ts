/**
 * Text as bytes, for files of many rows. Strings of a million rows cost seconds and hundreds of megabytes; digits written straight into
 * chunks cost neither. Only what CSV needs: text, numbers with fixed decimals, H3 indexes.
 */
const CHUNK_BYTES = 1 << 20;
/** No number and no H3 index written here is longer. */
const LONGEST_NUMBER = 40;
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const HEX = new TextEncoder().encode('0123456789abcdef');
const encoder = new TextEncoder();

export class ByteWriter {
  #full: Uint8Array[] = [];
  #chunk = new Uint8Array(CHUNK_BYTES);
  #at = 0;
  #digits = new Uint8Array(LONGEST_NUMBER);

  /** One byte. */
  byte(code: number): void {
    if (this.#at === this.#chunk.length) this.#turn();
    this.#chunk[this.#at++] = code;
  }

  /** Bytes prepared before, such as an escaped name. */
  bytes(bytes: Uint8Array): void {
    if (this.#at + bytes.length > this.#chunk.length) this.#turn();
    if (bytes.length > this.#chunk.length) {
      this.#full.push(bytes.slice());
      return;
    }
    this.#chunk.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  text(text: string): void {
    this.bytes(encoder.encode(text));
  }

  /** `value` with `decimals` 0..9 digits after the point, half away from zero, no −0. Nothing for NaN and infinities. */
  fixed(value: number, decimals: number): void {
    if (!Number.isFinite(value)) return;
    let scaled = Math.round(Math.abs(value) * POWERS[decimals]!);
    if (scaled >= 2 ** 53) return this.text(value.toFixed(decimals));
    if (this.#at + LONGEST_NUMBER > this.#chunk.length) this.#turn();
    if (value < 0 && scaled > 0) this.#chunk[this.#at++] = 45;
    const digits = this.#digits;
    let count = 0;
    while (scaled >= 1 || count <= decimals) {
      const rest = Math.floor(scaled / 10);
      digits[count++] = 48 + (scaled - rest * 10);
      scaled = rest;
    }
    while (count > decimals) this.#chunk[this.#at++] = digits[--count]!;
    if (decimals === 0) return;
    this.#chunk[this.#at++] = 46;
    while (count > 0) this.#chunk[this.#at++] = digits[--count]!;
  }

  /** An H3 index from its two halves, as its 15 hex digits. */
  h3(low: number, high: number): void {
    if (this.#at + 16 > this.#chunk.length) this.#turn();
    for (let shift = 24; shift >= 0; shift -= 4) this.#chunk[this.#at++] = HEX[(high >>> shift) & 15]!;
    for (let shift = 28; shift >= 0; shift -= 4) this.#chunk[this.#at++] = HEX[(low >>> shift) & 15]!;
  }

  /** Everything written, in one piece. */
  finish(): Uint8Array<ArrayBuffer> {
    const total = this.#full.reduce((sum, part) => sum + part.length, this.#at);
    const whole = new Uint8Array(total);
    let at = 0;
    for (const part of this.#full) {
      whole.set(part, at);
      at += part.length;
    }
    whole.set(this.#chunk.subarray(0, this.#at), at);
    return whole;
  }

  #turn(): void {
    this.#full.push(this.#chunk.subarray(0, this.#at));
    this.#chunk = new Uint8Array(CHUNK_BYTES);
    this.#at = 0;
  }
}

/** Halves [low, high, low, high …] of H3 indexes, without a copy. Every machine JavaScript runs on is little-endian; one that is not is refused. */
export function h3Halves(h3: BigUint64Array): Uint32Array {
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1) throw new Error('H3 halves need a little-endian machine');
  return new Uint32Array(h3.buffer, h3.byteOffset, h3.length * 2);
}
