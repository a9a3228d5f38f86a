/** Worst files in text formats: much for few characters. Each has a name, the role it is read as, and `make(bytes)`. */
import { gzipSync } from 'fflate';
import { filled, packedUpTo, random, zipOf } from './pieces.mjs';

const POINT = '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,41]}}';
const collection = (piece) => (bytes) =>
  filled(bytes, `${piece},`, { head: '{"type":"FeatureCollection","features":[', tail: `${POINT}]}` });
const csv = (head, piece) => (bytes) => filled(bytes, piece, { head: `${head}\n` });
/** A row of digits that no packing or interning makes smaller. */
const digits = (seed) => {
  const next = random(seed);
  return () => String(Math.floor(next() * 1e6)).padStart(6, '0');
};
const d = digits(1);
const digit = random(4);

export const TEXTS = [
  { name: 'CSV, short rows', role: 'venues', make: csv('lon,lat', '1.1,41.1\n') },
  { name: 'CSV, rows of 15 characters', role: 'venues', make: csv('lon,lat', () => `1.${d()},41.${d().slice(2)}\n`) },
  {
    name: 'CSV, rows of 15, candidates',
    role: 'candidates',
    make: csv('lon,lat', () => `1.${d()},41.${d().slice(2)}\n`),
  },
  { name: 'CSV, rows of 15, presence', role: 'presence', make: csv('lon,lat', () => `1.${d()},41.${d().slice(2)}\n`) },
  {
    name: 'CSV, rows of 15, measurements',
    role: 'measurements',
    make: csv('lon,lat,rsrp', () => `1.${d().slice(2)},41.2,-80\n`),
  },
  {
    name: 'CSV, rows of 15, places',
    role: 'demand',
    make: csv('lon,lat,people', () => `1.${d().slice(3)},41.21,10\n`),
  },
  { name: 'CSV, towers', role: 'towers', make: csv('lon,lat', () => `1.${d()},41.${d().slice(2)}\n`) },
  {
    name: 'CSV, towers with all azimuths',
    role: 'towers',
    make: csv('lon,lat,azimuth', `1.123456,41.12,${'1;'.repeat(50_000)}1\n`),
  },
  { name: 'CSV, towers of many sectors', role: 'towers', make: csv('id,lon,lat,azimuth', '1,1.12,41.12,1;2\n') },
  {
    name: 'CSV, cells',
    role: 'towers',
    make: csv('radio,mcc,net,area,cell,unit,lon,lat,range,samples', (i) => `LTE,214,7,1,${i},,1.${i % 1000},41,,\n`),
  },
  { name: 'CSV, hotspots', role: 'hotspots', make: csv('lon,lat', () => `1.${d()},41.${d().slice(2)}\n`) },
  {
    name: 'CSV, hotspots of one name',
    role: 'hotspots',
    make: csv('id,name,lon,lat', (i) => `${i},x,1.${d()},41.${d()}\n`),
  },
  {
    name: 'CSV, hotspots of one name without keys',
    role: 'hotspots',
    make: csv('name,lon,lat', (i) => `x,${((i * 7919) % 3600) / 10 - 180},${((i * 104729) % 1600) / 10 - 80}\n`),
  },
  {
    name: 'CSV, lists of sectors',
    role: 'towers',
    make: csv('id,lon,lat,sectorList', (i) => `${i},1.${d()},41,NR\n`),
  },
  {
    name: 'CSV, lists of words that are no escapes',
    role: 'towers',
    make: csv('lon,lat,sectorList', `1.1,41.1,(${'NR %ff;'.repeat(999)})\n`),
  },
  {
    name: 'CSV, shared by many',
    role: 'towers',
    make: csv('lon,lat,sharedBy', `1.1,41.1,${'1 '.repeat(999)}\n`),
  },
  { name: 'CSV, usage', role: 'usage', make: csv('key,bytes,days', (i) => `k${i}abcd,${d()},1\n`) },
  {
    name: 'CSV, stated coverage',
    role: 'statedCoverage',
    make: csv('h3_res9_id,minsignal', (i) => `${(0x89390000003n + (BigInt(i) << 8n)).toString(16)}ffff,-90\n`),
  },
  { name: 'CSV, blank values', role: 'venues', make: csv(`lon,lat${',a'.repeat(98)}`, `1,41${','.repeat(98)}\n`) },
  {
    name: 'CSV, values of one digit',
    role: 'venues',
    make: csv(`lon,lat${',a'.repeat(98)}`, `1,41${',1'.repeat(98)}\n`),
  },
  {
    name: 'CSV, half a million columns',
    role: 'venues',
    make: csv(`lon,lat${',a'.repeat(500_000)}`, `1,41${','.repeat(500_000)}\n`),
  },
  { name: 'CSV, quotes', role: 'venues', make: csv('lon,lat,name', '1,41,"a""\n') },
  { name: 'CSV, nothing but quotes', role: 'venues', make: csv('lon,lat,name', '"') },
  { name: 'CSV, WKT column', role: 'regions', make: csv('wkt,a', '"POINT(1 41)",1\n') },
  { name: 'CSV, blank lines', role: 'venues', make: csv('lon,lat', '\n') },
  {
    name: 'CSV, zipped 100 : 1',
    role: 'venues',
    make: (bytes) => zipOf({ 'a.csv': csv('lon,lat,name', () => `1.1,41.1,${d()}${'x'.repeat(400)}\n`)(bytes * 60) }),
  },
  {
    name: 'CSV, gzip 100 : 1',
    role: 'venues',
    make: (bytes) => gzipSync(csv('lon,lat,name', () => `1.1,41.1,${d()}${'x'.repeat(400)}\n`)(bytes * 60)),
  },
  {
    name: 'CSV, zipped, short rows',
    role: 'venues',
    make: (bytes) => zipOf({ 'a.csv': csv('lon,lat', () => `1.${d()},41.${d()}\n`)(bytes * 2.2) }),
  },
  {
    name: 'CSV, zipped, households at places',
    role: 'demand',
    make: (bytes) =>
      packedUpTo(bytes, 64e6, (size) =>
        zipOf({ 'a.csv': csv('lon,lat,households', (i) => `1.${d()},41.${d()},${i % 9}\n`)(size) }),
      ),
  },
  {
    name: 'CSV, zipped, households in cells',
    role: 'demand',
    make: (bytes) =>
      packedUpTo(bytes, 64e6, (size) =>
        zipOf({
          'a.csv': csv(
            'h3,households',
            (i) => `${(0x8a39000000000n + 0x880000000000000n + (BigInt(i) << 15n)).toString(16)},${i % 9}\n`,
          )(size),
        }),
      ),
  },
  { name: 'GeoJSON, points', role: 'venues', make: collection(POINT) },
  { name: 'GeoJSON, features that are numbers', role: 'venues', make: collection('1') },
  { name: 'GeoJSON, empty features', role: 'regions', make: collection('{}') },
  {
    name: 'GeoJSON, properties with names of their own',
    role: 'venues',
    make: collection('{"type":"Feature","properties":{"a":{},"b":{}},"geometry":{"type":"Point","coordinates":[1,1]}}'),
  },
  {
    name: 'GeoJSON, outlines of one id',
    role: 'regions',
    make: collection(
      '{"type":"Feature","id":"x","geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}',
    ),
  },
  {
    name: 'GeoJSON, one ring',
    role: 'regions',
    make: (bytes) => filled(bytes, '[1,1],', { head: '{"type":"Polygon","coordinates":[[', tail: '[2,2]]]}' }),
  },
  {
    name: 'GeoJSON, one road',
    role: 'roads',
    make: (bytes) => filled(bytes, '[1,1],', { head: '{"type":"LineString","coordinates":[', tail: '[2,2]]}' }),
  },
  {
    name: 'GeoJSON, small roads',
    role: 'roads',
    make: collection('{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,1],[1,2]]}}'),
  },
  {
    name: 'GeoJSON, zipped, one road',
    role: 'roads',
    make: (bytes) =>
      packedUpTo(bytes, 134e6, (size) =>
        zipOf({
          'a.json': filled(size, (i) => `[1.${String(i % 9e5).padStart(6, '0')},41],`, {
            head: '{"type":"LineString","coordinates":[',
            tail: '[1,41]]}',
          }),
        }),
      ),
  },
  {
    name: 'GPX, one track',
    role: 'roads',
    make: (bytes) =>
      filled(bytes, (i) => `<trkpt lat="41" lon="1.${i % 10}"/>`, {
        head: '<gpx><trk><trkseg>',
        tail: '</trkseg></trk></gpx>',
      }),
  },
  {
    name: 'GeoJSON, small rings',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, '[[[1,1],[2,1],[2,2],[1,1]]],', {
        head: '{"type":"MultiPolygon","coordinates":[',
        tail: '[[[1,1],[2,1],[2,2],[1,1]]]]}',
      }),
  },
  {
    name: 'GeoJSON, small holes',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, '[[1,1],[2,1],[2,2],[1,1]],', {
        head: '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],',
        tail: '[[1,1],[2,1],[2,2],[1,1]]]}',
      }),
  },
  {
    name: 'GeoJSON, nested',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, `${'['.repeat(900)}${']'.repeat(900)},`, {
        head: '{"type":"Polygon","coordinates":[',
        tail: '[]]}',
      }),
  },
  { name: 'GeoJSON, nested without end', role: 'regions', make: (bytes) => filled(bytes, '[') },
  { name: 'JSON, empty lists', role: 'hotspots', make: (bytes) => filled(bytes, '[],', { head: '[', tail: '[]]' }) },
  { name: 'JSON, empty objects', role: 'hotspots', make: (bytes) => filled(bytes, '{},', { head: '[', tail: '{}]' }) },
  {
    name: 'JSON, keys of their own',
    role: 'hotspots',
    make: (bytes) => filled(bytes, (i) => `{"${i}":1},`, { head: '[', tail: '{}]' }),
  },
  {
    name: 'JSON, small hotspots',
    role: 'hotspots',
    make: (bytes) => filled(bytes, '{"gain":1},', { head: '[', tail: '{"gain":1}]' }),
  },
  {
    name: 'JSON, hotspots with many infos',
    role: 'hotspots',
    make: (bytes) =>
      filled(bytes, (i) => `{"hotspot_infos":{"iot":{"lat":41,"long":1,"asset":"${i}"}}},`, { head: '[', tail: '{}]' }),
  },
  {
    name: 'JSON, pages',
    role: 'hotspots',
    make: (bytes) => filled(bytes, '{"items":[{}]},', { head: '[', tail: '{"items":[]}]' }),
  },
  {
    name: 'JSON, H3 cells',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, (i) => `"8f39${(i * 8).toString(16).padStart(7, '0')}0000",`, {
        head: '[',
        tail: '"8f390000000000"]',
      }),
  },
  {
    name: 'TopoJSON, one arc again and again',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, '0,', {
        head: '{"type":"Topology","arcs":[[[1,1]]],"objects":{"a":{"type":"Polygon","arcs":[[',
        tail: '0]]}}}',
      }),
  },
  {
    name: 'TopoJSON, rings of one arc',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, '[[0]],', {
        head: '{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"arcs":[[[1,1],[1,0],[0,1],[-1,-1]]],"objects":{"a":{"type":"MultiPolygon","arcs":[',
        tail: '[[0]]]}}}',
      }),
  },
  {
    name: 'TopoJSON, arcs',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, '[[1,1]],', {
        head: '{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0]]}},"arcs":[',
        tail: '[[1,1]]]}',
      }),
  },
  {
    name: 'KML, one ring',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, '1,1 ', {
        head: '<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>',
        tail: '</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>',
      }),
  },
  {
    name: 'KML, empty placemarks',
    role: 'regions',
    make: (bytes) => filled(bytes, '<Placemark/>', { head: '<kml>', tail: '</kml>' }),
  },
  {
    name: 'KML, points',
    role: 'venues',
    make: (bytes) =>
      filled(bytes, '<Placemark><Point><coordinates>1,41</coordinates></Point></Placemark>', {
        head: '<kml>',
        tail: '</kml>',
      }),
  },
  {
    name: 'KML, elements in one placemark',
    role: 'venues',
    make: (bytes) => filled(bytes, '<a/>', { head: '<kml><Placemark>', tail: '</Placemark></kml>' }),
  },
  {
    name: 'KML, points in one placemark',
    role: 'regions',
    make: (bytes) =>
      filled(bytes, '<Point><coordinates>1,1</coordinates></Point>', {
        head: '<kml><Placemark><MultiGeometry>',
        tail: '</MultiGeometry></Placemark></kml>',
      }),
  },
  {
    name: 'KML, data in one placemark',
    role: 'venues',
    make: (bytes) =>
      filled(bytes, (i) => `<Data name="${i}"><value>1</value></Data>`, {
        head: '<kml><Placemark><ExtendedData>',
        tail: '</ExtendedData></Placemark></kml>',
      }),
  },
  {
    name: 'KML, attributes',
    role: 'venues',
    make: (bytes) => filled(bytes, (i) => ` a${i}=""`, { head: '<kml><Placemark', tail: '/></kml>' }),
  },
  {
    name: 'KML, styles outside placemarks',
    role: 'venues',
    make: (bytes) => filled(bytes, '<a/>', { head: '<kml><Document>', tail: '<Placemark/></Document></kml>' }),
  },
  {
    name: 'GPX, points',
    role: 'venues',
    make: (bytes) => filled(bytes, '<wpt lat="41" lon="1"/>', { head: '<gpx>', tail: '</gpx>' }),
  },
  {
    name: 'GPX, empty points',
    role: 'venues',
    make: (bytes) => filled(bytes, '<wpt/>', { head: '<gpx>', tail: '</gpx>' }),
  },
  {
    name: 'GPX, elements in one point',
    role: 'venues',
    make: (bytes) => filled(bytes, '<a/>', { head: '<gpx><wpt lat="41" lon="1">', tail: '</wpt></gpx>' }),
  },
  {
    name: 'WKT, one ring',
    role: 'regions',
    make: (bytes) => filled(bytes, '1 1,', { head: 'POLYGON((', tail: '1 1))' }),
  },
  { name: 'WKT, points', role: 'regions', make: (bytes) => filled(bytes, 'POINT(1 1)\n') },
  { name: 'WKT, broken lines', role: 'regions', make: (bytes) => filled(bytes, '\n', { head: 'POLYGON((' }) },
  {
    name: 'WKT, one number a line',
    role: 'regions',
    make: (bytes) => filled(bytes, '1\n1,\n', { head: 'POLYGON((', tail: '1 1))' }),
  },
  { name: 'WKT, beginnings', role: 'regions', make: (bytes) => filled(bytes, 'POINT(\n') },
  {
    name: 'WKT, collection',
    role: 'regions',
    make: (bytes) => filled(bytes, 'POINT(1 1),', { head: 'GEOMETRYCOLLECTION(', tail: 'POINT(1 1))' }),
  },
  ...[
    [
      'KML',
      (n) => `${n},1 `,
      '<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>',
      '</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>',
    ],
    ['WKT', (n) => `${n} 1,`, 'POLYGON((', '1 1))'],
    [
      'TopoJSON',
      (n) => `[[${n},1]],`,
      '{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0]]}},"arcs":[',
      '[[1,1]]]}',
    ],
    ['GeoJSON', (n) => `[${n},1],`, '{"type":"Polygon","coordinates":[[', '[2,2]]]}'],
    ['JSON of lists', (n) => (n === 0 ? '[1],' : '[],'), '[', '[]]'],
    ['JSON of texts', (n) => `"abcdefg${n}",`, '[', '""]'],
  ].map(([name, piece, head, tail]) => ({
    name: `${name}, packed as far as believed`,
    role: 'regions',
    make: (bytes) =>
      packedUpTo(bytes, 134e6, (size) =>
        zipOf(
          {
            a: filled(size, Array.from({ length: 40_000 }, () => piece(Math.floor(digit() * 10))).join(''), {
              head,
              tail,
            }),
          },
          1,
        ),
      ),
  })),
  {
    name: 'MSI antenna',
    role: 'antennas',
    make: (bytes) =>
      filled(bytes, (i) => `${i % 360} 0\n`, { head: 'NAME x\nFREQUENCY 800\nGAIN 12 dBi\nHORIZONTAL 360\n' }),
  },
  {
    name: 'ASCII grid, short numbers',
    role: 'terrain',
    make: (bytes) =>
      filled(bytes, '1 ', { head: 'ncols 2000\nnrows 2621\nxllcorner 1\nyllcorner 41\ncellsize 0.0001\n' }),
  },
  {
    name: 'ASCII grid, zipped',
    role: 'terrain',
    make: (bytes) =>
      zipOf({
        'a.asc': filled(bytes * 20, () => `${d().slice(4)}.00000000000000000000000000000000000000000 `, {
          head: 'ncols 2000\nnrows 2300\nxllcorner 1\nyllcorner 41\ncellsize 0.0001\n',
        }),
      }),
  },
];
