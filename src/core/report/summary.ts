/** summary.json: the numbers of a plan that other programs read. Names and nesting are a public interface. */
import { z } from '../plan/zod';
import { CELL_STATES } from '../coverage/coverage-types';
import type { OptionEconomics, Spread } from '../economics/economics-types';
import { OPTION_IDS } from '../siting/siting-types';
import { messageOf } from './messages';
import type { ReportInput } from './report-types';
import { roundTo } from './round';
import { type VisitorTally, visitorTallies } from './visitors';

const count = z.number().int().nonnegative();
const people = z.number().nonnegative();
const share = z.number().min(0).max(1);
/** Null where nothing could be computed. */
const spread = z.object({ p10: z.number().nullable(), p50: z.number().nullable(), p90: z.number().nullable() });

const optionSchema = z.object({
  id: z.enum(OPTION_IDS),
  grade: z.enum(['A', 'B', 'A+B', '']),
  towers: count,
  hotspots: count,
  servedPopulation: people,
  reachesTarget: z.boolean(),
  capexUsd: z.number(),
  opexUsdPerYear: z.number(),
  annualCostUsd: spread,
  npvUsd: z.number(),
  monthsToService: spread,
  costPerServedPersonUsdPerYear: z.number().nullable(),
  /** Absent: no count states households. */
  costPerServedHouseholdUsdPerYear: z.number().nullable().optional(),
  probabilityCheapest: share,
  expectedBuiltShareFraction: share.nullable(),
  optimality: z.object({
    method: z.string(),
    bestBoundUsdPerYear: z.number().nullable(),
    gapFraction: z.number().nullable(),
  }),
});

const verdictSchema = z.object({
  optionId: z.enum(OPTION_IDS),
  sentence: z.string(),
  hotspotsPerAvoidedTower: z.number().nullable(),
  breakEvenHotspotsPerTower: spread.nullable(),
  flippedBy: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      at: z.number().nullable(),
      unit: z.string(),
      direction: z.enum(['above', 'below']).nullable(),
      optionId: z.enum(OPTION_IDS).nullable(),
    }),
  ),
});

const regionSchema = z.object({
  id: z.string(),
  name: z.string(),
  areaKm2: z.number().nonnegative(),
  population: people,
  operatorView: z.string(),
  serviceClass: z.string(),
  environment: z.string(),
  baseline: z.object({ servedPopulation: people, servedShareFraction: share, unknownPopulation: people }),
  gaps: z.object({ count, population: people, areaKm2: z.number().nonnegative() }),
  /** Absent: no count of people states any. */
  households: z.number().nonnegative().optional(),
  /** People on roads and at venues in the busy hour, apart from the population; absent: none in the plan. */
  visitors: z.object({ people, servedPeople: people, unknownPeople: people }).optional(),
  options: z.array(optionSchema),
  verdict: verdictSchema,
});

export const summarySchema = z.object({
  regions: z.array(regionSchema),
  issues: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      ref: z.object({
        file: z.string().optional(),
        row: z.number().optional(),
        column: z.string().optional(),
        id: z.string().optional(),
      }),
      context: z.record(z.string(), z.union([z.string(), z.number()])),
      message: z.string(),
    }),
  ),
});

export type Summary = z.infer<typeof summarySchema>;
export type SummaryRegion = Summary['regions'][number];

/** Issues of one file and code beyond this many are only counted (manifest.json has every count). */
const LISTED_PER_CODE = 100;

