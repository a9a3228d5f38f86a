/**
 * A minimal GeoTIFF (TIFF 6.0, OGC GeoTIFF 1.1): one band of 32-bit floats in deflated strips, WGS 84 in degrees. The reader's library cannot
 * compress when it writes, and an uncompressed region is tens of times as large.
 */
import { zlibSync } from 'fflate';
import { escapeXml } from './clean-text';

export interface GeotiffInput {
  width: number;
  height: number;
  /** Row by row from the north-west. */
  values: Float32Array;
  noData: number;
  /** Outer corner of the first pixel, and the size of pixels. Degrees. */
  westDeg: number;
  northDeg: number;
  pixelLonDeg: number;
  pixelLatDeg: number;
  description: string;
  unit: string;
}

const STRIP_BYTES = 256 * 1024;
const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;

/** TIFF field types, and their sizes in bytes. */
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const SIZES: Record<number, number> = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 };

/** GeoTIFF keys: geographic model, pixels are areas, EPSG:4326, degrees. */
const GEO_KEYS = [1, 1, 1, 4, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326, 2054, 0, 1, 9102];

type Field = [tag: number, type: number, values: number[]];

export function geotiffOf(input: GeotiffInput): Uint8Array<ArrayBuffer> {
  const { width, height } = input;
  const rowsPerStrip = Math.max(1, Math.min(height, Math.floor(STRIP_BYTES / (4 * width))));
  const strips = Array.from({ length: Math.ceil(height / rowsPerStrip) }, (_, k) =>
    zlibSync(littleEndian(input.values.subarray(k * rowsPerStrip * width, (k + 1) * rowsPerStrip * width)), {
      level: 6,
    }),
  );
  const fieldsAt = (offsets: number[]): Field[] => fieldsOf(input, { rowsPerStrip, strips, offsets });
  const directory = directoryBytes(fieldsAt(strips.map(() => 0)));
  const offsets: number[] = [];
  let at = HEADER_BYTES + directory;
  for (const strip of strips) {
    offsets.push(at);
    at += strip.length + (strip.length % 2);
  }
  const file = new Uint8Array(at);
  const view = new DataView(file.buffer);
  // "II", 42: little-endian TIFF; the directory follows the header.
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, HEADER_BYTES, true);
  writeDirectory(view, fieldsAt(offsets));
  for (const [k, strip] of strips.entries()) file.set(strip, offsets[k]);
  return file;
}

function fieldsOf(
  { width, height, westDeg, northDeg, pixelLonDeg, pixelLatDeg, noData, description, unit }: GeotiffInput,
  { rowsPerStrip, strips, offsets }: { rowsPerStrip: number; strips: Uint8Array[]; offsets: number[] },
): Field[] {
  const metadata = `<GDALMetadata><Item name="DESCRIPTION" sample="0" role="description">${escapeXml(description)}</Item><Item name="UNITTYPE" sample="0" role="unittype">${escapeXml(unit)}</Item></GDALMetadata>`;
  return [
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, [32]],
    // Deflate as Adobe defined it.
    [259, SHORT, [8]],
    [262, SHORT, [1]],
    [270, ASCII, ascii(`${description}, ${unit}`)],
    [273, LONG, offsets],
    [277, SHORT, [1]],
    [278, LONG, [rowsPerStrip]],
    [279, LONG, strips.map(({ length }) => length)],
    [284, SHORT, [1]],
    // Samples are IEEE floats.
    [339, SHORT, [3]],
    [33550, DOUBLE, [pixelLonDeg, pixelLatDeg, 0]],
    [33922, DOUBLE, [0, 0, 0, westDeg, northDeg, 0]],
    [34735, SHORT, GEO_KEYS],
    [42112, ASCII, ascii(metadata)],
    [42113, ASCII, ascii(String(noData))],
  ];
}

const ascii = (text: string): number[] => [...new TextEncoder().encode(text), 0];

const bytesOf = ([, type, values]: Field): number => SIZES[type]! * values.length;
const even = (bytes: number): number => bytes + (bytes % 2);

const directoryBytes = (fields: Field[]): number =>
  2 +
  ENTRY_BYTES * fields.length +
  4 +
  fields.reduce((sum, field) => sum + (bytesOf(field) > 4 ? even(bytesOf(field)) : 0), 0);

function writeDirectory(view: DataView, fields: Field[]): void {
  view.setUint16(HEADER_BYTES, fields.length, true);
  let entry = HEADER_BYTES + 2;
  let beyond = entry + ENTRY_BYTES * fields.length + 4;
  for (const field of fields) {
    const [tag, type, values] = field;
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, type, true);
    view.setUint32(entry + 4, values.length, true);
    const inside = bytesOf(field) <= 4;
    if (!inside) view.setUint32(entry + 8, beyond, true);
    for (const [k, value] of values.entries()) {
      const place = (inside ? entry + 8 : beyond) + k * SIZES[type]!;
      if (type === ASCII) view.setUint8(place, value);
      else if (type === SHORT) view.setUint16(place, value, true);
      else if (type === LONG) view.setUint32(place, value, true);
      else view.setFloat64(place, value, true);
    }
    if (!inside) beyond += even(bytesOf(field));
    entry += ENTRY_BYTES;
  }
}

/** Bytes of floats, least significant first, as in the header. */
function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [k, value] of values.entries()) view.setFloat32(4 * k, value, true);
  return bytes;
}
