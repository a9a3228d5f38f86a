import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { guessRole, previewFile, ROAD_CLASSES } from '../../../../src/core/inputs';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { RoadCollector } from '../../../../src/core/inputs/roads/read-roads';
import { distanceKm } from '../../../../src/core/geo';
import {
  flatgeobufOf,
  geojsonOf,
  kmlText,
  kmzOf,
  lineOf,
  polygonOf,
  shapefileOf,
  wktText,
} from '../../../helpers/format-files';
import { factsOf, factsOfFiles } from '../facts-of';
import { balanced, check, codesOf, collection, errorsOf, fileOf, point, polygonFeature, square } from '../input-files';

const A1 = lineOf(
  [
    [1.8, 41.7],
    [1.85, 41.7],
    [1.9, 41.75],
  ],
  { name: 'A-1', highway: 'motorway', aadt: 20000, oneway: 'yes' },
);
const LANE = lineOf(
  [
    [1.8, 41.71],
    [1.81, 41.72],
  ],
  { name: 'Camí', highway: 'residential', aadt: 50, oneway: 'no' },
);

const line = (coordinates: unknown, properties: object = {}, type = 'LineString'): object => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const roadsOf = async (...features: object[]) => (await factsOf('roads', collection(...features))).roads;
const classesOf = (roads: Awaited<ReturnType<typeof roadsOf>>): string[] =>
  Array.from(roads?.classIndex ?? [], (index) => ROAD_CLASSES[index]!);