/** The summary of a result: people to 0.001, money to the cent, shares to 1e-6. */
export function summaryOf(result: ReportInput): Summary {
  const regionTallies = talliesOf(result);
  const visitors = visitorTallies(result);
  const households = householdsOf(result);
  /** People to a household of a region; null: not known. */
  const perHousehold = (region: number): number | null =>
    households && (households[region]! > 0 ? regionTallies[region]!.population / households[region]! : 0);
  return {
    regions: result.grid.regions.flatMap((region, index) => {
      const economics = result.economics.find((entry) => entry.regionId === region.id);
      if (!economics) return [];
      const { verdict } = economics;
      return [
        {
          id: region.id,
          name: region.name,
          ...regionTallies[index]!,
          operatorView: result.plan.service.operator,
          serviceClass: result.plan.service.classId,
          environment: result.plan.service.environment,
          gaps: gapsOf(result, region.id),
          ...(visitors ? { visitors: rounded(visitors[index]!) } : {}),
          ...(households ? { households: roundTo(households[index]!, 3) } : {}),
          options: economics.options.map((option) => optionOf(option, perHousehold(index))),
          verdict: {
            optionId: verdict.optionId,
            sentence: verdict.sentence,
            hotspotsPerAvoidedTower: orNull(verdict.hotspotsPerAvoidedTower, 2),
            breakEvenHotspotsPerTower:
              verdict.breakEvenHotspotsPerTower && spreadOf(verdict.breakEvenHotspotsPerTower, 2),
            flippedBy: verdict.flippedBy.map(({ key, label, at, unit, direction = null, optionId = null }) => ({
              key, label, at: orNull(at, 4), unit, direction, optionId,
            })), // prettier-ignore
          },
        },
      ];
    }),
    issues: listedIssues(result),
  };
}

const rounded = ({ people: all, servedPeople, unknownPeople }: VisitorTally): VisitorTally => ({
  people: roundTo(all, 3),
  servedPeople: roundTo(servedPeople, 3),
  unknownPeople: roundTo(unknownPeople, 3),
});

/** What a plan is about: residents of all its regions, and those served today. Known before anything is known of costs. */
export interface PlanTotals {
  regions: number;
  people: number;
  servedPeople: number;
}

export function planTotals(result: Counted): PlanTotals {
  const regions = talliesOf(result);
  const sum = (of: (tally: Tally) => number): number => regions.reduce((all, tally) => all + of(tally), 0);
  return {
    regions: regions.length,
    people: sum(({ population }) => population),
    servedPeople: sum(({ baseline }) => baseline.servedPopulation),
  };
}

/** What people are counted from. */
type Counted = Pick<ReportInput, 'grid' | 'demand' | 'coverage'>;

interface Tally {
  areaKm2: number;
  population: number;
  baseline: SummaryRegion['baseline'];
}

const STATE_SERVED = CELL_STATES.indexOf('served');
const STATE_UNSERVED = CELL_STATES.indexOf('unserved');

const tallies = new WeakMap<ReportInput['coverage'], Pick<ReportInput, 'grid' | 'demand'> & { regions: Tally[] }>();

/** Counted once as long as the coverage stands: other prices serve nobody else. */
function talliesOf(result: Counted): Tally[] {
  const { grid, demand, coverage } = result;
  const known = tallies.get(coverage);
  if (known?.grid === grid && known.demand === demand) return known.regions;
  const regions = countRegions(result);
  tallies.set(coverage, { grid, demand, regions });
  return regions;
}

/** Per region: people served by fraction where the state is known; everybody elsewhere is unknown, never unserved. */
function countRegions({ grid, demand, coverage }: Counted): Tally[] {
  const column = () => new Float64Array(grid.regions.length);
  const [areas, everybody, served, unknown] = [column(), column(), column(), column()];
  const { regionIndex, areaKm2 } = grid;
  const { state, servedFraction } = coverage;
  // Cells of a region mostly follow each other: its sums are kept at hand, and added to in the order of the cells.
  for (let i = 0; i < grid.count;) {
    const region = regionIndex[i]!;
    let [area, people, peopleServed, peopleUnknown] = [areas[region]!, everybody[region]!, served[region]!, unknown[region]!]; // prettier-ignore
    for (; i < grid.count && regionIndex[i] === region; i++) {
      const cellPeople = demand.people[i]!;
      area += areaKm2[i]!;
      people += cellPeople;
      if (state[i] !== STATE_SERVED && state[i] !== STATE_UNSERVED) peopleUnknown += cellPeople;
      else if (servedFraction[i]! > 0) peopleServed += cellPeople * servedFraction[i]!;
    }
    areas[region] = area;
    everybody[region] = people;
    served[region] = peopleServed;
    unknown[region] = peopleUnknown;
  }
  return grid.regions.map((_, region) =>
    tallyOf(areas[region]!, everybody[region]!, served[region]!, unknown[region]!),
  );
}

