import { expect, it } from 'vitest';
import { kmlText, pointOf } from '../../../helpers/format-files';
import { factsOf } from '../facts-of';
import { balanced, check } from '../input-files';

it('candidates are places with a height and a kind, or without', async () => {
  const { candidates, files } = await factsOf('candidates', 'id,name,lat,lon,height_ft,kind\n7,Silo,41.7,1.8,100,tower-colocated\n8,,41.8,1.8,,new tower\n8,Bar,41.9,1.8,0,indoor\n'); // prettier-ignore
  expect(balanced(files[0]!).counts).toMatchObject({ read: 3, used: 3 });
  expect(candidates).toEqual([
    { id: '7', name: 'Silo', lonDeg: 1.8, latDeg: 41.7, heightM: 30.48, kind: 'tower-colocated' },
    { id: '8', name: '8', lonDeg: 1.8, latDeg: 41.8, heightM: null, kind: 'tower-greenfield' },
    { id: '8 (row 4)', name: 'Bar', lonDeg: 1.8, latDeg: 41.9, heightM: null, kind: 'hotspot-indoor' },
  ]);
});

it('cells and placemarks are places too; a kind nobody knows is any kind, said so', async () => {
  const cells = await factsOf('candidates', 'h3,kind\n8c39446089a25ff,castle\nxyz,tower\n');
  expect(cells.candidates).toMatchObject([{ kind: null, name: 'candidate-2' }]);
  expect(cells.files[0]!.issues.map(({ code }) => code)).toEqual(['candidate-kind-unknown', 'h3-invalid']);
  expect((await factsOf('candidates', kmlText([pointOf(1, 41, { name: 'Roof' })]))).candidates).toMatchObject([{ name: 'Roof', lonDeg: 1 }]); // prettier-ignore
});

it('bad heights and places are refused, a file without places fails', async () => {
  const report = balanced(await check('name,lat,lon,height\nA,41,1,5000\nB,91,1,5\nC,41,1,5\n', 'candidates'));
  expect(report.counts).toMatchObject({
    read: 3,
    used: 1,
    refusedByCode: { 'number-invalid': 1, 'position-out-of-range': 1 },
  });
  expect((await check('name,notes\nA,x\n', 'candidates')).issues).toMatchObject([{ code: 'table-column-missing', context: { field: 'lon, lat or h3' } }]); // prettier-ignore
});
