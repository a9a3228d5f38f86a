import { expect, it } from 'vitest';
import { newPlan } from '../../src/core/plan';
import { rankOf } from '../../src/ui/stages/verdict-card';
import { en } from '../../src/ui/text/en';
import { aRegionPlan, aViewResult } from '../helpers/fake-engine';

const region = aViewResult(aRegionPlan(), 'v1').summary.regions[0]!;
const [best] = region.options.slice(1).map((option) => ({ ...option, probabilityCheapest: 0.72 }));
const withReach = (reachesTarget: boolean) => ({
  ...region,
  options: region.options.map((option) => ({ ...option, reachesTarget })),
});
const { target } = newPlan('Bages');

it('an option is the cheapest where the target is reached', () => {
  expect(rankOf(best!, withReach(true), en.options, target)).toMatch(/^cheapest in 72.% of draws$/);
});

it('it is no cheapest way to a target that none reaches', () => {
  expect(rankOf(best!, withReach(false), en.options, { ...target, shareFraction: 1 })).toMatch(
    /^No option serves 100.% of the people in gaps; least cost per person served in 72.% of draws$/,
  );
});

it('within a budget the cost per person decides', () => {
  expect(rankOf(best!, withReach(true), en.options, { ...target, budgetUsdPerYear: 1e5 })).toMatch(/^least cost per/);
});
