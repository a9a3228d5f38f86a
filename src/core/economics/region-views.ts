import type { CoverageResult } from '../coverage/coverage-types';
import type { SiteKind } from '../costs';
import type { DemandColumn, Grid } from '../grid/grid-types';
import { type BreakEvenCurve, breakEvenCurve } from './break-even';
import { carrierView } from './carrier';
import { comparatorsFor } from './comparators';
import { crossoverMap } from './crossover-map';
import type { RegionViews } from './economics-types';
import { bestOfKind } from './hotspots-against-towers';
import type { DrawnOption } from './option-economics';
import { openPriceBook, type PriceBook } from './price-book';
import { servedUsage } from './served-usage';
import { isTower, type SiteCounts } from './site-counts';

export interface RegionViewsInput {
  options: readonly DrawnOption[];
  gapPeople: number;
  /** Where the region's cells are and who serves them; null: no map. */
  place: { grid: Grid; demand: DemandColumn; coverage: CoverageResult; regionIndex: number } | null;
}

/** Views are for reading, not for choosing: so many of the draws are enough, the same first ones as in the comparison. */
const MOST_DRAWS = 2_000;

/**
 * Views of regions in the eyes of a carrier, of people who wait, and on a map, with the prices of the comparison. What does not depend on the region is
 * computed once.
 */
export function openRegionViews(comparison: PriceBook): (input: RegionViewsInput) => RegionViews {
  const { plan, register, draws } = comparison;
  const fewer = { ...plan, costs: { ...plan.costs, draws: MOST_DRAWS } };
  const book = draws > MOST_DRAWS ? openPriceBook(fewer, register) : comparison;
  const context = { plan, register, book };
  const siteBusyHourMbps = book.median('carrier.site_busy_hour_mbps');
  const curves = new Map<string, BreakEvenCurve>();
  const curveOf = (tower: SiteKind, hotspot: SiteKind): BreakEvenCurve => {
    const key = `${tower} ${hotspot}`;
    const curve = curves.get(key) ?? breakEvenCurve({ tower, hotspot }, context);
    curves.set(key, curve);
    return curve;
  };
  return ({ options, gapPeople, place }) => {
    const [towers, hotspots] = [bestOfKind(options, true), bestOfKind(options, false)];
    const [tower, hotspot] = [towers && commonest(towers.counts, true), hotspots && commonest(hotspots.counts, false)];
    const people = towers?.economics.servedPopulation ?? 0;
    return {
      carrier:
        towers && people > 0
          ? carrierView({
              ...context,
              people,
              usage: place && servedUsage(towers.sites, place.demand),
              sites: towers.counts,
              siteBusyHourMbps,
            })
          : null,
      comparators: gapPeople > 0 ? comparatorsFor(gapPeople, context) : [],
      breakEven: tower && hotspot ? curveOf(tower, hotspot) : null,
      crossover: place && crossoverMap(place, book),
    };
  };
}

const commonest = (counts: SiteCounts, towers: boolean): SiteKind | undefined =>
  counts.filter(({ kind }) => isTower(kind) === towers).toSorted((a, b) => b.count - a.count)[0]?.kind;
