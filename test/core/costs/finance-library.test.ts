/** The same questions put to `financial` (a port of numpy-financial): two implementations that share no line agree to rounding. */
import fc from 'fast-check';
import { irr, npv as libraryNpv, pmt, pv } from 'financial';
import { describe, expect, it } from 'vitest';
import { crf, npv, npvOfSpending, spendingByYear } from '../../../src/core/costs';

const rates = fc.double({ min: 0.001, max: 0.4, noNaN: true });
const years = fc.integer({ min: 1, max: 40 });
/** Length of a life in years, and how many of them. */
const lives = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 4 }));
const usd = fc.integer({ min: 1, max: 1_000_000 });

/** Equal but for rounding: 1e-9 of the size, as the library sums in another order. */
const expectSame = (ours: number, theirs: number): void => {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
};

describe('against a finance library', () => {
  it('the annuity is the payment on a loan', () =>
    fc.assert(
      fc.property(rates, years, usd, (rate, count, loan) =>
        expectSame(loan * crf(rate, count), -pmt(rate, count, loan)),
      ),
    ));

  it('without interest too', () => expectSame(900 * crf(0, 12), -pmt(0, 12, 900)));

  it('a life of half a year more is a payment for half a period more', () =>
    expectSame(1000 * crf(0.08, 7.5), -pmt(0.08, 7.5, 1000)));

  it('the present value of any flows is the library’s', () =>
    fc.assert(
      fc.property(
        rates,
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 41 }),
        (rate, flows) => {
          const [ours, theirs] = [npv(flows, rate), libraryNpv(rate, flows)];
          // Flows of both signs may cancel: the tolerance goes with their sizes.
          const size = flows.reduce((sum, flow) => sum + Math.abs(flow), 1);
          expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-12 * size);
        },
      ),
    ));

  it('things replaced at the end of each life are loans taken one after the other', () =>
    fc.assert(
      fc.property(rates, lives, usd, usd, (rate, [life, count], capexUsd, opexUsdPerYear) => {
        const horizon = life * count;
        const spending = spendingByYear([{ capexUsd, lifeYears: life, opexUsdPerYear }], horizon);
        const yearly = -pmt(rate, life, capexUsd) + opexUsdPerYear;
        expectSame(npvOfSpending(spending, rate), -pv(rate, horizon, yearly));
      }),
    ));

  it('the rate at which a purchase and its annuity break even is the rate asked for', () =>
    expect(irr([-1000, ...Array.from({ length: 10 }, () => 1000 * crf(0.08, 10))])).toBeCloseTo(0.08, 9));
});
