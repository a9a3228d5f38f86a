/** What goes wrong around the app: each shows a helpful message and loses nothing. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDriver, AppServer } from './app-driver';

let server: AppServer;
beforeAll(async () => {
  server = await AppServer.start();
});
afterAll(() => server.stop());

/** Puts a record where the open plan is kept. */
const storePlan = (app: AppDriver, name: string, text: string) =>
  app.page.evaluate(
    (record) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('infill');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const change = opening.result.transaction(['plans', 'settings'], 'readwrite');
          change.objectStore('plans').put(record);
          change.objectStore('settings').put(record.id, 'current');
          change.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    { id: name, name, text, isDemo: false, savedAtMs: 1 },
  );

describe('a saved plan', () => {
  let app: AppDriver;
  beforeAll(async () => {
    app = await server.visit();
    await app.saved();
  });
  afterAll(() => app.leave());

  it.each([
    ['that is damaged', 'My work', '{"format":"infill-plan","version":1', /could not be opened and was set aside/],
    [
      'of a newer version',
      'Newer work',
      '{"format":"infill-plan","version":99,"name":"x","inputs":{}}',
      /newer version/,
    ],
  ])('%s is set aside whole, with a message, and the app opens', async (_, name, text, message) => {
    await storePlan(app, name, text);
    await app.reload();
    await expect.poll(() => app.toasts(), { timeout: 20_000 }).toMatch(message);
    expect(await app.toasts()).toContain(name);
    await app.opened();
    await app.press('Plan');
    const [file] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.getByRole('menuitem', { name: `Save set-aside “${name}”` }).click(),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toBe(text);
  });
});

describe('storage', () => {
  it('that is full is told once; the work goes on and can be saved as a file', async () => {
    const before =
      'IDBObjectStore.prototype.put = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };';
    const app = await server.visit({ before });
    await app.opened();
    await expect.poll(() => app.toasts()).toMatch(/could not be stored in this browser/);
    await app.goTo('Network');
    await app.choose('Environment', 'In a vehicle');
    const top = app.page.locator('.top');
    await expect.poll(() => top.innerText(), { timeout: 20_000 }).toContain('Not saved in this browser');
    const [download] = await Promise.all([app.page.waitForEvent('download'), app.key('Control+s')]);
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    await app.reload();
    await app.opened();
    await app.goTo('Network');
    expect(await app.panel()).toContain('In a vehicle');
    await app.leave();
  });
});

describe('the engine', () => {
  it('that does not start says so, and the plan stays', async () => {
    const app = await server.visit({ without: /assets\/worker-[^/]*\.js/ });
    await app.page.getByText('The calculation stopped', { exact: true }).waitFor({ timeout: 30_000 });
    expect(await app.panel()).toContain('The plan is safe');
    expect(await app.panel()).not.toContain('unexpectedly');
    await app.page.getByRole('button', { name: 'Compute again' }).waitFor();
    await app.goTo('Data');
    expect(await app.stageStatus('Data')).toContain('6 files');
    await app.leave();
  });
});

describe('the page', () => {
  it('of which a part breaks says so instead of going blank, keeps the plan, and goes on', async () => {
    const before = `
      const real = matchMedia;
      globalThis.matchMedia = (query) => {
        if (/max-width: 899px/.test(query) && !globalThis.isMended) throw new Error('broken for the test');
        return real(query);
      };`;
    const app = await server.visit({ before });
    const said = app.page.getByRole('alert');
    await expect.poll(() => said.innerText()).toContain('A part of the app broke');
    expect(await said.innerText()).toContain('broken for the test');
    const [download] = await Promise.all([app.page.waitForEvent('download'), app.press('Save plan as file')]);
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ format: 'infill-plan' });
    await app.page.evaluate('isMended = true');
    await app.press('Go on');
    await app.computed();
    await app.leave();
  });
});

describe('a visit', () => {
  let app: AppDriver;
  beforeAll(async () => {
    app = await server.visit();
  });
  afterAll(() => app.leave());

  it('that is reloaded in the middle of a run and of an edit goes on where it was', async () => {
    await app.opened();
    await app.goTo('Data');
    await app.choose('Cell size', 'H3 9, edge 200 m');
    await app.running();
    await app.fill('Plan name', 'Interrupted');
    await app.reload();
    await app.computed();
    expect(await app.page.getByLabel('Plan name').inputValue()).toBe('Interrupted');
    await app.goTo('Data');
    expect(await app.panel()).toContain('H3 9, edge 200 m');
  });

  it('works without a network after the first', async () => {
    await app.saved();
    await app.keptForOffline();
    await app.goOffline();
    await app.reload();
    await app.page.locator('.verdict').waitFor({ timeout: 90_000 });
    expect(await app.verdict()).toContain('people in gaps served');
  });
});
