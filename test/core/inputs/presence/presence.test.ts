import { expect, it } from 'vitest';
import { factsOf } from '../facts-of';
import { balanced, check } from '../input-files';

it('points of presence as points or cells; the same place once', async () => {
  const { presence, files } = await factsOf(
    'presence',
    'popname,lat,lon\nNode 1,41.7,1.8\nNode 2,41.8,1.8\nNode 1 again,41.7,1.8\n',
  );
  expect(presence).toEqual([
    { id: 'Node 1', name: 'Node 1', lonDeg: 1.8, latDeg: 41.7 },
    { id: 'Node 2', name: 'Node 2', lonDeg: 1.8, latDeg: 41.8 },
  ]);
  expect(balanced(files[0]!).counts).toMatchObject({ read: 3, used: 2, merged: 1 });
});

it('FCC fixed availability: fibre counts, other technologies are refused', async () => {
  const file = [
    'frn,provider_id,brand_name,location_id,technology,max_advertised_download_speed,h3_res8_id',
    '1,130001,Fast Fiber,1001,50,1000,8839446089fffff',
    '1,130001,Fast Fiber,1002,50,1000,8839446089fffff',
    '1,130002,Old Cable,1003,40,300,8839446083fffff',
  ].join('\n');
  const report = balanced(await check(file));
  expect(report).toMatchObject({ role: 'presence', counts: { used: 1, merged: 1, refusedByCode: { 'presence-not-fibre': 1 } } }); // prettier-ignore
  const { presence } = await factsOf('presence', file);
  expect(presence).toMatchObject([{ id: '1001', name: 'Fast Fiber' }]);
});
