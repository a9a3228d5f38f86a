/** A planner whose region has roads: people on them are counted apart from residents. */
import { expect, it } from 'vitest';
import type { AppDriver } from './app-driver';
import { violations } from './axe';
import { oneVisit } from './one-visit';

let app: AppDriver;
oneVisit((visited) => (app = visited));

/** Through Craig County and the largest of its gaps. */
const ROADS = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'Route 311 (synthetic)', HWY_TYPE: 'primary', count: 4200 },
      geometry: {
        type: 'LineString',
        coordinates: [[-80.45, 37.36], [-80.33, 37.48], [-80.21, 37.6]],
      },
    },
    {
      type: 'Feature',
      properties: { name: 'Bypass', HWY_TYPE: 'proposed', count: 1 },
      geometry: { type: 'LineString', coordinates: [[-80.2, 37.5], [-80.1, 37.5]] },
    },
  ],
}); // prettier-ignore

it('adds roads, says which property counts vehicles, and sees the visitors of region, gap and hexagon', async () => {
  await app.addFiles([{ name: 'roads.geojson', content: ROADS }]);
  await expect.poll(() => app.importDialog(), { timeout: 15_000 }).toContain('Roads');
  await app.page.locator('summary', { hasText: 'Columns' }).click();
  await app.choose('Vehicles per day', 'count');
  await app.choose('Road class', 'HWY_TYPE');
  await expect.poll(() => app.importDialog(), { timeout: 15_000 }).toMatch(/1 of 2 rows used/);
  expect(await app.importDialog()).toContain('The road is not in use (proposed)');
  await app.screenshot('roads-import');
  await app.accept('Add 1 file');
  await app.computed();
  await app.goTo('Gaps');
  await app.page.locator('tbody tr', { hasText: 'G2' }).first().click();
  await expect.poll(() => app.inspector()).toMatch(/Visitors in the busy hour\s*[1-9]/);
  await app.screenshot('roads-gap');
  await app.press('Why?');
  await expect.poll(() => app.inspector(), { timeout: 15_000 }).toMatch(/Visitors in the busy hour\s*\d/);
  await app.screenshot('roads-hexagon');
  await app.key('Escape');
  await expect.poll(() => app.inspector()).toMatch(/Visitors in the busy hour\s*[1-9]\d+, \d+\s%\sserved/);
  await app.screenshot('roads-region');
  await app.goTo('Report');
  const [head, first] = (await app.download('gaps.csv')).split('\r\n');
  expect(head).toMatch(/,visitors$/);
  expect(first).toMatch(/,\d+\.\d{3}$/);
});

it('shows roads as lines and visitors by hexagon, with their key and opacity, while the plan has them', async () => {
  await app.choose('Layer', 'Visitors');
  const legend = app.page.getByRole('region', { name: 'Legend' });
  const key = () => legend.innerText();
  await expect.poll(key).toMatch(/Visitors in the busy hour[\s\S]*0\.1 … 0\.3[\s\S]*Vehicles counted/);
  await app.screenshot('roads-layer');
  await app.tabTo(/^Show$/);
  await app.key('Enter');
  await app.page.getByRole('checkbox', { name: 'Roads', exact: true }).press('Space');
  await expect.poll(() => app.page.getByRole('slider', { name: 'Opacity of Roads' }).count()).toBe(0);
  await app.page.getByRole('checkbox', { name: 'Roads', exact: true }).press('Space');
  await app.slide('Opacity of Roads', 'ArrowLeft', 4);
  await app.page.waitForTimeout(300);
  expect(await app.page.getByRole('slider', { name: 'Opacity of Roads' }).getAttribute('aria-valuetext')).toMatch(/50/);
  expect(await violations(app)).toEqual([]);
  await app.key('Escape');
  await app.goTo('Data');
  await app.press('Remove roads.geojson');
  await app.computed();
  await expect.poll(key).not.toContain('Roads of the plan');
  await expect.poll(() => app.page.getByRole('combobox', { name: 'Layer' }).innerText()).not.toBe('Visitors');
  await app.page.getByRole('combobox', { name: 'Layer' }).click();
  expect(await app.page.getByRole('option').allInnerTexts()).not.toContain('Visitors');
}, 300_000);
