/**
 * Screens as people see them: every stage, window and thing that can be selected, light and dark, wide and narrow; and no violation of the accessibility rules axe knows.
 * The rules beyond contrast are the same in both colours, so the dark ones are asked for contrast only. With INFILL_SCREENSHOTS=1 pictures of them are written to test/e2e/screenshots for people to look at.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDriver, AppServer, type StageName } from './app-driver';
import { violations } from './axe';

const STAGES: StageName[] = ['Data', 'Network', 'Gaps', 'Options', 'Costs', 'Report'];

let server: AppServer;
beforeAll(async () => {
  server = await AppServer.start();
});
afterAll(() => server.stop());

const SIZES = {
  light: ['1440x900', '1024x768', '760x1000'],
  dark: ['1440x900', '800x1000'],
};

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  let app: AppDriver;
  beforeAll(async () => {
    app = await server.visit({ theme });
    await app.computed();
  });
  afterAll(() => app.leave());

  const isFine = async (what: string) =>
    expect(await violations(app, theme === 'light' ? 'all' : 'colours'), what).toEqual([]);
  const menu = (trigger: RegExp, item: string) => async () => {
    await app.page.getByRole('button', { name: trigger }).first().click();
    await app.page.getByRole('menuitem', { name: item }).click();
  };

  it.each(SIZES[theme])('%s: every stage is readable and accessible', async (size) => {
    const [width, height] = size.split('x').map(Number) as [number, number];
    await app.resize(width, height);
    for (const stage of STAGES) {
      await app.goTo(stage);
      await app.screenshot(`${theme}-${width}-${stage.toLowerCase()}`);
      await isFine(stage);
    }
  });

  it('every window over the app is accessible', async () => {
    await app.resize(1440, 900);
    await app.goTo('Network');
    const windows: Record<string, () => Promise<void>> = {
      shortcuts: () => app.key('?'),
      web: () => app.openWeb(),
      paste: () => app.goTo('Network').then(() => app.press('Paste rows…')),
      share: menu(/^Plan$/, 'Share without private data…'),
      versions: menu(/^Plan$/, 'Earlier versions…'),
      scenarios: menu(/^Scenario/, 'Scenarios…'),
      palette: () => app.key('Control+k'),
      deployers: () => app.goTo('Costs').then(() => app.press('Places for a deployer…')),
      import: () => app.addFiles(FILES).then(() => app.page.getByText('Columns', { exact: true }).first().click()),
    };
    for (const [name, open] of Object.entries(windows)) {
      await open();
      await app.page.getByRole('dialog').waitFor();
      await app.screenshot(`${theme}-1440-${name}`);
      await isFine(name);
      await app.key('Escape');
      await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });

  it('menus and what is shown on the map are accessible', async () => {
    for (const name of ['Settings and help', 'Plan', 'Show']) {
      await app.press(name);
      await isFine(name);
      await app.key('Escape');
    }
  });

  it('what is selected is explained in an accessible way', async () => {
    const gap = () => app.page.getByRole('cell', { name: 'G2', exact: true });
    const select: Record<string, [says: RegExp, select: () => Promise<void>]> = {
      gap: [/^Gap\s+G2[^]*Cause/, () => app.goTo('Gaps').then(() => gap().click())],
      // Where that gap is, beside its number, once the map stands there.
      cell: [/^Cell[^]*Link budget/, () => app.page.waitForTimeout(1500).then(() => app.clickMap(0.55, 0.5))],
      assumption: [
        /^Assumption[^]*Source/,
        () => app.goTo('Costs').then(() => app.page.locator('.assumption').first().click()),
      ],
    };
    for (const [name, [says, open]] of Object.entries(select)) {
      await open();
      await expect.poll(() => app.inspector()).toMatch(says);
      await app.screenshot(`${theme}-1440-inspector-${name}`);
      await isFine(name);
      await app.key('Escape');
    }
  });

  it('the table with marks and filters, and the form of a site, are accessible', async () => {
    await app.goTo('Network');
    await app.press('Edit in table');
    await app.press('Filter by column');
    await app.page.locator('.row-button').first().click();
    await app.key('Space');
    await app.screenshot(`${theme}-1440-table`);
    await isFine('table');
    await app.press('Unmark');
    await app.press('Close the table');
    await app.key('Escape');
  });

  it('the reasons and the comparison are accessible', async () => {
    await app.resize(1440, 900);
    await app.goTo('Options');
    await app.press('Why?');
    await app.press('Compare');
    await app.screenshot(`${theme}-1440-compare`);
    await isFine('compare');
  });

  it('an empty plan is accessible, and says what to do', async () => {
    await app.newPlan();
    for (const stage of STAGES) {
      await app.goTo(stage);
      await app.screenshot(`${theme}-1440-empty-${stage.toLowerCase()}`);
      await isFine(stage);
    }
    expect(await app.inspector()).toContain('once there is a result');
    expect(await app.panel()).toContain('Choose a region and files');
  });
});

/** One with a refused row, one that cannot be read, one that nothing tells the use of. */
const FILES = [
  { name: 'masts.csv', content: 'lon;lat;technology;free height\n-80.1;37.5;LTE;high up\n-80.2;37.4;LTE;20\n' },
  { name: 'cut.zip', content: 'PK\u0003\u0004 and no more' },
  { name: 'counts.csv', content: 'code;count\nA1;200\nB2;300\n' },
];

