/** The planner's and the analyst's way through the app, with real clicks on the built app. */
import { describe, expect, it } from 'vitest';
import type { AppDriver } from './app-driver';
import { oneVisit } from './one-visit';

let app: AppDriver;
oneVisit((visited) => (app = visited));

const CELLS = `radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal
LTE,310,260,11,2819585,0,-80.11,37.49,4000,30,1,1459813819,1459813819,0
LTE,310,260,11,2819586,0,-80.12,37.50,4000,25,1,1459813819,1459813819,0
LTE,310,260,11,2819587,0,,37.50,4000,25,1,1459813819,1459813819,0
`;

describe('a first visit', () => {
  it('shows the demo, computed, with its verdict', async () => {
    const verdict = await app.verdict();
    expect(verdict).toMatch(/any operator\s· LTE 5\/1 Mbps\s· outdoors/);
    expect(verdict).toMatch(/cheapest in [<>]?[ \u202f]*\d+\s%/);
    expect(verdict).toMatch(/people in gaps served/);
    expect(await app.stageStatus('Data')).toContain('6 files');
  });

  it('is told what is wrong with a file that is no data', async () => {
    await app.addFiles([{ name: 'notes.txt', content: 'Dear colleague,\nplease find attached nothing at all.\n' }]);
    await expect.poll(() => app.importDialog()).toMatch(/Cannot be used as it is/);
    await app.press('Leave all out');
    expect(await app.stageStatus('Data')).toContain('6 files');
  });

  it('names the columns of a file that names them otherwise', async () => {
    const odd =
      'standard,country,network,lactac2,cellno,east,north\nLTE,310,260,11,2819585,-80.11,37.49\nLTE,310,260,11,2819841,-80.2,37.45\n';
    await app.addFiles([{ name: 'odd.csv', content: odd }]);
    await app.choose('Nothing tells what this is. It is read as', 'Cell sites');
    await app.choose('Longitude (needed)', 'east');
    await app.choose('Latitude (needed)', 'north');
    await expect.poll(() => app.importDialog(), { timeout: 10_000 }).toMatch(/2 of 2 rows used/);
    await app.press('Leave all out');
  });

  it('downloads every file of the bundle', async () => {
    await app.goTo('Report');
    const bundle = ['summary.json', 'report.html', 'gaps.geojson', 'gaps.csv', 'cells.csv', 'sites.geojson', 'sites.csv', 'assignments.csv', 'costs.csv', 'manifest.json']; // prettier-ignore
    const exports = ['network.kml', 'cells.parquet', 'tables.xlsx', 'rsrp.tif', 'field-sites.gpx', 'charts.zip'];
    await expect
      .poll(() => app.downloads(), { timeout: 60_000 })
      .toEqual(expect.arrayContaining([...bundle, ...exports]));
    const texts = new Map<string, string>();
    for (const name of [...bundle, ...exports]) texts.set(name, await app.download(name));
    expect(texts.get('network.kml')).toContain('<kml');
    expect(texts.get('cells.parquet')).toMatch(/^PAR1/);
    for (const [name, text] of texts) expect(text.length, name).toBeGreaterThan(20);
    const summary = JSON.parse(texts.get('summary.json')!) as { regions: { name: string }[] };
    expect(summary.regions.map(({ name }) => name)).toContain('Craig County, Virginia');
  });

  it('clicks a cell and reads why it is what it is', async () => {
    await app.hideMarks('Gap numbers', 'Sites', 'Hotspots', 'Proposed sites');
    await app.clickMap(0.72, 0.42);
    await expect.poll(() => app.inspector(), { timeout: 30_000 }).toMatch(/^Cell\s+(Served|Unserved|Uncertain)/);
    const why = await app.inspector();
    expect(why).toMatch(/Best server[\s\S]*Link budget[\s\S]*Transmit power[\s\S]*dBm/);
    const profile = app.page.locator('.profile title').first();
    expect(await profile.textContent()).toMatch(
      /Ground at \d[\d,]* m at the mast and \d[\d,]* m at the cell, [\d.]+ km apart\. Line of sight/,
    );
    expect(why).toMatch(/H3\s+8a[0-9a-f]{13}/);
    await app.screenshot('cell');
    await app.key('Escape');
  });
});

