/** Data from the network in a real browser: nothing is asked before the button is pressed, and hosts behave and misbehave as hosts do. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  aServer,
  type AServer,
  cutOff,
  endless,
  notForPages,
  sends,
  silent,
  status,
} from '../core/inputs/live/a-server';
import { flatTile } from '../core/inputs/terrain/pictures';
import { type AppDriver, AppServer } from './app-driver';

const PATIENT = { timeout: 30_000 };
const VENUES = sends('name,lat,lon,group\nCafé,41.75,1.8,mid\n', 'text/csv');

const RING = [[1.7, 41.65], [1.9, 41.65], [1.9, 41.85], [1.7, 41.85], [1.7, 41.65]]; // prettier-ignore
const HERE = {
  format: 'infill-plan',
  version: 1,
  name: 'Here',
  inputs: { drawnRegions: [{ id: 'R1', name: 'Here', geometry: { type: 'Polygon', coordinates: [RING] } }] },
};

let server: AppServer;
let app: AppDriver;
let host: AServer | null = null;
beforeAll(async () => {
  server = await AppServer.start();
  app = await server.visit();
  await app.saved();
  await app.skipTour();
  await app.newPlan();
});
afterAll(async () => {
  await app.leave();
  await server.stop();
});
afterEach(async () => {
  for (const dialogs = app.page.getByRole('dialog'); (await dialogs.count()) > 0;) await app.key('Escape');
  await host?.close();
  host = null;
});

const start = async (answers: Record<string, Answer | Answer[]>): Promise<string> => {
  host = await aServer(answers);
  return host.url;
};
const dialog = () => app.page.getByRole('dialog').innerText();
const filesInPlan = () => app.page.locator('.file-card').allInnerTexts();

/** Chooses a source of a server on this machine; nothing is asked yet. */
async function chooseFrom(source: string, address: string): Promise<void> {
  await app.openWeb();
  await app.choose('What to get', source);
  const isFile = source === 'A file by its address';
  if (!isFile) await app.page.getByText('Another server').click();
  await app.fill(isFile ? 'Address of the file' : 'Address of the server', address);
}
const ask = () => app.page.getByRole('button', { name: /^Ask 127\.0\.0\.1/ }).click();
const failure = () => app.page.getByRole('dialog').getByRole('alert').innerText();
async function letGo(): Promise<void> {
  await app.press('Let go of it');
  await app.key('Escape');
}

describe('nothing is asked', () => {
  it('before there is a region to ask for', async () => {
    await app.openWeb();
    await expect.poll(dialog).toContain('A region is needed first');
    expect(await app.page.getByRole('button', { name: 'Get the file' }).isDisabled()).toBe(true);
    await app.key('Escape');
    await app.openPlan(HERE);
  });

  it('before the button is pressed; who is asked, what is sent, licence and limit stand there', async () => {
    const asked = await app.outside(() => ({ status: 200, json: { elements: [] } }));
    await app.openWeb();
    await expect.poll(dialog).toMatch(/Is asked\s+overpass-api\.de/);
    expect(await dialog()).toContain(
      'The rectangle around your regions: longitude 1.33 to 2.27, latitude 41.38 to 42.12',
    );
    expect(await dialog()).toMatch(/ODbL/);
    expect(await dialog()).toMatch(/At most\s+64 MB/);
    await app.choose('What to get', 'Hotspots (Helium)');
    await expect.poll(dialog).toMatch(/Is asked\s+entities\.nft\.helium\.io\s+Is sent\s+Nothing of your plan/);
    await app.choose('What to get', 'Terrain heights (tiles)');
    await expect.poll(dialog).toMatch(/Is asked\s+s3\.amazonaws\.com\s+Is sent\s+Numbers of the [\d,]+ tiles/);
    await app.choose('What to get', 'A file by its address');
    for (const [address, why] of [
      ['http://example.org/a.csv', 'Only addresses that start with https://'],
      ['https://me:secret@example.org/a.csv', 'holds a name or a password'],
    ] as const) {
      await app.fill('Address of the file', address);
      await expect.poll(dialog).toContain(why);
      expect(await app.page.getByRole('button', { name: 'Get the file' }).isDisabled()).toBe(true);
    }
    await app.fill('Address of the file', 'https://example.org/a.csv?token=hush');
    await expect.poll(dialog).toContain('looks like a key (token). example.org gets it');
    await app.key('Escape');
    expect(asked).toEqual([]);
  });

  it('but the one host, once it is', async () => {
    const asked = await app.outside(() => ({ status: 200, json: { elements: [] } }));
    await app.openWeb();
    await app.press('Ask overpass-api.de');
    await expect.poll(failure, PATIENT).toContain('overpass-api.de has nothing for this region');
    expect(asked.map((url) => new URL(url).host)).toEqual(['overpass-api.de']);
    // While the browser tool answers, it also gives leave that hosts would not give.
    await app.outsideItself();
    await letGo();
  });
});

