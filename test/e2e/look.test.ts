/** Screens as people see them: every stage, light and dark, wide and narrow; and no violation of the accessibility rules axe knows. Pictures are written for people to look at. */
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

  it.each(SIZES[theme])('%s: every stage is readable and accessible', async (size) => {
    const [width, height] = size.split('x').map(Number) as [number, number];
    await app.resize(width, height);
    for (const stage of STAGES) {
      await app.goTo(stage);
      await app.screenshot(`${theme}-${width}-${stage.toLowerCase()}`);
      expect(await violations(app), stage).toEqual([]);
    }
  });

  it('every window over the app is accessible', async () => {
    await app.resize(1440, 900);
    await app.goTo('Network');
    const menu = (trigger: RegExp, item: string) => async () => {
      await app.page.getByRole('button', { name: trigger }).first().click();
      await app.page.getByRole('menuitem', { name: item }).click();
    };
    const windows: Record<string, () => Promise<void>> = {
      shortcuts: () => app.key('?'),
      web: () => app.openWeb(),
      paste: () => app.goTo('Network').then(() => app.press('Paste rows…')),
      share: menu(/^Plan$/, 'Share without private data…'),
      versions: menu(/^Plan$/, 'Earlier versions…'),
      scenarios: menu(/^Scenario/, 'Scenarios…'),
    };
    for (const [name, open] of Object.entries(windows)) {
      await open();
      await app.page.getByRole('dialog').waitFor();
      await app.screenshot(`${theme}-1440-${name}`);
      expect(await violations(app), name).toEqual([]);
      await app.key('Escape');
    }
  });

  it('the table with marks and filters, and the form of a site, are accessible', async () => {
    await app.press('Edit in table');
    await app.press('Filter by column');
    await app.page.locator('.row-button').first().click();
    await app.key('Space');
    await app.screenshot(`${theme}-1440-table`);
    expect(await violations(app)).toEqual([]);
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
    expect(await violations(app)).toEqual([]);
  });
});
