/** What a verdict says of a region where nobody is in a gap: nobody known to be without service is not everybody served. */
import type { Issue } from '../../core/plan/issues';
import { rounded } from '../format';
import type { Text } from '../text/en';

interface SummaryPart {
  population: number;
  baseline: { unknownPopulation: number };
}

/** Cells of a region that are counted in earlier ones; null: none. */
export function overlapOf(issues: readonly Issue[] | undefined, regionId: string) {
  const told = issues?.find(({ code, ref }) => OVERLAPS.includes(code) && ref.id === regionId);
  if (!told) return null;
  const { cells, first } = told.context;
  return { isWhole: told.code === OVERLAPS[0], cells: Number(cells), first: String(first ?? '') };
}

const OVERLAPS: readonly string[] = ['grid-region-inside-others', 'grid-regions-overlap'];

/** The verdict where nobody is in a gap, as the engine words it: nobody known to be without is not everybody served. */
export function noGapsText(
  { population, baseline: { unknownPopulation } }: SummaryPart,
  overlap: { first: string } | null,
  { noGaps }: Pick<Text['options'], 'noGaps'>,
): readonly string[] {
  if (overlap && population === 0) return noGaps.elsewhere(overlap.first);
  if (population === 0) return noGaps.nobody;
  return unknownPopulation >= 0.5 ? noGaps.unknown(rounded(unknownPopulation)) : noGaps.nothing;
}
