/** What each of several targets costs, over the same candidates: the line of an option in the table of targets. */
import type { Effort, SolveOptions } from './search';
import type { OptionSites, OptionTarget, SitingSolution } from './siting-types';
import { type Prepared, QUICK, solvePrepared } from './solve-siting';

/** Shares of the gap's people in the table of targets. */
export const TARGET_SHARES = [0.5, 0.8, 0.95];

interface TargetInput {
  prepared: Prepared;
  /** For the plan's own goal. */
  solution: SitingSolution;
  shares: readonly number[];
  /** Options whose candidates this one has as well. */
  singles: readonly OptionSites[];
}

/** In the order of `shares`. The most demanding target is solved first: its set is where the next begins, so a lower target never costs more. */
export async function targetsOf(
  { prepared, solution, shares, singles }: TargetInput,
  options: SolveOptions,
): Promise<OptionTarget[]> {
  const { candidates, goal } = prepared.problem;
  const places = new Map(candidates.map(({ id }, index) => [id, index]));
  const found = new Map<number, OptionTarget>();
  let before: number[] | null = null;
  const { onProgress: _unwatched, effort = QUICK, ...rest } = options;
  const quietly = { ...rest, effort: lighter(effort) };
  for (const shareFraction of [...new Set(shares)].toSorted((a, b) => b - a)) {
    const own = goal.form === 'least-cost' && goal.shareFraction === shareFraction;
    const fromSingles = singles.flatMap(({ targets = [] }) =>
      targets.filter((target) => target.shareFraction === shareFraction && target.siteIds.length > 0),
    );
    const starts = [
      ...fromSingles.map(({ siteIds }) => siteIds.map((id) => places.get(id)!)),
      ...(before ? [before] : []),
      ...(own ? [solution.chosen] : []),
    ];
    const known: SitingSolution | null = own ? solution : null;
    const answer: SitingSolution =
      known && !before
        ? known
        : await solvePrepared(prepared, { form: 'least-cost', shareFraction }, { ...quietly, starts });
    const better = known && answer.annualCostUsd >= known.annualCostUsd ? known : answer;
    before = better.chosen;
    found.set(shareFraction, targetOf(shareFraction, better, prepared));
  }
  return shares.map((share) => found.get(share)!);
}

/** Each target begins where the one before ended: less search is needed. */
const lighter = (effort: Effort): Effort => ({
  ...effort,
  searchWork: effort.searchWork / 4,
  boundWork: effort.boundWork / 2,
  branchWork: effort.branchWork / 4,
});

function targetOf(shareFraction: number, answer: SitingSolution, { problem }: Prepared): OptionTarget {
  const chosen = answer.chosen.map((index) => problem.candidates[index]!);
  const towers = chosen.filter(({ kind }) => kind.startsWith('tower')).length;
  return {
    shareFraction,
    annualCostUsd: answer.annualCostUsd,
    servedPeople: answer.servedPeople,
    towers,
    hotspots: chosen.length - towers,
    siteIds: chosen.map(({ id }) => id),
    reachesTarget: answer.reachesTarget,
    bestBoundUsdPerYear: answer.bestBoundUsdPerYear,
    gapFraction: answer.gapFraction,
  };
}
