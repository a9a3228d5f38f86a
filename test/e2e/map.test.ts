/** The map in the hands of a planner: layers, base maps that fail, regions cut, joined, widened and taken from the atlas, keys. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STREETS_ATTRIBUTION, streetTiles } from '../helpers/street-tiles';
import { type AppDriver, AppServer } from './app-driver';

const STYLE = {
  version: 8,
  sources: { tiles: { type: 'raster', tiles: ['https://tiles.openfreemap.org/{z}/{x}/{y}.png'], tileSize: 256 } },
  layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
};

/** A busy machine answers late. */
const PATIENT = { timeout: 20_000 };

let server: AppServer;
let app: AppDriver;
/** Under the middle of the map when it was first seen. */
let firstSeen: [lonDeg: number, latDeg: number];
beforeAll(async () => {
  server = await AppServer.start();
  // Craig County lies under the middle of a map of this size.
  app = await server.visit({ width: 1440, height: 900 });
  firstSeen = await app.firstSeenPlace();
  // Coverage and gaps are there before the sites are chosen, and all that is needed here.
  await app.page.locator('#stage-gaps .stage-status').getByText(/\d/).waitFor({ timeout: 90_000 });
  await app.skipTour();
});
afterAll(async () => {
  await app.leave();
  await server.stop();
});

it('is first seen over the regions of the plan, not over the world', () => {
  const [lonDeg, latDeg] = firstSeen;
  expect(lonDeg).toBeGreaterThan(-81);
  expect(lonDeg).toBeLessThan(-79.5);
  expect(latDeg).toBeGreaterThan(36.8);
  expect(latDeg).toBeLessThan(38);
});

it('names its own controls in the language of the page', async () => {
  const other = await server.visit({ before: "localStorage.setItem('infill.language', 'de')" });
  await other.page.getByRole('button', { name: 'Vergrößern' }).waitFor({ timeout: 30_000 });
  await other.leave();
});

describe('regions', () => {
  it('are drawn, cut by a line, joined again and widened; each can be undone', async () => {
    await app.goTo('Data');
    await app.drawPolygon([[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]]); // prettier-ignore
    await expect.poll(app.regionNames, PATIENT).toEqual(['Area 1']);
    await app.drawWith('Split by a line', /where the cut starts/, [[0.5, 0.3], [0.5, 0.7]]); // prettier-ignore
    await expect.poll(app.regionNames, PATIENT).toEqual(['Area 1 1', 'Area 1 2']);
    await app.screenshot('regions-split');
    for (const name of ['Area 1 1', 'Area 1 2'])
      await app.page.getByRole('checkbox', { name: `Select ${name} for joining` }).click();
    await app.press('Join 2 regions');
    await expect.poll(app.regionNames, PATIENT).toEqual(['Area 1 1']);
    await app.press('Change Area 1 1');
    await app.page.getByLabel(/Move outline outwards/).fill('-0.5');
    await app.screenshot('regions-actions');
    await app.press('Apply');
    await expect.poll(app.toasts, PATIENT).toContain('Area 1 1 narrowed by 500 m');
    await app.undo();
    await app.undo();
    await expect.poll(app.regionNames, PATIENT).toEqual(['Area 1 1', 'Area 1 2']);
  });

  it('an outline without an inside is not taken, and says why', async () => {
    const before = await app.regionNames();
    await app.drawWith('Draw freehand', /trace the outline/, [
      [0.3, 0.2],
      [0.3, 0.2],
    ]);
    await expect.poll(() => app.toasts()).toContain('encloses nothing');
    expect(await app.regionNames()).toEqual(before);
    await app.key('Escape');
  });

  it('a line that cuts nothing changes nothing and says why', async () => {
    const before = await app.regionNames();
    await app.drawWith('Split by a line', /where the cut starts/, [[0.8, 0.18], [0.88, 0.28]]); // prettier-ignore
    await expect.poll(app.toasts, PATIENT).toContain('does not cut the region');
    expect(await app.regionNames()).toEqual(before);
  });

  it('a county is taken from the built-in atlas by a click', async () => {
    await app.goTo('Data');
    await app.press('Pick a county or country');
    await app.page.waitForTimeout(1500);
    await app.clickMap(0.5, 0.5);
    await expect.poll(app.regionNames, { timeout: 20_000 }).toContain('Craig, Virginia');
    await app.screenshot('regions-picked');
  });
});

