import { describe, expect, it } from 'vitest';
import { h3Centre } from '../../../../src/core/geo';
import { CELL, CENTRE, legacy, one, PARENT, read } from './hotspot-files';
import { balanced, check, codesOf, collection, errorsOf, point } from '../input-files';

const [lon8, lat8] = h3Centre(PARENT).map((value) => Number(value.toFixed(6))) as [number, number];
const item = (more: object = {}): object => ({
  entity_key_str: '112E',
  is_active: false,
  lat: lat8,
  long: lon8,
  ...more,
});

describe('legacy API objects', () => {
  it('are IoT gateways at the centre of a res-12 cell, gain in tenths', async () => {
    expect(await one([legacy()])).toEqual({
      id: 'damaged-pine-kestrel',
      name: 'damaged-pine-kestrel',
      lonDeg: expect.closeTo(CENTRE[0], 9),
      latDeg: expect.closeTo(CENTRE[1], 9),
      h3: CELL,
      positionPrecision: 'res-12',
      network: 'iot',
      device: 'lora-gateway',
      heightM: 3,
      gainDbi: 4,
      azimuthDeg: null,
      online: true,
    });
  });

  it('say offline, and height 0 is no height', async () => {
    const { hotspots, reports } = await read([legacy({ status: { online: 'offline' }, elevation: 0 })]);
    expect(hotspots[0]).toMatchObject({ online: false, heightM: null });
    expect(reports[0]!.facts).toMatchObject({ offline: 1, heightUnknown: 1 });
    expect(reports[0]!.issues).toMatchObject([{ code: 'hotspot-height-unknown', context: { count: 1 } }]);
  });

  it('keep heights above 200 m and flag them once, drop an impossible gain and say so', async () => {
    const { hotspots, reports } = await read([legacy({ elevation: 1300, gain: 900 }), legacy({ address: 'b', name: 'b', elevation: 900 })]); // prettier-ignore
    expect(hotspots[0]).toMatchObject({ heightM: 1300, gainDbi: null });
    expect(codesOf(reports[0]!)).toEqual(['hotspot-gain-implausible', 'hotspot-height-implausible']);
    expect(reports[0]!.issues[1]!.context).toEqual({ count: 2, heightM: 1300, limitM: 200 });
  });
});

it('a height that nothing on Earth has counts as not stated', async () => {
  const { hotspots, reports } = await read('name,lat,lon,height\nA,41,1,10001\nB,42,1,10000\n');
  expect(hotspots.map(({ heightM }) => heightM)).toEqual([null, 10_000]);
  expect(codesOf(reports[0]!)).toContain('number-left-out');
});

describe('Entity API', () => {
  it('gives res-8 cells, never points, and says nothing about being online', async () => {
    const { hotspots, reports } = await read({ cursor: null, items: [item()] });
    expect(hotspots[0]).toMatchObject({
      id: '112E',
      positionPrecision: 'res-8',
      h3: PARENT,
      online: null,
      network: 'unknown',
    });
    expect(codesOf(reports[0]!)).toEqual([
      'hotspot-height-unknown',
      'hotspot-network-unknown',
      'hotspot-precision-coarse',
    ]);
  });

  it.each([
    ['a page', { cursor: null, items: [item()] }],
    ['the items alone', [item()]],
    [
      'pages in a list',
      [
        { cursor: 'b', items: [item()] },
        { cursor: null, items: [item({ entity_key_str: 'x' })] },
      ],
    ],
  ])('reads %s', async (_, content) => {
    const { hotspots, reports } = await read(content);
    expect(hotspots.length).toBeGreaterThan(0);
    expect(codesOf(reports[0]!)).not.toContain('hotspot-pages-missing');
  });

  it('warns when the cursor says that more pages follow', async () => {
    expect(codesOf(await check({ cursor: 'YXNzZXQ=', items: [item()] }))).toContain('hotspot-pages-missing');
  });

  it('refuses an item that was never asserted', async () => {
    const report = balanced(await check([item(), { entity_key_str: 'b', is_active: false }]));
    expect(report.counts).toMatchObject({ read: 2, used: 1, refusedByCode: { 'position-missing': 1 } });
  });

  it('takes the network from the mapping', async () => {
    const report = await check([item()], 'hotspots', { network: '=mobile' });
    expect(report.facts).toMatchObject({ mobile: 1, networkUnknown: 0 });
  });

  it('makes one hotspot for each network of an entity', async () => {
    const entity = {
      name: 'fancy-red-fox',
      entity_key_str: 'key',
      hotspot_infos: {
        iot: { lat: lat8, long: lon8, location: CELL, elevation: 12, gain: 12 },
        mobile: { lat: lat8, long: lon8, device_type: 'wifiIndoor' },
      },
    };
    const { hotspots } = await read([entity]);
    expect(hotspots).toMatchObject([
      { id: 'key', network: 'iot', device: 'lora-gateway', heightM: 12, gainDbi: 1.2, positionPrecision: 'res-12' },
      { id: 'key', network: 'mobile', device: 'wifi-indoor', positionPrecision: 'res-8' },
    ]);
  });

  it('knows device types as text and as enum object', async () => {
    const entity = (device: unknown, key: string) => ({
      entity_key_str: key,
      hotspot_infos: { mobile: { lat: lat8, long: lon8, device_type: device } },
    });
    const { hotspots } = await read([
      entity({ wifiOutdoor: {} }, 'a'),
      entity('cbrs', 'b'),
      entity('WifiDataOnly', 'c'),
    ]);
    expect(hotspots.map(({ device }) => device)).toEqual(['wifi-outdoor', 'cbrs', 'wifi-data-only']);
  });
});

