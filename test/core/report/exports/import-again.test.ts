/** What is exported imports again with the same values, by our own importers. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseRegister } from '../../../../src/core/costs';
import { h3Centre, h3OfPoint, polygonAreaKm2 } from '../../../../src/core/geo';
import { guessRole } from '../../../../src/core/inputs';
import type { Hotspot, Sector, Site } from '../../../../src/core/inputs/facts';
import { inProcessPool } from '../../../../src/core/plan';
import { gapOutlines } from '../../../../src/core/report/geojson';
import { exportFile } from '../../../../src/core/report/exports/export-list';
import { type BundleFile, writeBundle } from '../../../../src/core/report/bundle';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { factsOf, factsOfFiles } from '../../inputs/facts-of';
import { type PlainFeature, shapefileOf } from '../../../helpers/format-files';
import { fileOf } from '../../inputs/input-files';
import { aReportInput, META } from '../a-report-input';

const SERVICES = { pool: inProcessPool, signal: new AbortController().signal, onProgress: () => {} };
const HOSTILE = '=HYPERLINK("x","<b>")';

/** Masts as importers and hands make them; positions have the six decimals that files have. */
const MASTS: Site[] = [
  {
    id: HOSTILE, lonDeg: 2.001234, latDeg: 41.800001, positionUncertaintyM: 711, heightM: 98 * 0.3048, sharedBy: ['214-1', '214-33'], samples: 40,
    sectors: [
      { operator: '214-7', technology: 'LTE', templateId: null, azimuthDeg: 123.45678901234567, azimuthFrom: 'positions', cells: 2 },
      { operator: '', technology: 'GSM', templateId: null, azimuthDeg: null, azimuthFrom: 'omni', cells: 1 },
      { operator: '214-7', technology: 'NR', templateId: 'nr-3500', azimuthDeg: 240, azimuthFrom: 'stated', cells: 1, tiltDeg: 4.5, mechanicalTiltDeg: -1, powerDbm: 43, antenna: 'data/=1+1; (señal) "2".msi' },
      { operator: '214-7', technology: 'LTE', templateId: null, azimuthDeg: 0, azimuthFrom: 'equal-split', cells: 3 },
    ],
    room: { heightM: 0, rentUsdPerYear: null },
  },
  {
    id: '<img src=x onerror=alert(1)>', lonDeg: 2.005, latDeg: 41.805, positionUncertaintyM: 0, heightM: null, sharedBy: [], samples: 0,
    sectors: [{ operator: '1-1', technology: 'LTE', templateId: null, azimuthDeg: 360, azimuthFrom: 'stated', cells: 1 }],
    room: { heightM: 31.5, rentUsdPerYear: 18_000.25 },
  },
  { id: "@SUM(1+9)*cmd|' /C calc'!A0", lonDeg: 1.99, latDeg: 41.79, positionUncertaintyM: 30, heightM: 45, sharedBy: [], samples: 1, sectors: [] },
]; // prettier-ignore

/** Known as a point, as one with all values, and as a cell alone: there the position is the cell's centre. */
const CELL = h3OfPoint(2.01, 41.8, 8);
const HOTSPOTS: Hotspot[] = [
  { id: 'key-1', name: HOSTILE, lonDeg: 2.002, latDeg: 41.801, h3: null, positionPrecision: 'point', network: 'mobile', device: 'wifi-outdoor', heightM: 12.25, gainDbi: 3.6, azimuthDeg: 270.5, online: false },
  { id: 'key-1', name: HOSTILE, lonDeg: 2.002, latDeg: 41.801, h3: null, positionPrecision: 'point', network: 'iot', device: 'lora-gateway', heightM: null, gainDbi: null, azimuthDeg: null, online: true },
  { id: 'key-2', name: '+1', lonDeg: h3Centre(CELL)[0], latDeg: h3Centre(CELL)[1], h3: CELL, positionPrecision: 'res-8', network: 'unknown', device: 'unknown', heightM: null, gainDbi: 1.2, azimuthDeg: null, online: null },
  { id: 'key-3', name: 'in its cell', lonDeg: 2.0113, latDeg: 41.8013, h3: h3OfPoint(2.0113, 41.8013, 9), positionPrecision: 'res-9', network: 'iot', device: 'lora-gateway', heightM: 5, gainDbi: null, azimuthDeg: null, online: null },
  // Without a key of their own, of one name in two places.
  { id: 'twin', name: 'twin', lonDeg: 1.98, latDeg: 41.77, h3: null, positionPrecision: 'point', network: 'iot', device: 'lora-gateway', heightM: null, gainDbi: null, azimuthDeg: null, online: null },
  { id: 'twin', name: 'twin', lonDeg: 2.03, latDeg: 41.83, h3: null, positionPrecision: 'point', network: 'iot', device: 'lora-gateway', heightM: null, gainDbi: null, azimuthDeg: null, online: null },
]; // prettier-ignore