describe('German', () => {
  let app: AppDriver;
  beforeAll(async () => {
    app = await server.visit({ locale: 'de-DE' });
    await app.page.getByText('Aktuell', { exact: true }).waitFor({ timeout: 90_000 });
  });
  afterAll(() => app.leave());

  it('marks the sources of costs, which are English, as such for screen readers', async () => {
    await app.page.locator('#stage-costs').click();
    await app.page.locator('.assumption').first().click();
    const english = app.page.locator('.inspector [lang=en]');
    await expect.poll(() => english.allInnerTexts().then((texts) => texts.join(' '))).toMatch(/celltowerinfo/);
    await app.key('Escape');
  });

  it('fits: nothing slides sideways that should not, and the table can be closed', async () => {
    await app.resize(1024, 768);
    for (const stage of STAGES) {
      await app.page.locator(`#stage-${stage.toLowerCase()}`).click();
      const [content, room] = await app.page
        .locator('#stage-panel')
        .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
      expect(content, stage).toBe(room);
    }
    await app.key('t');
    const close = await app.page.getByRole('button', { name: 'Tabelle schließen' }).boundingBox();
    expect(close!.x + close!.width).toBeLessThanOrEqual(1024);
  });
});

describe('a tablet held upright', () => {
  let app: AppDriver;
  beforeAll(async () => {
    app = await server.visit({ width: 820, height: 1180 });
    await app.computed();
  });
  afterAll(() => app.leave());

  it('nothing hidden makes the page longer than its window', async () => {
    for (const stage of STAGES) {
      await app.goTo(stage);
      expect(await app.page.evaluate(() => document.documentElement.scrollHeight), stage).toBe(1180);
    }
  });

  it('keeps the map whole: tables and what is selected stand side by side below it', async () => {
    await app.skipTour();
    const map = () => app.page.getByRole('main').boundingBox();
    const before = await map();
    await app.goTo('Options');
    await app.press('Options');
    await app.page.locator('.row-button').nth(2).click();
    await expect.poll(() => app.inspector()).toMatch(/^Option\s+Greenfield towers/);
    const [table, inspector] = await Promise.all([
      app.page.locator('.drawer').boundingBox(),
      app.page.locator('.inspector').boundingBox(),
    ]);
    expect(table!.x + table!.width).toBeLessThanOrEqual(inspector!.x);
    expect(Math.min(table!.y, inspector!.y)).toBeGreaterThanOrEqual(before!.y + before!.height);
    expect(await map()).toEqual(before);
    expect(await violations(app)).toEqual([]);
    await app.press('Close the table');
    await app.press('Search or command');
    await app.page.getByRole('dialog').waitFor();
  });
});
