/**
 * What a run can show before it is done: coverage and gaps as they are now beside the sites chosen before, or the sites chosen before at the prices of
 * now. Made of the last finished result of the same memory; the final result replaces it.
 */
import type { SiteCost } from '../costs';
import { compareInTurns, type RegionEconomics } from '../economics';
import type { Grid } from '../grid/grid-types';
import type { Plan } from '../plan';
import type { OptionSites, ProposedSite } from '../siting';
import type { PlanResult, StaleParts } from './run-types';
import { sitePrices } from './siting-input';
import type { RunMemory } from './stage-runner';

const finished = new WeakMap<RunMemory, PlanResult>();
/** Keeps a finished result beside the memory of its run. */
export function keepFinished(memory: RunMemory | undefined, result: PlanResult): void {
  if (memory) finished.set(memory, result);
}

type Fresh = Omit<PlanResult, 'options' | 'economics' | 'stale'>;

/** Null where there is nothing worth showing early: a change that only siting can answer. Rejects with AbortError when cancelled. */
export async function partialResult(
  memory: RunMemory | undefined,
  fresh: Fresh,
  signal: AbortSignal,
): Promise<PlanResult | null> {
  const before = memory && finished.get(memory);
  if (!before || !isSameGrid(before.grid, fresh.grid)) return coverageFirst(before, fresh);
  const because = reasonOf(before, fresh);
  if (!because) return null;
  const wasComputed = Object.keys(fresh.timingsS).length > 0;
  const since = { stale: staleOf(because), timingsS: wasComputed ? { ...fresh.timingsS } : before.timingsS };
  if (samePrices(before.plan, fresh.plan))
    return { ...fresh, options: before.options, economics: before.economics, ...since };
  const priceOf = sitePrices(fresh.plan, fresh.register);
  const options = before.options.map((option) => repriced(option, (site) => priceOf(site.kind, site.place)));
  const economics = await compareInTurns(
    { ...fresh, options, venues: fresh.facts.venues, quick: true },
    { signal, onProgress: () => {} },
  );
  return { ...fresh, options, economics: withMapsOf(before, economics), ...since };
}

/** Coverage and gaps of new cells; of sites only those chosen earlier for regions that are as they were. */
function coverageFirst(before: PlanResult | undefined, fresh: Fresh): PlanResult {
  const kept = new Set(
    fresh.grid.regions
      .filter((region) => before?.grid.regions.some((earlier) => isSame(earlier, region)))
      .map(({ id }) => id),
  );
  const options = (before?.options ?? [])
    .filter(({ regionId }) => kept.has(regionId))
    .map((option) => ({ ...option, assignments: NO_ASSIGNMENTS }));
  const economics = (before?.economics ?? []).filter(({ regionId }) => kept.has(regionId));
  return { ...fresh, options, economics, stale: staleOf('plan') };
}

/** Earlier ones point to cells of another grid. */
const NO_ASSIGNMENTS: OptionSites['assignments'] = {
  cell: new Uint32Array(0),
  site: new Uint32Array(0),
  fraction: new Float32Array(0),
};

/** The crossover map takes longer than the rest: until the run is done the earlier one stands. */
const withMapsOf = (before: PlanResult, economics: RegionEconomics[]): RegionEconomics[] =>
  economics.map((region) => {
    const earlier = before.economics.find(({ regionId }) => regionId === region.regionId)?.views?.crossover ?? null;
    return region.views ? { ...region, views: { ...region.views, crossover: earlier } } : region;
  });

const staleOf = (because: StaleParts['because']): StaleParts => ({
  stages: because === 'costs' ? ['siting'] : ['siting', 'economics'],
  because,
});

/** Null: coverage and prices are as they were. */
function reasonOf(before: PlanResult, fresh: Fresh): StaleParts['because'] | null {
  if (before.coverage !== fresh.coverage) return isSame(before.plan.network, fresh.plan.network) ? 'plan' : 'network';
  const asked = ({ target, siting, seed }: Plan) => [target, siting, seed];
  return isSame(asked(before.plan), asked(fresh.plan)) && !samePrices(before.plan, fresh.plan) ? 'costs' : null;
}

const samePrices = (one: Plan, other: Plan): boolean => isSame(one.costs, other.costs);
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Cells and their order: what the earlier assignments point to. */
function isSameGrid(one: Grid, other: Grid): boolean {
  if (one === other) return true;
  return (
    one.resolution === other.resolution &&
    one.count === other.count &&
    one.regions.length === other.regions.length &&
    one.regions.every(({ id }, index) => id === other.regions[index]!.id) &&
    one.h3.every((cell, index) => cell === other.h3[index])
  );
}

/** The same sites at other prices. The bound was for the old prices; the curve keeps its shape and ends at the new cost. */
export function repriced(option: OptionSites, priceOf: (site: ProposedSite) => SiteCost): OptionSites {
  const sites = option.sites.map((site) => {
    const { capexUsd, opexUsdPerYear, annualCostUsd } = priceOf(site);
    return { ...site, capexUsd, opexUsdPerYear, annualCostUsd };
  });
  const { solution } = option;
  const annualCostUsd = sites.reduce((sum, site) => sum + site.annualCostUsd, 0);
  const factor = solution.annualCostUsd > 0 ? annualCostUsd / solution.annualCostUsd : 1;
  const curve = solution.curve.map((point) => ({ ...point, annualCostUsd: point.annualCostUsd * factor }));
  return {
    ...option,
    sites,
    solution: {
      ...solution,
      annualCostUsd,
      curve,
      bestBoundUsdPerYear: null,
      bestBoundPeople: null,
      gapFraction: null,
    },
  };
}
