import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/core/plan';
import { summaryOf, summarySchema, writeBundle } from '../../../src/core/report';
import { type RunMemory } from '../../../src/core/run';
import { busyHourLoads } from '../../../src/core/run/siting-input';
import { shippedRegister } from '../costs/shipped-register';
import { runSmall, SMALL_FILES, smallPlan } from './small-plan';

const run = (people: string, change: (plan: Plan) => Plan = (plan) => plan, memory: RunMemory = new Map()) =>
  runSmall(smallPlan(change), memory, {}, { ...SMALL_FILES, 'people.csv': people });
const PEOPLE = 'name,lon,lat,population\nVillage,1.83,41.7,900\nHamlet,1.79,41.71,60\n';
const HOMES = 'name,lon,lat,population,households\nVillage,1.83,41.7,900,300\nHamlet,1.79,41.71,60,20\n';
const GREENFIELD = 'greenfield-towers';
const optionOf = ({ economics }: Awaited<ReturnType<typeof run>>['result']) =>
  economics[0]!.options.find(({ id }) => id === GREENFIELD)!;

describe('households of a plan', () => {
  it('beside people give a cost per household and change nothing else', async () => {
    const { result } = await run(HOMES);
    const { result: plain } = await run(PEOPLE);
    const [with_, without] = [summaryOf(result), summaryOf(plain)].map(({ regions }) => regions[0]!);
    expect(summarySchema.safeParse(summaryOf(result)).error).toBeUndefined();
    expect(with_!.households).toBeCloseTo(320, 3);
    const [option, bare] = [with_!, without!].map(({ options }) => options.find(({ id }) => id === GREENFIELD)!);
    // Three people to a household.
    expect(option!.costPerServedHouseholdUsdPerYear).toBeCloseTo(3 * option!.costPerServedPersonUsdPerYear!, 1);
    const { costPerServedHouseholdUsdPerYear: _, ...rest } = option!;
    expect(rest).toEqual(bare);
    expect('households' in without!).toBe(false);
    const report = writeBundle(result, { version: '0', createdAt: '', inputHashes: {} }).get('report.html');
    expect(report).toMatch(
      /3 people to a household\.\s+Cost per served household and year: .*greenfield towers [\d.]+/,
    );
  });

  it('alone give people by the register, and follow its changes', async () => {
    const homes = 'name,lon,lat,dwellings\nVillage,1.83,41.7,300\nHamlet,1.79,41.71,20\n';
    const memory: RunMemory = new Map();
    const { result } = await run(homes, undefined, memory);
    expect(result.demand.inputPeople).toBe(800);
    expect(result.facts.demand.totalPeople).toBe(800);
    const overrides = { 'demand.people_per_home': { low: 3, likely: 3, high: 3 } };
    const changed = await run(homes, (plan) => ({ ...plan, costs: { ...plan.costs, overrides } }), memory);
    expect(changed.result.demand.inputPeople).toBe(960);
    expect(changed.computed).not.toContain('inputs');
    expect(changed.computed).toContain('demand');
  });
});

describe('usage per person', () => {
  const used = (gb: string) => `name,lon,lat,population,gb_per_person\nVillage,1.83,41.7,900,${gb}\nHamlet,1.79,41.71,60,\n`; // prettier-ignore

  it('decides what a GB costs; the same figure as the register’s changes nothing', async () => {
    const plain = optionOf((await run(PEOPLE)).result);
    expect(optionOf((await run(used('19'))).result).costPerGbUsd).toBeCloseTo(plain.costPerGbUsd!, 9);
    const rare = optionOf((await run(used('1.9'))).result);
    expect(rare.annualCostUsd).toEqual(plain.annualCostUsd);
    // Nearly all whom the option serves live in the village.
    expect(rare.costPerGbUsd! / plain.costPerGbUsd!).toBeGreaterThan(8);
    expect(rare.costPerGbUsd! / plain.costPerGbUsd!).toBeLessThanOrEqual(10 + 1e-9);
  });

  it('is the busy hour of each cell where the plan asks for that', async () => {
    const { result } = await run(used('38'), (plan) => ({ ...plan, siting: { ...plan.siting, busyHourFromUsage: true } })); // prettier-ignore
    const loads = busyHourLoads(result.demand, shippedRegister());
    const village = result.demand.people.indexOf(Math.max(...result.demand.people));
    // 19 GB: 0.208 Mbit/s (served-usage.test.ts)
    expect(Math.min(...loads)).toBeCloseTo(0.20808, 4);
    expect(loads[village]).toBeCloseTo(2 * 0.20808, 4);
    const sites = result.options.find(({ option }) => option === 'hotspots-new')!.sites;
    expect(sites.every(({ capacityPeople }) => capacityPeople! > 0)).toBe(true);
    const codes = result.options.flatMap(({ notes }) => notes.map(({ code }) => code));
    expect(codes).toContain('capacity-counted');
  });
});
