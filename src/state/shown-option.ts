import type { OptionId, ProposedSite } from '../core/siting/siting-types';
import type { ViewResult } from '../worker/client';

/** The option whose proposed sites are on the map for a region: the one chosen, else that of the region's verdict. */
export function shownOption(
  result: ViewResult | null,
  chosen: OptionId | null,
  regionId: string | null,
): OptionId | null {
  if (chosen) return chosen;
  const regions = result?.summary.regions ?? [];
  return (regions.find(({ id }) => id === regionId) ?? regions[0])?.verdict.optionId ?? null;
}

/** The sites that an option proposes in a region. */
export function proposedIn(
  { gaps, proposed }: Pick<ViewResult, 'gaps' | 'proposed'>,
  regionId: string,
  optionId: OptionId,
): ProposedSite[] {
  const inRegion = new Set(gaps.filter((gap) => gap.regionId === regionId).map(({ id }) => id));
  return proposed.filter(({ option, gapId }) => option === optionId && inRegion.has(gapId));
}

/** The sites that the map proposes: in each region those of its option. */
export function shownProposed(result: ViewResult | null, chosen: OptionId | null): ProposedSite[] {
  const regionOfGap = new Map(result?.gaps.map(({ id, regionId }) => [id, regionId]));
  return (result?.proposed ?? []).filter(
    (site) => site.option === shownOption(result, chosen, regionOfGap.get(site.gapId) ?? null),
  );
}
