import { npvOfSpending, spendingByYear, RATE_KEY, type SiteCost, type SiteKind } from '../costs';
import type { DemandColumn } from '../grid/grid-types';
import type { OptionSites } from '../siting/siting-types';
import { MONTHS_PER_YEAR, type VenueGroup } from './deployer';
import type { MarketView, OptionEconomics, Spread } from './economics-types';
import { ERROR_KEY, type PriceBook } from './price-book';
import { spreadOf } from './quantiles';
import { servedUsage } from './served-usage';
import { type ServedCurve, servedCurve, servedRatios } from './served-curve';
import { countSites, gradeOf, isTower, type SiteCounts, totalOf } from './site-counts';

/** An option with its draws, before it is compared with the others. */
export interface DrawnOption {
  sites: OptionSites;
  counts: SiteCounts;
  annualCostUsd: Float64Array;
  /** People served relative to the option as sited; null: always 1. */
  servedRatio: Float64Array | null;
  economics: OptionEconomics;
}

/** A ratio of people served is never taken as less, so that a cost per person stays a number. */
export const LEAST_RATIO = 1e-6;
/** Backhaul that differs by place is replaced with the tower. */
const PASSIVE_LIFE_YEARS = 25;
const NOTHING: Spread = { p10: 0, p50: 0, p90: 0 };

/** Venue group of a proposed site; 'base' where it is not known. */
export type VenueGroupOf = (siteId: string) => VenueGroup;

interface DrawContext {
  demand: DemandColumn;
  gapPeople: number;
  gapAreaKm2: number;
  groupOf?: VenueGroupOf;
}

/** Prices an option and draws its costs and the people it serves. `probabilityCheapest` is filled in by the comparison. */
export function drawOption(
  sites: OptionSites,
  book: PriceBook,
  { demand, gapPeople, gapAreaKm2, groupOf = () => 'base' }: DrawContext,
): DrawnOption {
  const counts = countSites(sites);
  const extra = placeExtra(sites, book);
  const annualCostUsd = sumOfUnits(counts, book).map((usd) => usd + extra.annualCostUsd);
  const curve = sites.servedPeople > 0 ? servedCurve(sites, demand, book.errorModel) : null;
  const ratio = curve && servedRatios(curve, book.columnOf(ERROR_KEY));
  const spending = spendingByYear(
    [
      ...counts.flatMap(({ kind, count }) => book.unitMedian(kind).parts.map((part) => scaled(part, count))),
      { capexUsd: extra.capexUsd, lifeYears: PASSIVE_LIFE_YEARS, opexUsdPerYear: extra.opexUsdPerYear },
    ],
    book.plan.costs.horizonYears,
  );
  const annual = extra.annualCostUsd === 0 ? annualSpread(counts, annualCostUsd, book) : spreadOf(annualCostUsd);
  const served = sites.servedPeople;
  const months = monthsSpread(counts, book);
  const hotspots = totalOf(counts, false);
  const market = hotspots === 0 ? null : marketOfSites(sites, book, groupOf);
  const economics: OptionEconomics = {
    id: sites.option,
    grade: gradeOf(counts),
    towers: totalOf(counts, true),
    hotspots,
    servedPopulation: served,
    reachesTarget: sites.option === 'do-nothing' ? gapPeople === 0 : sites.reachesTarget,
    capexUsd: sumMedian(counts, (kind) => book.unitMedian(kind).capexUsd) + extra.capexUsd,
    opexUsdPerYear: sumMedian(counts, (kind) => book.unitMedian(kind).opexUsdPerYear) + extra.opexUsdPerYear,
    annualCostUsd: annual,
    npvUsd: npvOfSpending(spending, book.median(RATE_KEY) / 100),
    monthsToService: months,
    costPerServedPersonUsdPerYear: served > 0 && counts.length > 0 ? annual.p50 / served : null,
    probabilityCheapest: 0,
    expectedBuiltShareFraction: market?.builtShareFraction ?? null,
    optimality: {
      method: sites.solution.method,
      bestBoundUsdPerYear: sites.solution.bestBoundUsdPerYear,
      gapFraction: sites.solution.gapFraction,
    },
    curve: sites.solution.curve,
    servedPopulationSpread: served > 0 ? servedSpread(served, curve, book) : null,
    costPerServedPerson: served > 0 ? spreadOf(costPerServedDraws(annualCostUsd, served, ratio)) : null,
    costPerGapKm2UsdPerYear: served > 0 && gapAreaKm2 > 0 ? annual.p50 / gapAreaKm2 : null,
    costPerGbUsd: served > 0 ? annual.p50 / (served * gbPerPersonYear(sites, demand, book)) : null,
    spareHotspots: Math.max(0, Math.ceil(sumMedian(counts, (kind) => book.unitsPaid(kind) - 1) - 1e-9)),
    spending,
    market,
    personYearsUnserved: scaledSpread(months, served / MONTHS_PER_YEAR),
    perOperator: perOperator(counts, book, extra.annualCostUsd),
  };
  return { sites, counts, annualCostUsd, servedRatio: ratio, economics };
}

