import type { OptionId } from '../core/siting/siting-types';
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
