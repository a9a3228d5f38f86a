/** Files on their way in: columns remembered by header, refused rows as a file. */
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/core/plan/issues';
import { rememberedMapping, rememberMapping } from '../../src/state/mapping-memory';
import { refusedRows } from '../../src/state/refused-rows';
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

describe('refused rows', () => {
  const issue = (row: number, severity: Issue['severity'] = 'error'): Issue => ({ code: 'x', severity, ref: { row }, context: {} }); // prettier-ignore
  const rows = (text: string, issues: Issue[]) =>
    refusedRows(new Blob([text]), issues, ({ ref }) => `bad "${ref.row}"`).then((blob) => blob?.text() ?? null);

  it('are saved as they stand with the reason, header first', async () => {
    expect(await rows('a;b\n1;2\n3;4\n5;6\n', [issue(4), issue(2), issue(3, 'info')])).toBe(
      'a;b;refused_because\n1;2;"bad ""2"""\n5;6;"bad ""4"""\n',
    );
  });

  it('may hold line breaks inside quotes', async () => {
    expect(await rows('a,b\n"1\n2",x\n3,y\n', [issue(2)])).toBe('a,b,refused_because\n"1\n2",x,"bad ""2"""\n');
  });

  it('are none where no issue names a row or the file is no text', async () => {
    expect(await rows('a,b\n1,2\n', [])).toBeNull();
    expect(await rows('PK\u0003\u0004\0\0', [issue(2)])).toBeNull();
  });
});
