/** What the app says of places: where a proposal is, what a place is called, what an edit of regions did, how a plan of dropped files is called. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AppDriver, AppServer } from './app-driver';
import { violations } from './axe';

/** A region is computed in each of them, on machines that do much else. */
vi.setConfig({ testTimeout: 300_000 });

let server: AppServer;
let app: AppDriver;
beforeAll(async () => {
  server = await AppServer.start();
});
afterAll(() => server.stop());

/** One visit for the tests of a group, in their order. */
function oneVisit(options: Parameters<AppServer['visit']>[0] = {}): void {
  beforeAll(async () => {
    app = await server.visit(options);
    await app.saved();
  });
  afterEach(() => {
    expect(app.problems.splice(0)).toEqual([]);
  });
  afterAll(() => app.leave());
}

/** Where the map looks, as the place under its middle. */
async function middle(app: AppDriver): Promise<string> {
  await app.page.waitForTimeout(900);
  const box = (await app.page.locator('.map-slot').boundingBox())!;
  await app.page.mouse.move(box.x + box.width / 2 - 2, box.y + box.height / 2);
  await app.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  // Which hexagon it is is told when the hexagon library is there.
  await expect.poll(() => app.page.locator('.readout').innerText()).toContain('H3');
  return app.page.locator('.readout').innerText();
}

/** A region as a file, with the ring west, south, east, north. */
function regionFile(name: string, [west, south, east, north]: readonly [number, number, number, number]) {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  const region = { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } };
  return { name: 'region.geojson', content: JSON.stringify(region) };
}

const CELLS = 'radio,mcc,net,area,cell,unit,lon,lat,range,samples\nLTE,214,7,1,256001,0,1.83,41.73,1000,40\n';

/** Takes one file into the plan. */
async function add(app: AppDriver, file: { name: string; content: string }): Promise<void> {
  await app.addFiles([file]);
  await app.page.getByText('1 of 1 rows used', { exact: true }).waitFor();
  await app.accept('Add 1 file');
}

describe('of the demo', () => {
  // The map flies.
  oneVisit({ motion: true });

  it('a verdict is shown on the map again and told, wherever one has looked meanwhile', async () => {
    await app.computed();
    await app.press('Show on map');
    await expect.poll(() => app.toasts()).toMatch(/Craig County, Virginia, .+: \d+ proposed sites are on the map/);
    const shown = await middle(app);
    await app.dragOnMap([0.5, 0.3], [0.2, 0.6]);
    expect(await middle(app)).not.toBe(shown);
    await app.press('Show on map');
    await expect.poll(() => middle(app), { timeout: 15_000 }).toBe(shown);
  });

  it('places for a deployer have names, ids to copy, and a ring on the map; in German, too', async () => {
    await app.computed();
    await app.goTo('Costs');
    await app.press('Places for a deployer…');
    const dialog = app.page.getByRole('dialog');
    await expect
      .poll(() => dialog.locator('tbody tr').first().innerText(), { timeout: 30_000 })
      .toMatch(/km [NESW]+ of \w+/);
    expect(await dialog.innerText()).toMatch(/Account of [\d.]+ km/);
    expect(await violations(app)).toEqual([]);
    await dialog.getByRole('button', { name: /^Copy the id / }).press('Enter');
    await expect.poll(() => dialog.innerText()).toMatch(/Copied|does not allow/);
    await dialog.getByRole('button', { name: 'Show on map' }).press('Enter');
    await expect.poll(() => app.inspector()).toMatch(/Place\s+[\d.]+ km [NESW]+ of [\s\S]*hotspot-8/);
    await app.screenshot('place-shown');
    expect(await violations(app)).toEqual([]);
    await app.press('Why is it served or not?');
    await expect.poll(() => app.inspector(), { timeout: 15_000 }).toMatch(/^Cell/);
    await app.press('Settings and help');
    await app.page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click();
    await app.page.getByRole('tab', { name: 'Kosten' }).click();
    await app.page.getByRole('button', { name: 'Plätze für Aufsteller …' }).first().click();
    await expect
      .poll(() => dialog.locator('tbody tr').first().innerText(), { timeout: 30_000 })
      .toMatch(/km [NOSW]+ von/);
  });
});

describe('of a new plan', () => {
  oneVisit();

  it('a region added gains nobody: its toast says what the plan holds now', async () => {
    await app.newPlan();
    await add(app, regionFile('Bages', [1.8, 41.7, 1.86, 41.76]));
    await add(app, { name: 'people.csv', content: 'name,lon,lat,population\nManresa,1.83,41.73,5000\n' });
    await add(app, { name: 'cells.csv', content: CELLS });
    await app.computed();
    await app.page.getByRole('button', { name: 'Dismiss' }).last().click();
    await app.press('Use the map view');
    await expect
      .poll(() => app.toasts(), { timeout: 90_000 })
      .toMatch(/Region drawn: now 2 regions with [\d,]+ people, [\d,]+ of them served/);
    expect(await app.toasts()).not.toMatch(/\+[\d,]+ people/);
    await app.screenshot('region-toast');
  });

  it('a plan of dropped files is called after its file, then its region; a name given by hand stays', async () => {
    await app.newPlan();
    const name = () => app.page.getByLabel('Plan name').inputValue();
    expect(await name()).toBe('Untitled plan');
    await add(app, { name: 'opencellid-214.csv', content: CELLS });
    await expect.poll(name).toBe('opencellid-214');
    await add(app, regionFile('Bages', [1.8, 41.7, 1.86, 41.76]));
    await expect.poll(name, { timeout: 60_000 }).toBe('Bages');
    await app.fill('Plan name', 'My plan');
    await app.goTo('Data');
    await app.press('Remove opencellid-214.csv');
    await app.computed();
    expect(await name()).toBe('My plan');
  });

  it('prices that are not those of the place are said in Costs; the preset that fits is one press away, and never taken by itself', async () => {
    await app.newPlan();
    await add(app, regionFile('Nairobi', [36.8, -1.3, 36.86, -1.24]));
    await app.computed();
    await app.goTo('Costs');
    expect(await app.panel()).toMatch(
      /prices of the United States, and Nairobi lies outside the high-income economies/,
    );
    expect(await app.page.getByRole('combobox', { name: 'Preset' }).innerText()).toBe('United States');
    expect(await violations(app)).toEqual([]);
    await app.screenshot('preset-notice');
    await app.tabTo(/^Use the preset “Emerging market”$/);
    await app.key('Enter');
    expect(await app.panel()).not.toContain('prices of the United States');
    await app.computed();
    expect(await app.panel()).not.toContain('prices of');
    expect(await app.lastEdit()).toBe('Preset: Emerging market');
    await app.undo();
    await app.computed();
    await app.press('Settings and help');
    await app.page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click();
    await app.page.getByText('Vorlage „Schwellenland“ verwenden').waitFor();
  });
});
