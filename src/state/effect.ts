import type { Plan } from '../core/plan/plan';
import type { ViewResult } from '../worker/client';
import type { EditEffect } from './notes';

/**
 * What edits did, in numbers a planner asks for: people served, gaps, what the verdicts cost. While costs are not known yet, nothing is said of them.
 * An edit of what the plan is about (its regions and files) gains and loses nobody: then it is what the plan holds now.
 */
export function effectOf(before: ViewResult, after: ViewResult, edits = 1): EditEffect {
  if (!isAboutTheSame(before, after)) return { kind: 'content', ...after.totals, gaps: after.gaps.length };
  const isPriced = !after.stale?.stages.includes('economics');
  const [costBefore, costAfter] = isPriced ? [verdictCost(before), verdictCost(after)] : [null, null];
  return {
    kind: 'change',
    edits,
    servedPeople: after.totals.servedPeople - before.totals.servedPeople,
    gaps: after.gaps.length - before.gaps.length,
    annualCostUsd: costBefore === null || costAfter === null ? null : costAfter - costBefore,
    verdictChanged:
      isPriced && after.summary.regions.some((region, i) => isVerdictOther(before.summary.regions[i], region)),
  };
}

/** The same regions and files, and the same number of people: who is served more was served less before. */
function isAboutTheSame(before: ViewResult, after: ViewResult): boolean {
  return (
    subjectOf(before.plan) === subjectOf(after.plan) &&
    Math.round(before.totals.people) === Math.round(after.totals.people)
  );
}

function subjectOf({ inputs }: Plan): string {
  const regions = inputs.drawnRegions.map(({ id, geometry }) => ({ id, geometry }));
  return JSON.stringify({ ...inputs, drawnRegions: regions });
}

type SummaryRegion = ViewResult['summary']['regions'][number];

const isVerdictOther = (before: SummaryRegion | undefined, after: SummaryRegion): boolean =>
  Boolean(before?.verdict.optionId && after.verdict.optionId && before.verdict.optionId !== after.verdict.optionId);

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
