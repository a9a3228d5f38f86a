/** A planner changes the network on the map and in the table, compares scenarios, and takes everything back. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AppDriver, AppServer } from './app-driver';

let server: AppServer;
let app: AppDriver;
beforeAll(async () => {
  server = await AppServer.start();
  app = await server.visit();
  await app.computed();
  await app.press('Skip the tour');
});
afterEach(() => {
  expect(app.problems.splice(0)).toEqual([]);
});
afterAll(async () => {
  await app.leave();
  await server.stop();
});

const toast = () => expect.poll(() => app.toasts(), { timeout: 60_000 });
/** What the stage says once the engine has seen the change. */
const sites = () => expect.poll(() => app.stageStatus('Network'), { timeout: 60_000 });

describe('the network', () => {
  it('gets a site by a click on the map, and the toast says what it does', async () => {
    await app.goTo('Network');
    await app.press('Add site');
    await app.clickMap(0.6, 0.4);
    await app.key('Escape');
    await toast().toMatch(/Site N1 added: \+[\d,]+ people served/);
    await sites().toContain('41 sites');
    expect(await app.inspector()).toMatch(/^Site\s+N1[\s\S]*by hand/);
  });

  it('has the site moved by dragging and retuned in its form', async () => {
    await app.dragOnMap([0.6, 0.4], [0.65, 0.45]);
    await toast().toMatch(/Site N1 moved [\d.]+ k?m/);
    await app.fill('Antenna height, m', '55');
    await toast().toContain('Site N1 retuned');
    await app.fill('Antenna height, m', '9000');
    expect(await app.inspector()).toContain('Between 0.5 and 600');
    await app.screenshot('site-form');
  });

  it('is changed many rows at once in the table, with marks by the keyboard', async () => {
    await app.press('Edit in table');
    await app.page.locator('.row-button').nth(1).click();
    await app.key('Space');
    await app.key('Shift+ArrowDown');
    await app.key('Shift+ArrowDown');
    await app.page.getByText('3 rows marked').waitFor();
    await app.press('Change…');
    await app.fill('Downtilt, °', '4');
    await app.press('Apply');
    await toast().toContain('3 sites retuned');
    await app.page.locator('.bulk-bar').getByRole('button', { name: 'Switch off' }).click();
    await toast().toContain('3 sites switched off');
    await sites().toContain('38 sites');
    await app.screenshot('table-marked');
  });

  it('filters by column and copies what is marked', async () => {
    await app.press('Filter by column');
    await app.page.getByLabel('Filter Status').fill('off');
    await expect.poll(() => app.rows()).toHaveLength(3);
    await app.page.getByLabel('Filter Status').fill('');
    await app.press('Filter by column');
  });

  it('takes rows pasted from a spreadsheet, after showing which it can use', async () => {
    await app.press('Paste rows…');
    await app.page
      .getByLabel('Rows', { exact: true })
      .fill('name\tlon\tlat\theight\nHill\t-80.12\t37.48\t40\nNowhere\t\t37.4\t\n');
    const dialog = app.page.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/Row 3: no longitude and latitude/);
    await app.press('Add 1 row');
    await toast().toContain('1 site pasted');
    expect(await app.rows()).toContain('N2');
    await sites().toContain('39 sites');
  });

  it('is as it was after every step is undone, and as it became after every step is done again', async () => {
    const steps = ['pasted', 'switched off', 'retuned', 'retuned', 'moved', 'added'];
    for (const step of steps) {
      expect(await app.lastEdit()).toContain(step);
      await app.undo();
    }
    expect(await app.lastEdit()).toBe('');
    await sites().toContain('40 sites');
    for (const _ of steps) await app.redo();
    await sites().toContain('39 sites');
  });
});

describe('siting', () => {
  it('is asked to build at a pinned place, and a proposed site is taken into the network', async () => {
    await app.goTo('Options');
    await app.press('Pin a place');
    await app.clickMap(0.55, 0.6);
    await app.key('Escape');
    await toast().toContain('New mast pinned: W1');
    expect(await app.panel()).toContain('1 pinned place');
    await app.computed();
    await app.page.getByRole('button', { name: /^Take all/ }).click();
    await toast().toContain('taken into the network');
    await app.undo();
    await app.undo();
    expect(await app.lastEdit()).toContain('pasted');
  });
});

describe('two scenarios', () => {
  it('are compared on two maps, in two verdicts and in a table', async () => {
    await app.page.getByRole('button', { name: 'Scenario: Base' }).click();
    await app.page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await app.goTo('Network');
    await app.choose('Environment', 'Indoors, traditional building');
    await app.page.getByRole('button', { name: 'Scenario: Base, copy' }).click();
    await app.page.getByRole('menuitem', { name: 'Compare with “Base”' }).click();
    const panel = app.page.getByRole('region', { name: 'Two scenarios compared' }).last();
    await panel.getByRole('table', { name: 'What differs' }).waitFor({ timeout: 90_000 });
    const text = await panel.innerText();
    expect(text).toMatch(/People served today[\s\S]*\+[\d,]+/);
    expect(text).toMatch(/Environment\s+Indoors, traditional building\s+Outdoors/);
    expect(await panel.locator('strong').count()).toBeGreaterThan(3);
    expect(await app.page.locator('.compare-map canvas').count()).toBe(1);
    await app.page.getByLabel('Border between the two maps').focus();
    for (let press = 0; press < 10; press++) await app.key('ArrowLeft');
    await app.screenshot('compare-swipe');
    await app.page.getByRole('radio', { name: 'Difference' }).click();
    await app.screenshot('compare-difference');
    await app.press('Leave the comparison');
    expect(await app.page.locator('.compare-map').count()).toBe(0);
  });
});
