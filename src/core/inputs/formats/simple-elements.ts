/**
 * Small XML elements of the usual kind as plain objects: as a document tree they cost ten times as long. What is not quite usual gives null, and a parser of all
 * XML must be asked: prefixes, declarations, references to characters, signs that a parser changes or refuses, and what is not well formed.
 */

export interface SimpleElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** All text directly within. */
  text: string;
  /** The part of the text that is a CDATA section. */
  cdata: string | null;
  children: SimpleElement[];
}

const TAG = /<(\/?)([A-Za-z]+)((?:[ \n]+[A-Za-z]+="[^"<>&\t\n]*")*)[ \n]*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z]+)="([^"]*)"/g;
const CDATA = '<![CDATA[';
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** The element a text consists of, or null. Names and values are as a document of the same text has them. */
export function simpleElement(text: string): SimpleElement | null {
  if (!isUsual(text)) return null;
  const open: SimpleElement[] = [];
  for (let at = 0; ;) {
    const top = open.at(-1);
    if (text.startsWith(CDATA, at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0 || !top || top.cdata !== null) return null;
      top.cdata = text.slice(at + CDATA.length, end);
      top.text += top.cdata;
      at = end + 3;
    } else {
      TAG.lastIndex = at;
      const match = TAG.exec(text);
      const tag = match && tagOf(match);
      if (!tag) return null;
      at = TAG.lastIndex;
      if (tag.closes) {
        if (top?.name !== tag.element.name) return null;
        open.pop();
      } else {
        if (top) top.children.push(tag.element);
        if (!tag.empty) open.push(tag.element);
      }
      if (open.length === 0) return at === text.length ? (top ?? tag.element) : null;
    }
    const next = text.indexOf('<', at);
    if (next < 0) return null;
    if (next > at) {
      const plain = unescaped(text.slice(at, next));
      if (plain === null) return null;
      open.at(-1)!.text += plain;
    }
    at = next;
  }
}

function tagOf([, slash, name, attributes, end]: RegExpExecArray): {
  element: SimpleElement;
  closes: boolean;
  empty: boolean;
} | null {
  const [closes, empty] = [slash !== '', end !== ''];
  if (closes && (empty || attributes !== '')) return null;
  const element = { name: name!, attributes: NO_ATTRIBUTES, text: '', cdata: null, children: [] };
  if (attributes === '') return { element, closes, empty };
  const named: Record<string, string> = {};
  for (const [, attribute, value] of attributes!.matchAll(ATTRIBUTE)) {
    if (attribute === 'xmlns' || Object.hasOwn(named, attribute!)) return null;
    named[attribute!] = value!;
  }
  return { element: { ...element, attributes: named }, closes, empty };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Null: with references of other kinds, or the end of a section that did not begin. */
function unescaped(text: string): string | null {
  if (text.includes(']]>')) return null;
  if (!text.includes('&')) return text;
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) return null;
  return text.replace(/&\w+;/g, (entity) => ENTITIES[entity]!);
}

/** Without control characters, separators of lines that become others, halves of pairs and marks of byte order. */
function isUsual(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (
      code < 32
        ? code !== 9 && code !== 10
        : code > 126 && (code < 160 || code === 0x2028 || (code >= 0xd800 && code < 0xe000) || code >= 0xfeff)
    )
      return false;
  }
  return true;
}
