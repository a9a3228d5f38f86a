/** The real atlases: which area a point is in. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { areaAt, readAtlases } from '../../src/state/atlases';

const require = createRequire(import.meta.url);
const topology = (path: string): Topology => JSON.parse(readFileSync(require.resolve(path), 'utf8')) as Topology;
const atlases = readAtlases(topology('us-atlas/counties-10m.json'), topology('world-atlas/countries-50m.json'));
const nameAt = (lonDeg: number, latDeg: number, zoom: number) =>
  areaAt(atlases, { lonDeg, latDeg, zoom })?.name ?? null;

describe('areas', () => {
  it.each([
    [-80.21, 37.48, 9, 'Craig, Virginia'],
    [-80.21, 37.48, 5, 'Virginia'],
    [-80.21, 37.48, 2, 'United States of America'],
    [1.83, 41.73, 9, 'Spain'],
    [28.2, -29.6, 4, 'Lesotho'],
    [-30, 40, 9, null],
  ])('at %f, %f, zoom %i: %s', (lonDeg, latDeg, zoom, name) => {
    expect(nameAt(lonDeg, latDeg, zoom)).toBe(name);
  });

  it('a country round another does not hold what lies in its hole', () => {
    expect(nameAt(26, -29, 4)).toBe('South Africa');
  });
});
