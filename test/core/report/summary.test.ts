import { describe, expect, it } from 'vitest';
import { summaryOf, summarySchema } from '../../../src/core/report/summary';
import { aReportInput } from './a-report-input';

describe('summary', () => {
  it('has exactly the fields of the public interface', () => {
    const summary = summaryOf(aReportInput());
    const strict = summarySchema.safeParse(JSON.parse(JSON.stringify(summary)));
    expect(strict.error).toBeUndefined();
    expect(strict.data).toEqual(summary);
    expect(Object.keys(summary)).toEqual(['regions', 'issues']);
    expect(Object.keys(summary.regions[0]!)).toEqual([
      'id', 'name', 'areaKm2', 'population', 'baseline', 'operatorView', 'serviceClass', 'environment', 'gaps', 'options', 'verdict',
    ]); // prettier-ignore
    expect(Object.keys(summary.regions[0]!.options[0]!)).toEqual([
      'id', 'grade', 'towers', 'hotspots', 'servedPopulation', 'reachesTarget', 'capexUsd', 'opexUsdPerYear', 'annualCostUsd', 'npvUsd',
      'monthsToService', 'costPerServedPersonUsdPerYear', 'probabilityCheapest', 'expectedBuiltShareFraction', 'optimality',
    ]); // prettier-ignore
    expect(Object.keys(summary.regions[0]!.verdict)).toEqual([
      'optionId', 'sentence', 'hotspotsPerAvoidedTower', 'breakEvenHotspotsPerTower', 'flippedBy',
    ]); // prettier-ignore
  });

  it('counts people by served fraction, and those of unknown state apart', () => {
    const input = aReportInput();
    const { population, baseline } = summaryOf(input).regions[0]!;
    const cells = (state: number) => input.coverage.state.filter((code) => code === state).length;
    expect(population).toBe(10 * input.grid.count);
    expect(baseline.unknownPopulation).toBe(10 * cells(0));
    expect(baseline.servedPopulation).toBe(10 * cells(4) + 2.5 * cells(2));
    expect(baseline.servedShareFraction).toBeCloseTo(baseline.servedPopulation / population, 5);
  });

  it('unknown, outside the models and uncertain are never unserved: served + unserved + unknown = everybody', () => {
    const input = aReportInput();
    input.coverage.state.set([0, 1, 3, 3, 1]);
    const { population, baseline } = summaryOf(input).regions[0]!;
    const unserved = [...input.coverage.state.keys()]
      .filter((cell) => [2, 4].includes(input.coverage.state[cell]!))
      .reduce((sum, cell) => sum + 10 * (1 - input.coverage.servedFraction[cell]!), 0);
    expect(baseline.servedPopulation + unserved + baseline.unknownPopulation).toBeCloseTo(population, 6);
  });

  it('doubling people doubles every count of people', () => {
    const once = summaryOf(aReportInput()).regions[0]!;
    const input = aReportInput();
    input.demand.people.forEach((people, cell) => (input.demand.people[cell] = 2 * people));
    const twice = summaryOf(input).regions[0]!;
    expect(twice.population).toBe(2 * once.population);
    expect(twice.baseline.servedPopulation).toBe(2 * once.baseline.servedPopulation);
    expect(twice.baseline.unknownPopulation).toBe(2 * once.baseline.unknownPopulation);
    expect(twice.baseline.servedShareFraction).toBe(once.baseline.servedShareFraction);
  });

  it('says null where nothing was computed, never 0', () => {
    const nothing = summaryOf(aReportInput()).regions[0]!.options[0]!;
    expect(nothing.monthsToService).toEqual({ p10: null, p50: null, p90: null });
    expect(nothing.costPerServedPersonUsdPerYear).toBeNull();
    expect(nothing.optimality.bestBoundUsdPerYear).toBeNull();
  });

  it('a region without people has a share of 0 and no NaN', () => {
    const input = aReportInput();
    input.demand.people.fill(0);
    expect(summaryOf(input).regions[0]!.baseline).toEqual({
      servedPopulation: 0,
      servedShareFraction: 0,
      unknownPopulation: 0,
    });
  });

  it('keeps regions apart', () => {
    const input = aReportInput();
    const half = Math.floor(input.grid.count / 2);
    input.grid.regions = [input.grid.regions[0]!, { ...input.grid.regions[0]!, id: 'second', name: 'Second' }];
    input.grid.regionIndex.fill(1, half);
    input.economics = [input.economics[0]!, { ...input.economics[0]!, regionId: 'second' }];
    const [first, second] = summaryOf(input).regions;
    expect(first!.population).toBe(10 * half);
    expect(second!.population).toBe(10 * (input.grid.count - half));
    expect(second!.gaps).toEqual({ count: 0, population: 0, areaKm2: 0 });
  });

  it('lists a hundred issues of a kind and file, each with its sentence', () => {
    const input = aReportInput();
    input.issues = Array.from({ length: 250 }, (_, row) => ({
      code: 'position-zero',
      severity: 'warning' as const,
      ref: { file: row % 2 === 0 ? 'a.csv' : 'b.csv', row },
      context: {},
    }));
    const { issues } = summaryOf(input);
    expect(issues).toHaveLength(200);
    expect(issues[0]!.message).toMatch(/^a\.csv, row 0: /);
  });
});
