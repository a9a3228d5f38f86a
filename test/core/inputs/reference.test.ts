/** The real files: counts as their source states them. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { distanceKm } from '../../../src/core/geo';
import { checkFile, type FileReport, readFacts, type SourceFile, sourceOfBlob } from '../../../src/core/inputs';
import { newPlan } from '../../../src/core/plan';
import { describeWithReference, referencePath } from '../../helpers/reference';
import { balanced, errorsOf, signal } from './input-files';

function realFile(path: string): SourceFile {
  const bytes = new Uint8Array(readFileSync(referencePath(`data/${path}`)));
  return sourceOfBlob(basename(path), new Blob([bytes]));
}

const check = async (
  path: string,
  as?: FileReport['role'],
  mapping: Record<string, string> = {},
): Promise<FileReport> => balanced(await checkFile(realFile(path), { ...(as ? { as } : {}), mapping }));

describeWithReference('real files', () => {
  it('OpenCelliD, Catalonia: 16,580 cells, all used', async () => {
    const report = await check('catalonia/opencellid-214-catalonia.csv');
    expect(report).toMatchObject({ role: 'towers', counts: { read: 16_580, used: 16_580 } });
    expect(report.facts).toMatchObject({ LTE: 10_452, GSM: 3984, UMTS: 1743, NR: 401, operators: 4 });
  });

  it('OpenCelliD, Spain, gzip without header: 99,002 cells', async () => {
    const report = await check('catalonia/opencellid-214-spain.csv.gz');
    expect(report.counts).toMatchObject({ read: 99_002, used: 99_002 });
    expect(report.facts.sharedSites).toBeGreaterThan(1000);
  });

  it('Munich: needs radio and area, then imports', async () => {
    const path = 'messy/opencellid-munich-odd-columns.csv';
    expect(errorsOf(await check(path))).toEqual(['table-column-missing', 'table-column-missing']);
    const report = await check(path, 'towers', { radio: '=GSM', area: '=0' });
    expect(report.counts).toMatchObject({ read: 2231, used: 2110, merged: 121 });
  });

  it('legacy Helium objects: 2,470, 595 offline, 633 without height, 15 above 200 m', async () => {
    const report = await check('catalonia/helium-hotspots-catalunya.stripped.json');
    expect(report.counts).toMatchObject({ read: 2470, used: 2470 });
    expect(report.facts).toMatchObject({ offline: 595, heightUnknown: 633, iot: 2470, coarse: 0 });
    expect(report.issues.filter(({ code }) => code === 'hotspot-height-implausible')).toMatchObject([
      { context: { count: 15 } },
    ]);
  });

  it('the same hotspots as a CSV of res-8 centres: cells, not points', async () => {
    const report = await check('catalonia/helium-hotspots-catalunya.res8.csv');
    expect(report.counts).toMatchObject({ read: 2470, used: 2470 });
    expect(report.facts).toMatchObject({ offline: 595, coarse: 2470, networkUnknown: 2470 });
  });

  it('places: 947 with 7,901,963 people', async () => {
    const report = await check('catalonia/municipi-capitals-population.csv', 'demand', { people: 'population' });
    expect(report).toMatchObject({ counts: { used: 947 }, facts: { people: 7_901_963 } });
  });

  it('municipalities: 947 read; one is squeezed to a line by quantising and refused', async () => {
    const report = await check('catalonia/cat-municipis.topo.json', 'demand');
    expect(report.counts).toMatchObject({ read: 947, used: 946, refusedByCode: { 'geometry-invalid': 1 } });
  });

  it('screen coordinates are refused by name', async () => {
    const report = await check('messy/cat-comarques-screen-coordinates.topo.json');
    expect(report.issues).toMatchObject([{ code: 'coordinates-not-degrees', context: { looksLike: 'screen pixels' } }]);
  });

  it('the plan of Bages: join, merge of both hotspot files, sites within reach', async () => {
    const plan = newPlan('Bages');
    const ref = (path: string) => ({ path, sha256: '0'.repeat(64), bytes: 1, mapping: { people: 'population' } });
    plan.inputs.regions.push(ref('catalonia/bages.geojson'));
    plan.inputs.towers.push(ref('catalonia/opencellid-214-spain.csv.gz'));
    plan.inputs.hotspots.push(
      ref('catalonia/helium-hotspots-catalunya.res8.csv'),
      ref('catalonia/helium-hotspots-catalunya.stripped.json'),
    );
    plan.inputs.demand.push(ref('catalonia/cat-municipis.topo.json'));
    plan.inputs.joins.push({
      ...ref('catalonia/municipi-capitals-population.csv'),
      joinColumn: 'codi_ine',
      joinId: 'id',
    });
    const paths = Object.values(plan.inputs).flatMap((refs) =>
      refs.flatMap((given) => ('path' in given ? [given.path] : [])),
    );
    const files = new Map(paths.map((path) => [path, realFile(path)]));
    const facts = await readFacts(plan, files, { signal, onProgress() {} });
    expect(facts.files.flatMap((file) => errorsOf(balanced(file)))).toEqual([]);
    expect(facts.demand.totalPeople).toBe(7_901_963);
    expect([facts.demand.polygons.length, facts.demand.places.length]).toEqual([946, 1]);
    expect(facts.hotspots).toHaveLength(2470);
    expect(
      facts.hotspots.every(({ positionPrecision, network }) => positionPrecision === 'res-12' && network === 'iot'),
    ).toBe(true);
    const far = facts.sites.filter(({ lonDeg, latDeg }) => distanceKm(lonDeg, latDeg, 1.8, 41.8) > 250);
    expect(facts.sites.length).toBeGreaterThan(5000);
    expect(far).toEqual([]);
  });

  it('8,445 sites of the Catalan file: those kept for Bages and those left out are all of them', async () => {
    const path = 'catalonia/opencellid-214-catalonia.csv';
    const plan = newPlan('Bages');
    const ref = (file: string) => ({ path: file, sha256: '0'.repeat(64), bytes: 1, mapping: {} });
    plan.inputs.regions.push(ref('catalonia/bages.geojson'));
    plan.inputs.towers.push(ref(path));
    const files = new Map(
      [...plan.inputs.regions, ...plan.inputs.towers].map((file) => [file.path, realFile(file.path)]),
    );
    const facts = await readFacts(plan, files, { signal, onProgress() {} });
    const { issues } = facts.files[1]!;
    expect((await check(path)).facts.sites).toBe(8445);
    expect(facts.sites).toHaveLength(8212);
    expect(issues.find(({ code }) => code === 'cells-out-of-reach')).toBeUndefined();
    expect(issues.find(({ code }) => code === 'sites-out-of-reach')?.context.count).toBe(8445 - 8212);
  });

  it('30 municipalities of Bages hold 183,265 people after the join', async () => {
    const topology = JSON.parse(readFileSync(referencePath('data/catalonia/cat-municipis.topo.json'), 'utf8'));
    const all: { properties: { comarca: number } }[] = topology.objects.municipis.geometries;
    topology.objects.municipis.geometries = all.filter(({ properties }) => properties.comarca === 7);
    const bytes = new TextEncoder().encode(JSON.stringify(topology));
    const plan = newPlan('Bages');
    const ref = (path: string) => ({ path, sha256: '0'.repeat(64), bytes: 1, mapping: {} });
    plan.inputs.demand.push(ref('polygons'));
    plan.inputs.joins.push({
      ...ref('catalonia/municipi-capitals-population.csv'),
      joinColumn: 'codi_ine',
      joinId: 'id',
    });
    const counts = realFile('catalonia/municipi-capitals-population.csv');
    const polygons = sourceOfBlob('p', new Blob([bytes.slice()]));
    const files = new Map([['polygons', polygons], ['catalonia/municipi-capitals-population.csv', counts]]); // prettier-ignore
    const { demand } = await readFacts(plan, files, { signal, onProgress() {} });
    expect(demand.polygons).toHaveLength(30);
    expect(demand.polygons.reduce((sum, { people }) => sum + people, 0)).toBe(183_265);
    expect(demand.polygons.every(({ centres }) => centres.length === 1)).toBe(true);
  });
});
