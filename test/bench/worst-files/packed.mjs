/** Worst files in archives that hold much of our own kinds: masts with lists of sectors, rows of every role, elements of KML and GPX. Each has a name, the role it is read as, and `make(bytes)`. */
import { strToU8 } from 'fflate';
import { filled, packedUpTo, random, zipOf } from './pieces.mjs';

const MASTS = 60_000;
const digits = random(5);
const d = (count) => String(Math.floor(digits() * 10 ** count)).padStart(count, '0');
const sectors = Array.from({ length: 12 }, (_, i) => `${['LTE', 'NR', 'UMTS', 'GSM'][i % 4]} 214-${1 + (i % 3)} azimuthDeg=${i * 30}.5 azimuthFrom=positions cells=${1 + (i % 3)}`); // prettier-ignore
const mast = (i) => ({ role: 'existing-site', siteId: `214-7-${i}`, operators: '214-1 214-2', technologies: 'LTE NR UMTS GSM', sectors: 12, heightM: 30, positionUncertaintyM: 120, sharedBy: '214-1 214-2', samples: i % 900, sectorList: `(${sectors.join('; ')})` }); // prettier-ignore
const masts = (one, { head, tail, between = '' }) =>
  strToU8(head + Array.from({ length: MASTS }, (_, i) => one(mast(i), `1.${d(6)}`, `41.${d(6)}`, i)).join(between) + tail); // prettier-ignore
const kmlData = (values) => Object.entries(values).map(([name, value]) => `<Data name="${name}"><value>${value}</value></Data>`).join(''); // prettier-ignore
const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'];
const xlsxRow = (values, row) => `<row r="${row}">${values.map((value, i) => `<c r="${letters[i]}${row}" t="inlineStr"><is><t>${value}</t></is></c>`).join('')}</row>`; // prettier-ignore
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const workbook = (sheet) =>
  zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
  });
const HEAD = [...Object.keys(mast(0)), 'lon', 'lat'];

const MAST_FILES = [
  { name: 'KMZ, masts of 12 sectors', make: () => zipOf({ 'doc.kml': masts((values, lon, lat) => `<Placemark><name>${values.siteId}</name><styleUrl>#existing</styleUrl><ExtendedData>${kmlData(values)}</ExtendedData><Point><coordinates>${lon},${lat}</coordinates></Point></Placemark>`, { head: '<kml><Document>', tail: '</Document></kml>' }) }) },
  { name: 'GeoJSON, zipped, masts of 12 sectors', make: () => zipOf({ 'a.json': masts((values, lon, lat) => `{"type":"Feature","properties":${JSON.stringify(values)},"geometry":{"type":"Point","coordinates":[${lon},${lat}]}}`, { head: '{"type":"FeatureCollection","features":[', tail: ']}', between: ',' }) }) },
  { name: 'CSV, zipped, masts of 12 sectors', make: () => zipOf({ 'a.csv': masts((values, lon, lat) => `${[...Object.values(values), lon, lat].join(',')}\n`, { head: `${HEAD.join(',')}\n`, tail: '' }) }) },
  { name: 'XLSX, masts of 12 sectors', make: () => workbook(masts((values, lon, lat, i) => xlsxRow([...Object.values(values), lon, lat], i + 2), { head: `<worksheet><sheetData>${xlsxRow(HEAD, 1)}`, tail: '</sheetData></worksheet>' })) },
  { name: 'CSV, zipped, lists of 100 short sectors', make: () => zipOf({ 'a.csv': filled(126e6, (i) => `${i},1.${d(6)},41.5,(${'NR;'.repeat(99)}NR)\n`, { head: 'id,lon,lat,sectorList\n' }) }) },
].map((file) => ({ role: 'towers', ...file })); // prettier-ignore

const ROWS = [
  ['usage', 'hotspot_key,rewardable_bytes,day', (i) => `key${d(8)}x${i},1000,2024-05-01\n`],
  ['hotspots', 'key,name,lon,lat,network', (i) => `key${i},bat ${i},1.${d(4)},41.${d(3)},mobile\n`],
  ['measurements', 'lon,lat,rsrp,tech,time', () => `1.${d(4)},41.${d(3)},-80,LTE,2024-05-01 10:00:00\n`],
  ['presence', 'lon,lat,popname', (i) => `1.${d(5)},41.${d(4)},fibre ${i}\n`],
  ['venues', 'lon,lat,name', () => `1.${d(6)},41.${d(6)},\u0142\n`],
].map(([role, head, row]) => ({
  name: `CSV, zipped, rows of ${role}`,
  role,
  make: (bytes) => packedUpTo(bytes, 32e6, (size) => zipOf({ 'a.csv': filled(size, row, { head: `${head}\n` }) })),
}));

const PARTS = [
  { name: 'CSV, zipped, eight parts', role: 'venues', make: (bytes) => packedUpTo(bytes, 13e6, (size) => zipOf(Object.fromEntries(Array.from({ length: 8 }, (_, k) => [`${k}.csv`, filled(size, () => `1.${d(1)}2345,41.1234\n`, { head: 'lon,lat\n' })])))) },
  { name: 'KMZ, points', role: 'venues', make: (bytes) => packedUpTo(bytes, 60e6, (size) => zipOf({ 'doc.kml': filled(size, () => `<Placemark><name>a</name><Point><coordinates>1.${d(5)},41.${d(5)}</coordinates></Point></Placemark>`, { head: '<kml>', tail: '</kml>' }) })) },
  { name: 'KMZ, outlines with styles of their own', role: 'regions', make: (bytes) => packedUpTo(bytes, 60e6, (size) => zipOf({ 'doc.kml': filled(size, () => `<Placemark><Style><LineStyle><color>ff</color></LineStyle></Style><Polygon><outerBoundaryIs><LinearRing><coordinates>1.${d(4)},41 3,41 3,42 1.5,41</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`, { head: '<kml>', tail: '</kml>' }) })) },
  { name: 'GPX, zipped, points', role: 'venues', make: (bytes) => packedUpTo(bytes, 60e6, (size) => zipOf({ 'a.gpx': filled(size, () => `<wpt lat="41.${d(5)}" lon="1.${d(5)}"><name>a</name></wpt>`, { head: '<gpx>', tail: '</gpx>' }) })) },
  { name: 'KML, sections of text', role: 'venues', make: (bytes) => filled(bytes, '<![CDATA[a]]>', { head: '<kml><Placemark><name>', tail: '</name></Placemark></kml>' }) },
  { name: 'CSV, signs of Windows-1252', role: 'venues', make: (bytes) => windows1252(filled(bytes, `1.1,41.1,${'~'.repeat(200)}\n`, { head: `lon,lat,name\n${'1.1,41.1,abcd\n'.repeat(400)}` })) },
  { name: 'XLSX, empty rows with a style', role: 'venues', make: (bytes) => packedUpTo(bytes, 127e6, (size) => workbook(filled(size, (i) => `<row r="${i + 2}" s="1" customFormat="1"><c r="A${i + 2}" s="1"/><c r="B${i + 2}" s="1"/></row>`, { head: `<worksheet><sheetData>${xlsxRow(['lon', 'lat'], 1)}`, tail: '</sheetData></worksheet>' }))) },
]; // prettier-ignore

/** Each ~ as a byte that is no UTF-8. */
const windows1252 = (bytes) => bytes.map((byte) => (byte === 126 ? 128 : byte));

export const PACKED = [...MAST_FILES, ...ROWS, ...PARTS];
