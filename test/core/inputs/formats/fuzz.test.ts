/**
 * Every format that carries any kind of data, 10,000 broken files of each: turned bits, cuts, huge counts and numbers, deep nesting, mixtures, random bytes, also inside
 * archives whose checksums are right.
 */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe } from 'vitest';
import {
  flatgeobufOf,
  geojsonOf,
  geoparquetOf,
  gpxText,
  kmlText,
  kmzOf,
  lineOf,
  parquetOf,
  pointOf,
  polygonOf,
  shapefileOf,
  wktText,
  xlsxOf,
} from '../../../helpers/format-files';
import { everyTrySurvives } from '../broken-files';
import { square } from '../input-files';
import { DEGREES, tiff } from '../terrain/tiff';

const MAST = pointOf(1.8, 41.7, { name: 'A', height: 30, rsrp: -90 });
const ROAD = lineOf([[1.8, 41.7], [1.9, 41.8]], { highway: 'primary', aadt: 900 }); // prettier-ignore
const REGION = polygonOf([...square(1.7, 41.6, 0.1)], { name: 'R', population: 12 });
const WKT = wktText(REGION.geometry as never);
const RASTER = { columns: 8, rows: 8, samples: Float32Array.from({ length: 64 }, () => -90), keys: DEGREES, tie: [0, 0, 0, 1, 41, 0], scale: [0.01, 0.01, 0] }; // prettier-ignore
const TRACK = '<gpx><trk><name>A</name><trkseg><trkpt lat="41" lon="1"/><trkpt lat="41.1" lon="1"></trkpt></trkseg></trk></gpx>'; // prettier-ignore
const ONLINE = { lat: Array<number>(20).fill(41), lon: Array<number>(20).fill(1), online: Array.from({ length: 20 }, (_, i) => i % 7 > 2) }; // prettier-ignore
const UTM = { ...geojsonOf([pointOf(400_000, 4_600_000)]), crs: { type: 'name', properties: { name: 'EPSG:25831' } } };

describe('no broken file of a format is a crash, a hang or a lost row', () => {
  everyTrySurvives({
    KML: () => ({ role: 'regions', samples: [kmlText([MAST, REGION])] }),
    KMZ: () => ({ role: 'regions', samples: [kmzOf([REGION])], packed: 'zip' }),
    GPX: () => ({ role: 'candidates', samples: [gpxText([pointOf(1, 41, { name: 'A' })]), TRACK] }),
    WKT: () => ({ role: 'regions', samples: [WKT, `name,wkt\nA,"${WKT}"\nB,POINT EMPTY\n`] }),
    XLSX: async () => ({
      role: 'towers',
      samples: [await xlsxOf({ sheet: 'x', rows: [['name', 'lat', 'lon'], ['A', 41, 1]] })],
      packed: 'zip',
    }),
    shapefile: () => ({
      role: 'towers',
      samples: [shapefileOf([MAST, MAST], { prj: 'GEOGCS["WGS 84"]', cpg: 'UTF-8' }), shapefileOf([REGION])],
      packed: 'zip',
    }),
    FlatGeobuf: () => ({
      role: 'roads',
      samples: [flatgeobufOf([MAST, MAST], 4326), flatgeobufOf([REGION]), flatgeobufOf([ROAD, ROAD])],
    }),
    Parquet: () => ({
      role: 'towers',
      samples: [parquetOf({ name: ['A', null, 'A'], lat: [41, 42, 43], lon: [1, 2, 3] }), parquetOf(ONLINE)],
    }),
    GeoParquet: () => ({ role: 'regions', samples: [geoparquetOf([REGION, REGION])] }),
    'GeoTIFF of people or of a signal': () => ({ role: 'demand', samples: [tiff(RASTER)] }),
    GeoJSON: () => ({ role: 'regions', samples: [JSON.stringify(geojsonOf([REGION, MAST, ROAD])), JSON.stringify(UTM)] }),
    TopoJSON: () => ({
      role: 'regions',
      samples: [
        JSON.stringify({
          type: 'Topology',
          objects: { a: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 1, arcs: [[0]] }] } },
          arcs: [[[1, 41], [2, 41], [2, 42], [1, 41]]],
        }),
      ],
    }),
    gzip: () => ({ role: 'regions', samples: [gzipSync(strToU8(kmlText([MAST])))], packed: 'gzip' }),
    zip: () => ({
      role: 'venues',
      samples: [zipSync({ 'a.csv': strToU8('name,lat,lon,group\nA,41,1,mid\n'), 'b.txt': strToU8('b') })],
      packed: 'zip',
    }),
  });
}); // prettier-ignore
