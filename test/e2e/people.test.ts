/** People whose way through the app differs: by keyboard alone, in German, with a file that has errors. */
import { describe, expect, it } from 'vitest';
import type { AppDriver } from './app-driver';
import { oneVisit } from './one-visit';

let app: AppDriver;
oneVisit((visited) => (app = visited));

it('an analyst mends the mapping of a file, keeps its refused rows, and exports the gaps', async () => {
  const rows =
    'standard,country,network,area,cellno,east,north\nLTE,310,260,11,2819585,-80.11,37.49\nLTE,310,260,11,2819841,,37.45\n';
  await app.addFiles([{ name: 'odd.csv', content: rows }]);
  await app.choose('Nothing tells what this is. It is read as', 'Cell sites');
  await app.choose('Longitude (needed)', 'east');
  await app.choose('Latitude (needed)', 'north');
  await expect.poll(() => app.importDialog(), { timeout: 15_000 }).toMatch(/1 of 2 rows used/);
  const [refused] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByRole('button', { name: /Save the refused row/ }).click(),
  ]);
  expect(refused.suggestedFilename()).toBe('odd-refused.csv');
  await app.accept('Add 1 file');
  await app.computed();
  expect(await app.stageStatus('Data')).toContain('7 files');
  await app.addFiles([{ name: 'next.csv', content: rows.replace('2819585', '2819000') }]);
  await expect.poll(() => app.importDialog(), { timeout: 15_000 }).toMatch(/1 of 2 rows used/);
  expect(await app.importDialog()).toContain('As chosen for this header');
  await app.press('Leave all out');
  await app.goTo('Report');
  expect((await app.download('gaps.csv')).split('\n')[0]).toContain('gapId');
  await app.undo();
  await app.computed();
  expect(await app.stageStatus('Data')).toContain('6 files');
});

it('a deployer ranks places, pins one, exports the list, and takes the pin back', async () => {
  await app.goTo('Costs');
  await app.press('Places for a deployer…');
  const dialog = app.page.getByRole('dialog');
  const pin = dialog.getByRole('button', { name: /^Pin( |$)/ }).first();
  await pin.waitFor({ timeout: 60_000 });
  expect(await dialog.innerText()).toMatch(/GB per month[\s\S]*Payback/);
  const [list] = await Promise.all([
    app.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'CSV', exact: true }).last().click(),
  ]);
  expect(list.suggestedFilename()).toMatch(/\.csv$/);
  await pin.click();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect.poll(() => app.lastEdit()).toContain('pinned');
  await app.goTo('Options');
  expect(await app.panel()).toContain('1 pinned place');
  await app.undo();
  expect(await app.panel()).not.toContain('1 pinned place');
});

it('a planner without a mouse draws, computes, reads the verdict and downloads the report', async () => {
  await app.key('1');
  await app.tabTo(/^Use the map view$/);
  await app.key('Enter');
  await app.computed();
  await app.key('4');
  await app.tabTo(/^Region$/);
  await app.key('Enter');
  await app.page.getByRole('option', { selected: true }).waitFor();
  await app.key('End');
  await app.highlighted(/^McCoy valley/);
  await app.key('Enter');
  await expect.poll(() => app.verdict()).toMatch(/^McCoy valley/);
  await app.tabTo(/^Why\?$/);
  await app.key('2');
  await app.tabTo(/^Edit in table$/);
  await app.key('Enter');
  await app.tabTo(/^N?[A-Z]/);
  await app.key('6');
  await app.tabTo(/^Download gaps\.csv$/);
  const [download] = await Promise.all([app.page.waitForEvent('download', { timeout: 60_000 }), app.key('Enter')]);
  expect(download.suggestedFilename()).toBe('gaps.csv');
  await app.key('?');
  expect(await app.page.getByRole('dialog').innerText()).toContain('Keyboard shortcuts');
  await app.key('Escape');
  await app.press('Settings and help');
  await app.page.getByRole('menuitemcheckbox', { name: /^Keys without Ctrl/ }).press('Enter');
  await app.key('Escape');
  await app.key('1');
  expect(await app.panel()).toContain('The report');
});

describe('somebody who reads German', () => {
  it('has every screen in German, and finds it so at the next visit', async () => {
    await app.goTo('Options');
    await app.press('Settings and help');
    await app.page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click();
    await app.key('Escape');
    await expect.poll(() => app.page.evaluate(() => document.documentElement.lang)).toBe('de');
    await app.page.locator('.verdict').waitFor({ timeout: 90_000 });
    await app.screenshot('german');
    await app.reload();
    await app.page.locator('.verdict').waitFor({ timeout: 90_000 });
    await app.page.getByRole('tab', { name: 'Daten' }).waitFor();
    const text = await app.page.locator('body').innerText();
    expect(text).toMatch(/Daten[\s\S]*Netz[\s\S]*Lücken[\s\S]*Optionen[\s\S]*Kosten[\s\S]*Bericht/);
    expect(text).not.toMatch(/people in gaps|cheapest in|Service class/);
  });
});