describe('each source', () => {
  it('gives a file that is shown first, then enters the plan with its origin, and can be undone', async () => {
    const mast = { type: 'node', id: 1, lat: 41.75, lon: 1.8, tags: { man_made: 'mast', height: '45 m' } };
    const url = await start({ '/api': sends(JSON.stringify({ elements: [mast] })) });
    await chooseFrom('Masts and towers (OpenStreetMap)', `${url}/api`);
    expect(host!.asked).toEqual([]);
    await ask();
    await expect
      .poll(() => app.importDialog(), PATIENT)
      .toMatch(/masts\.geojson[\s\S]*From 127\.0\.0\.1[\s\S]*Places to build at[\s\S]*1 of 1 rows used/);
    await app.screenshot('web-preview');
    await app.accept('Add 1 file');
    await expect.poll(filesInPlan, PATIENT).toEqual([expect.stringMatching(/masts\.geojson[\s\S]*OpenStreetMap/)]);
    await app.undo();
    await expect.poll(filesInPlan, PATIENT).toEqual([]);
  });

  it('hotspots are read page by page, also after one failed', async () => {
    const item = (key: string) => ({
      entity_key_str: key,
      key_to_asset_key: key,
      is_active: true,
      lat: 41.75,
      long: 1.8,
    });
    const page = (cursor: string | null, key: string) => sends(JSON.stringify({ cursor, items: [item(key)] }));
    const url = await start({
      '/v2/hotspots/pagination-metadata': sends('{"totalPages":2}'),
      '/v2/hotspots': [page('next', 'A'), status(403), page(null, 'B')],
    });
    await chooseFrom('Hotspots (Helium)', url);
    await ask();
    await expect.poll(failure, PATIENT).toMatch(/refused with status 403.*What came before is kept/s);
    await app.screenshot('web-failed');
    await app.press('Go on');
    await expect.poll(() => app.importDialog(), PATIENT).toMatch(/hotspots-mobile\.json[\s\S]*2 of 2 rows used/);
    expect(host!.asked.filter((path) => !path.includes('cursor') && path.startsWith('/v2/hotspots?'))).toHaveLength(1);
    await app.press('Leave all out');
  });

  it('terrain comes as tiles', async () => {
    const url = await start({ '*': sends(flatTile(400), 'image/png') });
    await chooseFrom('Terrain heights (tiles)', `${url}/{z}/{x}/{y}.png`);
    await ask();
    await expect.poll(() => app.importDialog(), PATIENT).toMatch(/terrain-z\d+\.zip[\s\S]*\d+ tiles/);
    await app.press('Leave all out');
  });

  it('a file keeps its name; a key in its address stays out of the plan', async () => {
    const url = await start({ '/venues.csv': [status(429, { 'retry-after': '1' }), VENUES] });
    await chooseFrom('A file by its address', `${url}/venues.csv?api_key=hush`);
    await ask();
    await expect.poll(() => app.importDialog(), PATIENT).toMatch(/venues\.csv[\s\S]*1 of 1 rows used/);
    expect(host!.asked).toEqual(['/venues.csv?api_key=hush', '/venues.csv?api_key=hush']);
    await app.accept('Add 1 file');
    await expect.poll(filesInPlan, PATIENT).toHaveLength(1);
    expect(await app.page.content()).not.toContain('hush');
    await app.undo();
  });
});

