import { zlibSync } from 'fflate';
import { crc32 } from '../../inputs/containers/crc32';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const GRAY_WITH_ALPHA = 4;

/** A PNG (ISO/IEC 15948) of `side` × `side` pixels, each gray and alpha, 0 … 255, northern row first. */
export function grayPng(pixels: Uint8Array, side: number): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header.set([8, GRAY_WITH_ALPHA, 0, 0, 0], 8);
  // One byte before each row names its filter: 0, none.
  const rows = new Uint8Array(side * (2 * side + 1));
  for (let row = 0; row < side; row++)
    rows.set(pixels.subarray(row * 2 * side, (row + 1) * 2 * side), row * (2 * side + 1) + 1);
  const parts = [
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows, { level: 1 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Length, name, data, checksum of name and data. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(
    [...name].map((letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
