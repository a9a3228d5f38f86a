import type { Plan } from '../plan';
import type { Assumption } from './cost-types';
import { rowsByKey } from './site-cost';

/** How money is shown. The engine counts in USD of the register's price year; `factor` turns that into what the plan asks for. */
export interface MoneyView {
  /** ISO 4217. */
  code: string;
  factor: number;
  /** Year whose money is shown. */
  year: number;
}

/** Money as the register has it. */
export const USD: Pick<MoneyView, 'code' | 'factor'> = { code: 'USD', factor: 1 };

/** The plan's currency and price year: its exchange rate, and the register's likely inflation compounded between the two years. */
export function moneyView({ currency, priceYear }: Plan['costs'], register: readonly Assumption[]): MoneyView {
  if (priceYear === null && currency.code === USD.code && currency.perUsd === 1) {
    const known = register.find(({ key }) => key === 'finance.price_year')?.likely;
    return { ...USD, year: known ?? Number.NaN };
  }
  const rowOf = rowsByKey(register);
  const from = rowOf('finance.price_year').likely;
  const year = priceYear ?? from;
  const growth = (1 + rowOf('finance.inflation_pct').likely / 100) ** (year - from);
  return { code: currency.code, factor: currency.perUsd * growth, year };
}