describe('a host that', () => {
  it.each<[string, Answer, RegExp]>([
    ['breaks off', cutOff, /cannot be reached .* 4 times|cannot be reached .*it was tried 4 times/],
    ['is not for pages of others', notForPages(sends('a', 'text/csv')), /does not let other sites’ pages read it/],
    ['sends a web page', sends('<html>', 'text/html'), /something else than was asked for \(text\/html\)/],
    ['refuses', status(403), /refused with status 403/],
    ['asks for an hour', status(503, { 'retry-after': '3600', 'access-control-expose-headers': 'retry-after' }), /left alone for 3,600 seconds/],
  ])('%s is told of, and nothing is imported', async (_, answer, why) => {
    const url = await start({ '/a.csv': answer });
    await chooseFrom('A file by its address', `${url}/a.csv`);
    await ask();
    await expect.poll(failure, PATIENT).toMatch(why);
    expect(await filesInPlan()).toEqual([]);
    await letGo();
  }); // prettier-ignore

  it('never ends is cut at the limit', async () => {
    const url = await start({ '/v2/hotspots/pagination-metadata': endless });
    await chooseFrom('Hotspots (Helium)', url);
    await ask();
    await expect.poll(failure, { timeout: 90_000 }).toMatch(/sends more than 32,000,000 bytes/);
    await letGo();
  });

  it('is silent is stopped by the user, or goes on behind while he works', async () => {
    const url = await start({ '/a.csv': [silent, VENUES] });
    await chooseFrom('A file by its address', `${url}/a.csv`);
    await ask();
    await expect.poll(dialog).toContain('Waiting for 127.0.0.1');
    await app.key('Escape');
    await expect.poll(() => app.panel()).toContain('Waiting for 127.0.0.1');
    await app.press('Stop');
    await expect.poll(() => app.panel()).toContain('Stopped. 127.0.0.1');
    await app.press('Try again');
    await expect.poll(() => app.importDialog(), PATIENT).toContain('a.csv');
    await app.press('Leave all out');
  });

  it('cannot be asked without a connection is asked once there is one', async () => {
    const url = await start({ '/a.csv': VENUES });
    await chooseFrom('A file by its address', `${url}/a.csv`);
    await app.goOffline();
    await ask();
    await expect.poll(failure, PATIENT).toContain('this computer has no connection');
    expect(host!.asked).toEqual([]);
    await app.goOffline(false);
    await app.press('Try again');
    await expect.poll(() => app.importDialog(), PATIENT).toContain('a.csv');
    await app.press('Leave all out');
  });
});

it('all of it is done with keys alone, in German too', async () => {
  const url = await start({ '/a.csv': VENUES });
  await app.press('Settings and help');
  await app.page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click();
  await app.page.getByText('Dateien hinzufügen …').waitFor();
  await app.key('Escape');
  await app.tabTo(/^Daten aus dem Netz holen …$/);
  await app.key('Enter');
  await app.page.getByRole('dialog', { name: 'Daten aus dem Netz holen' }).waitFor();
  await app.tabTo(/^Was geholt wird$/);
  await app.key('Enter');
  await app.page.getByRole('option', { selected: true }).waitFor();
  await app.key('End');
  await app.highlighted(/^Eine Datei nach ihrer Adresse$/);
  await app.key('Enter');
  await app.page.locator('[role=combobox]:focus').waitFor();
  await app.tabTo(/^Adresse der Datei$/);
  await app.page.keyboard.type(`${url}/a.csv`);
  await app.tabTo(/^127\.0\.0\.1:\d+ fragen$/);
  await app.screenshot('web-german');
  await app.key('Enter');
  await expect.poll(() => app.importDialog(), PATIENT).toMatch(/a\.csv[\s\S]*Von 127\.0\.0\.1/);
  await app.key('Escape');
});
