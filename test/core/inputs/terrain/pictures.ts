/** Elevation tiles made by the tests. */
import { zlibSync } from 'fflate';

export const SIDE = 256;

export interface PngOptions {
  /** Filter of every row, 0..4. */
  filter?: number;
  alpha?: boolean;
  depth?: number;
  interlace?: number;
  side?: number;
}

/** An RGB(A) PNG, filtered as W3C PNG §9 describes. Checksums are left 0: they are not read. */
export function png(pixelAt: (column: number, row: number) => number[], options: PngOptions = {}): Uint8Array {
  const { filter = 0, alpha = false, depth = 8, interlace = 0, side = SIDE } = options;
  const channels = alpha ? 4 : 3;
  const stride = side * channels;
  const raw = Uint8Array.from(
    Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => pixelAt(column, row))).flat(2),
  );
  const filtered = new Uint8Array((stride + 1) * side);
  for (let row = 0; row < side; row++) {
    filtered[row * (stride + 1)] = filter;
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? raw[row * stride + i - channels]! : 0;
      const up = row > 0 ? raw[(row - 1) * stride + i]! : 0;
      const corner = row > 0 && i >= channels ? raw[(row - 1) * stride + i - channels]! : 0;
      const guess = left + up - corner;
      const nearest = [left, up, corner].reduce((a, b) => (Math.abs(guess - b) < Math.abs(guess - a) ? b : a));
      const predicted = [0, left, up, Math.floor((left + up) / 2), nearest][filter] ?? 0;
      filtered[row * (stride + 1) + 1 + i] = raw[row * stride + i]! - predicted;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header.set([depth, alpha ? 6 : 2, 0, 0, interlace], 8);
  const data = zlibSync(filtered);
  const half = Math.floor(data.length / 2);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', data.subarray(0, half)),
    chunk('IDAT', data.subarray(half)),
    chunk('IEND', new Uint8Array(0)),
  ];
  return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...chunks.flatMap((each) => [...each])]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  new DataView(bytes.buffer).setUint32(0, content.length);
  bytes.set(
    [...type].map((letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(content, 8);
  return bytes;
}

export const colourOf = (heightM: number): number[] => {
  const value = Math.round((heightM + 32_768) * 256);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** A Terrarium tile of one height. */
export const flatTile = (heightM: number, side = SIDE): Uint8Array => png(() => colourOf(heightM), { side });
