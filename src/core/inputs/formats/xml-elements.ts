/**
 * Cuts the elements of one name out of an XML text, one after the other, so that a large file never stands in memory as a tree. Refuses what makes XML
 * dangerous: document types and entities of its own (bombs, files from elsewhere) and nesting without end.
 */
import { FormatError } from './format-error';

const MOST_XML_DEPTH = 100;
/** Tags of one element, and its comments and sections of text: as a tree each costs a kilobyte. */
const MOST_TAGS = 100_000;
/** Characters of one tag with its attributes. */
const LONGEST_TAG = 2 ** 18;

/** Name of the outermost element without its prefix, lower case; null: no XML. */
export function rootOf(text: string): string | null {
  const head = text.slice(0, 20_000).replace(/^\uFEFF/, '');
  if (!/^\s*</.test(head)) return null;
  const bare = head.replace(/<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<![^>[]*(?:\[[^\]]*\])?\s*>/g, '');
  return /^\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(bare)?.[1]?.toLowerCase() ?? null;
}

/** The opening tag of the outermost element as it stands, with its namespaces. */
export function rootTagOf(text: string): string {
  for (const tag of tagsOf(text)) if (tag.kind !== 'mark') return text.slice(tag.start, tag.end);
  throw new FormatError('it has no element');
}

/** The elements `name` (without prefix) as text, each of at most `mostTags` tags. Throws FormatError. */
export function* elementsOf(text: string, name: string, mostTags = MOST_TAGS): Generator<string> {
  let depth = 0;
  let start = -1;
  let startDepth = 0;
  let tags = 0;
  for (const tag of tagsOf(text)) {
    if (++tags > mostTags && start >= 0)
      throw new FormatError(`a ${name} has more than ${mostTags} tags; save it in parts`);
    if (tag.kind === 'mark') continue;
    if (tag.kind !== 'close') {
      if (++depth > MOST_XML_DEPTH) throw new FormatError(`it is nested deeper than ${MOST_XML_DEPTH}`);
      if (start < 0 && tag.name === name) [start, startDepth, tags] = [tag.start, depth, 0];
    }
    if (tag.kind === 'open') continue;
    if (start >= 0 && depth === startDepth) {
      yield text.slice(start, tag.end);
      start = -1;
    }
    if (--depth < 0) throw new FormatError('an element is closed that was not opened');
  }
  if (depth > 0) throw new FormatError('the end is missing');
}

interface Tag {
  name: string;
  /** A mark is a comment, a section of text or an instruction: it has no name. */
  kind: 'open' | 'close' | 'empty' | 'mark';
  start: number;
  end: number;
}

function* tagsOf(text: string): Generator<Tag> {
  const named = /<(\/?)(?:[\w.-]+:)?([\w.-]+)/y;
  for (let at = text.indexOf('<'); at >= 0;) {
    const markEnd = endOfMark(text, at);
    if (markEnd > 0) {
      yield { name: '', kind: 'mark', start: at, end: markEnd };
      at = markEnd;
    } else if (text.startsWith('<!', at))
      throw new FormatError('it declares a document type or entities, which are not read');
    else {
      named.lastIndex = at;
      const match = named.exec(text);
      if (!match) throw new FormatError('it is not well formed');
      const end = endOfTag(text, named.lastIndex);
      const kind = match[1] ? 'close' : text[end - 2] === '/' ? 'empty' : 'open';
      yield { name: match[2]!, kind, start: at, end };
      at = end;
    }
    at = text.indexOf('<', at);
  }
}

/** Behind a mark that begins here; 0: none does. */
function endOfMark(text: string, at: number): number {
  const sign = text.charCodeAt(at + 1);
  if (sign === 63) return behind(text, '?>', at + 2);
  if (sign !== 33) return 0;
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  return text.startsWith('<![CDATA[', at) ? behind(text, ']]>', at + 9) : 0;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new FormatError('the end is missing');
  return at + mark.length;
}

/** Behind the > that is not inside an attribute's quotes. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < Math.min(text.length, from + LONGEST_TAG); at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at + 1;
  }
  throw new FormatError(
    text.length - from > LONGEST_TAG ? `a tag is longer than ${LONGEST_TAG} characters` : 'the end is missing',
  );
}
