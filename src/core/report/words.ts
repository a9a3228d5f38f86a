/** Numbers as the report and the charts say them. Modelled money and people never show more than three significant digits. */
import { type MoneyView, USD } from '../costs';
import type { OptionId } from '../siting/siting-types';

/** What money is shown in. */
export type Money = Pick<MoneyView, 'code' | 'factor'>;

export const NO_DATA = 'no data';

export const OPTION_LABELS: Record<OptionId, string> = {
  'do-nothing': 'Do nothing',
  'colocated-towers': 'Co-located towers',
  'greenfield-towers': 'Greenfield towers',
  'hotspots-new': 'New hotspots',
  'hotspots-converted': 'Converted access points',
  hybrid: 'Hybrid',
};

/** `value` to three significant digits with thousands separators; not finite: "no data". */
export function figure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_DATA;
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en', { maximumSignificantDigits: 3 }).replace('-', '−');
}

/** The same with its zeros, for columns whose figures stand under each other. */
export const alignedFigure = (value: number): string =>
  Number.isFinite(value) && Math.abs(value) < 999.5 ? value.toPrecision(3).replace('-', '−') : figure(value);

/** People as a figure: whole, and never a false nobody. */
export function peopleFigure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_DATA;
  if (value > 0 && value < 1) return '< 1';
  // Rounded once: 6,664.6 people are 6,660, not by way of 6,665.
  return figure(value < 100 ? Math.round(value) : value);
}

/** The last part of a path: how a reader knows a file. */
export const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** `heightUnknown` as words; names that are not camel case stay. */
export const spacedWords = (name: string): string =>
  /^[a-z]+([A-Z][a-z]+)+$/.test(name) ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;

/** A count that is known exactly, such as rows or sites. */
export const counted = (value: number): string => Math.round(value).toLocaleString('en');

/** A share as a whole per cent; "< 1 %" and "> 99 %" rather than a false 0 or 100. */
export function percent(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return NO_DATA;
  if (share > 0 && share < 0.005) return '< 1 %';
  if (share < 1 && share > 0.995) return '> 99 %';
  return `${Math.round(share * 100)} %`;
}

/** USD of the engine in the currency of the report, with its scale: `84.2 k USD`, `1.31 M EUR`. */
export function usd(value: number | null | undefined, { code, factor }: Money = USD): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_DATA;
  const { divisor, suffix } = moneyScale(value * factor);
  return `${figure((value * factor) / divisor)}${suffix} ${code}`;
}

/** An interval of money in one scale: `84.2–131 k USD`. */
export function usdRange(low: number | null, high: number | null, { code, factor }: Money = USD): string {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return NO_DATA;
  const { divisor, suffix } = moneyScale(Math.max(Math.abs(low), Math.abs(high)) * factor);
  return `${figure((low * factor) / divisor)}–${figure((high * factor) / divisor)}${suffix} ${code}`;
}

/** An interval with its unit after it. */
export function range(low: number | null, high: number | null, unit: string): string {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return NO_DATA;
  return `${figure(low)}–${figure(high)} ${unit}`;
}

function moneyScale(value: number): { divisor: number; suffix: string } {
  const size = Math.abs(value);
  if (size >= 999_500) return { divisor: 1e6, suffix: ' M' };
  return size >= 9_995 ? { divisor: 1e3, suffix: ' k' } : { divisor: 1, suffix: '' };
}
