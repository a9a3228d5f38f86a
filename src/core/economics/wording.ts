/** Numbers as a person says them: at most three significant digits for what is modelled, en dashes, units, thousands separators. */
import type { Spread } from './economics-types';

/** Thousands separated by commas, no decimals. */
export const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Three significant digits at most: 1,840 · 61.2 · 0.305. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return 'no data';
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 100 ? grouped(rounded) : String(rounded);
}

/** Two figures that bound each other: 84–131, one figure where both read the same. */
export function range(low: number, high: number): string {
  const [a, b] = [threeDigits(low), threeDigits(high)];
  return a === b ? a : `${a}–${b}`;
}

/** P10–P90 of money a year: 84–131 k USD/yr. */
export function moneyRange({ p10, p90 }: Spread): string {
  const [unit, size] = p90 >= 1e6 ? ['M USD/yr', 1e6] : p90 >= 1e4 ? ['k USD/yr', 1e3] : ['USD/yr', 1];
  return `${range(p10 / Number(size), p90 / Number(size))} ${unit}`;
}

/** P10–P90 of a waiting time. */
export const monthsRange = ({ p10, p90 }: Spread): string =>
  p90 < 1.5 ? 'within a month or so' : `in ${roundedMonths(p10)}–${roundedMonths(p90)} months`;

/** A value with its unit as the register writes it. */
export function valueWithUnit(value: number, unit: string): string {
  if (unit.startsWith('%')) return `${threeDigits(value)} %`;
  if (unit === 'fraction' || unit === 'share') return `${threeDigits(value * 100)} %`;
  if (unit.startsWith('USD') && Math.abs(value) >= 1e4) return `${threeDigits(value / 1e3)} k ${unit}`;
  return `${threeDigits(value)} ${unit}`;
}

/** Percent without decimals, never 0 or 100 unless it is exactly that. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share < 1 && share > 0.99) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

const roundedMonths = (months: number): string => String(months < 1 ? 1 : Math.round(months));
