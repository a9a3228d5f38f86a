import { describe, expect, it } from 'vitest';
import { moneyView } from '../../../src/core/costs';
import { newPlan } from '../../../src/core/plan';
import { shippedRegister } from './shipped-register';

const { costs } = newPlan('money');
const view = (changes: Partial<typeof costs>) => moneyView({ ...costs, ...changes }, shippedRegister());

describe('moneyView', () => {
  it('is the register’s own money by default', () => expect(view({})).toEqual({ code: 'USD', factor: 1, year: 2026 }));
  it('turns it into another currency', () =>
    expect(view({ currency: { code: 'EUR', perUsd: 0.9 } })).toEqual({ code: 'EUR', factor: 0.9, year: 2026 }));
  it('compounds inflation to a later year and back to an earlier one', () => {
    // 2.5 % a year: 1.025² two years on
    expect(view({ priceYear: 2028 }).factor).toBeCloseTo(1.050625, 12);
    expect(view({ priceYear: 2025 }).factor).toBeCloseTo(1 / 1.025, 12);
    expect(view({ priceYear: 2028, currency: { code: 'EUR', perUsd: 0.9 } }).factor).toBeCloseTo(0.9 * 1.050625, 12);
  });
  it('a register without a price year still has its own money', () =>
    expect(moneyView(costs, [])).toEqual({ code: 'USD', factor: 1, year: Number.NaN }));
});
