import { describe, expect, it } from 'vitest';
import { operatorOf } from '../../../../src/core/inputs/towers/operator-code';
import { azimuthsOf } from '../../../../src/core/inputs/towers/tower-list';
import { newPlan } from '../../../../src/core/plan';
import { readFacts } from '../../../../src/core/inputs';
import { check, codesOf, collection, fileOf, point, signal } from '../input-files';

async function sitesOf(content: string | object) {
  const plan = newPlan('towers');
  plan.inputs.towers.push({ path: 'towers', sha256: '0'.repeat(64), bytes: 1, mapping: {} });
  const files = new Map([['towers', fileOf('towers', content)]]);
  const facts = await readFacts(plan, files, { signal, onProgress() {} });
  return { sites: facts.sites, report: facts.files[0]!, extent: facts.siteExtent };
}

describe('lists of towers', () => {
  it('are taken as stated: position, height, operator, azimuths', async () => {
    const { sites, report, extent } = await sitesOf(
      'name,lat,lon,height (m),operator,technology,azimuth\nMontserrat,41.6,1.8,45,214-07,LTE,0/120/240\nOdena,41.61,1.7,,21403,5G,\n',
    );
    expect(report.counts).toMatchObject({ read: 2, used: 2 });
    expect(extent).toEqual([1.7, 41.6, 1.8, 41.61]);
    expect(sites[0]).toMatchObject({ id: 'Montserrat', lonDeg: 1.8, latDeg: 41.6, heightM: 45, sharedBy: [] });
    expect(
      sites[0]!.sectors.map(({ azimuthDeg, azimuthFrom, operator }) => [azimuthDeg, azimuthFrom, operator]),
    ).toEqual([
      [0, 'stated', '214-7'],
      [120, 'stated', '214-7'],
      [240, 'stated', '214-7'],
    ]);
    expect(sites[1]).toMatchObject({
      heightM: null,
      sectors: [{ technology: 'NR', azimuthDeg: null, operator: '214-3' }],
    });
  });

  it('carry no name of a template that is longer than one can be, a thousand times', async () => {
    const azimuths = Array.from({ length: 1000 }, () => 1).join('/');
    const { sites } = await sitesOf(`lat,lon,azimuth,template\n41.6,1.8,${azimuths},${'t'.repeat(1e6)}\n`);
    expect(new Set(sites[0]!.sectors.map(({ templateId }) => templateId))).toEqual(new Set(['t'.repeat(64)]));
  });

  it('state room for others: free height and rent, each alone or none', async () => {
    const { sites, report } = await sitesOf(
      'name,lat,lon,height,free height (m),rent\nA,41,1,45,38,18000\nB,41.1,1,45,,9000\nC,41.2,1,45,0,\nD,41.3,1,45,,\nE,41.4,1,45,30,dear\nF,41.5,1,45,-1,5\n',
    );
    expect(sites.map(({ id, room }) => [id, room])).toEqual([
      ['A', { heightM: 38, rentUsdPerYear: 18_000 }],
      ['B', { heightM: null, rentUsdPerYear: 9000 }],
      ['C', { heightM: 0, rentUsdPerYear: null }],
      ['D', undefined],
    ]);
    expect(report.counts.refusedByCode).toEqual({ 'number-invalid': 2 });
  });

  it('may be points of a GeoJSON file', async () => {
    const { sites, report } = await sitesOf(
      collection(point(1.8, 41.7, { name: 'A', height: 30 }), { type: 'Feature' }),
    );
    expect(sites).toMatchObject([{ id: 'A', heightM: 30 }]);
    expect(report.counts).toMatchObject({ read: 2, used: 1, refusedByCode: { 'geometry-missing': 1 } });
  });

  it('add the sectors of rows with the same id', async () => {
    const { sites, report } = await sitesOf('id,lat,lon,height,azimuth\nA,41,1,30,10\nA,41,1,30,130\n');
    expect(sites).toHaveLength(1);
    expect(sites[0]!.sectors.map(({ azimuthDeg }) => azimuthDeg)).toEqual([10, 130]);
    expect(report.counts).toMatchObject({ used: 1, merged: 1 });
    expect(codesOf(report)).toContain('site-duplicate');
  });

  it('keep two masts of one name', async () => {
    const { sites } = await sitesOf('name,lat,lon,height\nMast,41,1,30\nMast,42,1,30\n');
    expect(sites.map(({ id }) => id)).toEqual(['Mast', 'Mast (row 3)']);
  });

  it('may list their sectors in one text, which goes before the other columns', async () => {
    const { sites, report } = await sitesOf(
      'id,lat,lon,technology,operator,azimuth,sector list\nA,41,1,CDMA,none,north,(NR 214-7 azimuthDeg=10; LTE)\nB,41.1,1,GSM,,10/20,\nC,41.2,1,,,,()\n',
    );
    expect(
      sites.map(({ sectors }) => sectors.map(({ technology, azimuthDeg, operator }) => [technology, azimuthDeg, operator])), // prettier-ignore
    ).toEqual([
      [
        ['NR', 10, '214-7'],
        ['LTE', null, ''],
      ],
      [
        ['GSM', 10, ''],
        ['GSM', 20, ''],
      ],
      [],
    ]);
    expect(report.issues).toEqual([]);
  });

  it('tell row and column of a list that cannot be read, and fall back to the other columns', async () => {
    const { sites, report } = await sitesOf(
      'id,lat,lon,technology,sectorList\nA,41,1,LTE,(NR azimuthDeg=10 tiltDeg=99 color=red)\nB,41.1,1,GSM,3\nC,41.2,1,,(LTE;\n',
    );
    expect(sites.map(({ sectors }) => sectors.map(({ technology, azimuthDeg }) => [technology, azimuthDeg]))).toEqual([
      [['NR', 10]],
      [['GSM', null]],
      [['LTE', null]],
    ]);
    const told = report.issues.filter(({ code }) => code === 'sectors-unread');
    expect(told.map(({ severity, ref, context }) => [severity, ref.row, ref.column, context])).toEqual([
      ['warning', 2, 'sectorList', { value: 'tiltDeg=99', count: 2 }],
      ['warning', 3, 'sectorList', { value: '3', count: 1 }],
      ['warning', 4, 'sectorList', { value: '(LTE;', count: 1 }],
    ]);
    expect(report.counts).toMatchObject({ used: 3, refused: 0 });
  });

  it('may state uncertainty, samples and sharing operators; nonsense there costs no row', async () => {
    const { sites, report } = await sitesOf(
      'id,lat,lon,position uncertainty (m),samples,shared by\nA,41,1,120,7,214-01 21403\nB,41.1,1,near,-1,Telco\nC,41.2,1,,,\n',
    );
    expect(sites.map(({ positionUncertaintyM, samples, sharedBy }) => [positionUncertaintyM, samples, sharedBy])).toEqual([
      [120, 7, ['214-1', '214-3']],
      [30, 0, []],
      [30, 0, []],
    ]); // prettier-ignore
    expect(codesOf(report).toSorted()).toEqual(
      ['number-left-out', 'number-left-out', 'operator-not-a-code', 'technology-assumed'].toSorted(),
    );
  });

  it('skip rows that say they are no masts, and leave other words of that column alone', async () => {
    const { sites, report, extent } = await sitesOf(
      'id,lat,lon,technology,role\nA,41,1,LTE,existing-site\nB,60,50,LTE,proposed-site\nC,41.1,1,LTE,backup\nD,61,51,LTE,existing-hotspot\n',
    );
    expect(sites.map(({ id }) => id)).toEqual(['A', 'C']);
    expect(extent).toEqual([1, 41, 1, 41.1]);
    expect(report.counts).toMatchObject({ read: 2, used: 2, refused: 0 });
    expect(report.issues.map(({ code, context }) => [code, context])).toEqual([
      ['rows-of-other-role', { count: 2, roles: 'proposed-site, existing-hotspot', role: 'existing-site' }],
    ]);
  });

  it.each([
    ['name,lat,lon,height\nA,41,1,tall', 'number-invalid'],
    ['name,lat,lon,height\nA,41,1,2000', 'number-invalid'],
    ['name,lat,lon,technology\nA,41,1,CDMA', 'radio-unknown'],
    ['name,lat,lon,height\nA,,1,20', 'position-missing'],
    ['name,lat,lon,height\nA,0,0,20', 'position-zero'],
    ['name,lat,lon,height\nA,410,46,20', 'position-out-of-range'],
  ])('refuse %j with %s', async (text, code) => {
    const report = await check(text, 'towers');
    expect(report.counts.refusedByCode).toEqual({ [code]: 1 });
  });

  it('warn of what they do not understand and go on', async () => {
    const report = await check('name,lat,lon,operator,azimuth\nA,41,1,Vodafone,north', 'towers');
    expect(report.counts.used).toBe(1);
    expect(codesOf(report)).toEqual(['operator-not-a-code', 'azimuth-invalid', 'technology-assumed']);
  });
});

describe('operatorOf and azimuthsOf', () => {
  it.each([
    ['214-07', '214-7'],
    ['21407', '214-7'],
    ['310 410', '310-410'],
    ['', ''],
    ['Movistar', null],
  ])('operator %j → %j', (text, code) => {
    expect(operatorOf(text)).toBe(code);
  });

  it.each([
    ['0/120/240', [0, 120, 240]],
    ['10, 130 ;250', [10, 130, 250]],
    ['360', [0]],
    ['', []],
    ['omni', []],
    ['400', null],
    ['N', null],
  ])('azimuth %j → %j', (text, list) => {
    expect(azimuthsOf(text)).toEqual(list);
  });
});
