import type { Issue } from '../plan/issues';
import { ENGLISH } from './messages-en';

/** A remark of a stage about its own result: no severity, no place. */
export interface Note {
  code: string;
  context: Record<string, string | number>;
}

/** One language: code → template. `{name}` stands for a value of the context or of the reference (`file`, `row`, `column`, `id`). */
export type Catalogue = Readonly<Record<string, string>>;

/** Languages by BCP 47 tag; English is the one that is complete by test. */
const CATALOGUES: Readonly<Record<string, Catalogue>> = { en: ENGLISH };

/** The sentence for an issue or a note. A code without a sentence gives its code and its values: never empty, never thrown. */
export function messageOf(subject: Issue | Note, language = 'en'): string {
  const ref = 'ref' in subject ? subject.ref : {};
  const values: Record<string, string | number | undefined> = { ...subject.context, ...ref };
  const template = templateOf(language, subject.code);
  const sentence = template ? fill(template, values) : fallback(subject.code, subject.context);
  return `${placeOf(ref, template ?? '')}${sentence}`;
}

function templateOf(language: string, code: string): string | undefined {
  const catalogue = Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language]! : ENGLISH;
  if (Object.hasOwn(catalogue, code)) return catalogue[code];
  return Object.hasOwn(ENGLISH, code) ? ENGLISH[code] : undefined;
}

/** `{name}` is filled in; `{name#one|many}` is the form that goes with the number; a part in `[ … ]` is left out when one of its names has no value. */
function fill(template: string, values: Record<string, string | number | undefined>): string {
  return template
    .replace(/\[([^[\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every((match) => valueOf(values, match[1]!) !== '') ? part : '',
    )
    .replace(/\{(\w+)#([^|{}]*)\|([^{}]*)\}/g, (_, name: string, one: string, many: string) =>
      Number(values[name]) === 1 ? one : many,
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => valueOf(values, name) || '?');
}

function valueOf(values: Record<string, string | number | undefined>, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (typeof value !== 'number') return value ?? '';
  return Number.isInteger(value) || Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(6)));
}

/** File, row and column in front of the sentence, unless the sentence names them itself. */
function placeOf(ref: Issue['ref'], template: string): string {
  const parts = [];
  if (ref.file && !template.includes('{file}')) parts.push(ref.file);
  if (ref.row !== undefined && !template.includes('{row}')) parts.push(`row ${ref.row}`);
  if (ref.column && !template.includes('{column}')) parts.push(`column “${ref.column}”`);
  return parts.length > 0 ? `${parts.join(', ')}: ` : '';
}

function fallback(code: string, context: Record<string, string | number>): string {
  const values = Object.entries(context).map(([name, value]) => `${name} ${value}`);
  const words = code.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${values.length > 0 ? ` (${values.join(', ')})` : ''}.`;
}
