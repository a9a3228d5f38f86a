/** A GeoTIFF writer for tests: strips or tiles, plain, deflate or LZW, any sample type, one band, with overviews. TIFF 6.0, little-endian. */
import { zlibSync } from 'fflate';

type Samples = Int16Array | Uint8Array | Uint16Array | Float32Array | Float64Array;
type Values = readonly number[] | string;

export interface TiffImage {
  columns: number;
  rows: number;
  samples: Samples;
  compression?: 'none' | 'deflate' | 'lzw';
  /** Tile size; without: strips of `rowsPerStrip` rows. */
  tile?: [columns: number, rows: number];
  rowsPerStrip?: number;
  horizontalDifferences?: boolean;
  noData?: string;
  /** GeoKeys by id. */
  keys?: Record<number, number>;
  /** What the keys say in words of a system without a code (PCSCitationGeoKey). */
  citation?: string;
  tie?: readonly number[];
  scale?: readonly number[];
  matrix?: readonly number[];
  subfile?: number;
  /** Tags that lie: they replace those made from the above. */
  lies?: Record<number, readonly number[]>;
}

export const DEGREES = { 1024: 2, 1025: 1, 2048: 4326 };
export const DEGREES_POINT = { 1024: 2, 1025: 2, 2048: 4326 };
export const utmKeys = (epsg: number): Record<number, number> => ({ 1024: 1, 1025: 1, 3072: epsg, 3076: 9001 });

const COMPRESSION = { none: 1, lzw: 5, deflate: 8 };

export function tiff(...images: TiffImage[]): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 0, 0)];
  let length = 8;
  const put = (bytes: Uint8Array): number => {
    const at = length;
    const padded = new Uint8Array(bytes.length + (bytes.length % 2));
    padded.set(bytes);
    parts.push(padded);
    length += padded.length;
    return at;
  };
  /** Where to write the offset of the next directory. */
  let link = { part: parts[0]!, at: 4 };
  for (const image of images) {
    const directory = directoryOf(image, put);
    new DataView(link.part.buffer).setUint32(link.at, length, true);
    put(directory.bytes);
    link = { part: parts.at(-1)!, at: directory.linkAt };
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function directoryOf(image: TiffImage, put: (bytes: Uint8Array) => number): { bytes: Uint8Array; linkAt: number } {
  const { columns, rows, samples, tile, rowsPerStrip = rows, compression = 'none', keys } = image;
  const blocks = blocksOf(image).map((block) => pack(block, compression));
  const offsets = blocks.map(put);
  const counts = blocks.map((block) => block.length);
  const format =
    samples instanceof Float32Array || samples instanceof Float64Array ? 3 : samples instanceof Int16Array ? 2 : 1;
  const tags = new Map<number, [type: number, values: Values]>([
    [254, [4, [image.subfile ?? 0]]],
    [256, [4, [columns]]],
    [257, [4, [rows]]],
    [258, [3, [samples.BYTES_PER_ELEMENT * 8]]],
    [259, [3, [COMPRESSION[compression]]]],
    [262, [3, [1]]],
    [277, [3, [1]]],
    [284, [3, [1]]],
    [317, [3, [image.horizontalDifferences ? 2 : 1]]],
    [339, [3, [format]]],
  ]);
  if (tile)
    tags
      .set(322, [4, [tile[0]]])
      .set(323, [4, [tile[1]]])
      .set(324, [4, offsets])
      .set(325, [4, counts]);
  else
    tags
      .set(273, [4, offsets])
      .set(278, [4, [rowsPerStrip]])
      .set(279, [4, counts]);
  if (image.scale) tags.set(33550, [12, image.scale]);
  if (image.tie) tags.set(33922, [12, image.tie]);
  if (image.matrix) tags.set(34264, [12, image.matrix]);
  if (keys) {
    const { citation } = image;
    const entries = Object.entries(keys).flatMap(([id, value]) => [Number(id), 0, 1, value]);
    if (citation) {
      entries.push(3073, 34737, citation.length + 1, 0);
      tags.set(34737, [2, `${citation}|\0`]);
    }
    tags.set(34735, [3, [1, 1, 0, entries.length / 4, ...entries]]);
  }
  if (image.noData !== undefined) tags.set(42113, [2, `${image.noData}\0`]);
  for (const [tag, values] of Object.entries(image.lies ?? {})) tags.set(Number(tag), [4, values]);
  return entriesOf(tags, put);
}

const SIZES: Record<number, number> = { 2: 1, 3: 2, 4: 4, 12: 8 };

function entriesOf(tags: Map<number, [number, Values]>, put: (bytes: Uint8Array) => number) {
  const sorted = [...tags].sort(([a], [b]) => a - b);
  const bytes = new Uint8Array(2 + sorted.length * 12 + 4);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, sorted.length, true);
  for (const [i, [tag, [type, values]]] of sorted.entries()) {
    const at = 2 + i * 12;
    const content = new Uint8Array(values.length * SIZES[type]!);
    const inner = new DataView(content.buffer);
    for (let j = 0; j < values.length; j++) {
      const value = typeof values === 'string' ? values.charCodeAt(j) : values[j]!;
      if (type === 2) inner.setUint8(j, value);
      else if (type === 3) inner.setUint16(j * 2, value, true);
      else if (type === 4) inner.setUint32(j * 4, value, true);
      else inner.setFloat64(j * 8, value, true);
    }
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    if (content.length <= 4) bytes.set(content, at + 8);
    else view.setUint32(at + 8, put(content), true);
  }
  return { bytes, linkAt: bytes.length - 4 };
}