const tallyOf = (area: number, total: number, served: number, unknown: number): Tally => ({
  areaKm2: roundTo(area, 4),
  population: roundTo(total, 3),
  baseline: {
    servedPopulation: roundTo(served, 3),
    servedShareFraction: total > 0 ? Math.min(1, roundTo(served / total, 6)) : 0,
    unknownPopulation: roundTo(unknown, 3),
  },
});

function gapsOf({ gaps }: ReportInput, regionId: string): SummaryRegion['gaps'] {
  const own = gaps.filter((gap) => gap.regionId === regionId);
  return {
    count: own.length,
    population: roundTo(
      own.reduce((sum, gap) => sum + gap.people, 0),
      3,
    ),
    areaKm2: roundTo(
      own.reduce((sum, gap) => sum + gap.areaKm2, 0),
      4,
    ),
  };
}

/** By region; null: no count states any. */
function householdsOf({ grid, demand: { households } }: ReportInput): number[] | null {
  if (!households) return null;
  const sums = grid.regions.map(() => 0);
  for (let i = 0; i < grid.count; i++) sums[grid.regionIndex[i]!]! += households[i]!;
  return sums;
}

/** A household costs what its people cost: `peoplePerHousehold` of the region, null without households. */
function optionOf(option: OptionEconomics, peoplePerHousehold: number | null): SummaryRegion['options'][number] {
  const perPerson = option.costPerServedPersonUsdPerYear;
  const perHousehold = perPerson === null || !peoplePerHousehold ? null : perPerson * peoplePerHousehold;
  return {
    id: option.id,
    grade: option.grade,
    towers: option.towers,
    hotspots: option.hotspots,
    servedPopulation: roundTo(option.servedPopulation, 3),
    reachesTarget: option.reachesTarget,
    capexUsd: roundTo(option.capexUsd, 2),
    opexUsdPerYear: roundTo(option.opexUsdPerYear, 2),
    annualCostUsd: spreadOf(option.annualCostUsd, 2),
    npvUsd: roundTo(option.npvUsd, 2),
    monthsToService: spreadOf(option.monthsToService, 2),
    costPerServedPersonUsdPerYear: orNull(perPerson, 2),
    ...(peoplePerHousehold === null ? {} : { costPerServedHouseholdUsdPerYear: orNull(perHousehold, 2) }),
    probabilityCheapest: roundTo(option.probabilityCheapest, 6),
    expectedBuiltShareFraction: orNull(option.expectedBuiltShareFraction, 6),
    optimality: {
      method: option.optimality.method,
      bestBoundUsdPerYear: orNull(option.optimality.bestBoundUsdPerYear, 2),
      gapFraction: orNull(option.optimality.gapFraction, 6),
    },
  };
}

function listedIssues({ issues }: ReportInput): Summary['issues'] {
  const seen = new Map<string, number>();
  return issues
    .filter((issue) => {
      const key = `${issue.code}\n${issue.ref.file ?? ''}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return before < LISTED_PER_CODE;
    })
    .map((issue) => ({ ...issue, message: messageOf(issue) }));
}

function spreadOf(value: Spread, digits: number): z.infer<typeof spread> {
  return { p10: orNull(value.p10, digits), p50: orNull(value.p50, digits), p90: orNull(value.p90, digits) };
}

function orNull(value: number | null, digits: number): number | null {
  return value === null || !Number.isFinite(value) ? null : roundTo(value, digits);
}