describe('layers', () => {
  it('keep their opacity over a visit', async () => {
    await app.choose('Layer', 'Best server');
    await app.press('Show');
    await app.slide('Opacity of Best server', 'ArrowLeft', 4);
    await app.key('Escape');
    await app.reload();
    await app.choose('Layer', 'Best server');
    await app.press('Show');
    expect(
      await app.page.getByRole('slider', { name: 'Opacity of Best server' }).getAttribute('aria-valuetext'),
    ).toMatch(/50/);
    await app.key('Escape');
  });
});

describe('base maps', () => {
  const choose = async (name: string): Promise<void> => {
    await app.press('Show');
    await app.choose('Base map', name);
  };

  it.each([
    ['its style is refused', () => ({ status: 500 }), 'it answered 500'],
    ['its tiles are refused', (url: string) => (url.includes('/styles/') ? { status: 200, json: STYLE } : { status: 500 }), 'its tiles are refused'],
    ['it never answers', () => null, 'it did not answer in time'],
    ['its tiles never come', (url: string) => (url.includes('/styles/') ? { status: 200, json: STYLE } : null), 'no tile came in time'],
  ])('fall back to the built-in one when %s', async (_, answer, why) => {
    const asked = await app.outside(answer);
    expect(asked).toEqual([]);
    await choose('Streets (OpenFreeMap)');
    await expect.poll(app.toasts, { timeout: 30_000 }).toContain(`tiles.openfreemap.org could not be shown (${why})`);
    expect(asked.length).toBeGreaterThan(0);
    expect(await app.page.getByText('No host is contacted.').count()).toBe(1);
    await app.key('Escape');
    await app.page.getByRole('button', { name: 'Dismiss' }).last().click();
  }); // prettier-ignore

  it('of an own style ask further hosts only after they were named and allowed', async () => {
    const style = { ...STYLE, sources: { tiles: { ...STYLE.sources.tiles, tiles: ['https://tiles.example.net/{z}/{x}/{y}.png'] } } }; // prettier-ignore
    const asked = await app.outside((url) =>
      url.includes('/style.json') ? { status: 200, json: style } : { status: 500 },
    );
    const hosts = () => [...new Set(asked.map((url) => new URL(url).host))];
    await choose('Own address…');
    await app.fill('Style, {z}/{x}/{y} tiles or .pmtiles', 'https://maps.example.org/style.json');
    await app.page.getByText('Its style also names tiles.example.net').waitFor();
    await app.screenshot('base-map-needs');
    expect(hosts()).toEqual(['maps.example.org']);
    await app.press('Also ask tiles.example.net');
    await expect.poll(hosts, PATIENT).toEqual(['maps.example.org', 'tiles.example.net']);
    await expect.poll(app.toasts, { timeout: 30_000 }).toContain('its tiles are refused');
    await app.key('Escape');
    await app.page.getByRole('button', { name: 'Dismiss' }).last().click();
  });

  it('of a file of this computer lies under the cells, with its credits', async () => {
    const asked = await app.outside(() => ({ status: 500 }));
    await app.press('Show');
    await app.chooseMapFile('streets.pmtiles', streetTiles());
    await app.page.getByText('streets.pmtiles: read from this computer for this visit.').waitFor();
    await app.page.getByText(STREETS_ATTRIBUTION).waitFor({ timeout: 30_000 });
    expect(await app.page.getByText('Natural Earth').count()).toBe(0);
    expect(asked).toEqual([]);
    await app.choose('Base map', 'Built-in, works offline');
    await app.page.getByText('Natural Earth').waitFor({ timeout: 30_000 });
    await app.key('Escape');
  });

  it('of an own address must be https', async () => {
    await choose('Own address…');
    await app.fill('Style, {z}/{x}/{y} tiles or .pmtiles', 'http://tiles.example.org/{z}/{x}/{y}.png');
    await app.page.getByText('An address that starts with https:// is needed.').waitFor();
    await app.key('Escape');
  });
});

describe('keys', () => {
  it('walk from a cell to its neighbour, and let go', async () => {
    await app.goTo('Options');
    await app.hideMarks('Gap numbers', 'Sites', 'Hotspots', 'Proposed sites');
    await app.clickMap(0.5, 0.5);
    const h3 = async () => /8[0-9a-f]{14}/.exec(await app.inspector())?.[0];
    await expect.poll(h3, { timeout: 30_000 }).toBeTruthy();
    const first = await h3();
    await app.page.locator('.maplibregl-canvas').focus();
    await app.key('ArrowRight');
    await expect.poll(h3, { timeout: 30_000 }).not.toBe(first);
    await expect.poll(h3, { timeout: 30_000 }).toBeTruthy();
    await app.key('ArrowLeft');
    await expect.poll(h3, { timeout: 30_000 }).toBe(first);
    await app.key('Escape');
    expect(await app.inspector()).not.toMatch(/^Cell/);
  });
});
