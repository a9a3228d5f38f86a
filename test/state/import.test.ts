/** Files on their way in: columns remembered by header. */
import { describe, expect, it } from 'vitest';
import { rememberedMapping, rememberMapping } from '../../src/state/mapping-memory';
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
    await checked();
    await commands.acceptDrafts();
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
