import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { App, Language } from '../../state';
import { setFormats } from '../format';
import { en, type Text } from './en';

/** English is there at once; the others come when they are asked for. */
const LOADERS: Record<Language, () => Promise<Text>> = {
  en: async () => en,
  de: async () => (await import('./de')).de,
};

const loaded: Partial<Record<Language, Text>> = { en };

/** Fetches the words of a language, so that the app starts in it; English stays where they cannot be had. */
export async function loadWords(language: Language): Promise<void> {
  loaded[language] ??= await LOADERS[language]().catch((error: Error) => {
    console.warn(`No words in ${language}: ${error.message}`);
    return undefined;
  });
  // The first number that a page writes takes some 20 ms: not in the middle of its first screen.
  new Intl.NumberFormat(language).format(0);
}

/** The catalogue of the language in use; the one before until it is loaded. Numbers are written in the same language. */
export function useCatalogue(app: App): Text {
  const language = useStore(app.store, (state) => state.language);
  const units = useStore(app.store, (state) => state.units);
  const [text, setText] = useState<Text>(loaded[language] ?? en);
  useEffect(() => {
    let isLatest = true;
    void loadWords(language).then(() => {
      if (isLatest) setText((before) => loaded[language] ?? before);
    });
    return () => {
      isLatest = false;
    };
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = text.language;
  }, [text]);
  setFormats(text.language, units);
  return text;
}
