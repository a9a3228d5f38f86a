/** The same masts and the same region in every format: each gives the same facts as GeoJSON does. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { guessRole } from '../../../../src/core/inputs';
import {
  flatgeobufOf,
  geojsonOf,
  geoparquetOf,
  gpxText,
  kmlText,
  kmzOf,
  parquetOf,
  pointOf,
  polygonOf,
  shapefileOf,
  shapefileParts,
  wktText,
  xlsxOf,
} from '../../../helpers/format-files';
import { factsOf } from '../facts-of';
import { balanced, errorsOf, fileOf, square } from '../input-files';

const MASTS = [
  pointOf(1.8, 41.7, { name: 'Turó de l’Home', height: 30, operator: '214-7' }),
  pointOf(1.85, 41.75, { name: '=HYPERLINK("http://x")', height: 45.5, operator: '214-1' }),
  pointOf(-1.9, 41.8, { name: '<img onerror=alert(1)>', height: 12, operator: '214-3' }),
];
const RING = [...square(1.7, 41.6, 0.2)];
const REGION = polygonOf(RING, { name: 'Bages', id: 'b' });

const header = ['name', 'lon', 'lat', 'height', 'operator'];
const rows = MASTS.map(({ geometry, properties }) => {
  const [lon, lat] = (geometry as { coordinates: number[] }).coordinates;
  return [properties.name!, lon!, lat!, properties.height!, properties.operator!];
});
const delimited = (separator: string): string =>
  [header, ...rows].map((row) => row.map((value) => (String(value).includes('"') || String(value).includes(separator) ? `"${String(value).replaceAll('"', '""')}"` : value)).join(separator)).join('\r\n'); // prettier-ignore
const columnsOf = (): Record<string, (string | number)[]> =>
  Object.fromEntries(header.map((name, i) => [name, rows.map((row) => row[i]!)]));
const utf8 = (text: string): Uint8Array => strToU8(text);

const mastsIn: [string, () => Promise<string | Uint8Array | object>][] = [
  ['GeoJSON', async () => geojsonOf(MASTS)],
  ['CSV', async () => delimited(',')],
  ['TSV', async () => delimited('\t')],
  ['semicolon CSV', async () => delimited(';')],
  ['CSV with a WKT column', async () => `name;height;operator;wkt\n${MASTS.map(({ geometry, properties: p }) => `"${String(p.name).replaceAll('"', '""')}";${p.height};${p.operator};${wktText(geometry as never)}`).join('\n')}`], // prettier-ignore
  ['KML', async () => kmlText(MASTS)],
  ['KMZ', async () => kmzOf(MASTS)],
  ['XLSX', async () => xlsxOf({ sheet: 'Masts', rows: [header, ...rows] })],
  ['XLSX behind a cover sheet, under a title', async () => xlsxOf({ sheet: 'About', rows: [['Masts of 2025']] }, { sheet: 'Masts', rows: [['All masts'], [], header, ...rows] })], // prettier-ignore
  ['zipped shapefile in UTF-8', async () => shapefileOf(MASTS, { cpg: 'UTF-8', encode: utf8 })],
  ['FlatGeobuf', async () => flatgeobufOf(MASTS)],
  ['Parquet', async () => parquetOf(columnsOf())],
  ['GeoParquet', async () => geoparquetOf(MASTS)],
];

describe('masts', () => {
  it.each(mastsIn)('%s', async (_, make) => {
    const content = await make();
    const { sites, files } = await factsOf('towers', content);
    expect(errorsOf(balanced(files[0]!))).toEqual([]);
    expect(files[0]!.counts).toMatchObject({ read: 3, used: 3 });
    const found = sites.map(({ id, lonDeg, latDeg, heightM, sectors }) => [id, lonDeg, latDeg, heightM, sectors[0]!.operator]); // prettier-ignore
    expect(found).toEqual(rows.map(([name, lon, lat, height, operator]) => [name, lon, lat, height, operator]));
    expect(await guessRole(fileOf('given', content))).toBe('towers');
  });
});

const regionIn: [string, () => Promise<string | Uint8Array | object>][] = [
  ['GeoJSON', async () => geojsonOf([REGION])],
  ['WKT', async () => wktText(REGION.geometry as never)],
  [
    'WKT over several lines, with Z',
    async () => `POLYGON Z ((\n${RING.map(([x, y]) => `${x} ${y} 5`).join(',\n')}\n))\n`,
  ],
  ['EWKT', async () => `SRID=4326;${wktText(REGION.geometry as never)}`],
  ['KML', async () => kmlText([REGION])],
  ['KMZ', async () => kmzOf([REGION])],
  ['zipped shapefile', async () => shapefileOf([REGION])],
  ['FlatGeobuf', async () => flatgeobufOf([REGION])],
  ['GeoParquet', async () => geoparquetOf([REGION])],
];

describe('regions', () => {
  it.each(regionIn)('%s', async (_, make) => {
    const content = await make();
    const { regions, files } = await factsOf('regions', content);
    expect(errorsOf(balanced(files[0]!))).toEqual([]);
    const [{ geometry }] = regions as [(typeof regions)[0]];
    expect(geometry.type).toBe('Polygon');
    const key = (positions: unknown): string[] => (positions as number[][]).map(([x, y]) => `${x} ${y}`).sort();
    expect(new Set(key(geometry.coordinates[0]))).toEqual(new Set(key(RING)));
    expect(await guessRole(fileOf('given', content))).toBe('regions');
  });
});

describe('other roles take other formats', () => {
  it('GPX waypoints as candidates; track points when there are no others', async () => {
    const points = [pointOf(1.8, 41.7, { name: 'Roof A' }), pointOf(1.9, 41.7, { name: 'Roof B' })];
    const { candidates } = await factsOf('candidates', gpxText(points));
    expect(candidates.map(({ name, lonDeg }) => [name, lonDeg])).toEqual([['Roof A', 1.8], ['Roof B', 1.9]]); // prettier-ignore
    expect((await factsOf('candidates', gpxText(points, 'trkpt'))).candidates).toHaveLength(2);
  });

  it('polygons with people in a shapefile, H3 cells in Parquet, places in XLSX', async () => {
    const polygons = await factsOf('demand', shapefileOf([polygonOf(RING, { name: 'A', POP: 1200 })]));
    expect(polygons.demand).toMatchObject({ totalPeople: 1200, polygons: [{ name: 'A' }] });
    const cells = await factsOf('demand', parquetOf({ h3: ['8839446089fffff', '8839446083fffff'], population: [5, 7.5] })); // prettier-ignore
    expect(cells.demand).toMatchObject({ totalPeople: 12.5, cells: [{ h3: '8839446089fffff' }, {}] });
    const places = await factsOf('demand', await xlsxOf({ sheet: 'x', rows: [['town', 'lon', 'lat', 'people'], ['Manresa', 1.83, 41.73, 78000]] })); // prettier-ignore
    expect(places.demand).toMatchObject({ totalPeople: 78_000, places: [{ name: 'Manresa' }] });
  });

  it('hotspots in KML, venues in FlatGeobuf', async () => {
    const hotspots = await factsOf(
      'hotspots',
      kmlText([pointOf(1.8, 41.7, { name: 'sunny-otter', gain: 4, network: 'iot' })]),
    );
    expect(hotspots.hotspots).toMatchObject([{ name: 'sunny-otter', gainDbi: 4, network: 'iot' }]);
    const venues = await factsOf('venues', flatgeobufOf([pointOf(1.8, 41.7, { name: 'Station', group: 'high' })]));
    expect(venues.venues).toMatchObject([{ name: 'Station', group: 'high' }]);
  });

  it('NaN in Parquet is a value that is not there', async () => {
    const file = parquetOf({ lon: [1, 2], lat: [41, 42], heightM: [Number.NaN, 30.5] });
    const { sites } = await factsOf('towers', file);
    expect(sites.map(({ heightM }) => heightM)).toEqual([null, 30.5]);
  });

  it('cells in XLSX and Parquet go the way of cell files', async () => {
    const cell = { radio: 'LTE', mcc: 214, net: 7, area: 100, cell: 256_000, lon: 1.8, lat: 41.7, range: 1000, samples: 10 }; // prettier-ignore
    const parquet = parquetOf(Object.fromEntries(Object.entries(cell).map(([name, value]) => [name, [value, value]])));
    const xlsx = await xlsxOf({ sheet: 'cells', rows: [Object.keys(cell), Object.values(cell), Object.values(cell)] });
    for (const content of [parquet, xlsx]) {
      const { sites, files } = await factsOf('towers', content);
      expect(files[0]).toMatchObject({ importer: 'cells', counts: { used: 1, merged: 1 } });
      expect(sites.map(({ id }) => id)).toEqual(['LTE-214-7-1000']);
    }
  });

  it('two shapefiles in one archive are both read; what is nothing of ours is named', async () => {
    const zip = zipSync({
      ...shapefileParts([polygonOf([...square(1, 41, 0.1)], { id: 'a' })], { name: 'a' }),
      ...shapefileParts([polygonOf([...square(2, 41, 0.1)], { id: 'b' })], { name: 'b' }),
      'logo.png': Uint8Array.of(137, 80, 78, 71, 0, 1, 2, 3),
    });
    const { regions, files } = await factsOf('regions', zip);
    expect(regions).toHaveLength(2);
    expect(files[0]!.issues).toMatchObject([{ code: 'archive-entry-ignored', context: { entry: 'logo.png' } }]);
  });
});