const NETWORK_FILES: [name: string, sitesSheet: Record<string, string>, hotspotsSheet: Record<string, string>][] = [
  ['sites.geojson', {}, {}],
  ['sites.parquet', {}, {}],
  ['network.kml', {}, {}],
  ['network.kmz', {}, {}],
  ['tables.xlsx', { sheet: '=Existing sites' }, { sheet: '=Existing hotspots' }],
];

describe('exports import again', () => {
  let result: ReportInput;
  beforeAll(() => {
    result = aReportInput();
    result.register = parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));
    result.options[1]!.sites[0]!.siteId = HOSTILE;
  });
  const exported = async (name: string) => (await exportFile(result, name, SERVICES)).bytes;
  const network = (): ReportInput => ({
    ...result,
    facts: { ...result.facts, sites: MASTS, hotspots: HOTSPOTS },
  });
  const ofNetwork = async (name: string, given = network()) =>
    name === 'sites.geojson' ? writeBundle(given, META).get(name)! : (await exportFile(given, name, SERVICES)).bytes;
  const written = (name: BundleFile) => writeBundle(result, META).get(name)!;

  it.each([
    ['tables.xlsx', { sheet: '=Sites' }, HOSTILE],
    ['sites.csv', {}, `'${HOSTILE}`],
    ['field-sites.csv', {}, `'${HOSTILE}`],
    ['field-sites.gpx', {}, HOSTILE],
  ])('proposed sites of %s as candidates', async (name, mapping, id) => {
    const bytes = name === 'sites.csv' ? written(name) : await exported(name);
    const { candidates, files } = await factsOf('candidates', bytes, mapping);
    expect(files[0]!.counts.refused).toBe(0);
    const place = candidates.find((each) => each.id === id)!;
    expect(place).toMatchObject({ lonDeg: 2.02, latDeg: 41.8 });
  });

  it.each(['sites.parquet', 'sites.geojson'] as const)(
    'every site of %s as a candidate, kind included',
    async (name) => {
      const bytes = name === 'sites.geojson' ? written(name) : await exported(name);
      const { candidates, files } = await factsOf('candidates', bytes);
      expect(files[0]!.counts).toMatchObject({ read: 7, used: 7, refused: 0 });
      expect(candidates.find(({ id }) => id === HOSTILE)).toMatchObject({
        lonDeg: 2.02,
        latDeg: 41.8,
        kind: 'tower-colocated',
      });
      expect(candidates.find(({ id }) => id === 'LTE:214-7:1001')).toMatchObject({ lonDeg: 2, latDeg: 41.8 });
    },
  );

  it.each(NETWORK_FILES)('existing sites of %s as the same sites, sectors and all', async (name, mapping) => {
    const { sites, files } = await factsOf('towers', await ofNetwork(name), mapping);
    expect(sites).toEqual(MASTS);
    const { counts, issues } = files[0]!;
    expect(counts).toMatchObject({ used: MASTS.length, merged: 0 });
    expect(issues.filter(({ severity, code }) => severity !== 'info' && code !== 'geometry-unsupported')).toEqual([]);
    const skipped = issues.filter(({ code }) => code === 'rows-of-other-role');
    const others = { count: HOTSPOTS.length + 5, roles: 'existing-hotspot, proposed-site', role: 'existing-site' };
    expect(skipped.map(({ context }) => context)).toEqual(name === 'tables.xlsx' ? [] : [others]);
  });

  it.each(NETWORK_FILES)('hotspots of %s as the same hotspots', async (name, _, mapping) => {
    const { hotspots, files } = await factsOf('hotspots', await ofNetwork(name), mapping);
    expect(hotspots).toEqual(HOTSPOTS);
    expect(files[0]!.counts).toMatchObject({ used: HOTSPOTS.length, merged: 0 });
    expect(files[0]!.issues.filter(({ code }) => code === 'rows-of-other-role')).toHaveLength(name === 'tables.xlsx' ? 0 : 1); // prettier-ignore
  });

  it('sites.geojson made a shapefile: names of ten letters, and a list that is cut off is told', async () => {
    const { features } = JSON.parse((await ofNetwork('sites.geojson')) as string) as { features: PlainFeature[] };
    const file = shapefileOf(features, { prj: 'GEOGCS["WGS 84"]', cpg: 'UTF-8' });
    const { sites, files } = await factsOf('towers', file);
    expect(sites.slice(1)).toEqual(MASTS.slice(1));
    expect(sites[0]).toEqual({ ...MASTS[0], sectors: MASTS[0]!.sectors.slice(0, 3) });
    const warned = files[0]!.issues.filter(({ severity }) => severity === 'warning');
    expect(warned.map(({ code, ref }) => [code, ref.row])).toEqual([['sectors-unread', 1]]);
    expect((await factsOf('hotspots', file)).hotspots).toEqual(HOTSPOTS);
  });

  it('of a position six decimals go out, of its uncertainty whole metres', async () => {
    const exact = { ...MASTS[0]!, lonDeg: 2.00123456789, latDeg: 41.80012345678, positionUncertaintyM: 711.4 };
    const given = { ...network(), facts: { ...result.facts, sites: [exact] } };
    const { sites } = await factsOf('towers', await ofNetwork('sites.geojson', given));
    expect(sites).toEqual([{ ...exact, lonDeg: 2.001235, latDeg: 41.800123, positionUncertaintyM: 711 }]);
  });

  it('sites.parquet of more than 16 rows, whose yes and no are runs of bits', async () => {
    const many = Array.from({ length: 700 }, (_, i): Site => ({ ...MASTS[1]!, id: `mast-${i}`, lonDeg: 2 + i / 1e6 }));
    const hotspots = Array.from({ length: 300 }, (_, i): Hotspot => ({ ...HOTSPOTS[0]!, id: `key-${i}`, name: `name-${i}`, lonDeg: 2 + i / 1e6, online: [true, false, null][i % 3]! })); // prettier-ignore
    const file = await ofNetwork('sites.parquet', { ...result, facts: { ...result.facts, sites: many, hotspots } });
    expect((await factsOf('towers', file)).sites).toEqual(many);
    expect((await factsOf('hotspots', file)).hotspots).toEqual(hotspots);
  });

  it('two files may have given masts of one id: they stay two', async () => {
    const twins = [MASTS[0]!, { ...MASTS[2]!, id: MASTS[0]!.id }];
    const given = { ...network(), facts: { ...result.facts, sites: twins } };
    const { sites } = await factsOf('towers', await ofNetwork('sites.parquet', given));
    expect(sites).toEqual([twins[0], { ...twins[1], id: `${HOSTILE} (row 2)` }]);
  });

  it('a mast of more sectors than a cell of a workbook holds takes several rows', async () => {
    const sectors = Array.from({ length: 700 }, (_, i): Sector => ({ ...MASTS[0]!.sectors[2]!, azimuthDeg: i / 7 }));
    const given = { ...network(), facts: { ...result.facts, sites: [{ ...MASTS[0]!, sectors }, MASTS[1]!] } };
    const { sites, files } = await factsOf('towers', await ofNetwork('tables.xlsx', given), { sheet: '=Existing sites' }); // prettier-ignore
    expect(sites).toEqual(given.facts.sites);
    expect(files[0]!.counts).toMatchObject({ used: 2, refused: 0 });
  });

  it('a name that a workbook takes for the code of a character comes back', async () => {
    const ids = ['_x0041_', '_x000D_x', '_x005F_x005F_', '__x0041_x0042_'];
    const sites = ids.map((id, i): Site => ({ ...MASTS[1]!, id, lonDeg: 2 + i / 1e6 }));
    const file = await ofNetwork('tables.xlsx', { ...result, facts: { ...result.facts, sites } });
    expect((await factsOf('towers', file, { sheet: '=Existing sites' })).sites).toEqual(sites);
  });

  it('a file without existing sites gives none, and says why', async () => {
    const given = { ...network(), facts: { ...result.facts, sites: [] } };
    const { sites, files } = await factsOf('towers', await ofNetwork('sites.parquet', given));
    expect(sites).toEqual([]);
    expect(files[0]!.issues.map(({ code }) => code)).toEqual(['rows-of-other-role', 'no-usable-rows']);
  });

  it.each(['sites.geojson', 'sites.parquet'])('%s is taken for towers', async (name) => {
    expect(await guessRole(fileOf(name, await ofNetwork(name)))).toBe('towers');
  });

  it.each(['gaps.parquet', 'gaps.geojson'] as const)('gaps of %s as regions of the same area', async (name) => {
    const bytes = name === 'gaps.geojson' ? written(name) : await exported(name);
    const { regions, files } = await factsOf('regions', bytes);
    expect(files[0]!.counts.refused).toBe(0);
    const [outline] = gapOutlines(result.grid, result.gaps).features;
    const area = (geometry: { type: string; coordinates: unknown }) =>
      ((geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as number[][][][]).reduce(
        (sum, rings) => sum + polygonAreaKm2(rings),
        0,
      );
    expect(regions).toMatchObject([{ id: 'G1', name: 'G1' }]);
    expect(area(regions[0]!.geometry)).toBeCloseTo(area(outline!.geometry), 6);
  });

  it.each(['network.kml', 'network.kmz'])('regions and gaps of %s as regions', async (name) => {
    const { regions } = await factsOf('regions', await exported(name));
    expect(regions.map(({ id, name: called }) => [id, called])).toEqual([
      ['disc', 'Disc & <b>edge</b>'],
      ['G1', 'G1'],
    ]);
    expect(regions[0]).toEqual(result.facts.regions[0]);
  });

  it('cells as demand: the same people, hex by hex', async () => {
    const { demand, files } = await factsOf('demand', await exported('cells.parquet'));
    expect(files[0]!.counts).toMatchObject({ used: result.grid.count, refused: 0 });
    expect(demand.polygons.map(({ people }) => people)).toEqual(Array.from(result.demand.people));
  });

  it.each(['cells.csv', 'gaps.csv', 'gaps.geojson'] as const)('%s as demand: the same people', async (name) => {
    const { demand, files } = await factsOf('demand', written(name));
    expect(files[0]!.counts.refused).toBe(0);
    const { people } = name === 'cells.csv' ? { people: [...result.demand.people] } : { people: result.gaps.map((gap) => gap.people) }; // prettier-ignore
    expect([...demand.cells, ...demand.places, ...demand.polygons].map((entry) => entry.people)).toEqual(people);
  });

  it('cells.csv as stated coverage: the same signals', async () => {
    const { stated } = await factsOf('statedCoverage', written('cells.csv'));
    const of = (h3: ArrayLike<bigint>, dbm: ArrayLike<number>) => new Map(Array.from(h3, (cell, i) => [cell, dbm[i]]));
    expect(of(stated[0]!.h3, stated[0]!.signalDbm)).toEqual(of(result.grid.h3, result.coverage.rsrpDbm));
  });

  it('measurements.csv as the same measurements, hundredths of a dB and all', async () => {
    const text = [
      'lon,lat,rsrp,snr,technology,operator,cell,time',
      '2.001234,41.8,-93.25,4.5,LTE,214-7,26385920,2024-05-06T07:08:09Z',
      '2.002,41.801,-101,,NR,214-33,68719476735,2024-05-06T07:08:09.125Z',
      '1.5,40,-88.5,-3,,,,',
      '2.002,41.802,,7,LTE,214-7,,',
    ].join('\n');
    const { measurements } = await factsOf('measurements', text);
    const csv = writeBundle({ ...result, facts: { ...result.facts, measurements } }, META).get('measurements.csv')!;
    expect(await guessRole(fileOf('measurements.csv', csv))).toBe('measurements');
    expect((await factsOf('measurements', csv)).measurements).toEqual(measurements);
  });

  it('the raster of the signal as stated coverage of the same signals', async () => {
    const region = { type: 'Feature', geometry: result.grid.regions[0]!.geometry, properties: { name: 'disc' } };
    const { stated, files } = await factsOfFiles({ regions: [region], statedCoverage: [await exported('rsrp.tif')] });
    expect(files.flatMap(({ issues }) => issues).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(new Set(stated[0]!.signalDbm)).toEqual(new Set([-95.25, -118.5]));
  });
});
