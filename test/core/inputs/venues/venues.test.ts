import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../src/core/inputs';
import { newPlan } from '../../../../src/core/plan';
import { balanced, check, codesOf, collection, fileOf, point, signal } from '../input-files';

async function venuesOf(content: string | object) {
  const plan = newPlan('venues');
  plan.inputs.venues.push({ path: 'v', sha256: '0'.repeat(64), bytes: 1, mapping: {} });
  return (await readFacts(plan, new Map([['v', fileOf('v', content)]]), { signal, onProgress() {} })).venues;
}

describe('venues', () => {
  it('are points with a group; without one they are base', async () => {
    expect(await venuesOf('id,name,lat,lon,group\nv1,Station,41.4,2.2,HIGH\nv2,Kiosk,41.5,2.3,\n')).toEqual([
      { id: 'v1', name: 'Station', lonDeg: 2.2, latDeg: 41.4, group: 'high' },
      { id: 'v2', name: 'Kiosk', lonDeg: 2.3, latDeg: 41.5, group: 'base' },
    ]);
  });

  it('may be GeoJSON points', async () => {
    expect(await venuesOf(collection(point(2.2, 41.4, { name: 'A', group: 'mid' })))).toMatchObject([
      { id: 'A', group: 'mid' },
    ]);
  });

  it('keep two of one name', async () => {
    const venues = await venuesOf('name,lat,lon\nA,41,1\nA,42,1\n');
    expect(venues.map(({ id }) => id)).toEqual(['A', 'A (row 3)']);
  });

  it('of an unknown group are base, with a warning', async () => {
    const report = await check('name,lat,lon,group\nA,41,1,vip\n', 'venues');
    expect(report.issues).toMatchObject([{ code: 'venue-group-unknown', ref: { row: 2, column: 'group' } }]);
    expect(report.counts.used).toBe(1);
  });

  it('may say how many visitors they have; what is no such number is refused', async () => {
    expect(await venuesOf('name,lat,lon,visitors\nA,41,1,120\nB,42,1,\nC,43,1,-5\nD,44,1,NaN\nE,45,1,1e99\n')).toEqual([
      { id: 'A', name: 'A', lonDeg: 1, latDeg: 41, group: 'base', visitors: 120 },
      { id: 'B', name: 'B', lonDeg: 1, latDeg: 42, group: 'base' },
    ]);
  });

  it('without a position are refused', async () => {
    const report = balanced(await check('name,lat,lon\nA,,1\nB,0,0\nC,41,2\n', 'venues'));
    expect(report.counts.refusedByCode).toEqual({ 'position-missing': 1, 'position-zero': 1 });
  });

  it('need columns for it', async () => {
    expect(codesOf(await check('name\nA\n', 'venues'))).toEqual(['table-column-missing', 'table-column-missing']);
  });
});
