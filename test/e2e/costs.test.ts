/** Money in the app: prices changed, sites chosen at earlier costs, the register as a file, places for a deployer, charts to take along. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDriver, AppServer } from './app-driver';

let server: AppServer;
let app: AppDriver;
beforeAll(async () => {
  server = await AppServer.start();
  app = await server.visit();
  await app.computed();
});
afterAll(async () => {
  await app.leave();
  await server.stop();
});

/** The text of a file that a click downloads. */
async function downloaded(click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([app.page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe('money', () => {
  it('a changed price is seen at the sites chosen before while they are chosen again, and the best can be kept', async () => {
    await app.goTo('Costs');
    await app.fill('Grant for towers, % of capex', '40');
    await app.page.getByText('Sites chosen at earlier costs').first().waitFor();
    expect(await app.toasts()).toMatch(/USD\/yr/);
    await app.goTo('Options');
    expect(await app.verdict()).toContain('Sites chosen at earlier costs');
    await app.press('Stop and keep the best');
    await app.computed();
    expect(await app.verdict()).not.toContain('Sites chosen at earlier costs');
  });

  it('the register goes out as a CSV, back to what is shipped, and in again', async () => {
    await app.goTo('Costs');
    const { bytes, name } = await downloaded(() => app.press('Export CSV'));
    expect(name).toMatch(/-assumptions\.csv$/);
    expect(bytes.toString()).toContain('finance.grant_tower_fraction');
    await app.press('Reset 1 edited');
    await app.page
      .getByLabel('Import CSV…')
      .last()
      .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: bytes });
    await app.page.getByText('1 assumption edited from mine.csv').waitFor();
    await app.page.getByRole('button', { name: 'Reset 1 edited' }).waitFor();
  });

  it('places for a deployer are ranked for a device and a payer, pinned and exported', async () => {
    await app.press('Places for a deployer…');
    const rows = app.page.locator('.deployers-list tbody tr');
    await rows.first().waitFor();
    await app.choose('Payer', 'Nobody pays');
    await app.page.getByText('never in 100 % of draws').waitFor();
    await rows.first().getByRole('button', { name: /^Pin / }).click();
    await rows.first().getByText('Pinned').waitFor();
    const csv = await downloaded(() =>
      app.page.getByRole('dialog').getByRole('button', { name: 'CSV' }).last().click(),
    );
    expect(csv.bytes.toString().split('\n')[0]).toContain('gbPerMonthP10,gbPerMonthP50,gbPerMonthP90');
    const points = await downloaded(() => app.press('GeoJSON'));
    const { features } = JSON.parse(points.bytes.toString()) as { features: { properties: object }[] };
    expect(features[0]!.properties).toMatchObject({ rank: 1, paybackMonthsP50: 'never' });
    await app.key('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says on request what other targets cost, and what would have to change', async () => {
    await app.computed();
    await app.goTo('Options');
    await app.press('Cost at 50, 80 and 95 %');
    const targets = app.page.getByRole('figure', { name: 'Cost at other targets, USD/yr' });
    await targets.waitFor({ timeout: 90_000 });
    expect(await targets.locator('thead').innerText()).toMatch(/50\s%[^]*80\s%[^]*95\s%/);
    const hybrid = targets.getByRole('row', { name: /Hybrid/ });
    expect(await hybrid.locator('td').nth(1).innerText()).toMatch(/^[\d.]+\s?[kM]?\s+[\d,]+ [TH]/);
    const csv = await downloaded(() => targets.getByRole('button', { name: 'CSV' }).click());
    const rows = csv.bytes.toString().trim().split('\n');
    expect(rows[0]).toBe('Option,Share of people in gaps,USD/yr,Towers,Hotspots,People served,Reaches it');
    const costs = rows.filter((row) => row.startsWith('Hybrid')).map((row) => Number(row.split(',')[2]));
    expect(costs).toHaveLength(3);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    await app.press('What would have to change');
    const change = app.page.getByRole('figure', { name: 'Where new hotspots cost as much as towers' });
    await change.waitFor({ timeout: 90_000 });
    expect(await change.innerText()).toMatch(/Reach of a hotspot \(estimate\)\s+1 ×\s+(not even at 8 ×|[\d.]+ ×)/);
    await app.screenshot('requested');
  });

  it('charts are pictures that stand alone', async () => {
    await app.goTo('Options');
    const chart = app.page.locator('figure.chart').first();
    const svg = await downloaded(() => chart.getByRole('button', { name: 'SVG' }).click());
    expect(svg.bytes.toString()).toContain('Annual cost');
    expect(svg.bytes.toString()).not.toContain('var(--');
    const png = await downloaded(() => chart.getByRole('button', { name: 'PNG' }).click());
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(600);
    expect(app.problems).toEqual([]);
  });
});
