/**
 * A hotspot on its deployer's own account (ECONOMICS "Three views", 3):
 *   income = GB per month · price · multiplier · uptime · (1 − host share);  payback = capex / (income − running cost)
 * GB come from the published location-days of HIP-150 (quartiles and 99th percentile), spread over calendar days and divided among the
 * access points of a location. No token price, no coverage rewards.
 */
import { type Assumption, type ColumnOf, costFormula, evaluateFormula, type PricedKind, rowsByKey } from '../costs';
import type { Plan } from '../plan';
import { normalQuantile } from '../units';
import { uniformColumn } from './draws';
import type { Spread } from './economics-types';
import { shareOf, spreadOf } from './quantiles';

export type VenueGroup = 'high' | 'mid' | 'base';

export const MONTHS_PER_YEAR = 12;
export const DAYS_PER_MONTH = 365.25 / MONTHS_PER_YEAR;
/** A hotspot that carries less than this earns less than a cent a month: "nearly no data". GB per month. */
const NEARLY_NO_DATA_GB_PER_MONTH = 0.2;

/** A quantile function given at P25, P50, P75 and P99. */
export interface LocationDays {
  p25: number;
  p50: number;
  p75: number;
  p99: number;
}

const PROBABILITIES = [0.25, 0.5, 0.75, 0.99] as const;
const SCORES = PROBABILITIES.map(normalQuantile);
/** Beyond this share the tail is cut: no location of the 15,564 published says more. */
const TAIL_END = 0.9999;

/**
 * GB of a location-day below which a share `p` of them lie: the logarithm is linear in the normal score between the published points and goes
 * on at the end slopes. Its mean is within 3 % of the published mean for base-rate (6.66) and mid-value venues (8.33).
 */
export function locationDayGb({ p25, p50, p75, p99 }: LocationDays, p: number): number {
  const score = normalQuantile(Math.min(TAIL_END, p));
  const logs = [Math.log(p25), Math.log(p50), Math.log(p75), Math.log(p99)];
  const i = score < SCORES[1]! ? 0 : score < SCORES[2]! ? 1 : 2;
  const slope = (logs[i + 1]! - logs[i]!) / (SCORES[i + 1]! - SCORES[i]!);
  return Math.exp(logs[i]! + slope * (score - SCORES[i]!));
}

/** Published location-days of a venue group. GB. */
export function locationDaysOf(register: readonly Assumption[], group: VenueGroup): LocationDays {
  const rowOf = rowsByKey(register);
  const quartiles = rowOf(`helium.gb_location_day_${group}`);
  const p99 = rowOf(`helium.gb_location_day_p99_${group}`).likely;
  return { p25: quartiles.low, p50: quartiles.likely, p75: quartiles.high, p99 };
}

export interface DeployerDraws {
  gbPerMonth: Float64Array;
  incomeUsdPerYear: Float64Array;
  runningUsdPerYear: Float64Array;
  capexUsd: Float64Array;
  /** Capex spread over the life with interest, and running cost. */
  annualCostUsd: Float64Array;
  /** Infinity: does not pay back. */
  paybackMonths: Float64Array;
}

export interface DeployerInput {
  register: readonly Assumption[];
  columnOf: ColumnOf;
  count: number;
  seed: number;
  kind: PricedKind;
  costs: Plan['costs'];
  group: VenueGroup;
  /** No payer, no income. */
  hasPayer: boolean;
  /** GB per month of the user's own measurements at the place instead of the published distribution. */
  measuredGbPerMonth?: number;
  /** GB per month of each of the user's own hotspots, ascending: the distribution where nothing was measured at the place. */
  ownGbPerMonth?: Float64Array;
  /** Share of the location's data this hotspot gets when others are near. 0..1, default 1. */
  demandShareFraction?: number;
}

/** Draws of one hotspot's account. The costs are those of the network view without spares: a deployer keeps one device running. */
export function deployerDraws(input: DeployerInput): DeployerDraws {
  const { columnOf, count, hasPayer } = input;
  const formula = { ...costFormula(input.kind, input.costs), servingShareKeys: [] };
  const cost = evaluateFormula(formula, columnOf, count);
  const gbPerMonth = gbColumn(input);
  const usdPerGb = pricePerGb(input);
  const [uptime, hostShare] = [columnOf('helium.uptime'), columnOf('helium.host_share')];
  const incomeUsdPerYear = new Float64Array(count);
  const paybackMonths = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const paid = hasPayer ? gbPerMonth[i]! * MONTHS_PER_YEAR * usdPerGb[i]! : 0;
    incomeUsdPerYear[i] = paid * uptime[i]! * (1 - hostShare[i]!);
    paybackMonths[i] = paybackOf(cost.capexUsd[i]!, incomeUsdPerYear[i]! - cost.opexUsdPerYear[i]!);
  }
  return {
    gbPerMonth,
    incomeUsdPerYear,
    runningUsdPerYear: cost.opexUsdPerYear,
    capexUsd: cost.capexUsd,
    annualCostUsd: cost.annualCostUsd,
    paybackMonths,
  };
}

/** Months until the yearly surplus has repaid the capex; Infinity when there is none. */
export const paybackOf = (capexUsd: number, surplusUsdPerYear: number): number =>
  surplusUsdPerYear > 0 ? (capexUsd / surplusUsdPerYear) * MONTHS_PER_YEAR : Infinity;

/** GB per month at which the surplus repays `capexUsd` within `months` (Infinity: only the running cost is covered). */
export const gbPerMonthNeeded = (
  { capexUsd, runningUsdPerYear, usdPerGb }: { capexUsd: number; runningUsdPerYear: number; usdPerGb: number },
  months: number,
): number => (capexUsd / months + runningUsdPerYear / MONTHS_PER_YEAR) / usdPerGb;

