/**
 * The sectors of one site as one text, for files with a row a site: in parentheses, one after the other, parted by semicolons. A sector begins with its technology
 * and, where known, its operator; what else is known of it follows as name=value under the names of `Sector`:
 *
 *     (LTE 214-7 azimuthDeg=30 azimuthFrom=positions cells=2; NR 214-7 templateId=nr-3500 azimuthDeg=150 tiltDeg=4)
 *
 * `()` is a site without sectors. Left out is what goes without saying: no direction, one cell, a stated azimuth, the template's tilt, power and pattern. Numbers
 * have all their digits. In names, characters other than visible ASCII, and those with a meaning here or in markup, stand as in addresses: %20. So a cell of a
 * spreadsheet takes no list for a formula, and a text cut short, which lacks its last parenthesis, is found out.
 */
import { TECHNOLOGIES, type Technology } from '../../plan/service';
import type { Sector } from '../facts';
import { numberOf } from '../tables/fields';
import { radioCode } from './cell-columns';
import { operatorOf } from './operator-code';

/** Directions of a row, and sectors of a site: no mast has more. */
export const MOST_SECTORS = 1000;
/** A list of MOST_SECTORS with every value stated is shorter, but for names as long as the longest. */
const MOST_CHARACTERS = 1_000_000;
/** Words of one sector: each name once, and as many again that are none. */
const MOST_WORDS = 20;
/** As the plan allows its own sectors. */
const LONGEST_OPERATOR = 16;
export const LONGEST_TEMPLATE_ID = 64;
const LONGEST_ANTENNA = 1024;
/** A character of three bytes. */
const LONGEST_ESCAPE = '%EF%BF%BD'.length;

const AZIMUTH_ORIGINS: readonly Sector['azimuthFrom'][] = ['stated', 'positions', 'equal-split', 'omni'];
/** Name → lowest and highest value. Degrees, dBm. */
const NUMBERS = {
  azimuthDeg: [0, 360],
  tiltDeg: [-20, 40],
  mechanicalTiltDeg: [-20, 40],
  powerDbm: [-20, 60],
  cells: [0, 1e9],
} as const;
type NumberName = keyof typeof NUMBERS;

/** The list as text. Null and absent are the same in it. */
export const textOfSectors = (sectors: readonly Sector[]): string => `(${sectors.map(textOfSector).join('; ')})`;

/** The same as several lists of at most `mostCharacters`, each for a row of its own: rows of one site add up. A lone sector is never cut. */
export function textsOfSectors(sectors: readonly Sector[], mostCharacters: number): string[] {
  const text = textOfSectors(sectors);
  if (text.length <= mostCharacters || sectors.length < 2) return [text];
  const half = Math.ceil(sectors.length / 2);
  return [sectors.slice(0, half), sectors.slice(half)].flatMap((part) => textsOfSectors(part, mostCharacters));
}

export interface SectorList {
  sectors: Sector[];
  /** What could not be understood and was left out, in order. */
  unread: string[];
}

/**
 * The sectors of a text; the parentheses may be missing in a list written by hand. A word that is not understood is left out of its sector; a sector without a
 * technology, those beyond MOST_SECTORS, and the last one of a text that was cut short are left out whole. Never throws.
 */
export function sectorsOfText(text: string): SectorList {
  const trimmed = text.trim();
  const opened = trimmed.startsWith('(');
  const isCut = trimmed.length > MOST_CHARACTERS || (opened && !trimmed.endsWith(')'));
  const inside = trimmed.slice(opened ? 1 : 0, isCut ? MOST_CHARACTERS : trimmed.length - (opened ? 1 : 0));
  const parts = inside.split(';', MOST_SECTORS + 2);
  const unread: string[] = [];
  if (isCut) unread.push(parts.pop()!.trim() || trimmed.slice(-20));
  if (parts.length > MOST_SECTORS && parts[MOST_SECTORS]!.trim() !== '') unread.push(parts[MOST_SECTORS]!.trim());
  const sectors = parts.slice(0, MOST_SECTORS).flatMap((part) => sectorOfText(part.trim(), unread));
  return { sectors, unread };
}

