/** Decompression of the blocks of a raster: stops at the size the header states, so that a few bytes cannot become gigabytes. */
import { Unzlib } from 'fflate';
import { RasterError } from './raster';

const PIECE_BYTES = 64 * 1024;

/** The first `limitBytes` of a zlib stream, or all when it holds less. Throws RasterError when it is damaged. */
export function inflateZlib(input: Uint8Array, limitBytes: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(limitBytes);
  let written = 0;
  const stream = new Unzlib((chunk) => {
    const part = chunk.subarray(0, limitBytes - written);
    output.set(part, written);
    written += part.length;
  });
  try {
    for (let at = 0; at < input.length; at += PIECE_BYTES) {
      stream.push(input.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= input.length);
      if (written === limitBytes) break;
    }
  } catch (error) {
    if (written < limitBytes) throw new RasterError(`a block cannot be unpacked (${(error as Error).message})`);
  }
  return output.subarray(0, written);
}

const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/**
 * The first `limitBytes` of an LZW stream as TIFF writes it (TIFF 6.0, section 13: codes of 9 to 12 bits, most significant bit first, widened one code early).
 * Each string of the table is the one before it and one byte more: it stands in the output already, so the table holds only where.
 */
export function inflateLzw(input: Uint8Array, limitBytes: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(limitBytes);
  const start = new Int32Array(MOST_CODES);
  const length = new Int32Array(MOST_CODES);
  let [written, next, width] = [0, END + 1, 9];
  let [previousAt, previousLength] = [0, 0];
  let [bits, held] = [0, 0];
  for (const byte of input) {
    bits = (bits << 8) | byte;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = bits >>> held;
    bits &= (1 << held) - 1;
    if (code === END || written === limitBytes) break;
    if (code === CLEAR) {
      [next, width, previousLength] = [END + 1, 9, 0];
      continue;
    }
    if (previousLength > 0 && next < MOST_CODES) {
      start[next] = previousAt;
      length[next++] = previousLength + 1;
    }
    if (code >= next) throw new RasterError('an LZW code is out of order');
    previousAt = written;
    previousLength = code < CLEAR ? 1 : length[code]!;
    if (code < CLEAR) output[written++] = code;
    else
      for (let from = start[code]!, end = Math.min(limitBytes, written + previousLength); written < end;)
        output[written++] = output[from++]!;
    if (next + 1 >= 1 << width && width < 12) width++;
  }
  return output.subarray(0, written);
}
