import type { ViewResult } from '../worker/client';

/** What an edit did, in numbers a planner asks for: people served, gaps. Empty when neither moved. English, like the notes of edits. */
export function effectOf(before: ViewResult, after: ViewResult): string {
  const parts = [
    change(servedPeople(after) - servedPeople(before), 'people served'),
    change(after.gaps.length - before.gaps.length, 'gaps'),
  ].filter(Boolean);
  const verdictBefore = before.summary.regions[0]?.verdict.optionId;
  const verdictAfter = after.summary.regions[0]?.verdict.optionId;
  if (verdictBefore && verdictAfter && verdictBefore !== verdictAfter) parts.push('the verdict changed');
  return parts.length > 0 ? parts.join(', ') : 'served people and gaps unchanged';
}

const servedPeople = ({ summary }: ViewResult): number =>
  summary.regions.reduce((sum, region) => sum + region.baseline.servedPopulation, 0);

function change(difference: number, noun: string): string {
  const rounded = Math.round(difference);
  if (rounded === 0) return '';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded).toLocaleString('en')} ${noun}`;
}
