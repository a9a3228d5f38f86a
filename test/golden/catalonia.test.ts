/** The main job on real input: Bages, from the files as their owners publish them. Runs only where the reference folder is named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { statedTotals, totalsOf } from '../helpers/bundle-check';
import { infill, readCsv, readJson, temporaryFolder } from '../helpers/cli';
import { csvRows, describeWithReference, referencePath } from '../helpers/reference';

interface Summary {
  regions: {
    name: string;
    areaKm2: number;
    population: number;
    baseline: { servedPopulation: number; servedShareFraction: number; unknownPopulation: number };
    gaps: { count: number; population: number };
    verdict: { sentence: string };
  }[];
  issues: { code: string; message: string }[];
}

describeWithReference('Bages on real files', () => {
  const folder = temporaryFolder();
  const file = (name: string) => referencePath(`data/catalonia/${name}`);
  const plan = (name: string) => join(folder, name);

  function makeAndRun(name: string, extra: string[], towers = 'opencellid-214-spain.csv.gz'): Summary {
    const made = infill(
      [
        'new', '--region', file('bages.geojson'), '--towers', file(towers), '--hotspots', file('helium-hotspots-catalunya.stripped.json'),
        '--demand', file('cat-municipis.topo.json'), '--join', `${file('municipi-capitals-population.csv')}:codi_ine=id`, '--map', 'people=population',
        '--terrain', file('N41E001.hgt.zip'), '--name', 'Bages', '--out', plan(`${name}.json`), ...extra,
      ],
      folder,
    ); // prettier-ignore
    expect(made.stderr).not.toContain('error:');
    expect(made.code).toBe(0);
    const ran = infill(['plan', plan(`${name}.json`), '--out', plan(name)], folder);
    expect(ran.stderr).not.toContain('bug');
    expect(ran.code).toBe(0);
    return readJson<Summary>(join(plan(name), 'summary.json'));
  }

  let any: Summary;
  beforeAll(() => {
    any = makeAndRun('any', []);
  }, 240_000);

  it('has the people of the municipalities of Bages within 0.5 %', () => {
    const rows = csvRows(readFileSync(file('municipi-capitals-population.csv'), 'utf8'));
    const header = rows[0]!;
    const ofBages = rows.slice(1).filter((row) => row[header.indexOf('comarca')] === 'Bages');
    const people = ofBages.reduce((sum, row) => sum + Number(row[header.indexOf('population')]), 0);
    expect(ofBages).toHaveLength(30);
    expect(people).toBe(183_265);
    expect(any.regions[0]!.population / people).toBeGreaterThan(0.995);
    expect(any.regions[0]!.population / people).toBeLessThan(1.005);
  });

  it('finds gaps whose people, cells, sites and costs belong together', () => {
    const [biggest] = readCsv(join(plan('any'), 'gaps.csv'));
    expect(Number(biggest!.people)).toBeGreaterThan(0);
    const cells = readCsv(join(plan('any'), 'cells.csv')).filter((row) => row.gapId === biggest!.gapId);
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.every((row) => row.state === 'unserved')).toBe(true);
    expect(cells.reduce((sum, row) => sum + Number(row.people), 0)).toBeCloseTo(Number(biggest!.people), 0);
    const sites = readCsv(join(plan('any'), 'sites.csv'));
    expect(sites.length).toBeGreaterThan(0);
    const gapIds = new Set(readCsv(join(plan('any'), 'gaps.csv')).map((row) => row.gapId));
    for (const site of sites) expect(gapIds.has(site.gapId)).toBe(true);
  });

  it('states served people and capex that the tables add up to', () => {
    const totals = new Map(totalsOf(plan('any')).map((total) => [total.option, total]));
    for (const stated of statedTotals(plan('any'))) {
      const recomputed = totals.get(stated.option) ?? { servedPeople: 0, capexUsd: 0 };
      expect(Math.abs(recomputed.servedPeople - stated.servedPeople), stated.option).toBeLessThan(
        1 + stated.servedPeople * 0.001,
      );
      expect(Math.abs(recomputed.capexUsd - stated.capexUsd), stated.option).toBeLessThan(1 + stated.capexUsd * 0.001);
    }
  });

  it('one operator alone has at least the gaps of any', () => {
    const one = makeAndRun('one', ['--operator', '214-07']);
    expect(one.regions[0]!.gaps.population).toBeGreaterThanOrEqual(any.regions[0]!.gaps.population);
    expect(one.regions[0]!.baseline.servedPopulation).toBeLessThanOrEqual(any.regions[0]!.baseline.servedPopulation);
  }, 240_000);

  it('a phone plan counts nobody served by IoT hotspots and says why; a LoRa plan counts many', () => {
    const said = readFileSync(join(plan('any'), 'report.html'), 'utf8');
    expect(said).toMatch(/IoT network/);
    const hotspotIds = new Set(
      (readJson(file('helium-hotspots-catalunya.stripped.json')) as { name: string }[]).map(({ name }) => name),
    );
    const byHotspot = readCsv(join(plan('any'), 'cells.csv')).filter((row) => hotspotIds.has(row.siteId!));
    expect(byHotspot).toHaveLength(0);
    const lora = makeAndRun('lora', ['--class', 'lora-sf10', '--resolution', '10'], 'opencellid-214-catalonia.csv');
    expect(lora.regions[0]!.baseline.servedPopulation).toBeGreaterThan(50_000);
    const loraCells = readCsv(join(plan('lora'), 'cells.csv'));
    expect(loraCells.some((row) => [...hotspotIds].some((id) => row.siteId === id || row.siteId?.endsWith(id)))).toBe(
      true,
    );
  }, 240_000);
});
