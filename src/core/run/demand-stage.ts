/** Residents and visitors of a run: what of the register goes into them. */
import { type Assumption, rowsByKey } from '../costs';
import {
  type DemandColumn,
  type Grid,
  type RoadLengths,
  roadLengths,
  spreadDemand,
  type VisitorColumn,
  visitorsOf,
} from '../grid';
import { type Facts, settleHouseholds } from '../inputs';
import type { Issue } from '../plan';
import { trafficRates } from './traffic-rates';

type Register = readonly Assumption[];

const peoplePerHome = (register: Register): number => rowsByKey(register)('demand.people_per_home').likely;

/** Facts in which every household has its residents; the very same ones where nobody has to be worked out, else the same for the same. */
export function settled(facts: Facts, register: Register): Facts {
  const demand = settleHouseholds(facts.demand, peoplePerHome(register));
  if (demand === facts.demand) return facts;
  const known = settledFacts.get(facts);
  if (known?.demand === demand) return known;
  const made = { ...facts, demand };
  settledFacts.set(facts, made);
  return made;
}

const settledFacts = new WeakMap<Facts, Facts>();

/** What the demand stage reads beside the facts: people per home, where a file counts households. */
export function demandReads({ demand: { polygons, places, cells } }: Facts, register: Register): object {
  const counts = [polygons, places, cells].some((list) => list.some(({ households }) => households !== undefined));
  return counts ? { peoplePerHome: peoplePerHome(register) } : {};
}

interface Placing {
  facts: Facts;
  grid: Grid;
  register: Register;
}

interface Placed {
  demand: DemandColumn;
  lengths: RoadLengths | null;
  issues: Issue[];
}

/** People and the lengths of roads by cell. */
export async function placeDemand({
  facts: { demand, roads },
  grid,
  register,
  signal,
}: Placing & { signal: AbortSignal }): Promise<Placed> {
  const peoplePerHousehold = peoplePerHome(register);
  const lengths = roads && (await roadLengths(roads, grid, { signal }));
  return {
    demand: spreadDemand(demand, grid, { peoplePerHousehold }),
    lengths,
    issues: roads && !lengths ? [{ code: 'roads-in-too-many-cells', severity: 'warning', ref: {}, context: {} }] : [],
  };
}

/** Visitors by what the register says now: cheap, so that a changed speed places nobody anew. */
export const visitorsIn = ({
  facts: { roads, venues },
  grid,
  lengths,
  register,
}: Placing & { lengths: RoadLengths | null }): VisitorColumn | null =>
  visitorsOf({ grid, roads, lengths, venues, rates: roads && trafficRates(register) });
