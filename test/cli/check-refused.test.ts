import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { infill, readCsv, readJson, temporaryFolder } from '../helpers/cli';

const folder = temporaryFolder();
const put = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

it('infill check --refused saves the refused rows, replaces only its own file, and takes one file', () => {
  put('masts.csv', 'name,lat,lon,height\nA,41,1,30\nB,95,1,30\n');
  put('other.csv', 'mine\n');
  const run = infill(['check', 'masts.csv', '--refused', 'refused.csv'], folder);
  expect(run.code).toBe(0);
  expect(run.stderr).toContain('1 refused rows written to refused.csv');
  expect(readCsv(join(folder, 'refused.csv'))).toMatchObject([{ name: 'B', lat: '95', refused_row: '3', refused_code: 'position-out-of-range' }]); // prettier-ignore
  expect(infill(['check', 'masts.csv', '--refused', 'refused.csv'], folder).code).toBe(0);
  expect(infill(['check', 'masts.csv', '--refused', 'other.csv'], folder).code).toBe(2);
  expect(readFileSync(join(folder, 'other.csv'), 'utf8')).toBe('mine\n');
  expect(infill(['check', 'masts.csv', 'other.csv', '--refused', 'r.csv'], folder).code).toBe(2);
  expect(existsSync(join(folder, 'r.csv'))).toBe(false);
});

it('infill new takes boxes and cells as regions', () => {
  put('masts.csv', 'name,lat,lon,height\nA,41.7,1.8,30\n');
  const run = infill(['new', '--region', 'bbox:1.7,41.6,1.9,41.8', '--region', 'h3:8839446089fffff', '--towers', 'masts.csv', '--out', 'p.json'], folder); // prettier-ignore
  expect([run.code, run.stderr]).toEqual([0, expect.stringContaining('Plan written')]);
  const plan = readJson<{ inputs: { drawnRegions: { name: string; geometry: { type: string } }[] } }>(join(folder, 'p.json')); // prettier-ignore
  expect(plan.inputs.drawnRegions.map(({ name }) => name)).toEqual(['Box 1.7 41.6 1.9 41.8', 'H3 8839446089fffff']);
  for (const region of ['bbox:1,2,3', 'bbox:1,41,1,42', 'bbox:500,0,600,1', 'h3:xyz', 'h3:'])
    expect(infill(['new', '--region', region, '--towers', 'masts.csv', '--out', 'q.json'], folder).code).toBe(2);
  expect(existsSync(join(folder, 'q.json'))).toBe(false);
});
