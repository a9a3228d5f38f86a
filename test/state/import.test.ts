/** Files on their way in: columns remembered by header. */
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/core/inputs';
import { newPlan } from '../../src/core/plan';
import { sha256Of } from '../../src/state/file-bytes';
import { rememberedMapping, rememberMapping } from '../../src/state/mapping-memory';
import { xlsxOf } from '../helpers/format-files';
import { anApp, memoryPreferences, until } from '../helpers/an-app';

const odd = 'standard,country,network,east,north\nLTE,214,7,1.8,41.8\n';

describe('columns chosen by hand', () => {
  it('are chosen again for the next file with the same header', async () => {
    const { app } = anApp();
    const { commands, store } = app;
    const draft = () => store.getState().drafts[0]!;
    const checked = () => until('the check', () => store.getState().drafts[0]?.check.status === 'checked');
    await commands.addFiles([new File([odd], 'march.csv')]);
    commands.setDraftRole(draft().id, 'towers');
    await checked();
    commands.setDraftMapping(draft().id, 'lon', 'east');
    commands.setDraftMapping(draft().id, 'lat', 'north');
    // The projection is not part of the header: the next file is asked again.
    commands.setDraftMapping(draft().id, 'crs', '=EPSG:4326');
    await checked();
    await commands.acceptDrafts();
    expect(store.getState().plan.inputs.towers[0]!.mapping.crs).toBe('=EPSG:4326');
    await commands.addFiles([new File([odd.replace('1.8', '1.9')], 'april.csv')]);
    await checked();
    expect(draft().mapping).toEqual({ lon: 'east', lat: 'north' });
    await commands.acceptDrafts();
    expect(store.getState().plan.inputs.towers.map(({ mapping }) => mapping.lon)).toEqual(['east', 'east']);
  });

  it('are kept for some headers only, and forgotten when taken back', () => {
    const preferences = memoryPreferences();
    const remember = (name: string, mapping: Record<string, string>) =>
      rememberMapping(preferences, { role: 'towers', columns: [name], mapping });
    for (let i = 0; i < 50; i++) remember(`c${i}`, { lon: 'x' });
    expect(rememberedMapping(preferences, 'towers', ['c49'])).toEqual({ lon: 'x' });
    expect(rememberedMapping(preferences, 'towers', ['c0'])).toBeNull();
    expect(rememberedMapping(preferences, 'venues', ['c49'])).toBeNull();
    remember('c49', {});
    expect(rememberedMapping(preferences, 'towers', ['c49'])).toBeNull();
    preferences.write('mappings', '{"not":"a list"}');
    expect(rememberedMapping(preferences, 'towers', ['c48'])).toBeNull();
  });
});

it('a workbook shows its columns, to be named by hand like those of a text', async () => {
  const { app } = anApp();
  const { commands, store } = app;
  const book = await xlsxOf({
    sheet: 'Masts',
    rows: [
      ['standard', 'east', 'north'],
      ['LTE', 1.8, 41.8],
    ],
  });
  await commands.addFiles([new File([new Uint8Array(book)], 'masts.xlsx')]);
  const { id, preview } = store.getState().drafts[0]!;
  expect(preview).toMatchObject({ columns: ['standard', 'east', 'north'], rows: [['LTE', '1.8', '41.8']] });
  commands.setDraftRole(id, 'towers');
  commands.setDraftMapping(id, 'lon', 'east');
  await until('the mapping', () =>
    Boolean(
      store.getState().drafts[0]?.preview?.fields.some(({ field, column }) => field === 'lon' && column === 'east'),
    ),
  );
});

