/**
 * Anything at all, and 10,000 broken files of each kind of table, list and JSON: the importers may refuse them, never throw, never hang, never lose a row, never raise
 * a code that has no name.
 */
import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { describe, it } from 'vitest';
import type { FileReport } from '../../../src/core/inputs';
import { FACT_ROLES } from '../../../src/core/plan';
import { everyTrySurvives, memoryFile, survives as everyDoorSurvives } from './broken-files';
import { bytesOf, cellLine, collection, OPENCELLID_HEADER, point } from './input-files';

const ROLES = FACT_ROLES;
/** A failure prints its seed and path: give them here to see it again. */
const RUNS = { numRuns: Math.ceil(500 * Number(process.env.INFILL_FUZZ_TIMES ?? 1)) };

const survives = (bytes: Uint8Array, role: FileReport['role'] | undefined) =>
  everyDoorSurvives(memoryFile('given', bytes), role, true);

const roles = fc.constantFrom(undefined, ...ROLES);

/** Names that readers look for, and those that every object has already: an object whose `toString` is no function has no text. */
const NAMES = ['toString', 'valueOf', 'toJSON', 'constructor', 'length', 'type', 'id', 'geometry', 'geometries', 'coordinates', 'arcs', 'properties', 'features', 'crs', 'name', 'authority', 'code', 'h3', 'location', 'lat', 'long']; // prettier-ignore
const { value: jsonOfKnownNames } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
  ),
}));

describe('no file is a crash', () => {
  it('random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), roles, survives), RUNS);
  });

  it('random text of the marks that files are made of', async () => {
    const marks = fc.constantFrom(...'{}[]",:;\n\r\t|=-.0123456789eNaN', '"type":', 'lon', 'lat', 'null', 'LTE', '\0');
    const text = fc.array(marks, { maxLength: 120 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, roles, (given, role) => survives(bytesOf(given), role)),
      RUNS,
    );
  });

  it('random JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), roles, (given, role) => survives(bytesOf(given), role)),
      RUNS,
    );
  });

  it('random JSON inside the frames of GeoJSON and TopoJSON', async () => {
    const framed = jsonOfKnownNames.chain((value) =>
      fc.constantFrom<object>(
        { type: 'FeatureCollection', features: value },
        { type: 'FeatureCollection', features: [{ type: 'Feature', properties: value, geometry: value }] },
        { type: 'Polygon', coordinates: value },
        {
          type: 'Feature',
          id: value,
          properties: { name: value, population: value },
          geometry: { type: 'Point', coordinates: [1, 41] },
        },
        {
          type: 'FeatureCollection',
          features: [{ type: value, properties: {}, geometry: { type: value, coordinates: [1, 41] } }],
        },
        { ...collection(point(400_000, 4_600_000)), crs: value },
        { ...collection(point(400_000, 4_600_000)), crs: { type: 'name', properties: { name: value } } },
        { ...collection(point(400_000, 4_600_000)), crs: { type: value, id: { authority: value, code: value } } },
        ['8839446089fffff', value, { h3: value }],
        { type: 'GeometryCollection', geometries: value },
        { type: 'Topology', objects: { a: value }, arcs: value, transform: value },
        { type: 'Topology', objects: { a: { type: 'Polygon', arcs: value } }, arcs: [] },
        {
          type: 'Topology',
          objects: { a: { type: 'GeometryCollection', geometries: [{ type: value, arcs: [value] }] } },
          arcs: [value],
        },
        { items: value, cursor: value },
        { data: [value], metadata: { totalPages: value } },
        { items: [{ hotspot_infos: value, entity_key_str: value, lat: value, long: value }] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(framed, roles, (given, role) => survives(bytesOf(JSON.stringify(given)), role)),
      RUNS,
    );
  });
});

