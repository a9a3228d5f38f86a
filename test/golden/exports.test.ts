/** A small plan through the built program: exports in the bundle, its manifest, and the same numbers again. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { infill, readCsv, readJson, temporaryFolder } from '../helpers/cli';

interface Manifest {
  outputs: { file: string; bytes: number; sha256: string }[];
  timings: { planFolder: string };
}

describe('exports and verify', () => {
  const folder = temporaryFolder();
  const file = (...parts: string[]) => join(folder, ...parts);
  const bundle = file('bundle');

  beforeAll(() => {
    mkdirSync(file('data'));
    const ring = [[7, 47], [7.05, 47], [7.05, 47.03], [7, 47.03], [7, 47]]; // prettier-ignore
    const region = {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { name: '=1+1 <b>' },
    };
    writeFileSync(file('data', 'region.geojson'), JSON.stringify(region));
    writeFileSync(
      file('data', 'towers.csv'),
      'id,lon,lat,technology,operator,height\nwest,6.9,47.01,LTE,228-1,20\neast,7.2,47.02,LTE,228-1,20\n',
    );
    writeFileSync(file('data', 'people.csv'), 'name,lon,lat,population\nVillage,7.03,47.015,900\n');
    const made = infill(
      ['new', '--region', 'data/region.geojson', '--towers', 'data/towers.csv', '--demand', 'data/people.csv', '--out', 'plan.json'],
      folder,
    ); // prettier-ignore
    expect(made.stderr).not.toContain('error:');
    const ran = infill(['plan', 'plan.json', '--out', 'bundle', '--export', 'kml,xlsx', '--export', 'svg'], folder);
    expect(ran.stderr).not.toContain('bug');
    expect(ran.code).toBe(0);
  }, 240_000);

  it('writes the exports asked for beside the standard files, and the manifest has the hash of each', () => {
    const { outputs, timings } = readJson<Manifest>(join(bundle, 'manifest.json'));
    const names = outputs.map((output) => output.file);
    expect(names).toEqual(expect.arrayContaining(['summary.json', 'cells.csv', 'network.kml', 'tables.xlsx']));
    expect(names).toContain('charts/1-1-1-b-coverage-map.svg');
    expect(names).not.toContain('network.kmz');
    for (const output of outputs) {
      const bytes = readFileSync(join(bundle, output.file));
      expect(bytes.length).toBe(output.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(output.sha256);
    }
    expect(timings.planFolder).toBe('..');
  });

  it('verify says the same of every file, exports included', () => {
    const { code, stdout, stderr } = infill(['verify', 'bundle'], folder);
    expect(stdout).toMatch(/^same {4}cells\.csv$/m);
    expect(stdout).toMatch(/^same {4}tables\.xlsx$/m);
    expect(stdout).not.toContain('differs');
    expect(stderr).toContain('Same inputs, same numbers: 3 inputs.');
    expect(code).toBe(0);
  }, 120_000);

  it('verify names the row that somebody changed, and that the file was changed', () => {
    const path = join(bundle, 'gaps.csv');
    const before = readFileSync(path, 'utf8');
    appendFileSync(path, 'G99,,1\r\n');
    const { code, stdout, stderr } = infill(['verify', 'bundle'], folder);
    writeFileSync(path, before);
    expect(stdout).toMatch(/^differs gaps\.csv: row \d+ was “G99,,1”, now/m);
    expect(stdout).toMatch(/^same {4}cells\.csv$/m);
    expect(stderr).toMatch(/since the bundle was written: gaps\.csv/);
    expect(stderr).toMatch(/the inputs are the same, but the numbers of 1 files are not/);
    expect(code).toBe(2);
  }, 120_000);

  it('verify runs nothing when an input is missing or changed, and finds inputs that were moved', () => {
    const towers = readFileSync(file('data', 'towers.csv'), 'utf8');
    appendFileSync(file('data', 'towers.csv'), 'new,7.0,47.0,LTE,228-1,20\n');
    const changed = infill(['verify', 'bundle'], folder);
    writeFileSync(file('data', 'towers.csv'), towers);
    expect(changed.code).toBe(2);
    expect(changed.stdout).toBe('');
    expect(changed.stderr).toContain('changed: data/towers.csv');
    mkdirSync(file('moved'));
    for (const name of ['region.geojson', 'towers.csv', 'people.csv'])
      renameSync(file('data', name), file('moved', name));
    const missing = infill(['verify', 'bundle'], folder);
    expect(missing.stderr).toContain('missing: data/region.geojson');
    expect(missing.code).toBe(2);
    const found = infill(['verify', 'bundle/manifest.json', '--inputs', 'moved'], folder);
    for (const name of ['region.geojson', 'towers.csv', 'people.csv'])
      renameSync(file('moved', name), file('data', name));
    expect(found.code).toBe(0);
  }, 120_000);

  it('a second run without exports takes the old ones away, and nothing else', () => {
    writeFileSync(join(bundle, 'mine.txt'), 'mine');
    writeFileSync(join(bundle, 'network.kmz'), 'mine too');
    const { code } = infill(['plan', 'plan.json', '--out', 'bundle'], folder);
    expect(code).toBe(0);
    expect(existsSync(join(bundle, 'network.kml'))).toBe(false);
    expect(existsSync(join(bundle, 'charts', '1-1-1-b-coverage-map.svg'))).toBe(false);
    expect(existsSync(join(bundle, 'mine.txt'))).toBe(true);
    expect(existsSync(join(bundle, 'network.kmz'))).toBe(true);
  }, 120_000);

  it('measurements of the plan are compared, point by point, in the report and in a table', () => {
    const points = [7.01, 7.02, 7.03].map((lon) => `${lon},47.015,-90,LTE,228-1`);
    const text = ['lon,lat,rsrp,technology,operator', ...points, ''].join('\n');
    writeFileSync(file('data', 'drive.csv'), text);
    const plan = readJson<{ inputs: Record<string, unknown[]> }>(file('plan.json'));
    const sha256 = createHash('sha256').update(text).digest('hex');
    plan.inputs.measurements = [{ path: 'data/drive.csv', sha256, bytes: text.length }];
    writeFileSync(file('measured.json'), JSON.stringify(plan));
    const { code, stderr } = infill(['plan', 'measured.json', '--out', 'measured'], folder);
    expect(stderr).not.toContain('error:');
    expect(code).toBe(0);
    const rows = readCsv(file('measured', 'measurements.csv'));
    expect(rows.map(({ row, measuredDbm }) => [row, measuredDbm])).toEqual([['2', '-90.00'], ['3', '-90.00'], ['4', '-90.00']]); // prettier-ignore
    for (const { predictedDbm, measuredDbm, residualDb, outcome } of rows)
      if (outcome === 'compared') expect(Number(measuredDbm) - Number(predictedDbm)).toBeCloseTo(Number(residualDb), 2);
    expect(rows.some(({ outcome }) => outcome === 'compared')).toBe(true);
    expect(readFileSync(file('measured', 'report.html'), 'utf8')).toContain('Validation by measurements');
    expect(readJson<Manifest>(file('measured', 'manifest.json')).outputs.map((output) => output.file)).toContain(
      'measurements.csv',
    );
  }, 120_000);

  it.each([
    [['plan', 'plan.json', '--export', 'dwg'], /--export knows no "dwg"/],
    [['plan', 'plan.json', '--paper', 'letter'], /--paper has a meaning only with --pdf/],
    [['verify', 'data'], /is no bundle/],
    [['verify'], /name one bundle/],
  ])('%j cannot be used', (args, problem) => {
    const { code, stderr } = infill(args, folder);
    expect(stderr).toMatch(problem);
    expect(code).toBe(2);
  });
});
