/** How many people a candidate can carry in the busy hour, and its shares when more are in reach (README.md, "Capacity"). */
import { candidateMbps } from '../coverage';
import type { SiteKind } from '../costs/cost-types';
import type { Plan } from '../plan';
import type { Scenario } from './candidate-cover';
import type { RegionDemand } from './region-demand';

/** Entries of a region's demand that a candidate reaches, and the share of each that it serves. */
interface Reach {
  index: Uint32Array;
  fraction: Float32Array;
}

/**
 * C_i by kind, surroundings and reach: Mbit/s carried ÷ Mbit/s of one person in the busy hour. Undefined: no limit. `busyHourMbps`: of one person by grid
 * cell, used where the plan takes the load from usage; a candidate then divides by the mean over those in its reach.
 */
export function capacityRule(
  plan: Plan,
  busyHourMbps: Float64Array | null = null,
): (kind: SiteKind, scenario: Scenario, reach: Reach, demand: RegionDemand) => number | undefined {
  const { busyHourMbpsPerPerson, busyHourFromUsage } = plan.siting;
  const byCell = busyHourFromUsage ? busyHourMbps : null;
  if (!byCell && busyHourMbpsPerPerson <= 0) return () => undefined;
  const known = new Map<string, number>();
  return (kind, scenario, reach, demand) => {
    const key = `${kind} ${scenario}`;
    const mbps = known.get(key) ?? candidateMbps(kind, { plan, scenario });
    known.set(key, mbps);
    const people = mbps / (byCell ? meanLoad(reach, demand, byCell) : busyHourMbpsPerPerson);
    return Number.isFinite(people) ? people : undefined;
  };
}

/** Mean over the people in reach. 0: nobody, or nobody who uses anything. Mbit/s */
function meanLoad({ index, fraction }: Reach, { people, cells }: RegionDemand, byCell: Float64Array): number {
  let [load, served] = [0, 0];
  for (let k = 0; k < index.length; k++) {
    const inReach = fraction[k]! * people[index[k]!]!;
    served += inReach;
    load += inReach * byCell[cells[index[k]!]!]!;
  }
  return served > 0 ? load / served : 0;
}

/** Shares of a site that serves at most `capacityPeople` of those in its reach: all smaller alike where there are more. */
export function withinCapacity(
  { index, fraction }: Reach,
  people: Float64Array,
  capacityPeople: number | undefined,
): Float32Array {
  if (capacityPeople === undefined) return fraction;
  let load = 0;
  for (let k = 0; k < index.length; k++) load += fraction[k]! * people[index[k]!]!;
  if (load <= capacityPeople) return fraction;
  return fraction.map((share) => (share * capacityPeople) / load);
}
