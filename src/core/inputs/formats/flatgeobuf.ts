/**
 * FlatGeobuf (flatgeobuf.org, specification 3) → features. Read here and not by its library, which follows lengths and counts beyond the bytes and, for an
 * index over no features, does not return. The tests write files with that library.
 */
import type { RawFeature } from '../shapes/features';
import type { JsonObject } from '../shapes/parse-json';
import { checkPositionCount, POSITION_LIMIT } from '../shapes/position-limit';
import { FlatTable } from './flat-buffer';
import { formatErrorOf } from './format-error';
import { checkFeatureCount } from './most-features';

const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62];
const MAGIC_BYTES = 8;
const NODE_BYTES = 40;
const PART_DEPTH = 8;
/** Where its table is, the table, and what the table holds. */
const LEAST_FEATURE_BYTES = 12;
const TYPES = ['Unknown', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon', 'GeometryCollection'] as const; // prettier-ignore
const [POINT, LINE, POLYGON, MULTI_POINT, MULTI_LINE, MULTI_POLYGON, COLLECTION] = [1, 2, 3, 4, 5, 6, 7];

export const isFlatGeobuf = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

/** Features (the first `most` of them) and the stated system. Throws FormatError. */
export function featuresOfFlatGeobuf(
  bytes: Uint8Array,
  most = Infinity,
  mostPositions = POSITION_LIMIT,
): { features: RawFeature[]; crs: string | null } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const allowance = { bytes: bytes.length };
    const header = FlatTable.sizePrefixed(view, MAGIC_BYTES, allowance);
    const columns = header.tables(7).map((column) => ({ name: column.text(0), type: column.ubyte(1) }));
    const shape = new ShapeReader(header.ubyte(2), mostPositions);
    const features: RawFeature[] = [];
    const start = MAGIC_BYTES + 4 + view.getUint32(MAGIC_BYTES, true);
    const index = indexBytes(header.ulong(8), header.ushort(9, 16));
    for (let at = start + index; at < bytes.length && features.length < most; at += 4 + view.getUint32(at, true)) {
      checkFeatureCount(features.length + 1);
      const size = view.getUint32(at, true);
      if (at + 4 + size > bytes.length) throw new RangeError('the end is missing');
      if (size < LEAST_FEATURE_BYTES) throw new RangeError('a feature is cut short');
      const feature = FlatTable.sizePrefixed(view, at, allowance);
      const geometry = feature.table(0);
      features.push({
        number: features.length + 1,
        id: '',
        properties: propertiesOf(feature.ubytes(1), columns),
        geometry: geometry && shape.geometry(geometry),
      });
    }
    return { features, crs: systemOf(header.table(10)) };
  } catch (error) {
    throw formatErrorOf(error);
  }
}

function systemOf(crs: FlatTable | null): string | null {
  if (!crs) return null;
  const code = crs.int(1);
  return code > 0 ? `${crs.text(0) || 'EPSG'}:${code}` : crs.text(4) || crs.text(5) || null;
}

/** Bytes of a packed R-tree over `count` features. */
function indexBytes(count: number, nodeSize: number): number {
  if (nodeSize < 2 || count === 0) return 0;
  let nodes = count;
  for (let level = count; level > 1; nodes += level) level = Math.ceil(level / nodeSize);
  // One feature still has a root above it.
  return (count === 1 ? 2 : nodes) * NODE_BYTES;
}

class ShapeReader {
  private positions = 0;

  constructor(
    private readonly fileType: number,
    private readonly mostPositions: number,
  ) {}

  geometry(table: FlatTable): JsonObject | null {
    return this.shape(table, this.fileType || table.ubyte(6), PART_DEPTH);
  }

  private shape(table: FlatTable, type: number, depth: number): JsonObject | null {
    if (depth === 0) throw new RangeError('its collections are nested too deep');
    if (type === COLLECTION || type === MULTI_POLYGON) {
      const parts = table.tables(7);
      this.count(parts.length);
      const shapes = parts.map((part) => this.shape(part, type === COLLECTION ? part.ubyte(6) : POLYGON!, depth - 1));
      return type === COLLECTION
        ? { type: 'GeometryCollection', geometries: shapes }
        : { type: 'MultiPolygon', coordinates: shapes.map((shape) => shape!.coordinates) };
    }
    const flat = table.doubles(1);
    this.count(flat.length >> 1);
    const positions = Array.from({ length: flat.length >> 1 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
    if (type === POINT) return { type: 'Point', coordinates: positions[0] ?? [] };
    if (type === LINE || type === MULTI_POINT) return { type: TYPES[type]!, coordinates: positions };
    if (type === POLYGON || type === MULTI_LINE)
      return { type: TYPES[type]!, coordinates: cut(positions, table.uints(0)) };
    throw new RangeError(`a geometry of type ${type} is not read`);
  }

  /** Parts may be referred to any number of times, so a small file can stand for billions of positions. */
  private count(more: number): void {
    this.positions += more;
    checkPositionCount(this.positions, this.mostPositions);
  }
}

function cut(positions: number[][], ends: number[]): number[][][] {
  if (ends.length === 0) return positions.length > 0 ? [positions] : [];
  const isInOrder = ends.every((end, i) => end >= (ends[i - 1] ?? 0) && end <= positions.length);
  if (!isInOrder) throw new RangeError('the parts of a shape are out of order');
  return ends.map((end, i) => positions.slice(ends[i - 1] ?? 0, end));
}

interface Column {
  name: string;
  type: number;
}

/** Sizes and readers by ColumnType. */
const SCALARS: Readonly<Record<number, readonly [bytes: number, read: (view: DataView, at: number) => unknown]>> = {
  0: [1, (view, at) => view.getInt8(at)],
  1: [1, (view, at) => view.getUint8(at)],
  2: [1, (view, at) => view.getUint8(at) !== 0],
  3: [2, (view, at) => view.getInt16(at, true)],
  4: [2, (view, at) => view.getUint16(at, true)],
  5: [4, (view, at) => view.getInt32(at, true)],
  6: [4, (view, at) => view.getUint32(at, true)],
  7: [8, (view, at) => view.getBigInt64(at, true)],
  8: [8, (view, at) => view.getBigUint64(at, true)],
  9: [4, (view, at) => view.getFloat32(at, true)],
  10: [8, (view, at) => view.getFloat64(at, true)],
};
const TEXTS = [11, 12, 13];

function propertiesOf(bytes: Uint8Array, columns: readonly Column[]): JsonObject {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: [string, unknown][] = [];
  for (let at = 0; at < bytes.length;) {
    const column = columns[view.getUint16(at, true)];
    at += 2;
    if (!column) throw new RangeError('a value belongs to no column');
    const scalar = SCALARS[column.type];
    if (scalar) {
      entries.push([column.name, scalar[1](view, at)]);
      at += scalar[0];
      continue;
    }
    const length = view.getUint32(at, true);
    at += 4;
    if (at + length > bytes.length) throw new RangeError('a value reaches beyond the end');
    if (TEXTS.includes(column.type))
      entries.push([column.name, new TextDecoder().decode(bytes.subarray(at, at + length))]);
    at += length;
  }
  return Object.fromEntries(entries);
}
