/** Small files of every format the importers read, made by writers of others where there are any. */
import type { FeatureCollection, Geometry, Position } from 'geojson';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { geojson as flatgeobuf } from 'flatgeobuf';
import { parquetWriteBuffer } from 'hyparquet-writer';
import writeXlsxFile from 'write-excel-file/universal';

export type Properties = Record<string, string | number>;

export interface PlainFeature {
  geometry: Geometry;
  properties: Properties;
}

export const pointOf = (lon: number, lat: number, properties: Properties = {}): PlainFeature => ({
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
});

export const lineOf = (positions: Position[], properties: Properties = {}): PlainFeature => ({
  geometry: { type: 'LineString', coordinates: positions },
  properties,
});

export const polygonOf = (ring: Position[], properties: Properties = {}): PlainFeature => ({
  geometry: { type: 'Polygon', coordinates: [ring] },
  properties,
});

export const geojsonOf = (features: readonly PlainFeature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map((feature) => ({ type: 'Feature', ...feature })),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function kmlText(features: readonly PlainFeature[]): string {
  const placemarks = features.map(({ geometry, properties }) => {
    const data = Object.entries(properties).map(([name, value]) => `<Data name="${escaped(name)}"><value>${escaped(String(value))}</value></Data>`); // prettier-ignore
    const { name = '' } = properties;
    return `<Placemark><name>${escaped(String(name))}</name><ExtendedData>${data.join('')}</ExtendedData>${kmlGeometry(geometry)}</Placemark>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><!-- made <by> a test --><Folder>${placemarks.join('\n')}</Folder></Document></kml>\n`;
}

function kmlGeometry(geometry: Geometry): string {
  const text = (positions: Position[]): string => positions.map((position) => position.join(',')).join(' ');
  if (geometry.type === 'Point') return `<Point><coordinates>${geometry.coordinates.join(',')},0</coordinates></Point>`;
  if (geometry.type === 'LineString')
    return `<LineString><coordinates>${text(geometry.coordinates)}</coordinates></LineString>`;
  if (geometry.type !== 'Polygon') return '';
  return `<Polygon><outerBoundaryIs><LinearRing><coordinates>${text(geometry.coordinates[0]!)}</coordinates></LinearRing></outerBoundaryIs></Polygon>`;
}

export const kmzOf = (features: readonly PlainFeature[]): Uint8Array =>
  zipSync({ 'doc.kml': strToU8(kmlText(features)), 'files/icon.png': Uint8Array.of(137, 80, 78, 71, 0, 1, 2, 3) });

export function gpxText(features: readonly PlainFeature[], element = 'wpt'): string {
  const points = features.map(({ geometry, properties }) => {
    const [lon, lat] = (geometry as { coordinates: Position }).coordinates;
    const own = Object.entries(properties).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`);
    return `<${element} lat="${lat}" lon="${lon}">${own.join('')}</${element}>`;
  });
  return `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${points.join('')}</gpx>`;
}

export function wktText({ type, coordinates }: Geometry & { coordinates: unknown }): string {
  const inner = (value: unknown): string => {
    const list = value as unknown[];
    return typeof list[0] === 'number' ? list.join(' ') : list.map((item) => (typeof (item as unknown[])[0] === 'number' ? inner(item) : `(${inner(item)})`)).join(', '); // prettier-ignore
  };
  return `${type.toUpperCase()} (${inner(coordinates)})`;
}

export async function xlsxOf(
  ...sheets: { sheet: string; rows: (string | number | Date | null)[][] }[]
): Promise<Uint8Array> {
  const data = sheets.map(({ sheet, rows }) => ({
    sheet,
    data: rows.map((row) =>
      row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd hh:mm' } : value)),
    ),
  }));
  const blob = await (writeXlsxFile(data as never) as unknown as { toBlob(): Promise<Blob> }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

export const flatgeobufOf = (features: readonly PlainFeature[], epsg = 0): Uint8Array =>
  flatgeobuf.serialize(geojsonOf(features), epsg);

export interface ParquetOptions {
  /** Of the geo metadata; undefined: none stated. */
  crs?: unknown;
  geometry?: Geometry[];
}

/** Parquet of columns, GeoParquet with geometry. */
export function parquetOf(
  columns: Record<string, (string | number | boolean | null)[]>,
  { crs, geometry }: ParquetOptions = {},
): Uint8Array {
  const columnData = Object.entries(columns).map(([name, data]) => ({ name, data }));
  const geo = { version: '1.1.0', primary_column: 'geometry', columns: { geometry: { encoding: 'WKB', geometry_types: [], ...(crs === undefined ? {} : { crs }) } } }; // prettier-ignore
  if (!geometry) return new Uint8Array(parquetWriteBuffer({ columnData }));
  const wkb = { name: 'geometry', data: geometry.map(wkbOf), type: 'BYTE_ARRAY' as const };
  const kvMetadata = [{ key: 'geo', value: JSON.stringify(geo) }];
  return new Uint8Array(parquetWriteBuffer({ columnData: [...columnData, wkb], kvMetadata }));
}

export const geoparquetOf = (features: readonly PlainFeature[], crs?: unknown): Uint8Array => {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const columns = Object.fromEntries(names.map((name) => [name, features.map(({ properties }) => properties[name] ?? null)])); // prettier-ignore
  return parquetOf(columns, { crs, geometry: features.map(({ geometry }) => geometry) });
};

/** WKB (OGC 06-103r4 §8), little-endian: points and polygons. */
function wkbOf(geometry: Geometry): Uint8Array {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : [];
  const bytes = new Uint8Array(geometry.type === 'Point' ? 21 : 9 + rings.reduce((sum, ring) => sum + 4 + ring.length * 16, 0)); // prettier-ignore
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  view.setUint32(1, geometry.type === 'Point' ? 1 : 3, true);
  let at = 5;
  const position = ([x, y]: Position): void => {
    view.setFloat64(at, x!, true);
    view.setFloat64(at + 8, y!, true);
    at += 16;
  };
  if (geometry.type === 'Point') position(geometry.coordinates);
  else {
    view.setUint32(at, rings.length, true);
    at += 4;
    for (const ring of rings) {
      view.setUint32(at, ring.length, true);
      at += 4;
      for (const each of ring) position(each);
    }
  }
  return bytes;
}

export interface ShapefileOptions {
  prj?: string;
  cpg?: string;
  /** How texts are written; Latin-1 unless told. */
  encode?: (text: string) => Uint8Array;
  name?: string;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A zipped shapefile (ESRI Shapefile Technical Description, July 1998) with its attributes. */
export function shapefileOf(features: readonly PlainFeature[], options: ShapefileOptions = {}): Uint8Array {
  return zipSync(shapefileParts(features, options));
}

export function shapefileParts(
  features: readonly PlainFeature[],
  { prj, cpg, encode = latin1, name = 'layer' }: ShapefileOptions = {},
): Zippable {
  const shp = shpOf(features.map(({ geometry }) => geometry));
  return {
    // Archives hold the parts in any order; the index looks like the shapes.
    [`${name}.shx`]: shxOf(shp),
    [`${name}.shp`]: shp,
    [`${name}.dbf`]: dbfOf(features.map(({ properties }) => properties), encode),
    ...(prj === undefined ? {} : { [`${name}.prj`]: strToU8(prj) }),
    ...(cpg === undefined ? {} : { [`${name}.cpg`]: strToU8(cpg) }),
  }; // prettier-ignore
}

function shpOf(geometries: readonly Geometry[]): Uint8Array {
  const records = geometries.map(recordOf);
  const bytes = new Uint8Array(100 + records.reduce((sum, record) => sum + 8 + record.length, 0));
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, SHAPE_TYPES[geometries[0]?.type ?? ''] ?? 1, true);
  let at = 100;
  for (const [i, record] of records.entries()) {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  }
  return bytes;
}

/** The index of the records: their offsets and lengths in 16-bit words. */
function shxOf(shp: Uint8Array): Uint8Array {
  const source = new DataView(shp.buffer);
  const pairs: number[] = [];
  for (let at = 100; at < shp.length; at += 8 + source.getInt32(at + 4) * 2)
    pairs.push(at / 2, source.getInt32(at + 4));
  const bytes = new Uint8Array(100 + pairs.length * 4);
  bytes.set(shp.subarray(0, 100));
  const view = new DataView(bytes.buffer);
  view.setInt32(24, bytes.length / 2);
  for (const [i, value] of pairs.entries()) view.setInt32(100 + i * 4, value);
  return bytes;
}

const SHAPE_TYPES: Readonly<Record<string, number>> = { LineString: 3, Polygon: 5 };

function recordOf(geometry: Geometry): Uint8Array {
  if (geometry.type === 'Point') {
    const view = new DataView(new ArrayBuffer(20));
    view.setInt32(0, 1, true);
    view.setFloat64(4, geometry.coordinates[0]!, true);
    view.setFloat64(12, geometry.coordinates[1]!, true);
    return new Uint8Array(view.buffer);
  }
  if (geometry.type !== 'Polygon' && geometry.type !== 'LineString') return new Uint8Array(4);
  // Outer rings run clockwise there.
  const rings =
    geometry.type === 'Polygon' ? geometry.coordinates.map((ring) => [...ring].reverse()) : [geometry.coordinates];
  const points = rings.flat();
  const view = new DataView(new ArrayBuffer(44 + rings.length * 4 + points.length * 16));
  view.setInt32(0, SHAPE_TYPES[geometry.type]!, true);
  const xs = points.map(([x]) => x!);
  const ys = points.map(([, y]) => y!);
  for (const [i, value] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries())
    view.setFloat64(4 + i * 8, value, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let start = 0;
  for (const [i, ring] of rings.entries()) {
    view.setInt32(44 + i * 4, start, true);
    start += ring.length;
  }
  for (const [i, [x, y]] of points.entries()) {
    view.setFloat64(44 + rings.length * 4 + i * 16, x!, true);
    view.setFloat64(52 + rings.length * 4 + i * 16, y!, true);
  }
  return new Uint8Array(view.buffer);
}

function dbfOf(rows: readonly Properties[], encode: (text: string) => Uint8Array): Uint8Array {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = keys.map((key) => key.slice(0, 10));
  const longest = Math.max(...rows.flatMap((row) => keys.map((key) => String(row[key] ?? '').length)));
  const width = Math.min(254, Math.max(40, longest));
  const header = 32 + names.length * 32 + 1;
  const record = 1 + names.length * width;
  const bytes = new Uint8Array(header + rows.length * record + 1).fill(32, header);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, header, true);
  view.setUint16(10, record, true);
  for (const [i, name] of names.entries()) {
    bytes.set(latin1(name), 32 + i * 32);
    bytes[32 + i * 32 + 11] = typeof rows[0]![keys[i]!] === 'number' ? 78 : 67;
    bytes[32 + i * 32 + 16] = width;
  }
  bytes[header - 1] = 13;
  for (const [r, row] of rows.entries())
    for (const [i, key] of keys.entries())
      bytes.set(encode(String(row[key] ?? '')).subarray(0, width), header + r * record + 1 + i * width);
  bytes[bytes.length - 1] = 26;
  return bytes;
}
