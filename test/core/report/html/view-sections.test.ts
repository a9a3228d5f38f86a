import { describe, expect, it } from 'vitest';
import { compareOptions } from '../../../../src/core/economics';
import { planSchema, type Plan } from '../../../../src/core/plan';
import { reportHtml } from '../../../../src/core/report/html/report-html';
import { summaryOf } from '../../../../src/core/report/summary';
import { shippedRegister } from '../../costs/shipped-register';
import { aReportInput, META } from '../a-report-input';

/** The small plan with its options compared for real. */
function compared(costs: Partial<Plan['costs']> = {}, payers: string[] = []) {
  const input = aReportInput();
  const plan = planSchema.parse({
    ...input.plan,
    costs: { ...input.plan.costs, draws: 300, ...costs },
    service: { ...input.plan.service, hotspotPayers: payers },
  });
  const register = shippedRegister();
  const { options, gaps, grid, demand, coverage } = input;
  const economics = compareOptions(
    { plan, register, options, gaps, grid, demand, coverage },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  return { ...input, plan, register, economics };
}
const pageOf = (input: ReturnType<typeof compared>): string => reportHtml(input, META).replaceAll('&#39;', "'");
const wordsOf = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const regionOf = (words: string): string => {
  const from = words.indexOf('Existing coverage');
  return words.slice(from, words.indexOf('Limits of the models', from));
};

describe('the region in the eyes of others', () => {
  const page = pageOf(compared());
  const words = wordsOf(page);

  it('has a carrier, what needs no building, and a deployer', () => {
    for (const head of ['In the eyes of a carrier', 'Without building anything', 'For a deployer'])
      expect(words).toContain(head);
    expect(words).toMatch(/Offload fee for all of it, per year [\d.,]+( k)? USD \(/);
    expect(words).toContain('Wi-Fi calling at home');
    expect(words).toContain('does not pay back');
    expect(words).toContain('No operator is set to pay for hotspot traffic here');
  });

  it('draws the break-even curve and the crossover map with their numbers in words', () => {
    expect(page).toContain('<title>Cost of hotspots against one tower</title>');
    expect(page).toMatch(/<desc>One tower costs [\d.]+ k USD a year at the median; [\d.]+ hotspots cost as much/);
    expect(page).toMatch(/<desc>\d+ hexes of resolution 9 with people without service: cheaper by hotspots/);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('names the place of the deployer with the people who wait around it', () => {
    expect(words).toMatch(/2\.0200, 41\.8000 hotspots-new-1 [\d.]+ /);
    expect(words).toContain('none for phones');
  });

  it('with a payer there is income', () => {
    const paid = wordsOf(pageOf(compared({}, ['any'])));
    expect(paid).toContain('Paid for by any operator.');
    expect(regionOf(paid)).not.toContain('so no place earns anything');
  });
});

describe('money of the plan', () => {
  const euro = compared({ currency: { code: 'EUR', perUsd: 0.9 }, priceYear: 2030 });

  it('is that of every figure of the region, and nothing is left in another', () => {
    const words = wordsOf(pageOf(euro));
    expect(words).toContain('Money: EUR of 2030.');
    const region = regionOf(words);
    expect(region).toMatch(/EUR\/yr/);
    expect(region.match(/.{30}\bUSD\b.{10}/g)).toBeNull();
  });

  it('does not touch the numbers that other programs read', () => {
    const numbers = (input: ReturnType<typeof compared>) => summaryOf(input).regions[0]!.options;
    expect(numbers(euro)).toEqual(numbers(compared()));
  });
});