function sumOfUnits(counts: SiteCounts, book: PriceBook): Float64Array {
  const sum = new Float64Array(book.draws);
  for (const { kind, count } of counts) {
    const unit = book.unitDraws(kind).annualCostUsd;
    for (let i = 0; i < sum.length; i++) sum[i]! += count * unit[i]!;
  }
  return sum;
}

/** What the places of towers add to the cost of their kind, or save: the backhaul of new ones, the stated rent of others (costs/site-cost-at.ts). A site at 0 USD was not priced. */
function placeExtra(
  { sites }: OptionSites,
  book: PriceBook,
): Pick<SiteCost, 'capexUsd' | 'opexUsdPerYear' | 'annualCostUsd'> {
  const extra = { capexUsd: 0, opexUsdPerYear: 0, annualCostUsd: 0 };
  for (const site of sites) {
    if (!isTower(site.kind) || !(site.annualCostUsd > 0)) continue;
    const unit = book.unitMedian(site.kind);
    if (Math.abs(site.annualCostUsd - unit.annualCostUsd) < 0.005) continue;
    extra.capexUsd += site.capexUsd - unit.capexUsd;
    extra.opexUsdPerYear += site.opexUsdPerYear - unit.opexUsdPerYear;
    extra.annualCostUsd += site.annualCostUsd - unit.annualCostUsd;
  }
  return extra;
}

/** Of one kind of site, the spread of the sum is the count times the spread of one. */
function annualSpread(counts: SiteCounts, annualCostUsd: Float64Array, book: PriceBook): Spread {
  if (counts.length === 0) return NOTHING;
  const [only] = counts;
  return counts.length === 1 ? scaledSpread(book.unitSpread(only!.kind), only!.count) : spreadOf(annualCostUsd);
}

/** Of those whom the option serves: as their counts state it, else the register's mean per connection. */
function gbPerPersonYear(sites: OptionSites, demand: DemandColumn, book: PriceBook): number {
  const assumed = book.likely('demand.gb_connection_us') * MONTHS_PER_YEAR;
  const usage = servedUsage(sites, demand);
  if (!usage) return assumed;
  return usage.gbPerMonthPerPerson * MONTHS_PER_YEAR * usage.shareFraction + assumed * (1 - usage.shareFraction);
}

/** More signal never serves fewer, so the quantiles of the people are the people at the quantiles of the error. */
function servedSpread(served: number, curve: ServedCurve | null, book: PriceBook): Spread {
  if (!curve) return { p10: served, p50: served, p90: served };
  const { p10, p50, p90 } = book.spread(ERROR_KEY);
  const at = servedRatios(curve, Float64Array.of(p10, p50, p90));
  return { p10: served * at[0]!, p50: served * at[1]!, p90: served * at[2]! };
}

