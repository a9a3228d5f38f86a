import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../../src/core/geo';
import { type Projection, projectorOf, type StatedSystem } from '../../../../src/core/inputs/projections/projector';
import { utm } from '../../../../src/core/inputs/terrain/projection';

const degrees = async (system: StatedSystem, x: number, y: number) => ((await projectorOf(system)) as Projection).toDegrees(x, y); // prettier-ignore
const offM = async (system: StatedSystem, [x, y]: [number, number], [lon, lat]: [number, number]): Promise<number> => {
  const [lonDeg, latDeg] = await degrees(system, x, y);
  return distanceKm(lonDeg, latDeg, lon, lat) * 1000;
};

const ED50_XY: [number, number] = [416631.15, 4594951.34];
const NAD27_XY: [number, number] = [409950.53, 3984213.63];

/** ESRI writes no authority. */
const ESRI_31 =
  'PROJCS["ETRS_1989_UTM_Zone_31N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const PROJJSON_31 = {
  type: 'ProjectedCRS',
  name: 'ETRS89 / UTM zone 31N',
  id: { authority: 'EPSG', code: 25831 },
};

describe('published points', () => {
  it.each<[string, { system: StatedSystem; xy: [number, number]; lonLat: [number, number]; toleranceM: number }]>([
    // IOGP Guidance Note 373-7-2, example of Lambert Azimuthal Equal Area: 50° N, 5° E.
    ['ETRS89-LAEA', { system: 'EPSG:3035', xy: [3_962_799.45, 2_999_718.85], lonLat: [5, 50], toleranceM: 0.05 }],
    // Kadaster and NSGI: the origin of RD in ETRS89.
    [
      'Amersfoort RD',
      { system: 'EPSG:28992', xy: [155_000, 463_000], lonLat: [5.387_206_21, 52.155_174_4], toleranceM: 1 },
    ],
    // swisstopo: the old observatory of Bern, origin of LV95, in WGS 84.
    [
      'LV95',
      { system: 'EPSG:2056', xy: [2_600_000, 1_200_000], lonLat: [7.438_632_495, 46.951_082_877], toleranceM: 1 },
    ],
    // Royal Observatory Greenwich at TQ 38877 77330, in GPS coordinates; the grid is known by a Helmert shift to some metres.
    [
      'British National Grid',
      { system: 'EPSG:27700', xy: [538_877, 177_330], lonLat: [-0.001_475, 51.477_9], toleranceM: 15 },
    ],
    [
      'Lambert-93, the Eiffel tower',
      { system: 'EPSG:2154', xy: [648_237, 6_862_272], lonLat: [2.294_48, 48.858_37], toleranceM: 15 },
    ],
    ['Web Mercator', { system: 'EPSG:3857', xy: [111_319.4908, 0], lonLat: [1, 0], toleranceM: 0.01 }],
  ])('%s', async (_, { system, xy, lonLat, toleranceM }) => {
    expect(await offM(system, xy, lonLat)).toBeLessThan(toleranceM);
  });

  it('UTM of all series as Krüger’s series has it', async () => {
    for (const [epsg, zone, south] of [
      [32631, 31, false],
      [25830, 30, false],
      [26910, 10, false],
      [32756, 56, true],
      [28355, 55, true],
    ] as const) {
      // prettier-ignore
      const lonLat: [number, number] = [zone * 6 - 183 + 1.3, south ? -33.2 : 41.7];
      const xy = utm(zone, south).forward(...lonLat);
      expect(await offM(`EPSG:${epsg}`, xy, lonLat)).toBeLessThan(0.01);
    }
  });
});

it.each<[string, StatedSystem]>([
  ['code', 'EPSG:25831'],
  ['bare code', '25831'],
  ['URN', 'urn:ogc:def:crs:EPSG::25831'],
  ['address', 'http://www.opengis.net/def/crs/EPSG/0/25831'],
  ['WKT of ESRI', ESRI_31],
  ['WKT with its authority', `${ESRI_31.slice(0, -1)},AUTHORITY["EPSG","25831"]]`],
  ['PROJJSON', PROJJSON_31],
  ['proj4 string', '+proj=utm +zone=31 +ellps=GRS80 +units=m +no_defs'],
])('one system by its %s', async (_, system) => {
  const xy = utm(31, false).forward(1.8, 41.7);
  expect(await offM(system, xy, [1.8, 41.7])).toBeLessThan(0.01);
});

