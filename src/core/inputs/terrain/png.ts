/** PNG as elevation tiles use it: 8 bits a channel, RGB or RGBA, not interlaced (W3C PNG, third edition: §5 chunks, §9 filters). */
import { inflateZlib } from './bounded-inflate';
import { RasterError } from './raster';

const MOST_SIDE = 4096;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = 2;
const RGBA = 6;

export interface PngImage {
  columns: number;
  rows: number;
  /** 3 or 4. */
  channels: number;
  /** Row-major, channels together. */
  samples: Uint8Array;
}

export interface PngHeader {
  columns: number;
  rows: number;
  channels: number;
}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** Size and channels. Throws RasterError for a kind that is not read. */
export function pngHeader(bytes: Uint8Array): PngHeader {
  if (!isPng(bytes) || bytes.length < 33) throw new RasterError('it is no PNG');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [columns, rows] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour, interlace] = [bytes[24]!, bytes[25]!, bytes[28]!];
  if (depth !== 8 || (colour !== RGB && colour !== RGBA) || interlace !== 0)
    throw new RasterError('its PNG is not of 8-bit RGB or RGBA without interlace');
  if (columns < 2 || rows < 2 || columns > MOST_SIDE || rows > MOST_SIDE)
    throw new RasterError(`its PNG claims ${columns} × ${rows} pixels`);
  return { columns, rows, channels: colour === RGB ? 3 : 4 };
}

/** The pixels. Throws RasterError when the content does not fill them. */
export function decodePng(bytes: Uint8Array): PngImage {
  const header = pngHeader(bytes);
  const stride = header.columns * header.channels;
  const size = (stride + 1) * header.rows;
  const filtered = inflateZlib(imageData(bytes), size);
  if (filtered.length < size) throw new RasterError('its PNG holds fewer pixels than it claims');
  const samples = new Uint8Array(stride * header.rows);
  for (let row = 0; row < header.rows; row++) {
    const from = row * (stride + 1);
    samples.set(filtered.subarray(from + 1, from + 1 + stride), row * stride);
    unfilter(samples, filtered[from]!, { row, stride, channels: header.channels });
  }
  return { ...header, samples };
}

/** All IDAT chunks in one. */
function imageData(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) throw new RasterError('its PNG is cut short');
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Undoes the filter of one row in place; the rows above are done. */
function unfilter(
  samples: Uint8Array,
  filter: number,
  { row, stride, channels }: { row: number; stride: number; channels: number },
): void {
  if (filter > 4) throw new RasterError(`its PNG has an unknown filter (${filter})`);
  if (filter === 0) return;
  const start = row * stride;
  for (let i = 0; i < stride; i++) {
    const left = i >= channels ? samples[start + i - channels]! : 0;
    const up = row > 0 ? samples[start + i - stride]! : 0;
    const corner = row > 0 && i >= channels ? samples[start + i - stride - channels]! : 0;
    const predicted =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    samples[start + i] = samples[start + i]! + predicted;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
