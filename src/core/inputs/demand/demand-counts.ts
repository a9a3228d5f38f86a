/** Counts of people, households and data of rows, features and their sums. */
import type { DemandCount, DemandFacts } from '../facts';
import type { ImportReport } from '../import-report';
import { numberOf } from '../tables/fields';
import { shown } from '../tables/position';

/** More than mankind is no count; it would drown every other row. */
const MOST_PEOPLE = 1e10;
/** A phone at 100 Mbit/s day and night. */
const MOST_GB_PER_MONTH = 32_000;

/** The texts of a row. */
type CountTexts = Record<'people' | 'households' | 'gbPerPersonMonth', string>;

interface CountRef {
  row: number;
  column?: string;
  id?: string;
}

/** Counts of a row, or what is wrong with it. People count before households; with neither there are no counts. */
export function countOf(texts: CountTexts): DemandCount | null | { problem: keyof CountTexts; value: string } {
  for (const field of ['people', 'households', 'gbPerPersonMonth'] as const) {
    const value = numberOf(texts[field]);
    const most = field === 'gbPerPersonMonth' ? MOST_GB_PER_MONTH : MOST_PEOPLE;
    if (texts[field] !== '' && !(value >= 0 && value <= most)) return { problem: field, value: texts[field] };
  }
  if (texts.people === '' && texts.households === '') return null;
  const households = numberOf(texts.households);
  return {
    people: texts.people === '' ? 0 : numberOf(texts.people),
    ...(texts.households === '' ? {} : { households }),
    ...(texts.people === '' ? { uncountedHouseholds: households } : {}),
    ...(texts.gbPerPersonMonth === '' ? {} : { gbPerPersonMonth: numberOf(texts.gbPerPersonMonth) }),
  };
}

/** Why a row has no counts. `refuse` is the report's way for rows that are or are not counted as used. */
export function tellProblem(
  { problem, value }: { problem: keyof CountTexts; value: string },
  ref: CountRef,
  refuse: ImportReport['refuse'],
): void {
  const number = numberOf(value);
  if (problem !== 'gbPerPersonMonth' && number < 0) refuse('people-negative', ref, { value: number });
  else refuse('number-invalid', ref, { field: problem, value: shown(value) });
}

/** Two counts of one place as one. Data of a person is the mean; who states none is taken to use as much as the others. */
export function sumOfCounts(a: DemandCount, b: DemandCount): DemandCount {
  const sum: DemandCount = { people: a.people + b.people };
  for (const field of ['households', 'uncountedHouseholds'] as const)
    if (a[field] !== undefined || b[field] !== undefined) sum[field] = (a[field] ?? 0) + (b[field] ?? 0);
  const stated = [a, b].filter(({ gbPerPersonMonth }) => gbPerPersonMonth !== undefined);
  if (stated.length === 0) return sum;
  const weight = (count: DemandCount): number => count.people + (count.uncountedHouseholds ?? 0);
  const total = stated.reduce((all, count) => all + weight(count), 0);
  const mean = (of: (count: DemandCount) => number): number =>
    stated.reduce((all, count) => all + of(count) * count.gbPerPersonMonth!, 0);
  sum.gbPerPersonMonth = total > 0 ? mean(weight) / total : mean(() => 1 / stated.length);
  return sum;
}

/** Facts of a file about its counts. */
export function describeCounts(counts: readonly DemandCount[], report: ImportReport): void {
  report.facts.people = counts.reduce((sum, { people }) => sum + people, 0);
  const households = counts.reduce((sum, count) => sum + (count.households ?? 0), 0);
  if (households > 0) report.facts.households = households;
}

const settled = new WeakMap<DemandFacts, { peoplePerHousehold: number; demand: DemandFacts }>();

/**
 * Demand with the residents of the households whose residents nobody counted: people = households · people per household. The very same facts where there
 * are none, and the same ones for the same number.
 */
export function settleHouseholds(facts: DemandFacts, peoplePerHousehold: number): DemandFacts {
  const known = settled.get(facts);
  if (known?.peoplePerHousehold === peoplePerHousehold) return known.demand;
  const lists = [facts.polygons, facts.places, facts.cells];
  if (!lists.some((list) => list.some(({ uncountedHouseholds }) => uncountedHouseholds !== undefined))) return facts;
  const withPeople = <Entry extends DemandCount>(entry: Entry): Entry =>
    entry.uncountedHouseholds === undefined
      ? entry
      : { ...entry, people: entry.people + entry.uncountedHouseholds * peoplePerHousehold };
  const [polygons, places, cells] = [
    facts.polygons.map(withPeople),
    facts.places.map(withPeople),
    facts.cells.map(withPeople),
  ];
  const totalPeople = [...polygons, ...places, ...cells].reduce((sum, { people }) => sum + people, 0);
  const demand = { polygons, places, cells, totalPeople };
  settled.set(facts, { peoplePerHousehold, demand });
  return demand;
}