describe('a planner', () => {
  it('stops a run and starts it again', async () => {
    await app.goTo('Data');
    await app.choose('Cell size', 'H3 11, edge 29 m');
    await app.running();
    await app.cancel();
    expect(await app.panel()).toContain('Stopped');
    await app.choose('Cell size', 'H3 9, edge 200 m');
    await app.computed();
    expect(await app.panel()).not.toContain('Stopped');
  });

  it('changes class, environment, target and a cost; only what depends on it is computed again', async () => {
    await app.goTo('Network');
    await app.choose('Environment', 'Indoors, traditional building');
    await app.computed();
    expect(await app.inspector()).toMatch(/Coverage[\s\S]*Gaps[\s\S]*Sites[\s\S]*Costs/);
    expect(await app.inspector()).not.toMatch(/\nFiles\n/);
    await app.choose('Service class', 'Voice');
    await app.computed();
    await app.goTo('Options');
    expect(await app.verdict()).toMatch(/Voice\s· indoors, traditional building/);

    await app.slide('Target: share of people in gaps', 'ArrowLeft', 2);
    await expect.poll(() => app.toasts(), { timeout: 5000 }).toMatch(/Target 70\s%/);
    await app.computed();
    expect(await app.inspector()).not.toMatch(/\nCoverage\n/);

    await app.goTo('Costs');
    await app.fill('Draws', '500');
    await app.computed();
    expect(await app.inspector()).toMatch(/Computed by the last change\s+Costs/);
  });

  it('edits an assumption, sees it marked, and undoes it', async () => {
    await app.goTo('Costs');
    await app.page.getByLabel('Find an assumption').fill('co-location rent');
    await app.page
      .getByRole('button', { name: /Co-location rent/ })
      .first()
      .click();
    await app.fill('Likely', '36000');
    await app.computed();
    expect(await app.stageStatus('Costs')).toContain('1 edited');
    expect(await app.inspector()).toContain('shipped:');
    await app.fill('Likely', '999999');
    expect(await app.inspector()).toContain('must be numbers that rise');
    await app.key('Escape');
    await app.page.getByRole('button', { name: /^Undo: / }).click();
    await app.computed();
    expect(await app.stageStatus('Costs')).not.toContain('edited');
  });

  it('imports a file with a bad row: sees it before it enters the plan', async () => {
    await app.addFiles([{ name: 'more-cells.csv', content: CELLS }]);
    await expect.poll(() => app.importDialog()).toMatch(/2 of 3 rows used/);
    expect(await app.importDialog()).toMatch(/1 refused/);
    expect(await app.behindTheDialog('Data')).toContain('6 files');
    await app.accept('Add 1 file');
    await app.computed();
    expect(await app.stageStatus('Data')).toContain('7 files');
    expect(await app.panel()).toContain('more-cells.csv');
  });

  it('draws a region and gets its verdict', async () => {
    await app.goTo('Data');
    await app.drawPolygon([[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]]); // prettier-ignore
    await app.computed();
    expect(await app.panel()).toContain('Regions');
    expect(await app.inspector()).toMatch(/Area 1[\s\S]*Population/);
    await app.goTo('Options');
    await app.choose('Region', 'Area 1');
    expect(await app.verdict()).toContain('Area 1');
  });

  it('finds the plan again after a reload', async () => {
    await app.goTo('Network');
    await app.choose('Environment', 'In a vehicle');
    await app.fill('Plan name', 'My county');
    await app.computed();
    await app.page.getByText(/^Saved/).waitFor();
    await app.page.waitForTimeout(600);
    await app.reload();
    await app.computed();
    expect(await app.page.getByLabel('Plan name').inputValue()).toBe('My county');
    expect(await app.verdict()).toContain('in a vehicle');
  });
});
