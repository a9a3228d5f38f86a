/** How many people a candidate can carry in the busy hour, and its shares when more are in reach (README.md, "Capacity"). */
import { candidateMbps } from '../coverage';
import type { SiteKind } from '../costs/cost-types';
import type { Plan } from '../plan';
import type { Scenario } from './candidate-cover';

/** C_i by kind and surroundings: Mbit/s carried ÷ Mbit/s of one person in the busy hour. Undefined: no limit. */
export function capacityRule(plan: Plan): (kind: SiteKind, scenario: Scenario) => number | undefined {
  const perPerson = plan.siting.busyHourMbpsPerPerson;
  if (perPerson <= 0) return () => undefined;
  const known = new Map<string, number>();
  return (kind, scenario) => {
    const key = `${kind} ${scenario}`;
    const people = known.get(key) ?? candidateMbps(kind, { plan, scenario }) / perPerson;
    known.set(key, people);
    return Number.isFinite(people) ? people : undefined;
  };
}

/** Shares of a site that serves at most `capacityPeople` of those in its reach: all smaller alike where there are more. */
export function withinCapacity(
  { index, fraction }: { index: Uint32Array; fraction: Float32Array },
  people: Float64Array,
  capacityPeople: number | undefined,
): Float32Array {
  if (capacityPeople === undefined) return fraction;
  let load = 0;
  for (let k = 0; k < index.length; k++) load += fraction[k]! * people[index[k]!]!;
  if (load <= capacityPeople) return fraction;
  return fraction.map((share) => (share * capacityPeople) / load);
}