describe('roads', () => {
  it.each<[string, () => string | Uint8Array | object]>([
    ['GeoJSON', () => geojsonOf([A1, LANE])],
    ['KML', () => kmlText([A1, LANE])],
    ['KMZ', () => kmzOf([A1, LANE])],
    ['zipped shapefile', () => shapefileOf([A1, LANE])],
    ['FlatGeobuf', () => flatgeobufOf([A1, LANE])],
    [
      'a WKT column',
      () =>
        `highway;aadt;oneway;wkt\n${[A1, LANE].map(({ geometry, properties: p }) => `${p.highway};${p.aadt};${p.oneway};${wktText(geometry as never)}`).join('\n')}`,
    ],
  ])('in %s', async (_, make) => {
    const { roads, files } = await factsOf('roads', make());
    expect(errorsOf(balanced(files[0]!))).toEqual([]);
    expect(roads).toEqual({
      count: 2,
      start: Uint32Array.of(0, 3, 5),
      lonDeg: Float64Array.of(1.8, 1.85, 1.9, 1.8, 1.81),
      latDeg: Float64Array.of(41.7, 41.7, 41.75, 41.71, 41.72),
      classIndex: Uint8Array.of(ROAD_CLASSES.indexOf('motorway'), ROAD_CLASSES.indexOf('local')),
      vehiclesPerDay: Float64Array.of(20000, 50),
      oneway: Uint8Array.of(1, 0),
    });
    expect(files[0]!.facts).toMatchObject({ roads: 2, withTraffic: 2 });
    expect(await guessRole(fileOf('given', make()))).toBe('roads');
  });

  it('plain WKT has neither class nor count', async () => {
    const { roads } = await factsOf('roads', wktText(A1.geometry as never));
    expect(classesOf(roads)).toEqual(['unknown']);
    expect(roads!.vehiclesPerDay[0]).toBeNaN();
  });

  it('a GPX track of a day, and attributes of blanks without end', async () => {
    const points = Array.from({ length: 30_000 }, (_, i) => `<trkpt lat="41" lon="${1.8 + i / 1e5}"><ele>1</ele><time>0</time></trkpt>`); // prettier-ignore
    const gpx = (text: string) => `<gpx><trk><trkseg>${text}</trkseg></trk></gpx>`;
    expect((await factsOf('roads', gpx(points.join('')))).roads?.lonDeg).toHaveLength(30_000);
    const blanks = `<trkpt lat="41" lon="x${' '.repeat(2e5)}y"/>`;
    expect(errorsOf(await check(gpx(blanks.repeat(20)), 'roads'))).not.toEqual([]);
  });

  it('GPX tracks and routes are lines, segment by segment', async () => {
    const points = (name: string, ...list: [number, number][]): string =>
      list.map(([lon, lat]) => `<${name} lat="${lat}" lon='${lon}'><ele>5</ele></${name}>`).join('');
    const segment = (...list: [number, number][]): string => `<trkseg>${points('trkpt', ...list)}</trkseg>`;
    const gpx = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="1" lon="1"/>
      <trk><name>Way</name><type>track</type>${segment([1, 41], [1.1, 41])}${segment([1.2, 41])}${segment([1.3, 41], [1.4, 41])}</trk>
      <rte><name>R</name>${points('rtept', [2, 41], [2.1, 41.1])}</rte></gpx>`;
    const { roads, files } = await factsOf('roads', gpx);
    expect(balanced(files[0]!).counts).toMatchObject({ read: 2, used: 2 });
    expect(Array.from(roads!.start)).toEqual([0, 2, 4, 6]);
    expect(Array.from(roads!.lonDeg)).toEqual([1, 1.1, 1.3, 1.4, 2, 2.1]);
    expect(classesOf(roads)).toEqual(['track', 'track', 'unknown']);
    expect(codesOf(await check(gpx.replace("lon='1.1'", ''), 'roads'))).not.toEqual([]);
  });

  it('a tree of MultiLineStrings and collections is one road of several lines', async () => {
    const roads = await roadsOf({
      type: 'Feature',
      properties: { class: 'primary' },
      geometry: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'MultiLineString', coordinates: [[[1, 41], [1.1, 41]], [[1, 42], [1.1, 42], [1.2, 42]]] },
          { type: 'Point', coordinates: [1, 1] },
        ],
      },
    }); // prettier-ignore
    expect(Array.from(roads!.start)).toEqual([0, 2, 5]);
    expect(classesOf(roads)).toEqual(['primary', 'primary']);
  });

  it('classes are those of OpenStreetMap, their links and Geofabrik’s grades, else systems of the FHWA', async () => {
    const short = [
      [1, 41],
      [1.01, 41],
    ];
    const words = ['motorway_link', 'Living Street', 'track_grade3', 'steps', 'via appia', ''];
    const { roads, files } = await factsOf(
      'roads',
      collection(...words.map((highway) => line(short, { highway })), line(short, { F_SYSTEM: 3, highway: 'track' })),
    );
    expect(classesOf(roads)).toEqual(['motorway', 'local', 'track', 'path', 'unknown', 'unknown', 'primary']);
    expect(files[0]!.issues).toMatchObject([{ code: 'road-class-unknown', context: { value: 'via appia' } }]);
  });

  it('roads not built or given up are refused', async () => {
    const { roads, files } = await factsOf(
      'roads',
      collection(line([[1, 41], [1.01, 41]], { highway: 'proposed' }), line([[1, 41], [1.01, 41]], { highway: 'trunk' })), // prettier-ignore
    );
    expect(roads!.count).toBe(1);
    expect(balanced(files[0]!).counts.refusedByCode).toEqual({ 'road-not-in-use': 1 });
  });

  it('a mapping names the column of vehicles, or one number for all', async () => {
    const file = collection(line([[1, 41], [1.01, 41]], { zaehlung: '1234,5' })); // prettier-ignore
    expect((await factsOf('roads', file, { vehiclesPerDay: 'zaehlung' })).roads!.vehiclesPerDay[0]).toBe(1234.5);
    expect((await factsOf('roads', file, { vehiclesPerDay: '=70' })).roads!.vehiclesPerDay[0]).toBe(70);
    const { fields } = await previewFile(fileOf('given', geojsonOf([A1])), { as: 'roads' });
    expect(fields).toContainEqual({ field: 'vehiclesPerDay', required: false, column: 'aadt' });
  });

  it('what lies around the regions is kept, the rest cut away', async () => {
    const region = polygonOf([...square(1.7, 41.6, 0.1)], {});
    // From 100 km west through the region to 100 km east, a vertex every 10 km, and back to the region.
    const across = Array.from({ length: 21 }, (_, i) => [0.55 + i * 0.12, 41.65]);
    const { roads, files } = await factsOfFiles({
      regions: [geojsonOf([region])],
      roads: [collection(line([...across, ...across.toReversed().slice(0, 12)]), line([[9, 41], [9.1, 41]]))], // prettier-ignore
    });
    expect(roads!.count).toBe(2);
    expect(roads!.lonDeg.length).toBeLessThan(10);
    expect(Math.min(...roads!.lonDeg)).toBeLessThan(1.7);
    expect(files[1]!.counts).toMatchObject({ read: 2, used: 2 });
    expect(files[1]!.issues).toMatchObject([{ code: 'roads-out-of-reach', context: { count: 1, limitKm: 5 } }]);
  });

  it('a stretch that crosses the region with both ends far outside is kept, across the antimeridian too', async () => {
    const region = polygonOf([...square(179.9, -17, 0.05)], {});
    const { roads } = await factsOfFiles({
      regions: [geojsonOf([region])],
      roads: [collection(line([[179.5, -16.98], [-179.5, -16.98]]), line([[179.5, -16.98], [180.5, -16.98]]))], // prettier-ignore
    });
    expect(Array.from(roads!.lonDeg)).toEqual([179.5, -179.5, 179.5, -179.5]);
  });

  it('points and areas are refused', async () => {
    const report = balanced(await check(collection(point(1, 41), polygonFeature(square(1, 41, 1)), LANE), 'roads'));
    expect(report.counts.refusedByCode).toEqual({ 'geometry-unsupported': 2 });
    expect(errorsOf(await check('name,lon,lat\nA,1,41\n', 'roads'))).toEqual(['role-mismatch']);
  });
});

describe('hostile roads', () => {
  it.each<[string, unknown, object, string]>([
    ['a number missing', [[1, null], [1, 2]], {}, 'geometry-invalid'],
    ['no list', 'x', {}, 'geometry-invalid'],
    ['one place twice', [[1, 2], [1, 2]], {}, 'geometry-invalid'],
    ['a jump round the world', [[0, 10], [170, 10]], {}, 'road-segment-too-long'],
    ['vehicles below zero', [[1, 2], [1, 2.01]], { aadt: -1 }, 'road-traffic-implausible'],
    ['vehicles without number', [[1, 2], [1, 2.01]], { aadt: 'many' }, 'number-invalid'],
    ['NaN vehicles', [[1, 2], [1, 2.01]], { aadt: 'NaN' }, 'number-invalid'],
    ['a huge count', [[1, 2], [1, 2.01]], { aadt: 1e300 }, 'road-traffic-implausible'],
  ])('%s is refused', async (_, coordinates, properties, code) => {
    const report = balanced(await check(collection(line(coordinates, properties), LANE), 'roads'));
    expect(report.counts).toMatchObject({ used: 1, refusedByCode: { [code]: 1 } });
    // What is wrong with a count is said under the name that the file gives it.
    const named = 'aadt' in properties ? 'aadt' : undefined;
    expect(report.issues.find((issue) => issue.code === code)?.ref.column).toBe(named);
  }); // prettier-ignore

  it('a line round the world in small steps is cut to the region', async () => {
    const round = Array.from({ length: 3601 }, (_, i) => [-180 + i / 10, 41.65]);
    const { roads } = await factsOfFiles({
      regions: [geojsonOf([polygonOf([...square(1.7, 41.6, 0.1)], {})])],
      roads: [collection(line(round))],
    });
    expect(roads!.count).toBe(1);
    expect(roads!.lonDeg.length).toBeLessThan(10);
  });

  it('a line of a million vertices is read', async () => {
    const vertices = Array.from({ length: 1_000_000 }, (_, i) => [1 + i * 1e-6, 41 + (i % 2) * 1e-5]);
    const { roads, files } = await factsOf('roads', collection(line(vertices)));
    expect(roads!.lonDeg).toHaveLength(1_000_000);
    expect(files[0]!.facts.roadKm).toBeCloseTo(
      999_999 * distanceKm(1, 41, 1.000001, 41.00001),
      0,
    ); // prettier-ignore
  });

  it('more vertices than memory is sure to hold are refused, over all files', () => {
    const roads = new RoadCollector(5);
    const read = (): string[] => {
      const report = new ImportReport('given', 'roads');
      const { geometry, properties } = A1;
      roads.read([{ number: 1, id: '', properties, geometry: { ...geometry } }], { mapping: {}, report, regions: [] });
      return errorsOf(report.finish());
    };
    expect([read(), read()]).toEqual([[], ['geometry-too-large']]);
  });

  it('more kilometres than a country has are refused, over all files', () => {
    const { geometry, properties } = A1;
    const features = [{ number: 1, id: '', properties, geometry: { ...geometry } }];
    const geometryOfRegion = { type: 'Polygon', coordinates: [square(1.8, 41.7, 0.1)] } as never;
    const around = [{ id: 'r', name: 'R', geometry: geometryOfRegion }];
    const roads = new RoadCollector(5e6, 15);
    const read = (regions: typeof around): string[] => {
      const report = new ImportReport('given', 'roads');
      roads.read(features, { mapping: {}, report, regions });
      return errorsOf(report.finish());
    };
    // Each time some 11 km; without a region nothing is computed with them.
    expect([read(around), read([]), read(around)]).toEqual([[], [], ['roads-too-long']]);
  });

  it('a zip of nothing is an empty archive', async () => {
    expect(errorsOf(await check(zipSync({}), 'roads'))).toEqual(['archive-empty']);
  });
});