function textOfSector(sector: Sector): string {
  const { operator, technology, templateId, azimuthDeg, azimuthFrom, cells, antenna } = sector;
  const pairs: [name: string, value: string | number | null | undefined][] = [
    ['templateId', templateId && escaped(templateId)],
    ['azimuthDeg', azimuthDeg],
    ['azimuthFrom', azimuthFrom === originOf(azimuthDeg) ? null : azimuthFrom],
    ['cells', cells === 1 ? null : cells],
    ['tiltDeg', sector.tiltDeg],
    ['mechanicalTiltDeg', sector.mechanicalTiltDeg],
    ['powerDbm', sector.powerDbm],
    ['antenna', antenna && escaped(antenna)],
  ];
  const words = pairs.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [`${name}=${value}`],
  );
  return [technology, ...(operator === '' ? [] : [escaped(operator)]), ...words].join(' ');
}

const originOf = (azimuthDeg: number | null): Sector['azimuthFrom'] => (azimuthDeg === null ? 'omni' : 'stated');

/** One sector, or none. */
function sectorOfText(text: string, unread: string[]): Sector[] {
  const [first = '', ...words] = text.split(/\s+/, MOST_WORDS + 2);
  const technology = technologyOf(first);
  if (technology === null) {
    if (text !== '') unread.push(text);
    return [];
  }
  const sector: Sector = {
    operator: '',
    technology,
    templateId: null,
    azimuthDeg: null,
    azimuthFrom: 'omni',
    cells: 1,
  };
  let origin: Sector['azimuthFrom'] | null = null;
  for (const [at, word] of words.slice(0, MOST_WORDS).entries()) {
    const sign = word.indexOf('=');
    const name = word.slice(0, Math.max(0, sign));
    const value = word.slice(sign + 1);
    const operator = sign < 0 && at === 0 ? nameOf(value, LONGEST_OPERATOR) : '';
    const templateId = name === 'templateId' ? nameOf(value, LONGEST_TEMPLATE_ID) : '';
    const antenna = name === 'antenna' ? nameOf(value, LONGEST_ANTENNA) : '';
    if (operator !== '') sector.operator = operatorOf(operator) ?? operator;
    else if (templateId !== '') sector.templateId = templateId;
    else if (antenna !== '') sector.antenna = antenna;
    else if (name === 'azimuthFrom' && isOrigin(value)) origin = value;
    else if (isNumberName(name) && isWithin(name, numberOf(value))) sector[name] = numberOf(value);
    else unread.push(word);
  }
  if (words.length > MOST_WORDS) unread.push(words[MOST_WORDS]!);
  sector.azimuthFrom = origin ?? originOf(sector.azimuthDeg);
  return [sector];
}

function technologyOf(text: string): Technology | null {
  const name = TECHNOLOGIES.find((each) => each === text.toUpperCase());
  if (name) return name;
  const code = radioCode(text);
  return Number.isNaN(code) ? null : TECHNOLOGIES[code]!;
}

/** A name as it was before it was escaped; '' when it is longer than such names are. */
function nameOf(written: string, longest: number): string {
  const name = written.length <= longest * LONGEST_ESCAPE ? unescaped(written) : '';
  return name.length <= longest ? name : '';
}

const isOrigin = (value: string): value is Sector['azimuthFrom'] => AZIMUTH_ORIGINS.some((each) => each === value);
const isNumberName = (name: string): name is NumberName => Object.hasOwn(NUMBERS, name);

function isWithin(name: NumberName, value: number): boolean {
  const [least, most] = NUMBERS[name];
  return value >= least && value <= most && (name !== 'cells' || Number.isInteger(value));
}

/** Half a surrogate pair, which no file can hold, becomes the sign for it. */
const escaped = (text: string): string =>
  text.replace(/[^!-~]|[%,;=()<>&"']/gu, (sign) =>
    /\p{Surrogate}/u.test(sign) ? '%EF%BF%BD' : (ESCAPES[sign] ?? encodeURIComponent(sign)),
  );

/** Those that encodeURIComponent leaves as they are. */
const ESCAPES: Readonly<Record<string, string>> = { '(': '%28', ')': '%29', "'": '%27' };

/** Text with nothing but escapes of UTF-8 (RFC 3629 section 4). `h`: a digit; `t`: a byte that follows others. */
const WELL_ESCAPED = new RegExp(
  '^(?:[^%]|%[0-7]h|%C[2-9A-F]t|%Dht|%E0%[AB]ht|%E[1-9A-CEF]tt|%ED%[89]ht|%F0%[9AB]htt|%F[1-3]ttt|%F4%8htt)*$'
    .replaceAll('t', '%[89AB]h')
    .replaceAll('h', '[0-9A-F]'),
  'i',
);

/** Other text stays as it is: to be told so by errors takes seconds where there are a million. */
const unescaped = (text: string): string => (WELL_ESCAPED.test(text) ? decodeURIComponent(text) : text);
