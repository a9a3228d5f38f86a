/** Each export is opened by a reader that shares no code with its writer, and holds what went in: names that try to be markup or formulas included. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { fromArrayBuffer } from 'geotiff';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../../../../src/core/costs';
import { h3Boundary, h3FromBigInt, h3OfPoint } from '../../../../src/core/geo';
import { inProcessPool } from '../../../../src/core/plan';
import { exportFile, EXPORTERS, exportersOf, exportFileName } from '../../../../src/core/report/exports/export-list';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { temporaryFolder } from '../../../helpers/cli';
import { aReportInput } from '../a-report-input';

const SERVICES = { pool: inProcessPool, signal: new AbortController().signal, onProgress: () => {} };

async function bytesOf(result: ReportInput, name: string): Promise<Uint8Array<ArrayBuffer>> {
  return (await exportFile(result, name, SERVICES)).bytes;
}

const textOf = async (result: ReportInput, name: string) => strFromU8(await bytesOf(result, name));

/** A result whose names are as bad as names get. */
function nasty(): ReportInput {
  const result = aReportInput();
  result.plan = { ...result.plan, name: 'A & B <script>alert(1)</script> \u0000\u{1f4e1}' };
  result.register = parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));
  result.options[1]!.sites[0]!.siteId = '=HYPERLINK("http://x","<img src=x onerror=1>")';
  return result;
}

