/** What the cells of a workbook refer to: its sheets, its shared texts, and which styles are dates (ECMA-376 part 1, §18.2, §18.4, §18.8). */
import { FormatError } from './format-error';
import { attributesOf, visitXml } from './xml-stream';

export interface Workbook {
  sheets: { name: string; bytes: Uint8Array }[];
  texts: string[];
  /** By index of a cell's style. */
  isDate: boolean[];
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean;
}

const MOST_TEXTS = 2_000_000;
const MOST_STYLES = 100_000;
/** Of a format code: spreadsheet programs write no longer ones. */
const LONGEST_CODE = 255;
/** Number formats of dates and times that every program knows (§18.8.30, with those of East Asian and Thai locales). */
const DATE_FORMATS: readonly (readonly [from: number, to: number])[] = [[14, 22], [27, 36], [45, 47], [50, 58], [71, 81]]; // prettier-ignore
const FIRST_OWN_FORMAT = 100;

/** Reads all but the sheets. Throws FormatError. */
export async function readWorkbook(parts: ReadonlyMap<string, Uint8Array>, signal: AbortSignal): Promise<Workbook> {
  const targets = new Map<string, { type: string; path: string }>();
  await visitPart(parts.get('xl/_rels/workbook.xml.rels'), signal, (name, tag) => {
    const { Id = '', Type = '', Target = '' } = name === 'Relationship' ? attributesOf(tag) : {};
    const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
    if (Id !== '') targets.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path });
  });
  const sheets: Workbook['sheets'] = [];
  const seen = new Set<Uint8Array>();
  let from1904 = false;
  await visitPart(parts.get('xl/workbook.xml'), signal, (element, tag) => {
    if (element === 'workbookPr') from1904 = ['1', 'true'].includes(attributesOf(tag).date1904 ?? '');
    if (element !== 'sheet') return;
    const { name = '', id = '' } = attributesOf(tag);
    const target = targets.get(id);
    const bytes = target?.type === 'worksheet' ? parts.get(target.path) : undefined;
    // A part named a million times is one sheet: each may be read to find the one that is a table.
    if (name === '' || !bytes || seen.has(bytes)) return;
    seen.add(bytes);
    sheets.push({ name: unescaped(name), bytes });
  });
  const partOf = (type: string): Uint8Array | undefined =>
    parts.get([...targets.values()].find((target) => target.type === type)?.path ?? '');
  const texts = await textsOf(partOf('sharedStrings'), signal);
  return { sheets, texts, isDate: await dateStyles(partOf('styles'), signal), from1904 };
}

/** Characters that XML cannot hold are written as _x000D_ (§22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The text of an element with runs: of each run its text, without the readings of ideographs. */
export class RunText {
  value = '';
  private inText = false;
  private reading = false;

  open(name: string): void {
    if (name === 't') this.inText = true;
    else if (name === 'rPh') this.reading = true;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.reading = false;
  }

  text(text: string): void {
    if (this.inText && !this.reading) this.value += text;
  }
}

async function textsOf(bytes: Uint8Array | undefined, signal: AbortSignal): Promise<string[]> {
  const texts: string[] = [];
  let run: RunText | null = null;
  if (!bytes) return texts;
  await visitXml(
    bytes,
    {
      open(name) {
        if (name === 'si') run = new RunText();
        else run?.open(name);
      },
      close(name) {
        run?.close(name);
        if (name !== 'si' || !run) return;
        if (texts.length === MOST_TEXTS) throw new FormatError(`it has more than ${MOST_TEXTS} texts; save it as CSV`);
        texts.push(unescaped(run.value));
        run = null;
      },
      text: (text) => run?.text(text),
    },
    signal,
  );
  return texts;
}

async function dateStyles(bytes: Uint8Array | undefined, signal: AbortSignal): Promise<boolean[]> {
  const own = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await visitPart(bytes, signal, (name, tag) => {
    if (name === 'cellXfs' || name === 'cellStyleXfs' || name === 'cellStyles') inCells = name === 'cellXfs';
    const { numFmtId = '', formatCode = '' } = name === 'numFmt' || (name === 'xf' && inCells) ? attributesOf(tag) : {};
    const id = Number(numFmtId);
    if (name === 'numFmt' && own.size < MOST_STYLES) own.set(id, formatCode.slice(0, LONGEST_CODE));
    if (name !== 'xf' || !inCells || styles.length === MOST_STYLES) return;
    const known = DATE_FORMATS.some(([from, to]) => id >= from && id <= to);
    styles.push(known || (id >= FIRST_OWN_FORMAT && isDateCode(own.get(id) ?? '')));
  });
  return styles;
}

const visitPart = async (
  bytes: Uint8Array | undefined,
  signal: AbortSignal,
  open: (name: string, tag: string) => void,
): Promise<void> => bytes && visitXml(bytes, { open, close() {}, text() {} }, signal);

const DATE_PARTS = /^(s{1,2}|m{1,5}|h{1,2}|am|pm|a|p|d{1,4}|a{3,5}|y{1,2}|yyyy|e|ee|eeee)$/;

/** Whether one of the sections of a format code (§18.8.31) has nothing but parts of a date in it. */
function isDateCode(code: string): boolean {
  const plain = code.toLowerCase().replace(/;@$/, '').replace(/\\./g, ' ');
  return plain.split(';').some((section) => {
    const words = section
      .replace(/"[^"]*"/g, ' ')
      .replace(/(\[?[smhd]{1,2}\]?)[.,]00?0?/g, '$1')
      .replace(/\[([smhd]{1,2})\]/g, '$1')
      .replace(/\[[^\]]*\]/g, '')
      .split(/[^a-z0#?%]+/)
      .filter((word) => word !== '');
    return words.length > 0 && words.every((word) => DATE_PARTS.test(word));
  });
}
