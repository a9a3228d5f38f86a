import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { guessRole, INPUTS_ISSUE_CODES, previewFile } from '../../../src/core/inputs';
import {
  cellLine,
  check,
  codesOf,
  collection,
  errorsOf,
  fileOf,
  OPENCELLID_HEADER,
  point,
  polygonFeature,
  square,
} from './input-files';

const CELL = '8c39446089a25ff';
const ring = square(1, 41, 0.1);

it.each([
  ['cut off', '{"type": "FeatureCollection", "features": ['],
  ['with NaN in it', '{"type":"Polygon","coordinates":[[[NaN,1]]]}'],
])('JSON %s is called broken, not of unknown use', async (_, content) => {
  expect(errorsOf(await check(content))).toEqual(['json-invalid']);
});

describe('guessRole tells by the content', () => {
  it.each<[string, string | object, string | null]>([
    ['OpenCelliD without header', `${cellLine()}\n`, 'towers'],
    ['OpenCelliD with header', `${OPENCELLID_HEADER}\n${cellLine()}\n`, 'towers'],
    ['Munich-like columns', ',lon,lat,mcc,range,net,cell,averageSignal\n', 'towers'],
    ['a list of masts', 'name,lat,lon,height\nA,41,1,30\n', 'towers'],
    ['GeoJSON masts', collection(point(1, 41, { height: 30 })), 'towers'],
    ['places', 'lon,lat,capital,population\n1,41,A,5\n', 'demand'],
    ['H3 cells', `h3,population\n${CELL},5\n`, 'demand'],
    ['polygons with people', collection(polygonFeature(ring, { population: 5 })), 'demand'],
    ['polygons', collection(polygonFeature(ring, { name: 'A' })), 'regions'],
    ['a topology', { type: 'Topology', objects: { a: { type: 'Polygon', arcs: [[0]] } }, arcs: [] }, 'regions'],
    ['legacy hotspots', [{ name: 'a', location: CELL, gain: 1 }], 'hotspots'],
    ['a page of the Entity API', { cursor: null, items: [{ entity_key_str: 'a', is_active: false }] }, 'hotspots'],
    ['hotspots CSV', 'name,h3_res8,lat,lng,gain_dbi,online\n', 'hotspots'],
    ['hotspots by key and position', 'hotspot_key,lat,lon\nk,41,1\n', 'hotspots'],
    ['hotspots by their H3 location', `hotspot_key,location,device_type\nk,${CELL},wifiOutdoor\n`, 'hotspots'],
    ['Helium’s words for usage', 'hotspot_key,date,rewardable_bytes\nk,2026-09-01,5\n', 'usage'],
    ['masts with a type', 'name,lat,lon,type,technology\nA,41,1,lattice,LTE\n', 'towers'],
    ['venues', 'name,lat,lon,group\nA,41,1,mid\n', 'venues'],
    ['points of anything', 'name,lat,lon\nA,41,1\n', null],
    ['prose', 'It was a dark and stormy night.\n', null],
    ['other JSON', { a: [1, 2] }, null],
  ])('%s', async (_, content, role) => {
    expect(await guessRole(fileOf('given', content))).toBe(role);
  });

  it('and sees through containers', async () => {
    expect(await guessRole(fileOf('x.gz', gzipSync(strToU8(`${cellLine()}\n`.repeat(3)))))).toBe('towers');
    const zip = zipSync({ 'readme.txt': strToU8('hello'), 'venues.csv': strToU8('name,lat,lon,group\nA,41,1,mid\n') });
    expect(await guessRole(fileOf('x.zip', zip))).toBe('venues');
    expect(await guessRole(fileOf('t.zip', zipSync({ 'N41E001.hgt': new Uint8Array(100) })))).toBe('terrain');
  });
});

