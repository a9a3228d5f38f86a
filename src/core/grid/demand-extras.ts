/** What counts state beside people, spread as their people are: households, and mobile data. */
import type { DemandCount, DemandFacts } from '../inputs/facts';
import type { DemandColumn, Grid } from './grid-types';

export interface Extras {
  columns: Pick<DemandColumn, 'households' | 'usage'>;
  /** People put from now on are of this count. */
  begin(count: DemandCount): void;
  put(index: number, people: number): void;
}

/** Null where no count states more than people: then nothing is spread. */
export function openExtras(facts: DemandFacts, { count }: Grid, peoplePerHousehold: number): Extras | null {
  const any = (states: (entry: DemandCount) => boolean): boolean =>
    [facts.cells, facts.polygons, facts.places].some((list) => list.some(states));
  const households = any((entry) => entry.households !== undefined) ? new Float64Array(count) : null;
  const usage = any((entry) => entry.gbPerPersonMonth !== undefined)
    ? { gbPerMonth: new Float64Array(count), people: new Float64Array(count) }
    : null;
  if (!households && !usage) return null;
  let householdsPerPerson = 0;
  let gbPerPerson: number | undefined;
  return {
    columns: { ...(households ? { households } : {}), ...(usage ? { usage } : {}) },
    begin(entry) {
      const stated = entry.households !== undefined && entry.people > 0;
      householdsPerPerson = stated ? entry.households! / entry.people : 1 / peoplePerHousehold;
      gbPerPerson = entry.gbPerPersonMonth;
    },
    put(index, people) {
      if (households) households[index]! += people * householdsPerPerson;
      if (!usage || gbPerPerson === undefined) return;
      usage.gbPerMonth[index]! += people * gbPerPerson;
      usage.people[index]! += people;
    },
  };
}

/** That people were worked out of households. */
export function householdNotes(facts: DemandFacts, peoplePerHousehold: number): DemandColumn['notes'] {
  const all: readonly DemandCount[][] = [facts.cells, facts.polygons, facts.places];
  const sum = (list: readonly DemandCount[]): number =>
    list.reduce((total, { uncountedHouseholds = 0 }) => total + uncountedHouseholds, 0);
  const households = all.reduce((total, list) => total + sum(list), 0);
  return households > 0
    ? [{ code: 'demand-from-households', context: { households: Math.round(households), peoplePerHousehold } }]
    : [];
}
