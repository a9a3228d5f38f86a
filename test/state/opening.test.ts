import { describe, expect, it } from 'vitest';
import { anApp, memoryPreferences } from '../helpers/an-app';

const languageOf = (languages: string[], kept = '') => {
  const preferences = memoryPreferences();
  if (kept) preferences.write('language', kept);
  return anApp({ languages, preferences }).app.store.getState().language;
};

describe('the language at the start', () => {
  it('is the first of the browser’s that the app speaks, in any country', () => {
    expect(languageOf(['de-AT', 'en'])).toBe('de');
    expect(languageOf(['DE'])).toBe('de');
    expect(languageOf(['fr-FR', 'de', 'en'])).toBe('de');
    expect(languageOf(['en-GB', 'de'])).toBe('en');
  });

  it('is English where the app speaks none of them', () => {
    expect(languageOf(['fr-FR', 'den'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });

  it('is what the user chose once', () => expect(languageOf(['de-DE'], 'en')).toBe('en'));
});

describe('the start', () => {
  it('is over once a plan is on the screen, or the demo could not be read', async () => {
    const { app } = anApp();
    expect(app.store.getState().isOpening).toBe(true);
    await app.commands.start();
    expect(app.store.getState().isOpening).toBe(false);
    expect(app.store.getState().toasts[0]?.note).toMatchObject({ code: 'demo-failed' });
    const other = anApp().app;
    other.commands.newPlan('Mine');
    expect(other.store.getState().isOpening).toBe(false);
  });
});