function gbColumn(input: DeployerInput): Float64Array {
  const { register, columnOf, count, seed, group, measuredGbPerMonth, ownGbPerMonth, demandShareFraction = 1 } = input;
  if (measuredGbPerMonth !== undefined) return new Float64Array(count).fill(measuredGbPerMonth * demandShareFraction);
  if (ownGbPerMonth) {
    const draws = uniformColumn(seed, `helium.gb_location_day_${group}`, count);
    return draws.map((p) => quantileOf(ownGbPerMonth, p) * demandShareFraction);
  }
  const days = locationDaysOf(register, group);
  const activeShare = columnOf('helium.active_day_share');
  const accessPoints = columnOf('helium.ap_per_location');
  const gb = uniformColumn(seed, `helium.gb_location_day_${group}`, count);
  for (let i = 0; i < count; i++) {
    const gbPerLocation = locationDayGb(days, gb[i]!) * DAYS_PER_MONTH * activeShare[i]!;
    gb[i] = (gbPerLocation * demandShareFraction) / Math.max(1, accessPoints[i]!);
  }
  return gb;
}

/** Between neighbours of ascending values, linear (Hyndman and Fan type 7). */
function quantileOf(ascending: Float64Array, p: number): number {
  const rank = p * (ascending.length - 1);
  const [low, high] = [ascending[Math.floor(rank)]!, ascending[Math.ceil(rank)]!];
  return low + (rank - Math.floor(rank)) * (high - low);
}

/** Realised price times the venue multiplier, never above the cap. The floor is not guaranteed, so it is not applied; the multiplier is a choice, so it is not drawn. */
function pricePerGb({ register, columnOf, count }: DeployerInput): Float64Array {
  const rowOf = rowsByKey(register);
  const multiplier = rowOf('helium.multiplier').likely;
  const capUsdPerGb = rowOf('helium.deployer_cap_usd_gb').likely;
  const realised = columnOf('helium.deployer_usd_gb');
  return Float64Array.from({ length: count }, (_, i) => Math.min(capUsdPerGb, realised[i]! * multiplier));
}

/** What a deployer is told about one hotspot. */
export interface DeployerView {
  gbPerMonth: Spread;
  /** Mean: a few busy locations carry most of the data, so it is far above the median. */
  expectedGbPerMonth: number;
  nearlyNoDataProbability: number;
  incomeUsdPerMonth: Spread;
  runningUsdPerMonth: Spread;
  capexUsd: Spread;
  /** P10, P50, P90 of the months; null where that draw does not pay back. */
  paybackMonths: { p10: number | null; p50: number | null; p90: number | null };
  neverPaysBackProbability: number;
  /** Share of the draws that pay back after the bin before and by `untilMonths` (null: later still). With the share that never does they add to 1. */
  paybackShares: { untilMonths: number | null; shareFraction: number }[];
  /** At the likely values, to cover the running cost and to pay back in 24 months. */
  gbPerMonthToRun: number;
  gbPerMonthFor24Months: number;
}

/** Sums a deployer's draws up. */
export function deployerView(input: DeployerInput): DeployerView {
  const draws = deployerDraws(input);
  const perMonth = (column: Float64Array): Spread => spreadOf(column.map((value) => value / MONTHS_PER_YEAR));
  const payback = spreadOf(draws.paybackMonths.map((months) => Math.min(months, Number.MAX_SAFE_INTEGER)));
  const orNever = (months: number): number | null => (months > 1e6 ? null : months);
  const rowOf = rowsByKey(input.register);
  const formula = { ...costFormula(input.kind, input.costs), servingShareKeys: [] };
  const likely = evaluateFormula(formula, (key) => Float64Array.of(rowOf(key).likely), 1);
  const price = Math.min(
    rowOf('helium.deployer_cap_usd_gb').likely,
    rowOf('helium.deployer_usd_gb').likely * rowOf('helium.multiplier').likely,
  );
  const account = {
    capexUsd: likely.capexUsd[0]!,
    runningUsdPerYear: likely.opexUsdPerYear[0]!,
    usdPerGb: price * rowOf('helium.uptime').likely * (1 - rowOf('helium.host_share').likely),
  };
  return {
    gbPerMonth: spreadOf(draws.gbPerMonth),
    expectedGbPerMonth: draws.gbPerMonth.reduce((sum, gb) => sum + gb, 0) / input.count,
    nearlyNoDataProbability: shareOf(draws.gbPerMonth, (gb) => gb < NEARLY_NO_DATA_GB_PER_MONTH),
    incomeUsdPerMonth: perMonth(draws.incomeUsdPerYear),
    runningUsdPerMonth: perMonth(draws.runningUsdPerYear),
    capexUsd: spreadOf(draws.capexUsd),
    paybackMonths: { p10: orNever(payback.p10), p50: orNever(payback.p50), p90: orNever(payback.p90) },
    neverPaysBackProbability: shareOf(draws.paybackMonths, (months) => months === Infinity),
    paybackShares: paybackShares(draws.paybackMonths),
    gbPerMonthToRun: gbPerMonthNeeded(account, Infinity),
    gbPerMonthFor24Months: gbPerMonthNeeded(account, 24),
  };
}

const PAYBACK_BINS_MONTHS = [12, 24, 36, 48, 60, 84, 120, null] as const;

function paybackShares(months: Float64Array): DeployerView['paybackShares'] {
  let from = Number.NEGATIVE_INFINITY;
  return PAYBACK_BINS_MONTHS.map((untilMonths) => {
    const until = untilMonths ?? Number.MAX_VALUE;
    const after = from;
    from = until;
    return { untilMonths, shareFraction: shareOf(months, (value) => value > after && value <= until) };
  });
}
