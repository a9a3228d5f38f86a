import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { CELL_STATES } from '../../../src/core/coverage/coverage-types';
import { BUNDLE_FILES, writeBundle } from '../../../src/core/report/bundle';
import { gapOutlines } from '../../../src/core/report/geojson';
import { parseRegister } from '../../../src/core/costs';
import { readFileSync } from 'node:fs';
import { csvRows } from '../../helpers/reference';
import { aReportInput, hexesOf, META } from './a-report-input';

const textOf = (content: string | Uint8Array | undefined): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** The world of the builder with the register that ships, so that sites have a price. */
function anInput() {
  const register = parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));
  return { ...aReportInput(), register };
}

const bundleOf = (input = anInput(), meta = META) =>
  new Map([...writeBundle(input, meta)].map(([name, content]) => [name as string, textOf(content)]));

/** Rows of a CSV of the bundle as objects. */
function rowsOf(text: string): Record<string, string>[] {
  const [head, ...rows] = csvRows(text);
  return rows.map((cells) => Object.fromEntries(head!.map((name, k) => [name, cells[k] ?? ''])));
}

describe('bundle', () => {
  it('holds exactly the files of the public interface', () => {
    expect([...bundleOf().keys()]).toEqual([...BUNDLE_FILES]);
    expect([...BUNDLE_FILES].sort()).toEqual([
      'assignments.csv', 'cells.csv', 'costs.csv', 'gaps.csv', 'gaps.geojson', 'manifest.json', 'report.html', 'sites.csv',
      'sites.geojson', 'summary.json',
    ]); // prettier-ignore
  });

  it('is the same, byte for byte, whenever it is made, but for the timings in the manifest', () => {
    const first = bundleOf();
    const second = bundleOf(
      { ...anInput(), timingsS: { coverage: 99 } },
      { ...META, createdAt: '2030-01-01T00:00:00Z' },
    );
    for (const name of BUNDLE_FILES.filter((each) => each !== 'manifest.json'))
      expect(second.get(name)).toBe(first.get(name));
    const withoutTimings = (text: string) => ({ ...(JSON.parse(text) as object), timings: null });
    expect(withoutTimings(second.get('manifest.json')!)).toEqual(withoutTimings(first.get('manifest.json')!));
    expect(second.get('manifest.json')).toContain('2030-01-01');
  });

  it('cells.csv has a row per cell, in grid order, with the values of the columns', () => {
    const input = anInput();
    const text = bundleOf(input).get('cells.csv')!;
    expect(text.split('\r\n')[0]).toBe('h3,people,state,servedFraction,siteId,rsrpDbm,sinrDb,downMbps,upMbps,gapId');
    const rows = rowsOf(text);
    expect(rows.map((row) => row['h3'])).toEqual(hexesOf(input.grid));
    rows.forEach((row, cell) => {
      expect(row['state']).toBe(CELL_STATES[input.coverage.state[cell]!]);
      expect(Number(row['people'])).toBe(10);
      expect(row['gapId']).toBe(input.gaps[0]!.cells.includes(cell) ? 'G1' : '');
    });
    const served = rows.find((row) => row['state'] === 'served')!;
    expect(served).toMatchObject({
      servedFraction: '1.0000',
      siteId: 'LTE:214-7:1001',
      rsrpDbm: '-95.25',
      sinrDb: '12.00',
      downMbps: '18.04',
    });
    const unknown = rows.find((row) => row['state'] === 'no-data')!;
    expect(unknown).toMatchObject({
      servedFraction: '',
      siteId: '',
      rsrpDbm: '',
      sinrDb: '',
      downMbps: '',
      upMbps: '',
      gapId: '',
    });
  });

  it('a served share of 0 that only stands for "not known" is left empty', () => {
    const input = anInput();
    input.coverage.servedFraction.forEach(
      (share, cell) => (input.coverage.servedFraction[cell] = share >= 0 ? share : 0),
    );
    const unknown = rowsOf(bundleOf(input).get('cells.csv')!).filter((row) => row['state'] === 'no-data');
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.every((row) => row['servedFraction'] === '')).toBe(true);
  });

  it('people of cells.csv add up to the people of the region', () => {
    const input = anInput();
    input.demand.people.forEach((_, cell) => (input.demand.people[cell] = 1 / (cell + 3)));
    const total = input.demand.people.reduce((sum, people) => sum + people, 0);
    const written = rowsOf(bundleOf(input).get('cells.csv')!).reduce((sum, row) => sum + Number(row['people']), 0);
    expect(Math.abs(written - total) / total).toBeLessThan(1e-4);
  });

  it('sites.csv, assignments.csv and costs.csv name the same sites', () => {
    const bundle = bundleOf();
    const sites = rowsOf(bundle.get('sites.csv')!);
    const keys = new Set(sites.map((row) => `${row['option']}/${row['siteId']}`));
    expect(bundle.get('sites.csv')!.split('\r\n')[0]).toBe(
      'option,siteId,kind,lon,lat,gapId,capexUsd,costUsdPerYear,peopleServedAlone,pinned',
    );
    expect(keys.size).toBe(5);
    for (const name of ['assignments.csv', 'costs.csv']) {
      const named = rowsOf(bundle.get(name)!).map((row) => `${row['option']}/${row['siteId']}`);
      expect(new Set(named)).toEqual(keys);
    }
  });

  it('assignments.csv says which share of which cell a site serves', () => {
    const input = anInput();
    const rows = rowsOf(bundleOf(input).get('assignments.csv')!);
    expect(Object.keys(rows[0]!)).toEqual(['option', 'h3', 'siteId', 'fraction']);
    const hexes = hexesOf(input.grid);
    expect(rows.filter((row) => row['option'] === 'hybrid').map((row) => row['h3'])).toEqual(
      [...input.gaps[0]!.cells.slice(0, 3)].map((cell) => hexes[cell]),
    );
    expect(rows.every((row) => row['fraction'] === '0.500000')).toBe(true);
  });

  it('costs.csv takes a site apart, with the keys of the register and how good the weakest is', () => {
    const rows = rowsOf(bundleOf().get('costs.csv')!).filter((row) => row['option'] === 'colocated-towers');
    expect(Object.keys(rows[0]!)).toEqual([
      'option',
      'siteId',
      'part',
      'capexUsd',
      'lifeYears',
      'opexUsdPerYear',
      'costUsdPerYear',
      'keys',
      'tag',
    ]);
    const ran = rows.find((row) => row['keys']!.includes('macro.ran_3sector_usd'))!;
    expect(Number(ran['capexUsd'])).toBeGreaterThan(0);
    expect(ran['tag']).toBe('U');
  });

  it('gaps.csv and gaps.geojson list the same gaps, and the outline has their area', () => {
    const bundle = bundleOf();
    const [row] = rowsOf(bundle.get('gaps.csv')!);
    expect(Object.keys(row!)).toEqual([
      'gapId',
      'regionId',
      'people',
      'areaKm2',
      'deficitDb',
      'distanceKm',
      'cause',
      'confidence',
      'evidence',
      'measuredBelow',
      'measuredEnough',
      'statedShareFraction',
      'lon',
      'lat',
    ]);
    const collection = JSON.parse(bundle.get('gaps.geojson')!) as FeatureCollection;
    expect(collection.features).toHaveLength(1);
    expect(collection.features[0]!.properties).toMatchObject({
      gapId: 'G1',
      people: Number(row!['people']),
      deficitDb: 6.5,
      cause: 'no-signal',
    });
  });

  it('what is known of a gap beside the model is in both; nothing known is empty in CSV and null in GeoJSON', () => {
    const input = anInput();
    const said = (): Record<string, unknown>[] => {
      const [row] = rowsOf(bundleOf(input).get('gaps.csv')!);
      const names = ['evidence', 'measuredBelow', 'measuredEnough', 'statedShareFraction'];
      const properties = gapOutlines(input.grid, input.gaps).features[0]!.properties!;
      return [row!, properties].map((from) => Object.fromEntries(names.map((name) => [name, from[name]])));
    };
    expect(said()).toEqual([
      { evidence: '', measuredBelow: '', measuredEnough: '', statedShareFraction: '' },
      { evidence: null, measuredBelow: null, measuredEnough: null, statedShareFraction: null },
    ]);
    input.gaps[0]!.evidence = { measuredBelow: 1, measuredEnough: 3, statedShareFraction: 0.25, says: 'served' };
    expect(said()).toEqual([
      { evidence: 'contradicts', measuredBelow: '1', measuredEnough: '3', statedShareFraction: '0.2500' },
      { evidence: 'contradicts', measuredBelow: 1, measuredEnough: 3, statedShareFraction: 0.25 },
    ]);
  });

  it('an unknown distance is empty in CSV and null in GeoJSON, never 0', () => {
    const input = anInput();
    input.gaps[0]!.distanceKm = Number.NaN;
    const bundle = bundleOf(input);
    expect(rowsOf(bundle.get('gaps.csv')!)[0]!['distanceKm']).toBe('');
    expect(gapOutlines(input.grid, input.gaps).features[0]!.properties!['distanceKm']).toBeNull();
  });

  it('sites.geojson holds existing sites in reach, hotspots and proposed sites, and leaves out what is far away', () => {
    const collection = JSON.parse(bundleOf().get('sites.geojson')!) as FeatureCollection;
    const roles = collection.features.map((feature) => String(feature.properties!['role']));
    expect(roles.filter((role) => role === 'existing-site')).toHaveLength(1);
    expect(roles.filter((role) => role === 'existing-hotspot')).toHaveLength(1);
    expect(roles.filter((role) => role === 'proposed-site')).toHaveLength(5);
    expect(collection.features[0]!.properties).toMatchObject({ operators: '214-7', technologies: 'LTE', sectors: 2 });
  });

  it('the manifest names every input with the hash of the bytes read, the seed, the models and the edits', () => {
    const input = { ...anInput(), register: [...anInput().register, aReportInput().register[2]!] };
    const manifest = JSON.parse(bundleOf(input).get('manifest.json')!) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      format: 'infill-bundle',
      version: '0.1.0',
      seed: 1,
      linksByModel: { '38.901': 120, hata: 30, 'free-space': 4, p1812: 0 },
    });
    expect(manifest['inputs']).toEqual([
      { role: 'towers', path: 'towers.csv', bytes: 1234, sha256: 'a'.repeat(64), mapping: {} },
    ]);
    const assumptions = manifest['assumptions'] as { key: string; edited: boolean; shipped?: object }[];
    expect(assumptions.filter((row) => row.edited).map((row) => row.shipped)).toEqual([
      { low: 5.6, likely: 8, high: 12 },
    ]);
    expect((manifest['models'] as { id: string }[]).map((model) => model.id)).toEqual([
      '38.901',
      'hata',
      'free-space',
      'throughput',
      'wifi-mcs',
      'cost',
    ]);
  });

  it('an empty plan still gives every file', () => {
    const input = anInput();
    const empty = {
      ...input,
      grid: {
        ...input.grid,
        count: 0,
        h3: new BigUint64Array(0),
        lonDeg: new Float64Array(0),
        latDeg: new Float64Array(0),
        areaKm2: new Float32Array(0),
        regionIndex: new Uint16Array(0),
        regions: [],
      },
      demand: { ...input.demand, people: new Float64Array(0) },
      gaps: [],
      options: [],
      economics: [],
    };
    for (const [name, text] of bundleOf(empty)) expect(text.length, name).toBeGreaterThan(0);
  });
});
