/** Numbers between white space, out of a stream of bytes: plain decimals without making a string of each. */
import { RasterError } from './raster';

const LONGEST = 1024;

export class AsciiNumbers {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private isLast = false;
  private count = 0;
  private readonly decoder = new TextDecoder('latin1');

  /** The first `skip` bytes are not numbers; `expected` is how many numbers there should be. */
  constructor(
    private readonly pieces: AsyncGenerator<Uint8Array>,
    private skip: number,
    private readonly expected: number,
  ) {}

  /** Reads all of `values`. Throws RasterError when there are fewer, or something else. */
  async read(values: Float32Array): Promise<void> {
    for (let done = this.take(values, 0); done < values.length; done = this.take(values, done))
      if (!(await this.more()))
        throw new RasterError(`it has ${this.count} of the ${this.expected} heights of its header`);
  }

  /** Throws RasterError when more numbers follow. */
  async end(): Promise<void> {
    const one = new Float32Array(1);
    do if (this.take(one, 0) > 0) throw new RasterError(`it has more than the ${this.expected} heights of its header`);
    while (await this.more());
  }

  /** Reads numbers from what is there; gives how many are filled now. */
  private take(values: Float32Array, from: number): number {
    const { bytes } = this;
    let [at, done] = [this.at, from];
    while (done < values.length) {
      while (at < bytes.length && bytes[at]! <= 32) at++;
      const start = at;
      while (at < bytes.length && bytes[at]! > 32) at++;
      const cut = at === bytes.length && !this.isLast;
      if (start === at || cut) {
        this.at = start;
        if (at - start > LONGEST) throw this.notANumber(start, at);
        return done;
      }
      const value = numberAt(bytes, start, at) ?? this.slowNumber(start, at);
      values[done++] = value;
      this.count++;
    }
    this.at = at;
    return done;
  }

  /** Gets the next piece, behind what is left of this one; false at the end. */
  private async more(): Promise<boolean> {
    if (this.isLast) return false;
    const { value, done } = await this.pieces.next();
    const left = this.bytes.subarray(this.at);
    this.at = 0;
    if (done) {
      this.isLast = true;
      this.bytes = left;
      return left.length > 0;
    }
    const skipped = Math.min(this.skip, value.length);
    this.skip -= skipped;
    const piece = value.subarray(skipped);
    if (left.length === 0) this.bytes = piece;
    else {
      this.bytes = new Uint8Array(left.length + piece.length);
      this.bytes.set(left);
      this.bytes.set(piece, left.length);
    }
    return true;
  }

  private slowNumber(start: number, end: number): number {
    const value = Number(this.decoder.decode(this.bytes.subarray(start, end)).replace(',', '.'));
    if (Number.isNaN(value)) throw this.notANumber(start, end);
    return value;
  }

  private notANumber(start: number, end: number): RasterError {
    return new RasterError(
      `“${this.decoder.decode(this.bytes.subarray(start, Math.min(end, start + 20)))}” is not a height`,
    );
  }
}

/** A plain decimal; null: let Number() look. */
function numberAt(bytes: Uint8Array, start: number, end: number): number | null {
  const negative = bytes[start] === 45;
  let [value, decimals, point] = [0, 0, false];
  for (let at = negative ? start + 1 : start; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      if (point) decimals++;
    } else if (bytes[at] === 46 && !point) point = true;
    else return null;
  }
  if (end - start > 15 || end - start <= (negative ? 1 : 0) + (point ? 1 : 0)) return null;
  return ((negative ? -1 : 1) * value) / 10 ** decimals;
}
