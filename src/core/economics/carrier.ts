/**
 * What a carrier compares (ECONOMICS "Three views", 2): the offload fee for the traffic of the people to be served, or sites of its own. While its
 * cells have room one more GB costs it next to nothing and offload never pays; once they are full, offload pays for the excess until the fee reaches
 * the cost of a site. The average cost per GB is shown, and decides nothing.
 */
import { type Assumption, rowsByKey, type SiteKind } from '../costs';
import type { Plan } from '../plan';
import { MONTHS_PER_YEAR } from './deployer';
import type { Spread } from './economics-types';
import { openPriceBook, type PriceBook } from './price-book';
import { shareOf, spreadOf } from './quantiles';
import type { ServedUsage } from './served-usage';

export interface CarrierInput {
  plan: Plan;
  register: readonly Assumption[];
  people: number;
  /** What they use where their counts state it; absent or null: the register's draws for all. */
  usage?: ServedUsage | null;
  /** What would be built instead. */
  sites: readonly { kind: SiteKind; count: number }[];
  /** What one tower carries when full, all sectors. Mbps. */
  siteBusyHourMbps: number;
  /** Of the same plan and register; made when not given. */
  book?: PriceBook;
}

export interface CarrierView {
  trafficGbPerYear: Spread;
  offloadFeeUsdPerYear: Spread;
  buildUsdPerYear: Spread;
  probabilityOffloadCheaper: number;
  /** Traffic above which the fee is more than the sites. GB per year. */
  breakEvenGbPerYear: Spread;
  /** One more GB on cells with room, and on the next site when they are full and that site fills up. USD per GB. */
  marginalUsdPerGb: { withRoom: number; nextSite: number };
  /** All cost over all traffic, US mean. USD per GB. */
  averageUsdPerGb: number;
  /** Busy-hour load of the existing cells between which offloading the excess beats the next site. 1 = full. */
  offloadPays: { fromLoadFraction: number; toLoadFraction: number };
}

const SECONDS_PER_HOUR = 3600;
const DAYS_PER_YEAR = 365.25;
const GB_PER_MBIT = 1 / 8000;

/** The carrier's comparison; traffic as the counts of people state it, else by the US mean per connection. */
export function carrierView(input: CarrierInput): CarrierView {
  const { plan, register, people, usage, sites, siteBusyHourMbps, book = openPriceBook(plan, register) } = input;
  const gbPerMonth = book.columnOf('demand.gb_connection_us');
  const fee = book.columnOf('helium.price_payer_usd_gb');
  // Stated for some: theirs is no draw.
  const assumed = usage ? people * (1 - usage.shareFraction) : people;
  const statedGb = usage ? people * usage.shareFraction * usage.gbPerMonthPerPerson * MONTHS_PER_YEAR : 0;
  const traffic = gbPerMonth.map((gb) => assumed * gb * MONTHS_PER_YEAR + statedGb);
  const offload = traffic.map((gb, i) => gb * fee[i]!);
  const build = new Float64Array(book.draws);
  for (const { kind, count } of sites) {
    const unit = book.unitDraws(kind).annualCostUsd;
    for (let i = 0; i < build.length; i++) build[i]! += count * unit[i]!;
  }
  const siteGb = gbPerYearOf(siteBusyHourMbps, book.likely('demand.busy_hour_share'));
  const nextSite = book.unitSpread('tower-colocated').p50 / siteGb;
  return {
    trafficGbPerYear: spreadOf(traffic),
    offloadFeeUsdPerYear: spreadOf(offload),
    buildUsdPerYear: spreadOf(build),
    probabilityOffloadCheaper: shareOf(
      offload.map((usd, i) => build[i]! - usd),
      (saved) => saved > 0,
    ),
    breakEvenGbPerYear: spreadOf(build.map((usd, i) => usd / fee[i]!)),
    marginalUsdPerGb: { withRoom: 0, nextSite },
    averageUsdPerGb: rowsByKey(register)('x.macro_usd_gb_us_mean').likely,
    offloadPays: { fromLoadFraction: 1, toLoadFraction: 1 + nextSite / book.likely('helium.price_payer_usd_gb') },
  };
}

/** What one person asks of the network in the busy hour who uses so much a month: the inverse of `gbPerYearOf`. Both ways together. Mbit/s */
export const busyHourMbpsOf = (gbPerMonth: number, busyHourPercent: number): number =>
  (gbPerMonth * MONTHS_PER_YEAR) / gbPerYearOf(1, busyHourPercent);

/** A year of a site that carries `busyHourMbps` in its busy hour, when that hour is `busyHourPercent` of the day. GB. */
export const gbPerYearOf = (busyHourMbps: number, busyHourPercent: number): number =>
  ((busyHourMbps * SECONDS_PER_HOUR * GB_PER_MBIT) / (busyHourPercent / 100)) * DAYS_PER_YEAR;
