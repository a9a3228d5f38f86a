import { kindOf, type MessageLanguage } from '../../core/report/messages';
import { fileName } from '../../core/report/words';
import type { importFactsEn } from './en-import-facts';
import type { stagesEn } from './en-stages';
import type { viewsEn } from './en-views';

interface Parts extends Pick<typeof importFactsEn, 'fields' | 'inMessages'>, Pick<typeof stagesEn, 'roles'> {
  options: Pick<(typeof stagesEn)['options'], 'names'>;
  inspector: Pick<(typeof viewsEn)['inspector'], 'siteKinds'>;
  /** What was found wrong with a file comes in English; default: as it is. */
  problemOf?(problem: string): string;
}

/** The sentences of the core in the words of the app: a field, a file or a kind is called what forms and lists call it. */
export function inTheWordsOf(language: MessageLanguage, parts: Parts): MessageLanguage {
  const { fields, roles, inMessages } = parts;
  const kinds = parts.inspector.siteKinds;
  const names = parts.options.names;
  const words: Record<string, Readonly<Record<string, string>>> = {
    field: { ...fields, ...inMessages.oneOf },
    role: roles,
    kind: kinds,
    kinds,
    option: names,
    options: names,
    found: inMessages.found,
    looksLike: inMessages.found,
    type: inMessages.shapes,
    wanted: inMessages.shapes,
    usedAs: inMessages.usedAs,
  };
  return {
    ...language,
    word(placeholder, value, code) {
      if (placeholder === 'file' || placeholder === 'path') return fileName(value);
      if (placeholder === 'listedCode') return kindOf(value, language);
      if (placeholder === 'problem') return parts.problemOf?.(value) ?? value;
      // Those name a place within the plan's own file.
      if (code.startsWith('plan-') || code.startsWith('radio-template')) return value;
      return wordsIn(words[placeholder] ?? {}, value);
    },
  };
}

/** One word, or a list of them. */
function wordsIn(words: Readonly<Record<string, string>>, value: string): string {
  const wordOf = (each: string) => (Object.hasOwn(words, each) ? words[each]! : each);
  return Object.hasOwn(words, value) ? words[value]! : value.split(', ').map(wordOf).join(', ');
}
