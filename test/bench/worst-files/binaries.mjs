/** Worst files in binary formats, packed as far as their archives are believed. Each has a name, the role it is read as, and `make(bytes)`. */
import { zlibSync } from 'fflate';
import { geojson as flatgeobuf } from 'flatgeobuf';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { filled, joined, packedUpTo, random, zipOf } from './pieces.mjs';

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'; // prettier-ignore
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORKBOOK = {
  '[Content_Types].xml': TYPES,
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${REL}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
};
const HEADER = ['lon', 'lat', 'name'].map((name, i) => `<c r="${'ABC'[i]}1" t="inlineStr"><is><t>${name}</t></is></c>`).join(''); // prettier-ignore
const sheet = (bytes, row) =>
  filled(bytes, (i) => row(i + 2), { head: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${HEADER}</row>`, tail: '</sheetData></worksheet>' }); // prettier-ignore
const strings = (bytes, item) => filled(bytes, item, { head: '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si>', tail: '</sst>' }); // prettier-ignore
const workbook = (row, from, others = {}) => (bytes) =>
  packedUpTo(bytes, from, (size) => zipOf({ ...WORKBOOK, 'xl/sharedStrings.xml': strings(1000, '<si><t>b</t></si>'), 'xl/worksheets/sheet1.xml': sheet(size, row), ...others }, 6)); // prettier-ignore

const numbers = random(2);
const number = () => numbers().toFixed(6);
const cells = (count) => (row) => `<row r="${row}"><c r="A${row}"><v>1</v></c><c r="B${row}"><v>41</v></c>${'<c/>'.repeat(count)}</row>`; // prettier-ignore

const XLSX = [
  {
    name: 'XLSX, numbers as a planner has them',
    row: (i) =>
      `<row r="${i}"><c r="A${i}"><v>${1 + numbers()}</v></c><c r="B${i}"><v>4${number()}</v></c><c r="C${i}"><v>${number()}</v></c></row>`,
    from: 60e6,
  },
  {
    name: 'XLSX, short numbers',
    row: (i) => `<row r="${i}"><c r="A${i}"><v>1</v></c><c r="B${i}"><v>41</v></c></row>`,
    from: 127e6,
  },
  {
    name: 'XLSX, shared texts',
    row: (i) =>
      `<row r="${i}"><c r="A${i}"><v>1</v></c><c r="B${i}"><v>41</v></c><c r="C${i}" t="s"><v>1</v></c></row>`,
    from: 127e6,
  },
  {
    name: 'XLSX, texts in cells',
    row: (i) =>
      `<row r="${i}"><c r="A${i}"><v>1</v></c><c r="B${i}"><v>41</v></c><c r="C${i}" t="inlineStr"><is><t>n${number()}</t></is></c></row>`,
    from: 100e6,
  },
  { name: 'XLSX, empty cells', row: cells(200), from: 127e6 },
  { name: 'XLSX, empty rows', row: () => '<row/>', from: 127e6 },
  { name: 'XLSX, elements of no use', row: () => '<a/>', from: 127e6 },
  { name: 'XLSX, cells without a place', row: () => `<row>${'<c><v>1</v></c>'.repeat(50)}</row>`, from: 127e6 },
].map(({ name, row, from }) => ({ name, role: 'venues', make: workbook(row, from) }));

const short = (i) => `<row r="${i}"><c r="A${i}"><v>1</v></c><c r="B${i}"><v>41</v></c></row>`;
const WORKBOOKS = [
  ...XLSX,
  { name: 'XLSX, many shared texts', role: 'venues', make: (bytes) => packedUpTo(bytes, 120e6, (size) => zipOf({ ...WORKBOOK, 'xl/sharedStrings.xml': strings(size, (i) => `<si><t>${i}</t></si>`), 'xl/worksheets/sheet1.xml': sheet(1e6, short) })) },
  { name: 'XLSX, empty shared texts', role: 'venues', make: (bytes) => packedUpTo(bytes, 120e6, (size) => zipOf({ ...WORKBOOK, 'xl/sharedStrings.xml': strings(size, '<si/>'), 'xl/worksheets/sheet1.xml': sheet(1e6, short) })) },
  { name: 'XLSX, styles', role: 'venues', make: (bytes) => packedUpTo(bytes, 120e6, (size) => zipOf({ ...WORKBOOK, 'xl/sharedStrings.xml': strings(1e3, '<si/>'), 'xl/styles.xml': filled(size, '<xf numFmtId="14"/>', { head: '<styleSheet><cellXfs>', tail: '</cellXfs></styleSheet>' }), 'xl/worksheets/sheet1.xml': sheet(1e6, short) })) },
]; // prettier-ignore

/** ESRI Shapefile Technical Description, July 1998: the records one after the other behind a header of the type. */
function shp(type, record, count) {
  const bytes = new Uint8Array(100 + count * (8 + record.length));
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  for (let i = 0, at = 100; i < count; i++, at += 8 + record.length) {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
  }
  return bytes;
}

/** A record of rings, or of lines (type 3); ring(i) gives its positions. */
function polygon(rings, ring, type = 5) {
  const positions = Array.from({ length: rings }, (_, i) => ring(i));
  const count = positions.reduce((sum, each) => sum + each.length, 0);
  const record = new Uint8Array(44 + rings * 4 + count * 16);
  const view = new DataView(record.buffer);
  view.setInt32(0, type, true);
  view.setInt32(36, rings, true);
  view.setInt32(40, count, true);
  let start = 0;
  for (const [i, each] of positions.entries()) {
    view.setInt32(44 + i * 4, start, true);
    for (const [j, [x, y]] of each.entries()) {
      view.setFloat64(44 + rings * 4 + (start + j) * 16, x, true);
      view.setFloat64(52 + rings * 4 + (start + j) * 16, y, true);
    }
    start += each.length;
  }
  return record;
}

const POINT = Uint8Array.of(1, 0, 0, 0, ...new Uint8Array(new Float64Array([1, 41]).buffer));
const NONE = new Uint8Array(4);
/** Corners of a square, clockwise (an outline) or not (a hole). */
const corners = (x, y, size, clockwise) => {
  const ring = [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]; // prettier-ignore
  return clockwise ? ring : ring.reverse();
};
/** dBase III: one field of `width`, `count` blank records. */
function dbf(fields, width, count) {
  const header = 33 + fields * 32;
  const record = 1 + fields * width;
  const bytes = new Uint8Array(header + record * count).fill(32, header);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, count, true);
  view.setUint16(8, header, true);
  view.setUint16(10, record, true);
  for (let i = 0; i < fields; i++) bytes.set([97 + (i % 26), 97 + i / 26, 0], 32 + i * 32);
  for (let i = 0; i < fields; i++) bytes.set([67], 32 + i * 32 + 11);
  for (let i = 0; i < fields; i++) bytes[32 + i * 32 + 16] = width;
  bytes[header - 1] = 13;
  return bytes;
}

const grid = (side) => (i) => corners((i % side) / side, 41 + Math.floor(i / side) / side, 0.4 / side, i % 2 === 0);
const SHAPEFILES = [
  { name: 'shapefile, points', role: 'venues', make: (bytes) => shp(1, POINT, Math.floor(bytes / 28)) },
  { name: 'shapefile, no shapes', role: 'venues', make: (bytes) => shp(1, NONE, Math.floor(bytes / 12)) },
  { name: 'shapefile, one ring', role: 'regions', make: (bytes) => shp(5, polygon(1, () => Array.from({ length: bytes / 17 }, (_, i) => [i / 1e6, 41])), 1) },
  { name: 'shapefile, outlines and holes', role: 'regions', make: () => shp(5, polygon(20_000, grid(142)), 5) },
  { name: 'shapefile, many outlines and holes', role: 'regions', make: () => shp(5, polygon(110_000, grid(332)), 1) },
  { name: 'shapefile, holes outside', role: 'regions', make: () => shp(5, polygon(19_999, (i) => corners(i, 1, 0.5, false)), 5) },
  { name: 'shapefile, boxes within boxes', role: 'regions', make: () => shp(5, polygon(20_000, (i) => corners(-i / 1e4, 41 - i / 1e4, 1 + i / 5e3, i % 2 === 0)), 5) },
  { name: 'shapefile, zipped, one road', role: 'roads', make: (bytes) => packedUpTo(bytes, 250e6, (size) => zipOf({ 'a.shp': shp(3, polygon(1, () => Array.from({ length: size / 16 }, (_, i) => [1 + (i % 512) / 512, 41]), 3), 1) })) },
  { name: 'shapefile, zipped points', role: 'venues', make: (bytes) => packedUpTo(bytes, 64e6, (size) => zipOf({ 'a.shp': shp(1, POINT, Math.floor(size / 28)) })) },
  { name: 'shapefile, zipped points, 200 : 1', role: 'venues', make: (bytes) => packedUpTo(bytes, 900e6, (size) => zipOf({ 'a.shp': shp(1, POINT, Math.floor(size / 28)) })) },
  { name: 'shapefile, zipped, attributes', role: 'venues', make: (bytes) => packedUpTo(bytes, 60e6, (size) => zipOf({ 'a.shp': shp(1, POINT, Math.floor(size / 230)), 'a.dbf': dbf(200, 1, Math.floor(size / 230)) })) },
  { name: 'shapefile, zipped, long attributes', role: 'venues', make: (bytes) => packedUpTo(bytes, 250e6, (size) => zipOf({ 'a.shp': shp(1, POINT, Math.floor(size / 4000)), 'a.dbf': dbf(16, 250, Math.floor(size / 4000)) })) },
]; // prettier-ignore

const repeat = (length, value) => Array.from({ length }, () => value);
const parquet = (columns) => new Uint8Array(parquetWriteBuffer({ columnData: Object.entries(columns).map(([name, data]) => ({ name, data })) })); // prettier-ignore
const noise = random(3);
/** `rows` times the same ring of `corners`: its well-known binary stands in the file once. */
function geoparquet(rows, corners) {
  const wkb = new DataView(new ArrayBuffer(13 + corners * 16));
  wkb.setUint8(0, 1);
  wkb.setUint32(1, 3, true);
  wkb.setUint32(5, 1, true);
  wkb.setUint32(9, corners, true);
  for (let i = 0; i < corners; i++) wkb.setFloat64(13 + i * 16, i / 1e6, true);
  for (let i = 0; i < corners; i++) wkb.setFloat64(21 + i * 16, 41 + (i % 2), true);
  const bytes = new Uint8Array(wkb.buffer);
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [{ name: 'geometry', data: repeat(rows, bytes), type: 'BYTE_ARRAY' }],
      kvMetadata: [
        {
          key: 'geo',
          value: JSON.stringify({
            version: '1.0.0',
            primary_column: 'geometry',
            columns: { geometry: { encoding: 'WKB', geometry_types: ['Polygon'] } },
          }),
        },
      ],
    }),
  );
}
const PARQUET = [
  { name: 'Parquet, one value 4 million times', role: 'venues', make: () => parquet({ lon: repeat(1_990_000, 1), lat: repeat(1_990_000, 41) }) },
  { name: 'Parquet, numbers', role: 'venues', make: (bytes) => parquet({ lon: Array.from({ length: bytes / 17 }, noise), lat: Array.from({ length: bytes / 17 }, noise) }) },
  { name: 'Parquet, H3 cells and people', role: 'demand', make: (bytes) => parquet({ h3: Array.from({ length: bytes / 10 }, (_, i) => (0x8a39000000000n + 0x880000000000000n + (BigInt(i) << 15n)).toString(16)), people: Array.from({ length: bytes / 10 }, () => Math.floor(noise() * 99)) }) },
  { name: 'GeoParquet, one ring again and again', role: 'regions', make: (bytes) => geoparquet(400, Math.floor(bytes / 16)) },
  { name: 'Parquet, 200 columns of one value', role: 'venues', make: () => parquet(Object.fromEntries(Array.from({ length: 198 }, (_, i) => [['lon', 'lat'][i] ?? `c${i}`, repeat(20_000, 1.5)]))) },
]; // prettier-ignore

const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 41] } };
const FLATGEOBUF = [
  { name: 'FlatGeobuf, points', role: 'venues', make: (bytes) => flatgeobuf.serialize({ type: 'FeatureCollection', features: repeat(Math.floor(bytes / 120), point) }) },
  { name: 'FlatGeobuf, one ring', role: 'regions', make: (bytes) => flatgeobuf.serialize({ type: 'FeatureCollection', features: [{ ...point, geometry: { type: 'Polygon', coordinates: [Array.from({ length: bytes / 17 }, (_, i) => [i / 1e6, 41])] } }] }) },
  { name: 'FlatGeobuf, packed ring', role: 'regions', make: (bytes) => packedUpTo(bytes, 70e6, (size) => zipOf({ 'a.fgb': flatgeobuf.serialize({ type: 'FeatureCollection', features: [{ ...point, geometry: { type: 'Polygon', coordinates: [Array.from({ length: size / 16 }, (_, i) => [(i % 512) / 512, 41])] } }] }) })) },
  { name: 'FlatGeobuf, small rings', role: 'regions', make: (bytes) => flatgeobuf.serialize({ type: 'FeatureCollection', features: [{ ...point, geometry: { type: 'MultiPolygon', coordinates: Array.from({ length: bytes / 160 }, (_, i) => [corners(i / 1e3, 41, 1e-4)]) } }] }) },
]; // prettier-ignore

/** A TIFF of one tile of zeros with positions in degrees. */
function tiff(side, bits) {
  const packed = zlibSync(new Uint8Array(side * side * (bits / 8)));
  const [entries, data] = [13, []];
  const view = new DataView(new ArrayBuffer(8 + 2 + entries * 12 + 4));
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries, true);
  let at = view.byteLength;
  const place = (bytes) => {
    data.push(bytes);
    at += bytes.length;
    return at - bytes.length;
  };
  const doubles = (values) => place(new Uint8Array(new Float64Array(values).buffer));
  const tags = [[256, 4, 1, side], [257, 4, 1, side], [258, 3, 1, bits], [259, 3, 1, 8], [262, 3, 1, 1], [277, 3, 1, 1], [322, 4, 1, side], [323, 4, 1, side], [324, 4, 1, place(packed)], [325, 4, 1, packed.length], [33550, 12, 3, doubles([1 / side, 1 / side, 0])], [33922, 12, 6, doubles([0, 0, 0, 1, 42, 0])], [34735, 3, 12, place(new Uint8Array(new Uint16Array([1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326]).buffer))]]; // prettier-ignore
  for (const [i, [tag, type, count, value]] of tags.entries()) {
    view.setUint16(10 + i * 12, tag, true);
    view.setUint16(12 + i * 12, type, true);
    view.setUint32(14 + i * 12, count, true);
    view.setUint32(18 + i * 12, value, true);
  }
  return joined([new Uint8Array(view.buffer), ...data]);
}

const RASTERS = [
  { name: 'GeoTIFF, one tile of zeros', role: 'terrain', make: () => tiff(7900, 8) },
  { name: 'GeoTIFF, one tile of long zeros', role: 'terrain', make: () => tiff(7900, 32) },
  { name: 'GeoTIFF, people everywhere', role: 'demand', make: () => tiff(7900, 8) },
  { name: 'SRTM tiles, zipped', role: 'terrain', make: () => zipOf(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`N4${i % 10}E00${Math.floor(i / 10)}.hgt`, new Uint8Array(3601 * 3601 * 2)]))) },
]; // prettier-ignore

export const BINARIES = [...WORKBOOKS, ...SHAPEFILES, ...PARQUET, ...FLATGEOBUF, ...RASTERS];