describe('checkFile', () => {
  it('uses the guessed role, or the wished one', async () => {
    expect(await check(`${cellLine()}\n`)).toMatchObject({ file: 'given', role: 'towers', importer: 'cells' });
    expect(await check('name,lat,lon\nA,41,1\n', 'venues')).toMatchObject({ role: 'venues', counts: { used: 1 } });
  });

  it('says when it cannot tell, when the content is of another kind, and when there is none', async () => {
    const untold = await check('name,lat,lon\nA,41,1\n');
    expect(errorsOf(untold)).toEqual(['role-unknown']);
    expect(untold.isRoleUnknown).toBe(true);
    expect(
      errorsOf(
        await check(
          Uint8Array.from({ length: 500 }, (_, i) => i % 7),
          'towers',
        ),
      ),
    ).toEqual(['role-mismatch']);
    expect(errorsOf(await check('', 'towers'))).toEqual(['input-file-empty']);
    expect(errorsOf(await check(gzipSync(strToU8('a,b\n'.repeat(99))).slice(0, 25)))).toEqual(['archive-damaged']);
  });

  it('applies the mapping', async () => {
    const text = ',lon,lat,mcc,range,net,cell,averageSignal\n1182,11.5365,48.1484,262,700,1,26226,-70\n';
    expect(errorsOf(await check(text))).toEqual(['table-column-missing', 'table-column-missing']);
    expect((await check(text, undefined, { radio: '=GSM', area: '=0' })).counts.used).toBe(1);
  });

  it('reads every table of a zip and names what it leaves out', async () => {
    const zip = zipSync({
      'a.csv': strToU8(`${cellLine()}\n`),
      'b.csv': strToU8(`${cellLine({ cell: 300_000 })}\n`),
      'logo.png': Uint8Array.from({ length: 300 }, (_, i) => i % 5),
    });
    const report = await check(zip);
    expect(report.counts.used).toBe(2);
    expect(report.issues).toMatchObject([{ code: 'archive-entry-ignored', context: { entry: 'logo.png' } }]);
  });
});

describe('previewFile', () => {
  it('shows columns, the first 20 rows and the guess', async () => {
    const text = `lon,lat,capital,population\n${'1,41,"A, B",5\n'.repeat(50)}`;
    const preview = await previewFile(fileOf('p.csv', text));
    expect(preview).toMatchObject({ role: 'demand', columns: ['lon', 'lat', 'capital', 'population'], issues: [] });
    expect(preview.rows).toHaveLength(20);
    expect(preview.rows[0]).toEqual(['1', '41', 'A, B', '5']);
    expect(preview.fields.find(({ field }) => field === 'people')).toEqual({
      field: 'people',
      required: true,
      column: 'population',
    });
  });

  it('names the columns of a bare OpenCelliD file', async () => {
    const preview = await previewFile(fileOf('c.csv', `${cellLine()}\n`));
    expect(preview.columns.slice(0, 3)).toEqual(['radio', 'mcc', 'net']);
    expect(preview.rows[0]!.slice(0, 3)).toEqual(['LTE', '214', '7']);
    expect(preview.fields.find(({ field }) => field === 'mnc')!.column).toBe('net');
  });

  it('shows what a needed field lacks', async () => {
    const preview = await previewFile(fileOf('m.csv', 'lon,lat,mcc,net,cell\n1,2,3,4,5\n'));
    expect(preview.fields.filter(({ required, column }) => required && !column).map(({ field }) => field)).toEqual([
      'radio',
      'area',
    ]);
  });

  it('shows JSON as a table', async () => {
    expect(await previewFile(fileOf('h.json', [{ name: 'a', gain: 4 }]))).toMatchObject({
      role: 'hotspots',
      columns: ['name', 'gain'],
      rows: [['a', '4']],
    });
    expect(await previewFile(fileOf('p.json', collection(point(1, 41, { height: 30 }))))).toMatchObject({
      role: 'towers',
      rows: [['1', '41', '30']],
    });
  });

  it('shows the properties of outlines, and their id once', async () => {
    const columnsOf = async (properties: object, id?: number) =>
      (await previewFile(fileOf('r.geojson', collection(polygonFeature(square(1, 41, 1), properties, id))))).columns;
    expect(await columnsOf({ id: 7, name: 'Bages' })).toEqual(['id', 'name']);
    expect(await columnsOf({ id: 7, name: 'Bages' }, 7)).toEqual(['id', 'name']);
    expect(await columnsOf({ name: 'Bages' }, 7)).toEqual(['id', 'name']);
    expect(await columnsOf({ name: 'Bages' })).toEqual(['name']);
  });

  it('has nothing to show of what is no text', async () => {
    const preview = await previewFile(fileOf('x.bin', new Uint8Array(300)));
    expect(preview).toMatchObject({ columns: [], rows: [], fields: [] });
  });
});

it('every issue code is there once', () => {
  expect(new Set(INPUTS_ISSUE_CODES).size).toBe(INPUTS_ISSUE_CODES.length);
});

it('codesOf a clean file is empty', async () => {
  expect(codesOf(await check(`${cellLine()}\n`))).toEqual([]);
});
