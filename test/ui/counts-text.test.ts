import { expect, it } from 'vitest';
import { factRows, reportText } from '../../src/ui/stages/counts-text';
import { en } from '../../src/ui/text/en';

const counts = { read: 10, used: 8, merged: 1, refused: 1, refusedByCode: { 'position-missing': 1 } };

it('a table tells its rows', () => {
  expect(reportText({ counts, facts: { venues: 8 } }, en)).toBe('8 of 10 rows used, 1 merged, 1 refused');
  expect(factRows({ facts: { venues: 8, later: 2 } }, en)).toEqual([
    ['Venues', '8'],
    ['later', '2'],
  ]);
});

it('a technology is counted, not measured in metres', () => {
  const [counted, lowest] = factRows({ facts: { GSM: 3980, lowestM: -20 } }, en);
  expect(counted).toEqual(['GSM', '3,980']);
  expect(lowest?.[1]).toMatch(/^−20.m$/);
});

it('a raster tells its grid', () => {
  const facts = { rasters: 1, nodes: 1_442_401, columns: 1201, rows: 1201, resolutionM: 92.7, west: 1, lowestM: -20, highestM: 1204, voids: 134 }; // prettier-ignore
  expect(reportText({ counts, facts }, en)).toMatch(/^1,442,401 grid points, 92\.7.m apart, 134 without a height$/);
  expect(factRows({ facts }, en).map(([label]) => label)).toEqual(['Lowest', 'Highest']);
  expect(reportText({ counts, facts: { ...facts, tiles: 12, voids: 0 } }, en)).toMatch(/^12 tiles, .* apart$/);
});
