/** What siting reads of a run: also afterwards, when a proposed site is moved. */
import { type Assumption, atMedians, openSitePrices } from '../costs';
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
    ...(terrain ? { terrain, groundHeightM: terrainOf(terrain).heightAt } : {}),
  };
}

/** Prices in the middle of what is drawn. */
export const sitePrices = (plan: Plan, register: Assumption[]) => openSitePrices(atMedians(register), plan.costs);