describe('a table that fits outlines', () => {
  const outlines = new File(['{"type":"FeatureCollection","features":[]}'], 'towns.geojson');
  const counts = new File(['code,lon,lat,population\n8001,1.8,41.8,120\n'], 'counts.csv');

  it('is joined to them with one press, by the columns that were found', async () => {
    const { app, engine } = anApp();
    const { commands, store } = app;
    const { check } = engine;
    engine.check = (file, as, mapping) =>
      check(file, as ?? (file.path.endsWith('json') ? 'regions' : 'demand'), mapping);
    const asked: unknown[] = [];
    const { ask } = engine;
    engine.ask = async (name, asks, options) => {
      if (name !== 'suggest-join') return ask(name, asks, options);
      asked.push(name, asks);
      return { joinColumn: 'code', joinId: 'id', matched: 1, rows: 1 } as never;
    };
    await commands.addFiles([counts, outlines]);
    const draft = (name: string) => store.getState().drafts.find((each) => each.name === name)!;
    expect(asked[0]).toBe('suggest-join');
    expect(asked[1]).toMatchObject({ table: { path: 'counts.csv' }, outlines: { path: 'towns.geojson' } });
    expect(draft('counts.csv').joinFit).toMatchObject({ outlines: 'towns.geojson', joinColumn: 'code' });
    expect(draft('counts.csv').role).not.toBe('joins');
    commands.joinDraft(draft('counts.csv').id);
    expect(draft('counts.csv')).toMatchObject({ role: 'joins', join: { joinColumn: 'code', joinId: 'id' } });
    expect(draft('towns.geojson').role).toBe('demand');
    await until('the check', () => draft('towns.geojson').check.status === 'checked');
    await commands.acceptDrafts();
    expect(store.getState().plan.inputs.joins).toMatchObject([
      { path: 'counts.csv', joinColumn: 'code', joinId: 'id' },
    ]);
    expect(store.getState().plan.inputs.demand).toMatchObject([{ path: 'towns.geojson' }]);
  });

  it('stays what it is when nothing fits', async () => {
    const { app, engine } = anApp();
    const { check } = engine;
    engine.check = (file, as, mapping) =>
      check(file, as ?? (file.path.endsWith('json') ? 'regions' : 'demand'), mapping);
    await app.commands.addFiles([counts, outlines]);
    expect(app.store.getState().drafts.map(({ joinFit }) => joinFit)).toEqual([null, null]);
  });
});

it('a file that nobody can tell is called nothing, until its role is chosen', async () => {
  const { app, engine } = anApp();
  const { commands, store } = app;
  engine.check = async ({ path, blob }, as) => checkFile(new File([blob], path), as ? { as } : {});
  await commands.addFiles([new File(['PK\x03\x04 no zip'], 'bomb.zip')]);
  const draft = () => store.getState().drafts[0]!;
  expect(draft()).toMatchObject({ role: null, check: { status: 'checked' } });
  commands.setDraftRole(draft().id, 'hotspots');
  expect(draft().role).toBe('hotspots');
  await commands.acceptDrafts();
  expect(store.getState().drafts).toHaveLength(1);
});

describe('a file that the plan has', () => {
  const masts = () => new File([odd], 'masts.csv');

  it('may be given again as something else', async () => {
    const { app } = anApp();
    const { commands, store } = app;
    for (const role of ['towers', 'hotspots'] as const) {
      await commands.addFiles([masts()]);
      commands.setDraftRole(store.getState().drafts[0]!.id, role);
      await until('the check', () => store.getState().drafts[0]?.check.status === 'checked');
      await commands.acceptDrafts();
    }
    const { towers, hotspots } = store.getState().plan.inputs;
    expect([towers, hotspots].map((refs) => refs.map(({ path }) => path))).toEqual([['masts.csv'], ['masts.csv']]);
    expect(hotspots[0]!.sha256).toBe(towers[0]!.sha256);
  });

  it('and another of its name for something else are two files', async () => {
    const { app } = anApp();
    const { commands, store } = app;
    const other = new File([`${odd}\n`], 'masts.csv');
    for (const [file, role] of [
      [masts(), 'towers'],
      [other, 'hotspots'],
      [masts(), 'candidates'],
      [other, 'towers'],
    ] as const) {
      await commands.addFiles([file]);
      commands.setDraftRole(store.getState().drafts[0]!.id, role);
      await until('the check', () => store.getState().drafts[0]?.check.status === 'checked');
      await commands.acceptDrafts();
    }
    const { towers, hotspots, candidates } = store.getState().plan.inputs;
    const paths = [towers, hotspots, candidates].map((refs) => refs.map(({ path }) => path));
    expect(paths).toEqual([['masts (2).csv'], ['masts (2).csv'], ['masts.csv']]);
    expect(towers[0]!.sha256).toBe(hotspots[0]!.sha256);
  });

  it('but not this browser is taken for it without a question', async () => {
    const { app } = anApp();
    const sha256 = await sha256Of(masts());
    const plan = newPlan('elsewhere');
    plan.inputs.towers.push({ path: 'masts.csv', sha256, bytes: odd.length, mapping: {} });
    await app.commands.addFiles([new File([JSON.stringify({ ...plan })], 'plan.json')]);
    await until('the plan', () => app.store.getState().plan.name === 'elsewhere');
    await app.commands.addFiles([masts()]);
    expect(app.store.getState().drafts).toEqual([]);
    await app.commands.addFiles([masts()]);
    expect(app.store.getState().drafts).toHaveLength(1);
  });
});
