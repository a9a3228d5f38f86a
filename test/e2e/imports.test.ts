/** What a file leaves open is asked for in the window of the import, in a real browser. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { utm } from '../../src/core/inputs/terrain/projection';
import { pointOf, shapefileOf, xlsxOf } from '../helpers/format-files';
import { type AppDriver, AppServer } from './app-driver';

const at = utm(31, false).forward(1.8, 41.7);
const PATIENT = { timeout: 30_000 };

let server: AppServer;
let app: AppDriver;
beforeAll(async () => {
  server = await AppServer.start();
  app = await server.visit();
  await app.saved();
  await app.skipTour();
  await app.newPlan();
});
afterAll(async () => {
  expect(app.problems).toEqual([]);
  await app.leave();
  await server.stop();
});

it('the projection of a shapefile that has none', async () => {
  const masts = shapefileOf([pointOf(at[0], at[1], { name: 'A', height: 98.4 })]);
  await app.addFiles([{ name: 'masts.zip', content: Buffer.from(masts) }]);
  await expect.poll(app.importDialog, PATIENT).toContain('not degrees');
  await app.fill('Projection of the coordinates', '99999');
  await expect.poll(app.importDialog, PATIENT).toContain('99999 is not known here');
  await app.screenshot('import-projection');
  await app.fill('Projection of the coordinates', 'EPSG:25831');
  await expect.poll(app.importDialog, PATIENT).toContain('1 of 1 rows used');
  const firstRow = await app.page.getByRole('dialog').locator('tbody td').allInnerTexts();
  expect(firstRow.slice(0, 2).map((text) => Number(text).toFixed(5))).toEqual(['1.80000', '41.70000']);
  await app.choose('Heights are in', 'Feet');
  await expect.poll(app.importDialog, PATIENT).toContain('in feet; its values were converted to metres');
  await app.accept('Add 1 file');
});

it('sites as the app hands them out: the masts, and given again the hotspots', async () => {
  const place = { type: 'Point', coordinates: [1.8, 41.7] };
  const rows = [
    { role: 'existing-site', siteId: 'S', sectorList: '(LTE 214-7 azimuthDeg=30; LTE 214-7 azimuthDeg=150 tiltDeg=4)' },
    {
      role: 'existing-hotspot',
      siteId: 'H',
      name: 'a-hotspot',
      network: 'mobile',
      device: 'wifi-outdoor',
      online: true,
    },
    { role: 'proposed-site', siteId: 'P', kind: 'tower-greenfield' },
  ];
  const features = rows.map((properties) => ({ type: 'Feature', geometry: place, properties }));
  const content = JSON.stringify({ type: 'FeatureCollection', features });
  await app.addFiles([{ name: 'sites.geojson', content }]);
  await expect.poll(app.importDialog, PATIENT).toContain('1 of 1 rows used');
  expect(await app.importDialog()).toContain('2 rows say in the column “role”');
  await app.accept('Add 1 file');
  await app.addFiles([{ name: 'sites.geojson', content }]);
  await app.choose('This looks like', 'Hotspots');
  await expect.poll(app.importDialog, PATIENT).toContain('Mobile network');
  await app.accept('Add 1 file');
  const cards = await app.page.locator('.file-card').filter({ hasText: 'sites.geojson' }).allInnerTexts();
  expect(cards.map((text) => text.match(/Cell sites|Hotspots/)?.[0])).toEqual(['Cell sites', 'Hotspots']);
});

it('the sheet of a workbook', async () => {
  const workbook = await xlsxOf(
    { sheet: 'Sites', rows: [['name', 'lat', 'lon', 'height'], ['A', 41.7, 1.8, 30], ['B', 41.72, 1.82, 30]] },
    { sheet: 'Old', rows: [['name', 'lat', 'lon', 'height'], ['C', 41.75, 1.85, 20]] },
  ); // prettier-ignore
  await app.addFiles([{ name: 'sites.xlsx', content: Buffer.from(workbook) }]);
  await expect.poll(app.importDialog, PATIENT).toContain('2 of 2 rows used');
  await app.choose('Sheet', 'Old');
  await expect.poll(app.importDialog, PATIENT).toContain('1 of 1 rows used');
  await app.press('Leave all out');
});