it('names of degrees need no conversion', async () => {
  for (const name of [
    'EPSG:4326',
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'OGC:CRS84',
    'CRS84',
    'EPSG:4258',
    'EPSG:4269',
    'WGS 84',
    { type: 'GeographicCRS', id: { authority: 'OGC', code: 'CRS84' } },
  ])
    // prettier-ignore
    expect(await projectorOf(name)).toBe('degrees');
});

it('what is not known is null, never a guess and never a crash', async () => {
  for (const name of [
    'EPSG:99999',
    'Local grid of Anytown',
    '',
    'PROJCS[',
    '+proj=nonsense',
    'GEOGCS["x"]',
    {},
    { type: 'ProjectedCRS' },
    'x'.repeat(50_000),
  ])
    // prettier-ignore
    expect(await projectorOf(name)).toBeNull();
});

describe('older datums', () => {
  /** As ESRI writes it: a datum by name, and no word on where it lies. */
  const utmOn = (datum: string, ellipsoid: string, zone: number): string =>
    `PROJCS["x",GEOGCS["x",DATUM["${datum}",SPHEROID[${ellipsoid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${zone * 6 - 183}],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
  const rd =
    'PROJCS["RD_New",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Double_Stereographic"],PARAMETER["False_Easting",155000.0],PARAMETER["False_Northing",463000.0],PARAMETER["Central_Meridian",5.38763888888889],PARAMETER["Scale_Factor",0.9999079],PARAMETER["Latitude_Of_Origin",52.1561605555556],UNIT["Meter",1.0]]';

  // Points of PROJ 9 by its own best operation; the tolerance is the accuracy of one shift for all of the datum's area.
  it.each<[string, { system: string; xy: [number, number]; lonLat: [number, number]; toleranceM: number }]>([
    [
      'ED50 of ESRI',
      {
        system: utmOn('D_European_1950', '"International_1924",6378388.0,297.0', 31),
        xy: ED50_XY,
        lonLat: [2, 41.5],
        toleranceM: 6,
      },
    ],
    [
      'NAD27 of GDAL',
      {
        system: utmOn(
          'North_American_Datum_1927',
          '"Clarke 1866",6378206.4,294.978698213898,AUTHORITY["EPSG","7008"]',
          11,
        ),
        xy: NAD27_XY,
        lonLat: [-118, 36],
        toleranceM: 6,
      },
    ],
    ['NAD27 by its code', { system: 'EPSG:26711', xy: NAD27_XY, lonLat: [-118, 36], toleranceM: 6 }],
    ['Amersfoort of ESRI', { system: rd, xy: [155_000, 463_000], lonLat: [5.387_206_21, 52.155_174_4], toleranceM: 1 }],
  ])('%s', async (_, { system, xy, lonLat, toleranceM }) => {
    expect(await offM(system, xy, lonLat)).toBeLessThan(toleranceM);
  });

  it('of which nothing is known are asked for, not taken as WGS 84', async () => {
    expect(await projectorOf(utmOn('D_Afgooye', '"Krasovsky_1940",6378245.0,298.3', 38))).toBeNull();
    expect(await projectorOf(utmOn('D_Nobody_2000', '"GRS_1980",6378137.0,298.257222101', 38))).not.toBeNull();
  });

  it('a shift that the text states stands', async () => {
    const stated = utmOn('D_European_1950', '"International_1924",6378388.0,297.0', 31).replace(']],PRIMEM', '],TOWGS84[0,0,0]],PRIMEM'); // prettier-ignore
    expect(await offM(stated, ED50_XY, [2, 41.5])).toBeGreaterThan(100);
  });
});

it('methods the library takes for others are asked for', async () => {
  const method = { name: 'Popular Visualisation Pseudo Mercator', id: { authority: 'EPSG', code: 1024 } };
  const { id: _, ...unnamed } = PROJJSON_31;
  expect(await projectorOf({ ...unnamed, conversion: { method } })).toBeNull();
});
