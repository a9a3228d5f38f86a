/**
 * Numbers as they stand on the screen: rounded to what is known, thousands by locale, "no data" spelled out by the caller. Language and units are set once,
 * by the root of the view, before anything below it is drawn; the plan and the engine know metres and kilometres only.
 */
import { unitsOf, type UnitSystem } from './units';

const NARROW_SPACE = '\u202f';
/** An en dash after which no line ends. */
const TO = '–\u2060';

let locale = 'en';
let units = unitsOf('metric');
const made = new Map<string, Intl.NumberFormat>();

/** Which language numbers are written in, and which units lengths and areas have. */
export function setFormats(language: string, system: UnitSystem): void {
  if (language !== locale) made.clear();
  locale = language;
  units = unitsOf(system);
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = made.get(key) ?? new Intl.NumberFormat(locale, options);
  made.set(key, known);
  return known;
}

const written = (value: number, options: Intl.NumberFormatOptions): string =>
  numbers(options).format(value).replace('-', '−');

/** People, sites and other counts. */
export const count = (value: number): string => numbers({ maximumFractionDigits: 0 }).format(Math.round(value));

/** People of a place: never 0 for a place that has some. */
export const people = (value: number): string => (value > 0 && value < 0.5 ? `<${NARROW_SPACE}1` : count(value));

/** At most `digits` decimals, no trailing zeros. */
export const decimal = (value: number, digits = 1): string => written(value, { maximumFractionDigits: digits });

/** Exactly `digits` decimals: for columns, so that the points stand under each other. */
export const fixed = (value: number, digits = 1): string =>
  written(Object.is(Math.round(value * 10 ** digits), -0) ? 0 : value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** Three significant digits. */
export const rounded = (value: number): string => written(value, { maximumSignificantDigits: 3 });

/** What somebody assumed, with all its digits; a year has no separator of thousands. */
export const assumed = (value: number, unit = ''): string =>
  written(value, { maximumSignificantDigits: 12, useGrouping: unit !== 'year' });

/** How many of one thing for one of another: whole from ten on, three significant digits below. */
export const ratio = (value: number): string => (value >= 10 ? count(value) : rounded(value));

/** 0.913 → 91 %. Never 0 % or 100 % for what is not quite that. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return `<${NARROW_SPACE}1${NARROW_SPACE}%`;
  if (value < 100 && value > 99) return `>${NARROW_SPACE}99${NARROW_SPACE}%`;
  return `${numbers({ maximumFractionDigits: 0 }).format(value)}${NARROW_SPACE}%`;
}

/** Modelled money: three significant digits, k or M. */
export function usd(value: number): string {
  const { text, suffix } = scaled(value, scaleOf(value));
  return `${text}${suffix}`;
}

/** 84–131 k: one suffix for both ends where they share it. */
export function usdRange(low: number, high: number): string {
  const scale = scaleOf(high);
  return `${scaled(low, scale).text}${TO}${scaled(high, scale).text}${scaled(high, scale).suffix}`;
}

interface Scale {
  divisor: number;
  suffix: string;
}

function scaleOf(value: number): Scale {
  const size = Math.abs(value);
  if (size >= 999_500) return { divisor: 1e6, suffix: `${NARROW_SPACE}M` };
  return size >= 10_000 ? { divisor: 1e3, suffix: `${NARROW_SPACE}k` } : { divisor: 1, suffix: '' };
}

const scaled = (value: number, { divisor, suffix }: Scale) => ({ text: rounded(value / divisor), suffix });

/** 4–15; a single number when both round to it. */
export function range(low: number, high: number, format: (value: number) => string = rounded): string {
  const [from, to] = [format(low), format(high)];
  return from === to ? from : `${from}${TO}${to}`;
}

export function bytes(size: number): string {
  if (size >= 1e6) return `${decimal(size / 1e6)} MB`;
  return size >= 1e3 ? `${count(size / 1e3)} kB` : `${size} B`;
}

export const clock = (ms: number): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(ms);

/** Day and time, for versions of a plan. */
export const dayAndTime = (ms: number): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);

/** Day, for the origin of a file. */
export const day = (ms: number): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(ms);

/** 41.72310° N, 1.82440° E with a minus instead of letters: longitude first, as everywhere. */
export const position = (lonDeg: number, latDeg: number): string =>
  `${lonDeg.toFixed(5).replace('-', '−')}, ${latDeg.toFixed(5).replace('-', '−')}`;

/** A height or a short way, given in metres. */
export const lengthM = (metres: number): string => `${rounded(metres * units.lengthPerM)} ${units.length}`;

/** A height of the ground or above it, given in metres: no finer than terrain is known. */
export function groundM(metres: number): string {
  const value = metres * units.lengthPerM;
  return `${Math.abs(value) < 10 ? decimal(value, 1) : count(value).replace('-', '−')} ${units.length}`;
}

/** A way on the map, given in kilometres; short ones in metres or feet. */
export function distanceKm(km: number): string {
  const value = km * units.distancePerKm;
  return value < 1
    ? `${count(km * 1000 * units.lengthPerM)} ${units.length}`
    : `${decimal(value, 2)} ${units.distance}`;
}

export const areaKm2 = (km2: number): string => `${rounded(km2 * units.areaPerKm2)} ${units.area}`;

/** The units in use and what one metre, kilometre or square kilometre is in them: for columns and fields. */
export const unitsInUse = () => units;

/** A number as typed in the language in use; separators of thousands are understood. NaN for what is none. */
export function parseNumber(typed: string): number {
  const plain = typed.replace(/[\s’']/g, '').replace('−', '-');
  if (plain === '') return Number.NaN;
  if (decimalMark() === '.') return Number(plain.replaceAll(',', ''));
  // A lone point that cannot part thousands is meant as the decimal mark.
  const isPoint = /^-?\d*\.(\d{1,2}|\d{4,})$/.test(plain);
  return Number(isPoint ? plain : plain.replaceAll('.', '').replace(',', '.'));
}

/** A number as it stands in a field: all its digits, thousands parted from ten thousand on, so that a year stays a year. */
export function typedNumber(value: number): string {
  if (!Number.isFinite(value)) return '';
  const [whole = '', fraction] = String(value).split('.');
  const digits = /^-?\d{5,}$/.test(whole) ? numbers({ maximumFractionDigits: 0 }).format(BigInt(whole)) : whole;
  return fraction === undefined ? digits : `${digits}${decimalMark()}${fraction}`;
}

const decimalMark = (): string =>
  numbers({ minimumFractionDigits: 1 })
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value ?? '.';