/** Draws of the cost of one served person. USD per year. */
export function costPerServedDraws(
  annualCostUsd: Float64Array,
  served: number,
  ratio: Float64Array | null,
): Float64Array {
  const column = new Float64Array(annualCostUsd.length);
  for (let i = 0; i < column.length; i++)
    column[i] = annualCostUsd[i]! / (served * (ratio ? Math.max(ratio[i]!, LEAST_RATIO) : 1));
  return column;
}

const MONTHS_KEYS: Record<SiteKind, string> = {
  'tower-greenfield': 'time.greenfield_months',
  'tower-colocated': 'time.colo_months',
  'hotspot-outdoor': 'time.hotspot_months',
  'hotspot-indoor': 'time.hotspot_months',
  'hotspot-converted': 'time.hotspot_months',
  'lora-gateway': 'time.hotspot_months',
};

/** All sites are begun at once; the option is in service when its slowest kind is. */
function monthsSpread(counts: SiteCounts, book: PriceBook): Spread {
  const keys = [...new Set(counts.map(({ kind }) => MONTHS_KEYS[kind]))];
  if (keys.length === 0) return NOTHING;
  if (keys.length === 1) return book.spread(keys[0]!);
  const slowest = new Float64Array(book.draws);
  for (const months of keys.map(book.columnOf)) {
    for (let i = 0; i < slowest.length; i++) slowest[i] = Math.max(slowest[i]!, months[i]!);
  }
  return spreadOf(slowest);
}

/** The market of an option: the mean over its hotspots, each kind at the venue groups where it stands. */
function marketOfSites({ sites }: OptionSites, book: PriceBook, groupOf: VenueGroupOf): MarketView {
  const weights = new Map<MarketView, number>();
  const hotspots = sites.filter(({ kind }) => !isTower(kind));
  for (const { kind, siteId } of hotspots) {
    const view = book.market(kind, groupOf(siteId));
    weights.set(view, (weights.get(view) ?? 0) + 1 / hotspots.length);
  }
  const mean = (of: (view: MarketView) => number): number =>
    [...weights].reduce((sum, [view, weight]) => sum + weight * of(view), 0);
  const meanSpread = (of: (view: MarketView) => Spread): Spread => ({
    p10: mean((view) => of(view).p10),
    p50: mean((view) => of(view).p50),
    p90: mean((view) => of(view).p90),
  });
  return {
    builtShareFraction: mean((view) => view.builtShareFraction),
    subsidyUsdPerHotspotYear: meanSpread((view) => view.subsidyUsdPerHotspotYear),
    incomeUsdPerHotspotYear: meanSpread((view) => view.incomeUsdPerHotspotYear),
  };
}

const MOST_TENANTS = 4;

/** What one operator pays when the shareable parts of the towers are divided among the tenants; each keeps radios, power and backhaul. */
function perOperator(counts: SiteCounts, book: PriceBook, extraUsdPerYear: number): OptionEconomics['perOperator'] {
  const shared = sumMedian(counts, (kind) =>
    book.unitMedian(kind).parts.reduce((sum, part) => sum + (part.shareable ? part.annualCostUsd : 0), 0),
  );
  if (shared === 0) return null;
  const total = sumMedian(counts, (kind) => book.unitMedian(kind).annualCostUsd) + extraUsdPerYear;
  const { tenants: planned } = book.plan.costs;
  return Array.from({ length: Math.max(MOST_TENANTS, planned) }, (_, i) => ({
    tenants: i + 1,
    annualCostUsd: total - shared * (1 - planned / (i + 1)),
  }));
}

const scaled = <Part extends { capexUsd: number; opexUsdPerYear: number }>(part: Part, factor: number): Part => ({
  ...part,
  capexUsd: factor * part.capexUsd,
  opexUsdPerYear: factor * part.opexUsdPerYear,
});

const scaledSpread = ({ p10, p50, p90 }: Spread, factor: number): Spread => ({
  p10: factor * p10,
  p50: factor * p50,
  p90: factor * p90,
});

const sumMedian = (counts: SiteCounts, of: (kind: SiteKind) => number): number =>
  counts.reduce((sum, { kind, count }) => sum + count * of(kind), 0);
