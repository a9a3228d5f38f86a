import type { CoverageResult } from '../coverage/coverage-types';
import type { SiteKind } from '../costs';
import type { DemandColumn, Grid } from '../grid/grid-types';
import { breakEvenCurve } from './break-even';
import { carrierView } from './carrier';
import { comparatorsFor } from './comparators';
import { crossoverMap } from './crossover-map';
import type { RegionViews } from './economics-types';
import { bestOfKind } from './hotspots-against-towers';
import type { DrawnOption } from './option-economics';
import type { PriceBook } from './price-book';
import { isTower, type SiteCounts } from './site-counts';

export interface RegionViewsInput {
  options: readonly DrawnOption[];
  gapPeople: number;
  /** Where the region's cells are and who serves them; null: no map. */
  place: { grid: Grid; demand: DemandColumn; coverage: CoverageResult; regionIndex: number } | null;
}

/** The region in the eyes of a carrier, of people who wait, and on a map; with the prices and draws of the comparison. */
export function regionViews({ options, gapPeople, place }: RegionViewsInput, book: PriceBook): RegionViews {
  const context = { plan: book.plan, register: book.register, book };
  const [towers, hotspots] = [bestOfKind(options, true), bestOfKind(options, false)];
  const [tower, hotspot] = [towers && commonest(towers.counts, true), hotspots && commonest(hotspots.counts, false)];
  const people = towers?.economics.servedPopulation ?? 0;
  const siteBusyHourMbps = book.median('carrier.site_busy_hour_mbps');
  return {
    carrier: towers && people > 0 ? carrierView({ ...context, people, sites: towers.counts, siteBusyHourMbps }) : null,
    comparators: gapPeople > 0 ? comparatorsFor(gapPeople, context) : [],
    breakEven: tower && hotspot ? breakEvenCurve({ tower, hotspot }, context) : null,
    crossover: place && crossoverMap(place, book),
  };
}

const commonest = (counts: SiteCounts, towers: boolean): SiteKind | undefined =>
  counts.filter(({ kind }) => isTower(kind) === towers).toSorted((a, b) => b.count - a.count)[0]?.kind;
