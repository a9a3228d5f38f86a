/** Numbers as they stand on the screen: rounded to what is known, thousands by locale, "no data" spelled out by the caller. */
const LOCALE = 'en';
const NARROW_SPACE = '\u202f';

const integers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const threeDigits = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });

/** People, sites and other counts. */
export const count = (value: number): string => integers.format(Math.round(value));

/** At most `digits` decimals, no trailing zeros. */
export const decimal = (value: number, digits = 1): string =>
  new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value).replace('-', '−');

/** Exactly `digits` decimals: for columns, so that the points stand under each other. */
export const fixed = (value: number, digits = 1): string =>
  new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(Object.is(Math.round(value * 10 ** digits), -0) ? 0 : value)
    .replace('-', '−');

/** Three significant digits. */
export const rounded = (value: number): string => threeDigits.format(value).replace('-', '−');

/** 0.913 → 91 %. Never 0 % or 100 % for what is not quite that. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return `<${NARROW_SPACE}1${NARROW_SPACE}%`;
  if (value < 100 && value > 99) return `>${NARROW_SPACE}99${NARROW_SPACE}%`;
  return `${integers.format(value)}${NARROW_SPACE}%`;
}

/** Modelled money: three significant digits, k or M. */
export function usd(value: number): string {
  const { text, suffix } = scaled(value, scaleOf(value));
  return `${text}${suffix}`;
}

/** 84–131 k: one suffix for both ends where they share it. */
export function usdRange(low: number, high: number): string {
  const scale = scaleOf(high);
  return `${scaled(low, scale).text}–${scaled(high, scale).text}${scaled(high, scale).suffix}`;
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
  return from === to ? from : `${from}–${to}`;
}

export function bytes(size: number): string {
  if (size >= 1e6) return `${decimal(size / 1e6)} MB`;
  return size >= 1e3 ? `${integers.format(size / 1e3)} kB` : `${size} B`;
}

export const clock = (ms: number): string =>
  new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hour12: false }).format(ms);

/** 41.72310° N, 1.82440° E with a minus instead of letters: longitude first, as everywhere. */
export const position = (lonDeg: number, latDeg: number): string =>
  `${lonDeg.toFixed(5).replace('-', '−')}, ${latDeg.toFixed(5).replace('-', '−')}`;
