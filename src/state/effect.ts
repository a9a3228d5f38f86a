import type { ViewResult } from '../worker/client';
import type { EditEffect } from './notes';

/** What an edit did, in numbers a planner asks for: people served, gaps, what the verdicts cost. While costs are not known yet, nothing is said of them. */
export function effectOf(before: ViewResult, after: ViewResult): EditEffect {
  const isPriced = !after.stale?.stages.includes('economics');
  const [costBefore, costAfter] = isPriced ? [verdictCost(before), verdictCost(after)] : [null, null];
  const verdictBefore = before.summary.regions[0]?.verdict.optionId;
  const verdictAfter = after.summary.regions[0]?.verdict.optionId;
  return {
    servedPeople: servedPeople(after) - servedPeople(before),
    gaps: after.gaps.length - before.gaps.length,
    annualCostUsd: costBefore === null || costAfter === null ? null : costAfter - costBefore,
    verdictChanged: Boolean(verdictBefore && verdictAfter && verdictBefore !== verdictAfter),
  };
}

const servedPeople = ({ summary }: ViewResult): number =>
  summary.regions.reduce((sum, region) => sum + region.baseline.servedPopulation, 0);

/** Yearly cost of what the verdicts of all regions would build. Null when one of them has none. */
function verdictCost({ summary }: ViewResult): number | null {
  let sum = 0;
  for (const { options, verdict } of summary.regions) {
    const p50 = options.find(({ id }) => id === verdict.optionId)?.annualCostUsd.p50 ?? null;
    if (p50 === null) return null;
    sum += p50;
  }
  return sum;
}
