/** What siting reads of a run: also afterwards, when a proposed site is moved. */
import { type Assumption, atMedians, openSitePrices, rowsByKey } from '../costs';
import { busyHourMbpsOf } from '../economics';
import { terrainOf } from '../inputs';
import type { Plan } from '../plan';
import type { SitingInput } from '../siting';
import type { PlanResult } from './run-types';

type Upstream = Pick<PlanResult, 'plan' | 'facts' | 'grid' | 'demand' | 'coverage' | 'gaps' | 'register'>;

export function sitingInput({ plan, facts, grid, demand, coverage, gaps, register }: Upstream): SitingInput {
  const { sites, hotspots, venues, candidates, presence, roads, terrain } = facts;
  return {
    plan,
    grid,
    demand,
    coverage,
    gaps,
    sites,
    hotspots,
    venues,
    candidates,
    presence,
    roads,
    priceOf: sitePrices(plan, register),
    busyHourMbps: plan.siting.busyHourFromUsage ? busyHourLoads(demand, register) : null,
    ...(terrain ? { terrain, groundHeightM: terrainOf(terrain).heightAt } : {}),
  };
}

/** Prices in the middle of what is drawn. */
export const sitePrices = (plan: Plan, register: Assumption[]) => openSitePrices(atMedians(register), plan.costs);

/** Mbit/s of one person in the busy hour by cell: the data that is stated for its people, else the register's, in the register's share of a day. */
export function busyHourLoads({ people, usage }: PlanResult['demand'], register: readonly Assumption[]): Float64Array {
  const rowOf = rowsByKey(register);
  const assumedGb = rowOf('demand.gb_connection_us').likely;
  const percent = rowOf('demand.busy_hour_share').likely;
  return people.map((count, cell) => {
    const stated = usage && count > 0 ? Math.min(1, usage.people[cell]! / count) : 0;
    const gb = stated > 0 ? usage!.gbPerMonth[cell]! / usage!.people[cell]! : 0;
    return busyHourMbpsOf(stated * gb + (1 - stated) * assumedGb, percent);
  });
}
