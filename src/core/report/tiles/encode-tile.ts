/**
 * One tile from one level. Features are written byte by byte into one buffer: ids, tags and geometry are short enough for lengths of known width, so
 * nothing is written twice. The lengths of features are two-byte varints even where one byte would do, which every reader accepts.
 */
import { PbfWriter } from 'pbf';
import { clipRing } from './clip-ring';
import { cornersOf, type Level } from './level';
import { h3TileId } from './parents';
import { visitBox } from './raster';
import { type Property, TileValues } from './tile-values';

const EXTENT = 4096;
/** Drawn beyond the tile, so that outlines meet. Tile units. */
const BUFFER = 64;
/** Hexes reaching farther than this out of the tile are clipped: readers keep coordinates in 16 bits. */
const FARTHEST = EXTENT;
/** No feature is longer. Bytes. */
const LONGEST_FEATURE = 256;
const POLYGON = 3;

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** The tile as bytes; none where no cell lies. */
export function encodeTile(level: Level, properties: Property[], { z, x: tileX, y: tileY }: TileAddress): Uint8Array {
  const side = 2 ** z;
  const margin = level.reach + BUFFER / EXTENT / side;
  const box = [
    tileX / side - margin,
    tileY / side - margin,
    (tileX + 1) / side + margin,
    (tileY + 1) / side + margin,
  ] as const;
  const values = new TileValues(properties);
  const features = new FeatureBytes();
  const scale = side * EXTENT;
  const ring = new Float64Array(64);
  visitBox(level.raster, box, (cell) => {
    if (level.x[cell]! < box[0] || level.x[cell]! > box[2] || level.y[cell]! < box[1] || level.y[cell]! > box[3])
      return;
    const corners = cornersOf(level, cell);
    let length = corners.length;
    let wide = false;
    for (let k = 0; k < length; k += 2) {
      const x = corners[k]! * scale - tileX * EXTENT;
      const y = corners[k + 1]! * scale - tileY * EXTENT;
      ring[k] = x;
      ring[k + 1] = y;
      wide ||= x < -FARTHEST || y < -FARTHEST || x > EXTENT + FARTHEST || y > EXTENT + FARTHEST;
    }
    if (wide) length = clipRing(ring, length, -BUFFER, EXTENT + BUFFER);
    if (length >= 6)
      features.add(h3TileId(level.halves[2 * cell]!, level.halves[2 * cell + 1]!), values.tagsOf(cell), ring, length);
  });
  return features.length === 0 ? new Uint8Array(0) : wrapLayer(features, values);
}

function wrapLayer(features: FeatureBytes, values: TileValues): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    3,
    (_: null, layer: PbfWriter) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, 'cells');
      features.appendTo(layer);
      values.appendTo(layer);
      layer.writeVarintField(5, EXTENT);
    },
    null,
  );
  return pbf.finish();
}

/** Features of a layer, each with its field tag and length. */
class FeatureBytes {
  length = 0;
  #bytes = new Uint8Array(1 << 16);

  add(id: number, tags: Uint16Array, ring: Float64Array, ringLength: number): void {
    if (this.length + LONGEST_FEATURE > this.#bytes.length) this.#grow();
    const bytes = this.#bytes;
    bytes[this.length] = (2 << 3) | 2;
    const start = this.length + 3;
    let at = start;
    bytes[at++] = 1 << 3;
    at = writeVarint(bytes, at, id);
    bytes[at++] = (2 << 3) | 2;
    const tagsAt = at++;
    for (const tag of tags) at = writeVarint(bytes, at, tag);
    bytes[tagsAt] = at - tagsAt - 1;
    bytes[at++] = 3 << 3;
    bytes[at++] = POLYGON;
    bytes[at++] = (4 << 3) | 2;
    const geometryAt = at++;
    at = writeRing(bytes, at, ring, ringLength);
    bytes[geometryAt] = at - geometryAt - 1;
    const size = at - start;
    bytes[start - 2] = (size & 0x7f) | 0x80;
    bytes[start - 1] = size >>> 7;
    this.length = at;
  }

  appendTo(layer: PbfWriter): void {
    layer.realloc(this.length);
    layer.buf.set(this.#bytes.subarray(0, this.length), layer.pos);
    layer.pos += this.length;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** MoveTo, LineTo, ClosePath with zigzag deltas (MVT 2.1 §4.3). */
function writeRing(bytes: Uint8Array, start: number, ring: Float64Array, length: number): number {
  let at = start;
  let lastX = 0;
  let lastY = 0;
  bytes[at++] = (1 << 3) | 1;
  for (let k = 0; k < length; k += 2) {
    const x = Math.round(ring[k]!);
    const y = Math.round(ring[k + 1]!);
    at = writeVarint(bytes, at, zigzag(x - lastX));
    at = writeVarint(bytes, at, zigzag(y - lastY));
    if (k === 0) at = writeVarint(bytes, at, ((length / 2 - 1) << 3) | 2);
    lastX = x;
    lastY = y;
  }
  bytes[at++] = (1 << 3) | 7;
  return at;
}

const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/** `value` up to 2^53. */
function writeVarint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest >= 0x80000000) {
    bytes[at++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}
