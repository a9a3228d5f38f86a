/** Files in a projection: by what they state, by what the user says, never by a guess. */
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../../src/core/inputs';
import { utm } from '../../../../src/core/inputs/terrain/projection';
import { flatgeobufOf, geojsonOf, geoparquetOf, pointOf, polygonOf, shapefileOf, wktText } from '../../../helpers/format-files'; // prettier-ignore
import { factsOf } from '../facts-of';
import { check, codesOf, errorsOf, fileOf } from '../input-files';

const at = utm(31, false).forward(1.8, 41.7);
const MAST = pointOf(at[0], at[1], { name: 'A', height: 30 });
const RING = [[0, 0], [10_000, 0], [10_000, 10_000], [0, 10_000], [0, 0]].map(([x, y]) => [400_000 + x!, 4_610_000 + y!]); // prettier-ignore
const PRJ =
  'PROJCS["ETRS_1989_UTM_Zone_31N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const CSV = `name;easting;northing;height\nA;${at[0]};${at[1]};30\n`;
const crs = (name: string) => ({ type: 'name', properties: { name } });

describe('a stated projection is followed', () => {
  it.each<[string, string | Uint8Array | object]>([
    ['the .prj of a shapefile', shapefileOf([MAST], { prj: PRJ })],
    ['the crs of GeoJSON', { ...geojsonOf([MAST]), crs: crs('urn:ogc:def:crs:EPSG::25831') }],
    ['the code of FlatGeobuf', flatgeobufOf([MAST], 25831)],
    [
      'the PROJJSON of GeoParquet',
      geoparquetOf([MAST], { type: 'ProjectedCRS', id: { authority: 'EPSG', code: 25831 } }),
    ],
    ['the SRID of EWKT', `name,height,wkt\nA,30,"SRID=25831;${wktText(MAST.geometry as never)}"\n`],
  ])('%s', async (_, content) => {
    const { sites, files } = await factsOf('towers', content);
    expect(errorsOf(files[0]!)).toEqual([]);
    expect(sites[0]!.lonDeg).toBeCloseTo(1.8, 7);
    expect(sites[0]!.latDeg).toBeCloseTo(41.7, 7);
  });
});

describe('no stated projection is asked for', () => {
  const files: [string, 'towers' | 'regions', string | Uint8Array | object][] = [
    ['a table of eastings', 'towers', CSV],
    ['a shapefile without .prj', 'towers', shapefileOf([MAST])],
    ['GeoJSON in metres', 'towers', geojsonOf([MAST])],
    ['GeoParquet of unknown system', 'towers', geoparquetOf([MAST], null)],
    ['WKT in metres', 'regions', wktText(polygonOf(RING).geometry as never)],
  ];
  it.each(files)('%s', async (_, role, content) => {
    expect(errorsOf(await check(content, role))).toEqual(['coordinates-not-degrees']);
    expect((await previewFile(fileOf('given', content), { as: role })).crsNeeded).toBe(true);
    const mapped = await check(content, role, { crs: '=EPSG:25831' });
    expect(errorsOf(mapped)).toEqual([]);
    expect(mapped.counts.used).toBe(1);
    expect((await previewFile(fileOf('given', content), { as: role, mapping: { crs: '=EPSG:25831' } })).crsNeeded).toBe(false); // prettier-ignore
  });

  it('the table with the answer stands where it should', async () => {
    const { sites } = await factsOf('towers', CSV, { crs: '=EPSG:25831' });
    expect([sites[0]!.lonDeg.toFixed(6), sites[0]!.latDeg.toFixed(6)]).toEqual(['1.800000', '41.700000']);
    const mapped = await factsOf('towers', CSV.replace('easting;northing', 'a;b'), {
      crs: '=25831',
      lon: 'a',
      lat: 'b',
    });
    expect(mapped.sites[0]!.lonDeg).toBeCloseTo(1.8, 6);
  });

  it('and an answer nobody knows is told', async () => {
    expect(errorsOf(await check(CSV, 'towers', { crs: '=EPSG:99999' }))).toEqual(['crs-not-wgs84']);
    expect(errorsOf(await check(shapefileOf([MAST], { prj: 'LOCAL_CS["x"]' }), 'towers'))).toEqual(['crs-not-wgs84']);
  });
});

it('a declared projection over degrees is a contradiction, not a place in the Atlantic', async () => {
  const file = { ...geojsonOf([pointOf(1.8, 41.7, { height: 3 })]), crs: crs('EPSG:25831') };
  expect(codesOf(await check(file, 'towers'))).toEqual(['crs-contradicted']);
  expect((await previewFile(fileOf('given', file), { as: 'towers' })).crsNeeded).toBe(true);
  expect((await check(file, 'towers', { crs: '=EPSG:4326' })).counts.used).toBe(1);
});

it('a projection given for all files is not laid over those in degrees', async () => {
  for (const file of [geojsonOf([pointOf(1.8, 41.7, { height: 3 })]), 'name,lat,lon,height\nA,41.7,1.8,3\n'])
    expect(codesOf(await check(file, 'towers', { crs: '=EPSG:25831' }))).toContain('crs-contradicted');
});

it('a few mistyped degrees are refused one by one, not taken for metres', async () => {
  const report = await check('name,lat,lon,height\nA,41,1,3\nB,41,1,3\nC,4170000,1,3\n', 'towers');
  expect(report.counts).toMatchObject({ used: 2, refusedByCode: { 'position-out-of-range': 1 } });
});

describe('feet and metres', () => {
  it.each<[string, string, Record<string, string>, number]>([
    ['height_ft', '100', {}, 30.48],
    ['Height (ft)', '100', {}, 30.48],
    ['Tower height in feet', '100', { height: 'Tower height in feet' }, 30.48],
    ['height', '100 ft', {}, 30.48],
    ['height', '30 m', {}, 30],
    ['height_ft', '30 m', {}, 30],
    ['height', '100', { heightUnit: '=ft' }, 30.48],
    ['height', '100', {}, 100],
    ['heightm', '100', {}, 100],
    ['Antenna Height (m)', '12,5', {}, 12.5],
  ])('%s of %s', async (header, value, mapping, heightM) => {
    const { sites } = await factsOf('towers', `name;lat;lon;${header}\nA;41;1;${value}\n`, mapping);
    expect(sites[0]!.heightM).toBeCloseTo(heightM, 6);
  });

  it('the conversion is told', async () => {
    const report = await check('name,lat,lon,height_ft\nA,41,1,100\n', 'towers');
    expect(report.issues).toContainEqual(expect.objectContaining({ code: 'length-in-feet', ref: { file: 'given', column: 'height_ft' } })); // prettier-ignore
  });
});

it('a registry of addresses is refused with that reason', async () => {
  const registry = 'name,height,street,city,postcode\nMast,30,Main St 1,Anytown,12345\n';
  for (const report of [await check(registry), await check(registry, 'towers')]) {
    expect(report.issues).toMatchObject([{ code: 'registry-without-coordinates', context: { found: 'street, city, postcode' } }]); // prettier-ignore
  }
});