/** Little-endian bytes of each strip or tile; tiles reach beyond the image with zeros. */
function blocksOf({
  columns,
  rows,
  samples,
  tile,
  rowsPerStrip = rows,
  horizontalDifferences,
}: TiffImage): Uint8Array[] {
  const [width, height] = tile ?? [columns, rowsPerStrip];
  const size = samples.BYTES_PER_ELEMENT;
  const blocks: Uint8Array[] = [];
  for (let top = 0; top < rows; top += height)
    for (let left = 0; left < columns; left += width) {
      const lines = tile ? height : Math.min(height, rows - top);
      const block = samples.slice(0, 0).constructor as new (length: number) => Samples;
      const values = new block(width * lines);
      for (let row = 0; row < Math.min(lines, rows - top); row++)
        for (let column = 0; column < Math.min(width, columns - left); column++)
          values[row * width + column] = samples[(top + row) * columns + left + column]!;
      if (horizontalDifferences)
        for (let row = 0; row < lines; row++)
          for (let column = width - 1; column > 0; column--)
            values[row * width + column] = values[row * width + column]! - values[row * width + column - 1]!;
      blocks.push(new Uint8Array(values.buffer, 0, width * lines * size));
    }
  return blocks;
}

function pack(block: Uint8Array, compression: 'none' | 'deflate' | 'lzw'): Uint8Array {
  if (compression === 'none') return block;
  return compression === 'deflate' ? zlibSync(block) : lzw(block);
}

/** LZW as TIFF 6.0 section 13 describes its encoder. */
export function lzw(input: Uint8Array): Uint8Array {
  const output: number[] = [];
  let [bits, held, width] = [0, 0, 9];
  const write = (code: number): void => {
    bits = (bits << width) | code;
    held += width;
    while (held >= 8) {
      held -= 8;
      output.push((bits >>> held) & 255);
      bits &= (1 << held) - 1;
    }
  };
  /** Code of the string of a code and one byte more: by 256·code + byte. */
  let table = new Map<number, number>();
  let next = 258;
  let code = -1;
  write(256);
  for (const byte of input) {
    const longer = code < 0 ? byte : table.get(code * 256 + byte);
    if (longer !== undefined) {
      code = longer;
      continue;
    }
    write(code);
    table.set(code * 256 + byte, next++);
    if (next === 4095) {
      write(256);
      table = new Map();
      [next, width] = [258, 9];
    } else if (next === 1 << width) width++;
    code = byte;
  }
  if (code >= 0) write(code);
  write(257);
  if (held > 0) output.push((bits << (8 - held)) & 255);
  return Uint8Array.from(output);
}
