/** What people can have without anything being built: a line each in the report, never an option (none of them serves a place). */
import { type Assumption, crf, RATE_KEY } from '../costs';
import type { Plan } from '../plan';
import type { Spread } from './economics-types';
import { openPriceBook, type PriceBook } from './price-book';
import { spreadOf } from './quantiles';

export interface Comparator {
  id: 'wifi-calling' | 'repeater' | 'satellite';
  label: string;
  annualCostUsd: Spread;
  usdPerPersonYear: Spread;
  /** What it does not give. */
  limits: string;
}

/** The comparators for so many people. */
export function comparatorsFor(
  people: number,
  {
    plan,
    register,
    book = openPriceBook(plan, register),
  }: {
    plan: Plan;
    register: readonly Assumption[];
    book?: PriceBook;
  },
): Comparator[] {
  const { columnOf } = book;
  const perHome = columnOf('demand.people_per_home');
  const rate = columnOf(RATE_KEY);
  const life = columnOf('comparator.life_years');
  const line = (id: Comparator['id'], [label, limits]: [string, string], perPerson: Float64Array): Comparator => ({
    id,
    label,
    annualCostUsd: spreadOf(perPerson.map((usd) => usd * people)),
    usdPerPersonYear: spreadOf(perPerson),
    limits,
  });
  return [
    line(
      'wifi-calling',
      ['Wi-Fi calling at home', 'only in homes that have broadband, and only inside them'],
      columnOf('comparator.wifi_calling_usd_yr').map((usd, i) => usd / perHome[i]!),
    ),
    line(
      'repeater',
      ['A repeater in each home', 'needs a signal outside the home to repeat'],
      columnOf('comparator.repeater_usd').map((usd, i) => (usd * crf(rate[i]! / 100, life[i]!)) / perHome[i]!),
    ),
    line(
      'satellite',
      ['Satellite direct to the phone', 'text and light data, under open sky'],
      columnOf('comparator.satellite_usd_month').map((usd) => usd * 12),
    ),
  ];
}
