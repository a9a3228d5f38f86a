/** What is exported imports again with the same values, by our own importers. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseRegister } from '../../../../src/core/costs';
import { polygonAreaKm2 } from '../../../../src/core/geo';
import { inProcessPool } from '../../../../src/core/plan';
import { gapOutlines } from '../../../../src/core/report/geojson';
import { exportFile } from '../../../../src/core/report/exports/export-list';
import { writeBundle } from '../../../../src/core/report/bundle';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { factsOf, factsOfFiles } from '../../inputs/facts-of';
import { aReportInput, META } from '../a-report-input';

const SERVICES = { pool: inProcessPool, signal: new AbortController().signal, onProgress: () => {} };
const HOSTILE = '=HYPERLINK("x","<b>")';

describe('exports import again', () => {
  let result: ReportInput;
  beforeAll(() => {
    result = aReportInput();
    result.register = parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));
    result.options[1]!.sites[0]!.siteId = HOSTILE;
  });
  const exported = async (name: string) => (await exportFile(result, name, SERVICES)).bytes;
  const written = (name: 'sites.csv' | 'sites.geojson' | 'gaps.geojson') => writeBundle(result, META).get(name)!;

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
    expect(regions).toHaveLength(1);
    expect(area(regions[0]!.geometry)).toBeCloseTo(area(outline!.geometry), 6);
  });

  it.each(['network.kml', 'network.kmz'])('regions and gaps of %s as regions', async (name) => {
    const { regions } = await factsOf('regions', await exported(name));
    expect(regions.map((region) => region.name)).toEqual(['Disc & <b>edge</b>', 'G1']);
  });

  it('cells as demand: the same people, hex by hex', async () => {
    const { demand, files } = await factsOf('demand', await exported('cells.parquet'));
    expect(files[0]!.counts).toMatchObject({ used: result.grid.count, refused: 0 });
    expect(demand.polygons.map(({ people }) => people)).toEqual(Array.from(result.demand.people));
  });

  it('the raster of the signal as stated coverage of the same signals', async () => {
    const region = { type: 'Feature', geometry: result.grid.regions[0]!.geometry, properties: { name: 'disc' } };
    const { stated, files } = await factsOfFiles({ regions: [region], statedCoverage: [await exported('rsrp.tif')] });
    expect(files.flatMap(({ issues }) => issues).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(new Set(stated[0]!.signalDbm)).toEqual(new Set([-95.25, -118.5]));
  });
});
