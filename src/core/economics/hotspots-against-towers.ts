import type { Spread } from './economics-types';
import type { DrawnOption } from './option-economics';
import type { PriceBook } from './price-book';
import { spreadOf } from './quantiles';
import { type SiteCounts, totalOf } from './site-counts';

export interface AgainstTowers {
  hotspots: number;
  /** Hotspots per tower for the same people. */
  needed: number;
  breakEven: Spread;
}

/** The best option of towers only, or of hotspots only: one that reaches the target if any does, then the least per person served. */
export const bestOfKind = (options: readonly DrawnOption[], towers: boolean): DrawnOption | undefined =>
  options
    .filter(
      ({ counts, economics }) =>
        totalOf(counts, towers) > 0 && totalOf(counts, !towers) === 0 && economics.servedPopulation > 0,
    )
    .toSorted(
      (a, b) =>
        Number(b.economics.reachesTarget) - Number(a.economics.reachesTarget) || costPerPerson(a) - costPerPerson(b),
    )[0];

const costPerPerson = ({ economics }: DrawnOption): number => economics.annualCostUsd.p50 / economics.servedPopulation;

/** Hotspots that do the work of one tower, and how many one tower pays for: the best hotspot-only option against the best tower-only one. */
export function hotspotsAgainstTowers(
  options: readonly DrawnOption[],
  book: PriceBook,
  targetPeople: number,
): AgainstTowers | null {
  const [tower, hotspot] = [bestOfKind(options, true), bestOfKind(options, false)];
  if (!tower || !hotspot) return null;
  const [towers, hotspots] = [totalOf(tower.counts, true), totalOf(hotspot.counts, false)];
  const wanted = Math.min(targetPeople, Math.max(tower.economics.servedPopulation, hotspot.economics.servedPopulation));
  const people = ({ economics }: DrawnOption): number => Math.min(wanted, economics.servedPopulation);
  const perTower = meanUnit(tower.counts, book);
  const perHotspot = meanUnit(hotspot.counts, book);
  return {
    hotspots,
    needed: hotspots / people(hotspot) / (towers / people(tower)),
    breakEven: spreadOf(perTower.map((cost, i) => cost / perHotspot[i]!)),
  };
}

/** Draws of the annual cost of the mean site of an option. */
function meanUnit(counts: SiteCounts, book: PriceBook): Float64Array {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const mean = new Float64Array(book.draws);
  for (const { kind, count } of counts) {
    const unit = book.unitDraws(kind).annualCostUsd;
    for (let i = 0; i < mean.length; i++) mean[i]! += (count / total) * unit[i]!;
  }
  return mean;
}
