import type { Issue } from '../plan/issues';
import { ENGLISH } from './messages-en';

/** A remark of a stage about its own result: no severity, no place. */
export interface Note {
  code: string;
  context: Record<string, string | number>;
}

/** One language: code → template. `{name}` stands for a value of the context or of the reference (`file`, `row`, `column`, `id`). */
export type Catalogue = Readonly<Record<string, string>>;

/** A language of the messages. English is the one that is complete by test; what another does not say comes in English. */
export interface MessageLanguage {
  /** BCP 47: how numbers are written. */
  locale: string;
  sentences: Catalogue;
  /** Where a problem is: before the sentence. */
  row(row: number): string;
  column(name: string): string;
  /** What the reader calls a value of a placeholder, such as a field or a file; without it values stand as they are, as on the command line. */
  word?(placeholder: string, value: string, code: string): string;
}

export const IN_ENGLISH: MessageLanguage = {
  locale: 'en',
  sentences: ENGLISH,
  row: (row) => `row ${row}`,
  column: (name) => `column “${name}”`,
};

/** The sentence for an issue or a note. A code without a sentence gives its code and its values: never empty, never thrown. */
export function messageOf(subject: Issue | Note, language = IN_ENGLISH): string {
  const ref = 'ref' in subject ? subject.ref : {};
  const values = wordsOf({ ...subject.context, ...ref }, subject.code, language);
  const template = templateOf(language, subject.code);
  const sentence = template
    ? fill(template, (name) => valueOf(values, name, language.locale))
    : fallback(subject.code, subject.context);
  const file = ref.file === undefined ? {} : { file: String(values.file) };
  return `${placeOf({ ...ref, ...file }, template ?? '', language)}${sentence}`;
}

/** What a code is about, for a list of many: the first part of its sentence, without values and quotation marks. */
export function kindOf(code: string, language = IN_ENGLISH): string {
  const template = templateOf(language, code) ?? fallback(code, {});
  const bare = fill(template, () => ({ text: '…', isOne: false }));
  return bare.replace(/(; |[.?](\s|$)).*$/s, '').replaceAll(/[“”„]/g, '');
}

type Values = Record<string, string | number | undefined>;

function wordsOf(values: Values, code: string, { word }: MessageLanguage): Values {
  if (!word) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? word(name, value, code) : value]),
  );
}

function templateOf({ sentences }: MessageLanguage, code: string): string | undefined {
  if (Object.hasOwn(sentences, code)) return sentences[code];
  return Object.hasOwn(ENGLISH, code) ? ENGLISH[code] : undefined;
}

/** `{name}` is filled in; `{name#one|many}` is the form that goes with the number; a part in `[ … ]` is left out when one of its names has no value. */
function fill(template: string, valueIn: (name: string) => { text: string; isOne: boolean }): string {
  return template
    .replace(/\[([^[\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every((match) => valueIn(match[1]!).text !== '') ? part : '',
    )
    .replace(/\{(\w+)#([^|{}]*)\|([^{}]*)\}/g, (_, name: string, one: string, many: string) =>
      valueIn(name).isOne ? one : many,
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => valueIn(name).text || '?');
}

function valueOf(values: Record<string, string | number | undefined>, name: string, locale: string) {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return { text: textOf(value, locale), isOne: Number(value) === 1 };
}

function textOf(value: string | number | undefined, locale: string): string {
  if (typeof value !== 'number') return value ?? '';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString(locale);
  const plain = String(Number(value.toPrecision(6)));
  return locale === 'en' ? plain : plain.replace('.', decimalMark(locale));
}

const decimalMark = (locale: string): string => (0.5).toLocaleString(locale).charAt(1);

/** File, row and column in front of the sentence, unless the sentence names them itself. */
function placeOf(ref: Issue['ref'], template: string, { row, column }: MessageLanguage): string {
  const parts = [];
  if (ref.file && !template.includes('{file}')) parts.push(ref.file);
  if (ref.row !== undefined && !template.includes('{row}')) parts.push(row(ref.row));
  if (ref.column && !template.includes('{column}')) parts.push(column(ref.column));
  return parts.length > 0 ? `${parts.join(', ')}: ` : '';
}

function fallback(code: string, context: Record<string, string | number>): string {
  const values = Object.entries(context).map(([name, value]) => `${name} ${value}`);
  const words = code.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${values.length > 0 ? ` (${values.join(', ')})` : ''}.`;
}
