/** The first second of a visit: what stands in the map's place, and in which language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppServer } from './app-driver';

let server: AppServer;
beforeAll(async () => {
  server = await AppServer.start();
});
afterAll(() => server.stop());

/** Keeps every sentence that stood in the map's place. */
const REMEMBER = `
  globalThis.sentences = [];
  new MutationObserver(() => {
    const said = document.querySelector('.map-area [role=status], .map-area output')?.textContent;
    if (said && sentences.at(-1) !== said) sentences.push(said);
  }).observe(document, { childList: true, subtree: true, characterData: true });`;

describe('until the map is there', () => {
  it('its place says what is read, and nothing asks to be pressed', async () => {
    let giveThePlan = () => {};
    const until = new Promise<void>((resolve) => (giveThePlan = resolve));
    const held = { requests: /demo\/plan\.json/, until };
    const app = await server.visit({ held, before: REMEMBER });
    const place = app.page.getByRole('main').getByRole('status').first();
    await expect.poll(() => place.innerText()).toBe('Opening the plan…');
    expect(await app.panel()).not.toContain('Open the demo');
    expect(await app.page.getByRole('button', { name: 'Compute', exact: true }).count()).toBe(0);
    const before = await app.page.getByRole('main').boundingBox();
    giveThePlan();
    await app.firstSeenPlace();
    expect(await app.page.evaluate('sentences')).toEqual([
      'Opening the plan…',
      'Reading the outlines of the land and the files of the plan…',
    ]);
    expect(await app.page.locator('.map-placeholder').count()).toBe(0);
    const { x, y, width } = (await app.page.getByRole('main').boundingBox())!;
    expect({ x, y, width }).toEqual({ x: before!.x, y: before!.y, width: before!.width });
    await app.leave();
  });

  it('a browser that cannot draw it says so, and the results are in the tables', async () => {
    const before = `
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return /webgl/.test(kind) ? null : getContext.call(this, kind, ...more); };`;
    const app = await server.visit({ before });
    await app.page.getByText('This browser cannot draw the map').waitFor();
    await app.computed();
    expect(await app.verdict()).toContain('people in gaps served');
    expect(await app.page.getByRole('button', { name: 'Draw polygon' }).count()).toBe(0);
    expect(app.problems).toEqual([]);
    await app.leave();
  });
});

describe('the language', () => {
  it.each([
    ['de-DE', 'de', 'Rundgang', 'Das Urteil'],
    ['fr-FR', 'en', 'Tour', 'The verdict'],
  ])('of a first visit from a browser in %s is %s', async (locale, language, tour, firstStep) => {
    const app = await server.visit({ locale });
    await app.page.getByRole('complementary', { name: tour }).getByText(firstStep).waitFor();
    expect(await app.page.locator('html').getAttribute('lang')).toBe(language);
    await app.leave();
  });

  it('is what the user chose from then on', async () => {
    const app = await server.visit({ locale: 'de-AT' });
    await app.press('Einstellungen und Hilfe');
    await app.page.getByRole('menuitemcheckbox', { name: 'English' }).click();
    await app.page.getByText('The verdict', { exact: true }).first().waitFor();
    await app.reload();
    await app.page.getByText('The verdict', { exact: true }).first().waitFor();
    expect(await app.page.locator('html').getAttribute('lang')).toBe('en');
    await app.leave();
  });
});
