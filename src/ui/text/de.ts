import { en, type Text } from './en';

/** German. */
export const de: Text = { ...en, language: 'de' };