describe('exports', () => {
  const folder = temporaryFolder();

  async function rowsOf(name: string, sql: string, result = aReportInput()) {
    const path = join(folder, `${name}-${Math.floor(performance.now() * 1000)}`);
    writeFileSync(path, await bytesOf(result, name));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run('SET enable_geoparquet_conversion = false').catch(() => {});
    const reader = await connection.runAndReadAll(sql.replaceAll('$file', `'${path}'`));
    return reader.getRowObjectsJson();
  }

  it('file names are unique, and each format gives its files', () => {
    const names = EXPORTERS.map(exportFileName);
    expect(new Set(names).size).toBe(names.length);
    expect(exportersOf(['all']).exporters).toHaveLength(EXPORTERS.length);
    expect(exportersOf(['kml', 'dwg'])).toMatchObject({ exporters: [{ extension: 'kml' }], unknown: ['dwg'] });
  });

  it('refuses a name that is not in the list', async () => {
    await expect(exportFile(aReportInput(), '../plan.json', SERVICES)).rejects.toThrow('no export');
  });

  it('the same result gives the same bytes', async () => {
    const cheap = EXPORTERS.filter(({ name }) => name !== 'fcc-hex9');
    for (const name of cheap.map(exportFileName))
      expect(Buffer.from(await bytesOf(nasty(), name)).equals(await bytesOf(nasty(), name)), name).toBe(true);
  });

  it('KML: togeojson finds regions, gaps and sites, and names come back as they were but for what XML cannot hold', async () => {
    const result = nasty();
    const read = (text: string) => kml(new DOMParser().parseFromString(text, 'text/xml') as unknown as Document);
    const text = await textOf(result, 'network.kml');
    const features = read(text).features;
    const names = features.map(({ properties }) => properties?.name);
    expect(names).toContain('Disc & <b>edge</b>');
    expect(names).toContain('<img src=x onerror=alert(1)>');
    expect(names).toContain('=HYPERLINK("http://x","<img src=x onerror=1>")');
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script');
    const gap = features.find(({ properties }) => properties?.gapId === 'G1')!;
    expect(Number(gap.properties?.people)).toBeCloseTo(result.gaps[0]!.people, 3);
    expect(gap.geometry?.type).toMatch(/Polygon/);
    const site = features.find(({ properties }) => properties?.siteId === 'LTE:214-7:1001')!;
    expect(site.geometry).toMatchObject({ type: 'Point', coordinates: [2, 41.8] });
    const zipped = unzipSync(await bytesOf(result, 'network.kmz'));
    expect(Object.keys(zipped)).toEqual(['doc.kml']);
    expect(strFromU8(zipped['doc.kml']!)).toBe(text);
  });

  it('GPX: togeojson finds the recommended sites as waypoints', async () => {
    const result = nasty();
    const text = await textOf(result, 'field-sites.gpx');
    const { features } = gpx(new DOMParser().parseFromString(text, 'text/xml') as unknown as Document);
    expect(features.map(({ properties }) => properties?.name)).toEqual([
      '=HYPERLINK("http://x","<img src=x onerror=1>")',
    ]);
    expect(features[0]!.geometry).toMatchObject({ type: 'Point', coordinates: [2.02, 41.8] });
    expect(features[0]!.properties?.desc).toContain('30 people served by it alone');
    expect(features[0]!.properties?.desc).toMatch(/nearest mast LTE:214-7:1001: 1\.66 km at 270°/);
  });

  it('field list: DuckDB reads the CSV, and no cell starts a formula', async () => {
    const rows = await rowsOf('field-sites.csv', 'SELECT * FROM read_csv($file, header = true)', nasty());
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ what: 'radios on an existing mast', gapId: 'G1', lon: 2.02, lat: 41.8 });
    expect(rows[0]!.siteId).toMatch(/^'=HYPERLINK/);
  });

  it('GeoParquet: DuckDB reads the cells with their values, unknown as null, outlines as WKB', async () => {
    const result = aReportInput();
    const rows = await rowsOf(
      'cells.parquet',
      'SELECT *, octet_length(geometry::BLOB) AS bytes FROM read_parquet($file)',
    );
    expect(rows).toHaveLength(result.grid.count);
    const rsrp = result.coverage.rsrpDbm;
    for (const [cell, row] of rows.entries()) {
      expect(row.h3).toBe(h3FromBigInt(result.grid.h3[cell]!));
      expect(row.rsrpDbm).toBe(Number.isNaN(rsrp[cell]!) ? null : rsrp[cell]);
      // Byte order, type, one ring, its count, and 16 bytes a corner; the first corner again at the end.
      expect(row.bytes).toBe(String(13 + 16 * (h3Boundary(row.h3 as string).length + 1)));
    }
    expect(rows.filter(({ gapId }) => gapId === 'G1')).toHaveLength(result.gaps[0]!.cells.length);
  });

  it.each(['cells.parquet', 'gaps.parquet', 'sites.parquet'])(
    'GeoParquet: %s describes its geometry by version 1.1',
    async (name) => {
      const [row] = await rowsOf(
        name,
        "SELECT decode(value) AS geo FROM parquet_kv_metadata($file) WHERE decode(key) = 'geo'",
      );
      const geo = JSON.parse(row!.geo as string) as {
        version: string;
        primary_column: string;
        columns: { geometry: { encoding: string; bbox: number[] } };
      };
      expect(geo).toMatchObject({
        version: '1.1.0',
        primary_column: 'geometry',
        columns: { geometry: { encoding: 'WKB' } },
      });
      const [west, south, east, north] = geo.columns.geometry.bbox as [number, number, number, number];
      expect(west).toBeLessThan(east);
      expect([west, south, east, north].every((each, k) => Math.abs(each - [2, 41.8, 2, 41.8][k]!) < 0.1)).toBe(true);
    },
  );

  it('GeoParquet: gaps and sites keep people, money and names', async () => {
    const result = nasty();
    const [gap] = await rowsOf('gaps.parquet', 'SELECT * EXCLUDE geometry FROM read_parquet($file)', result);
    expect(gap).toMatchObject({ gapId: 'G1', rank: 1, cause: 'no-signal', deficitDb: 6.5 });
    const sites = await rowsOf('sites.parquet', 'SELECT * EXCLUDE geometry FROM read_parquet($file)', result);
    expect(sites.map(({ role }) => role)).toEqual([
      'existing-site',
      'existing-hotspot',
      ...Array<string>(5).fill('proposed-site'),
    ]);
    expect(sites[0]).toMatchObject({ positionUncertaintyM: 150, samples: 40, sectors: 2, online: null });
    expect(sites[0]!.sectorList).toMatch(/^\(LTE 214-7 azimuthDeg=30 .*\)$/);
    expect(sites[1]!.name).toBe('<img src=x onerror=alert(1)>');
    expect(sites[2]).toMatchObject({ capexUsd: 160_000, pinned: false, heightM: null });
  });

  it('XLSX: numbers are numbers, text is text, headers say units, and there is no formula', async () => {
    const bytes = await bytesOf(nasty(), 'tables.xlsx');
    const sheets = await readWorkbook(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Summary',
      'Options',
      'Gaps',
      'Sites',
      'Costs',
      'Existing sites',
      'Existing hotspots',
    ]);
    const table = (name: string) => sheets.find(({ sheet }) => sheet === name)!.data;
    const [header, first] = table('Sites') as [string[], unknown[]];
    expect(header).toEqual([
      'option',
      'siteId',
      'kind',
      'lon',
      'lat',
      'gapId',
      'Capex, USD',
      'Cost, USD per year',
      'People served alone',
      'Pinned',
    ]);
    expect(first).toEqual([
      'colocated-towers',
      '=HYPERLINK("http://x","<img src=x onerror=1>")',
      'tower-colocated',
      2.02,
      41.8,
      'G1',
      160_000,
      95_581,
      30,
      false,
    ]);
    const [siteHeader, site] = table('Existing sites') as [string[], unknown[]];
    expect(siteHeader).toEqual(
      expect.arrayContaining(['Height, m', 'Position uncertainty, m', 'Rent, USD per year', 'Sector list']),
    );
    expect(site[siteHeader.indexOf('Sector list')]).toBe(
      '(LTE 214-7 azimuthDeg=30 azimuthFrom=positions cells=2; LTE 214-7 azimuthDeg=150 azimuthFrom=positions)',
    );
    expect(table('Existing hotspots')[0]).toEqual(expect.arrayContaining(['Gain, dBi', 'Azimuth, °']));
    expect(table('Summary')[1]![1]).toBe('Disc & <b>edge</b>');
    expect(table('Gaps')[0]).toContain('Area, km²');
    const sheetTexts = Object.entries(unzipSync(bytes)).filter(([name]) => name.includes('worksheets/sheet'));
    for (const [, text] of sheetTexts) expect(strFromU8(text)).not.toMatch(/<f[ >]/);
  });

  it.each([
    ['rsrp.tif', (result: ReportInput, cell: number) => result.coverage.rsrpDbm[cell]!],
    ['sinr.tif', (result: ReportInput, cell: number) => result.coverage.sinrDb[cell]!],
    [
      'served.tif',
      (result: ReportInput, cell: number) =>
        result.coverage.state[cell]! < 2 ? Number.NaN : result.coverage.servedFraction[cell]!,
    ],
  ])('GeoTIFF: geotiff.js reads %s, each pixel the value of the hex its centre is in', async (name, valueOf) => {
    const result = aReportInput();
    const image = await (await fromArrayBuffer((await bytesOf(result, name)).buffer)).getImage();
    expect(image.getGeoKeys()).toMatchObject({ GeographicTypeGeoKey: 4326 });
    expect(image.getGDALNoData()).toBe(-9999);
    const [values] = (await image.readRasters()) as unknown as Float32Array[];
    const [west, , , north] = image.getBoundingBox() as [number, number, number, number];
    const [lonStep, latStep] = image.getResolution() as [number, number];
    const cells = new Map(Array.from(result.grid.h3, (h3, cell) => [h3FromBigInt(h3), cell]));
    let known = 0;
    for (let pixel = 0; pixel < values!.length; pixel++) {
      const lon = west + ((pixel % image.getWidth()) + 0.5) * lonStep;
      const lat = north + (Math.floor(pixel / image.getWidth()) + 0.5) * latStep;
      const cell = cells.get(h3OfPoint(lon, lat, result.grid.resolution));
      const value = cell === undefined ? Number.NaN : valueOf(result, cell);
      if (Number.isFinite(value)) known++;
      expect(values![pixel]).toBe(Number.isFinite(value) ? value : -9999);
    }
    expect(known).toBeGreaterThan(100);
  });

  it('charts: well-formed SVG of safe names, without custom properties', async () => {
    const files = unzipSync(await bytesOf(nasty(), 'charts.zip'));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['1-disc-b-edge-b-coverage-map.svg', '1-disc-b-edge-b-cost-bars.svg']),
    );
    for (const [name, bytes] of Object.entries(files)) {
      const problems: string[] = [];
      const parser = new DOMParser({ onError: (level, message) => void problems.push(`${level}: ${message}`) });
      expect(parser.parseFromString(strFromU8(bytes), 'image/svg+xml').documentElement?.tagName, name).toBe('svg');
      expect(problems, name).toEqual([]);
      expect(strFromU8(bytes)).not.toContain('var(--');
    }
  });
});
