/** Numbers as a person says them: at most three significant digits for what is modelled, en dashes, units, thousands separators. */
import { type MoneyView, USD } from '../costs';
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

type Money = Pick<MoneyView, 'code' | 'factor'>;

/** P10–P90 of money a year, in the currency asked for: 84–131 k USD/yr. */
export function moneyRange(spread: Spread, { code, factor }: Money = USD): string {
  const [p10, p90] = [spread.p10 * factor, spread.p90 * factor];
  const [scale, size] = p90 >= 1e6 ? ['M ', 1e6] : p90 >= 1e4 ? ['k ', 1e3] : ['', 1];
  return `${range(p10 / Number(size), p90 / Number(size))} ${scale}${code}/yr`;
}

/** P10–P90 of a waiting time. */
export const monthsRange = ({ p10, p90 }: Spread): string =>
  p90 < 1.5 ? 'within a month or so' : `in ${roundedMonths(p10)}–${roundedMonths(p90)} months`;

/** A value with its unit as the register writes it, money in the currency asked for. */
export const valueWithUnit = (value: number, unit: string, money: Money = USD): string =>
  rangeWithUnit({ low: value, high: value }, unit, money);

/** Two values with their unit: 18–40 k USD per year. */
export function rangeWithUnit({ low, high }: { low: number; high: number }, unit: string, money: Money = USD): string {
  if (unit.startsWith('%')) return `${range(low, high)} %`;
  if (unit === 'fraction' || unit === 'share') return `${range(low * 100, high * 100)} %`;
  if (!unit.startsWith('USD')) return `${range(low, high)} ${unit}`;
  const [from, to, words] = [low * money.factor, high * money.factor, unit.replace('USD', money.code)];
  return Math.abs(to) >= 1e4 ? `${range(from / 1e3, to / 1e3)} k ${words}` : `${range(from, to)} ${words}`;
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