describe('no broken table or list is a crash, a hang or a lost row', () => {
  everyTrySurvives({
    'cells of OpenCelliD': () => ({
      role: 'towers',
      samples: [`${OPENCELLID_HEADER}\n${Array.from({ length: 8 }, (_, i) => cellLine({ cell: 256_000 + i })).join('\n')}\n`, gzipSync(strToU8(`${cellLine()}\n`.repeat(9)))],
    }),
    masts: () => ({ role: 'towers', samples: ['name,lat,lon,height,operator,azimuth\n"A, B",41,1,30,214-7,0/120\nC,41,2,,,\n', 'name;lat;lon;height\nA;41,5;1,5;30\n'] }),
    'sites as they are exported': () => ({
      role: 'towers',
      samples: ['role,siteId,lon,lat,sectorList,samples,sharedBy\nexisting-site,A,1,41,(LTE 214-7 azimuthDeg=30 cells=2; NR templateId=%C3%A9),5,214-1 214-3\nproposed-site,B,1,42,,,\n'],
    }),
    'hotspots in a table': () => ({ role: 'hotspots', samples: ['name,location,network,device,online,gain\na-b-c,8c39446089a25ff,mobile,wifi-outdoor,true,4\nd,,iot,,false,\n'] }),
    'hotspots of Helium in JSON': () => ({
      role: 'hotspots',
      samples: [
        JSON.stringify([{ lat: 41, lng: 2, location: '8c39446089a25ff', gain: 40, status: { online: 'online' } }]),
        JSON.stringify({ cursor: null, items: [{ entity_key_str: 'a', lat: 41, long: 2 }] }),
        JSON.stringify([{ entity_key_str: 'a', hotspot_infos: { iot: { location: '631210968893275135', gain: 12 }, mobile: { device_type: 'wifiIndoor' } } }]),
      ],
    }),
    people: () => ({ role: 'demand', samples: ['h3,population\n8c39446089a25ff,5\n631210968893275135,7\n', 'name,lat,lon,population\nA,41,1,900\nB,41,1,0.5\n'] }),
    households: () => ({ role: 'demand', samples: ['name,lat,lon,households\nA,41,1,7\nA,41,1,7\nA,41,1.1,0\n'] }),
    usage: () => ({ role: 'usage', samples: ['key,bytes,date\nk,10,2025-01-01\nk2,9,2025-02\n'] }),
    venues: () => ({ role: 'venues', samples: ['id,name,lat,lon,group\nv1,Station,41.4,2.2,HIGH\nv2,Kiosk,41.5,2.3,\n'] }),
    candidates: () => ({ role: 'candidates', samples: ['id,name,lat,lon,height_ft,kind\n7,Silo,41.7,1.8,100,tower-colocated\n8,,41.8,1.8,,new tower\n', 'h3,kind\n8c39446089a25ff,castle\n'] }),
    'points of presence': () => ({ role: 'presence', samples: ['popname,lat,lon\nNode 1,41.7,1.8\nNode 2,41.8,1.8\n', 'frn,provider_id,location_id,technology,max_advertised_download_speed,h3_res8_id\n1,130001,1001,50,1000,8839446089fffff\n'] }),
    measurements: () => ({ role: 'measurements', samples: ['lat,lon,rsrp,rssi,sinr,cellid,tech,mcc,mnc,time\n41.7,1.8,-95.5,-60,12,256001,LTE,214,07,2025-03-01T10:00:00Z\n41.7,1.81,,-80,,,GSM,214,1,1740823200\n'] }),
    'coverage as others state it': () => ({ role: 'statedCoverage', samples: [`h3,minsignal,technology,environmnt,provider\n${Array.from({ length: 8 }, (_, i) => `8939446080bffff,${-90 - i},400,0,X`).join('\n')}`] }),
    roads: () => ({ role: 'roads', samples: [JSON.stringify(collection({ type: 'Feature', properties: { highway: 'primary', aadt: 900 }, geometry: { type: 'LineString', coordinates: [[1.8, 41.7], [1.9, 41.8]] } }))] }),
    'regions of cells': () => ({ role: 'regions', samples: ['h3\n8839446089fffff\n8839446081fffff\n', '["8839446089fffff","8839446081fffff"]'] }),
    antennas: () => ({ role: 'antennas', samples: ['NAME x\nGAIN 15 dBi\nHORIZONTAL 2\n0 0\n180 20\nVERTICAL 2\n0 0\n180 20\n'] }),
  });
}); // prettier-ignore

it('one line of ten megabytes is an answer, not a hang', async () => {
  for (const line of ['x'.repeat(10_000_000), '1,'.repeat(5_000_000), '['.repeat(10_000_000)])
    await survives(bytesOf(line), 'towers');
});
