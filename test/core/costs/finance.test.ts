import { describe, expect, it } from 'vitest';
import { crf, npv, npvOfSpending, spendingByYear } from '../../../src/core/costs';

describe('crf', () => {
  it.each([
    // r, n, r(1+r)^n / ((1+r)^n − 1) worked by hand
    [0.1, 1, 1.1],
    [0.1, 2, 0.121 / 0.21],
    [0.05, 3, (0.05 * 1.157625) / 0.157625],
    [0, 8, 0.125],
  ])('at %d over %d years', (rate, years, expected) => expect(crf(rate, years)).toBeCloseTo(expected, 12));

  it('goes over to 1/n without a step', () => expect(crf(1e-8, 10)).toBeCloseTo(crf(0, 10), 7));

  it('repays exactly what was borrowed', () => {
    const payment = crf(0.07, 12);
    expect(npv([0, ...Array.from({ length: 12 }, () => payment)], 0.07)).toBeCloseTo(1, 12);
  });

  it.each([
    [0.05, 0],
    [0.05, -3],
    [-1, 5],
    [Number.NaN, 5],
  ])('refuses %d over %d years', (rate, years) => expect(() => crf(rate, years)).toThrow('not defined'));
});

describe('spending and its present value', () => {
  it('replaces at the end of each life before the horizon, not at it', () => {
    const { capexUsd, opexUsd } = spendingByYear([{ capexUsd: 100, lifeYears: 5, opexUsdPerYear: 7 }], 10);
    expect(capexUsd).toEqual([100, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0]);
    expect(opexUsd).toEqual([0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);
  });

  it('replaces things of different lives each in its own year', () => {
    const parts = [
      { capexUsd: 1000, lifeYears: 25, opexUsdPerYear: 0 },
      { capexUsd: 10, lifeYears: 3, opexUsdPerYear: 0 },
      { capexUsd: 1, lifeYears: 2.5, opexUsdPerYear: 0 },
    ];
    expect(spendingByYear(parts, 8).capexUsd).toEqual([1011, 0, 1, 10, 0, 1, 10, 1, 0]);
  });

  it('discounts by hand: 100 now and in year 2, 10 a year for 3 years, 10 %', () => {
    const spending = spendingByYear([{ capexUsd: 100, lifeYears: 2, opexUsdPerYear: 10 }], 3);
    expect(npvOfSpending(spending, 0.1)).toBeCloseTo(100 + 10 / 1.1 + 110 / 1.21 + 10 / 1.331, 10);
  });

  it('over whole lives the present value is that of the annual cost', () => {
    const part = { capexUsd: 700, lifeYears: 5, opexUsdPerYear: 90 };
    const annual = 700 * crf(0.08, 5) + 90;
    const byYears = npv([0, ...Array.from({ length: 20 }, () => annual)], 0.08);
    expect(npvOfSpending(spendingByYear([part], 20), 0.08)).toBeCloseTo(byYears, 8);
  });

  it('refuses a thing with a price and no life', () =>
    expect(() => spendingByYear([{ capexUsd: 1, lifeYears: 0, opexUsdPerYear: 0 }], 5)).toThrow('life of 0'));

  it('at no interest is the plain sum', () => {
    const spending = spendingByYear([{ capexUsd: 50, lifeYears: 4, opexUsdPerYear: 3 }], 9);
    expect(npvOfSpending(spending, 0)).toBe(150 + 27);
  });
});
