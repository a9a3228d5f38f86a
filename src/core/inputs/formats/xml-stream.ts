/**
 * Reads XML by parts, without a tree and without the whole text: tags and texts are told to a visitor as they come. For the large parts of a workbook. Refuses
 * document types and entities of a file's own, as `xml-elements` does.
 */
import { breathe } from '../containers/breathe';
import { encodingOf } from '../containers/text';
import { FormatError } from './format-error';

/** Names are without their prefix. */
export interface XmlVisitor {
  /** `tag`: all between < and >, for `attributesOf`. An empty element is opened and closed. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Entities are replaced; one text may come in several calls. */
  text(text: string): void;
}

const PIECE_BYTES = 2 ** 20;
/** Of one tag, comment or text cut in two. */
const LONGEST = 2 ** 24;

/** Throws FormatError for what is no XML; AbortError when cancelled. */
export async function visitXml(bytes: Uint8Array, visitor: XmlVisitor, signal: AbortSignal): Promise<void> {
  const decoder = new TextDecoder(encodingOf(bytes));
  let rest = '';
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    await breathe(signal);
    const last = at + PIECE_BYTES >= bytes.length;
    const text = rest + decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !last });
    rest = text.slice(visitText(text, visitor));
    if (rest.length > LONGEST) throw new FormatError('one of its tags or texts is too long');
  }
  if (rest.trim() !== '') throw new FormatError('the end is missing');
}

/** A name is tried from its beginning only: tried from each letter, a long one would take time by its square. */
const ATTRIBUTE = /(?<![\w.:-])([\w.:-]+)\s*=\s*("[^"]*"|'[^']*')/g;
const NO_ATTRIBUTES: Readonly<Record<string, undefined>> = {};

/** Attributes of a tag by their names without prefixes. */
export function attributesOf(tag: string): Readonly<Record<string, string | undefined>> {
  if (!tag.includes('=')) return NO_ATTRIBUTES;
  const attributes: Record<string, string | undefined> = {};
  if (plainAttributes(tag, attributes)) return attributes;
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    const name = match[1]!;
    attributes[name.slice(name.lastIndexOf(':') + 1)] = withoutEntities(match[2]!.slice(1, -1));
  }
  return attributes;
}

/** The same of a tag as programs write them: name="value" after one blank each, no entities. False: it is another, and must be looked at anew. */
function plainAttributes(tag: string, attributes: Record<string, string | undefined>): boolean {
  const first = tag.indexOf(' ');
  if (first < 0 || tag.indexOf('=') < first) return false;
  for (let at = first; at >= 0 && at < tag.length - 1;) {
    if (at + 2 === tag.length && tag.endsWith('/')) break;
    const equals = tag.indexOf('="', at);
    const end = equals < 0 ? -1 : tag.indexOf('"', equals + 2);
    if (end < 0 || tag.charCodeAt(at) !== BLANK) return false;
    for (let i = at + 1; i < equals; i++) if (!isLetter(tag.charCodeAt(i))) return false;
    const value = tag.slice(equals + 2, end);
    if (equals === at + 1 || value.includes('&')) return false;
    attributes[tag.slice(at + 1, equals)] = value;
    at = end + 1;
  }
  return true;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Visits what is whole; gives where it ends. */
function visitText(text: string, visitor: XmlVisitor): number {
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start < 0) return at;
    if (start > at) visitor.text(withoutEntities(text.slice(at, start)));
    at = start;
    const end = endOfMarkup(text, start);
    if (end < 0) return at;
    const mark = text.charCodeAt(start + 1);
    if (mark === BANG) {
      if (text.startsWith('<![CDATA[', start)) visitor.text(text.slice(start + 9, end - 3));
    } else if (mark === SLASH) visitor.close(nameAt(text, start + 2));
    else if (mark !== QUESTION) {
      const name = nameAt(text, start + 1);
      visitor.open(name, text.slice(start + 1, end - 1));
      if (text.charCodeAt(end - 2) === SLASH) visitor.close(name);
    }
    at = end;
  }
}

const [BLANK, BANG, SLASH, COLON, MORE, QUESTION] = [32, 33, 47, 58, 62, 63] as const;
const [DOUBLE, SINGLE] = [34, 39] as const;

/** Behind the markup that begins at `start`; -1: it is not whole yet. */
function endOfMarkup(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return behind(text, '-->', start + 4);
  if (text.startsWith('<![CDATA[', start)) return behind(text, ']]>', start + 9);
  if (text.startsWith('<?', start)) return behind(text, '?>', start + 2);
  if (text.startsWith('<!', start) && text.length > start + 9)
    throw new FormatError('it declares a document type or entities, which are not read');
  let quote = 0;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === DOUBLE || code === SINGLE) quote = code;
    else if (code === MORE) return at + 1;
  }
  return -1;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** Without its prefix; it ends at a blank, a slash or the end of the tag. */
function nameAt(text: string, start: number): string {
  let [from, at] = [start, start];
  for (let code = text.charCodeAt(at); code > 32 && code !== SLASH && code !== MORE; code = text.charCodeAt(++at))
    if (code === COLON) from = at + 1;
  if (at === from) throw new FormatError('it is not well formed');
  return text.slice(from, at);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  }); // prettier-ignore
}