describe('a position and a cell together', () => {
  const row = (lon: number, lat: number, cell: string): string => `name,lon,lat,h3,gain\na,${lon},${lat},${cell},4\n`;

  it('centre of the cell: known as the cell only', async () => {
    expect(await one(row(lon8, lat8, PARENT))).toMatchObject({ h3: PARENT, positionPrecision: 'res-8' });
  });

  it('elsewhere in the cell: the point is known', async () => {
    expect(await one(row(CENTRE[0], CENTRE[1], PARENT))).toMatchObject({ h3: null, positionPrecision: 'point' });
  });

  it('outside the cell: the cell is used, with a warning', async () => {
    const { hotspots, reports } = await read(row(2.5, 41.4, PARENT));
    expect(hotspots[0]).toMatchObject({ h3: PARENT, positionPrecision: 'res-8' });
    expect(reports[0]!.issues[0]).toMatchObject({ code: 'hotspot-position-disagrees', context: { h3: PARENT } });
  });
});

describe('tables and points', () => {
  it('CSV with coordinates', async () => {
    const text =
      'id,name,lat,lon,network,device,height_m,online,azimuth\nk1,A,41.4,2.2,mobile,wifi-outdoor,8,true,90\n';
    expect(await one(text)).toMatchObject({
      id: 'k1',
      positionPrecision: 'point',
      network: 'mobile',
      device: 'wifi-outdoor',
      heightM: 8,
      online: true,
      azimuthDeg: 90,
    });
  });

  it('GeoJSON points', async () => {
    expect(await one(collection(point(2.2, 41.4, { name: 'A', network: 'iot' })))).toMatchObject({
      network: 'iot',
      name: 'A',
    });
  });

  it.each([
    ['name,lat,lon,gain\na,41.4,east,4\n', 'number-invalid'],
    ['name,lat,lon,gain\na,41.4,2.2,high\n', 'number-invalid'],
    ['name,lat,lon,gain\na,0,0,4\n', 'position-zero'],
    ['name,lat,lon,gain\na,95,2,4\n', 'position-out-of-range'],
    ['name,lat,lon,gain\na,,2,4\n', 'position-missing'],
  ])('%j is refused with %s', async (text, code) => {
    expect(balanced(await check(text, 'hotspots')).counts.refusedByCode).toEqual({ [code]: 1 });
  });

  it('needs positions or cells', async () => {
    const report = await check('name,gain\na,4\n', 'hotspots');
    expect(report.issues).toMatchObject([{ code: 'table-column-missing', context: { field: 'lon, lat or h3' } }]);
  });
});

describe('the same hotspot twice', () => {
  it('by key, in one file: merged, with the row of the first', async () => {
    const { hotspots, reports } = await read('id,lat,lon,gain\nk,41.4,2.2,4\nk,41.4,2.2,4\n');
    expect(hotspots).toHaveLength(1);
    expect(reports[0]!.counts).toMatchObject({ used: 1, merged: 1 });
    expect(reports[0]!.issues).toMatchObject([
      { code: 'hotspot-duplicate', ref: { row: 3 }, context: { otherRow: 2 } },
      {},
      {},
    ]);
  });

  it('by name, over two files: the exact position and what only one of them knows', async () => {
    const csv = `name,h3_res8,lat,lng,network\nDamaged Pine Kestrel,${PARENT},${lat8},${lon8},\n`;
    const forth = await read(csv, [legacy()]);
    const back = await read([legacy()], csv);
    for (const { hotspots, reports } of [forth, back]) {
      expect(hotspots).toMatchObject([{ h3: CELL, positionPrecision: 'res-12', network: 'iot', gainDbi: 4 }]);
      expect(reports[1]!.counts).toMatchObject({ used: 0, merged: 1 });
      expect(reports[1]!.issues[0]).toMatchObject({ code: 'hotspot-duplicate', context: { otherRow: 0 } });
    }
  });

  it('is not assumed of one name at two ends of the world, nor of two keys', async () => {
    const far = await read('name,lat,lon,gain\na,41.4,2.2,4\na,40.7,-74,4\n');
    expect(far.hotspots).toHaveLength(2);
    const keys = await read('id,name,lat,lon,gain\nk1,a,41.4,2.2,4\nk2,a,41.4,2.2,4\n');
    expect(keys.hotspots).toHaveLength(2);
  });
});

describe('files that cannot be used', () => {
  it.each([
    ['{"cursor": 1', 'json-invalid'],
    ['{"a": 1}', 'json-not-recognised'],
    ['[]', 'table-empty'],
    ['name,lat,lon\n', 'table-empty'],
    ['  ', 'input-file-empty'],
  ])('%j: %s', async (content, code) => {
    expect(codesOf(await check(content, 'hotspots'))).toContain(code);
  });

  it('survives __proto__ and constructor keys', async () => {
    const report = await check('[{"__proto__": {"lat": 1}, "constructor": 1, "gain": 1}]', 'hotspots');
    expect(report.counts.refusedByCode).toEqual({ 'position-missing': 1 });
    expect(Object.hasOwn(Object.prototype, 'lat')).toBe(false);
  });
});

it('a long list of something else is refused as a whole', async () => {
  for (const entry of ['1', '{}', '[]'])
    expect(errorsOf(await check(`[${`${entry},`.repeat(2000)}${entry}]`, 'hotspots'))).toEqual(['json-not-recognised']);
});
