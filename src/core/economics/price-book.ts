/** What does not depend on the region: draws of the register, unit costs per kind of site, the market for hotspots. Made once per comparison. */
import {
  type Assumption,
  atMedians,
  type ColumnOf,
  type CostColumns,
  costFormula,
  evaluateFormula,
  type MoneyView,
  moneyView,
  rowsByKey,
  siteCost,
  type SiteCost,
  type SiteKind,
  unitsPerServingUnit,
} from '../costs';
import type { Plan } from '../plan';
import { deployerDraws, type VenueGroup } from './deployer';
import { drawColumns } from './draws';
import type { MarketView, Spread } from './economics-types';
import { shareOf, spreadOf } from './quantiles';
import { errorModel, type ErrorModel } from './served-curve';

/** Error of the coverage model, the same for every option of a draw. dB. */
export const ERROR_KEY = 'coverage.model_error_db';

export interface PriceBook {
  plan: Plan;
  register: readonly Assumption[];
  draws: number;
  /** How sentences show money. */
  money: MoneyView;
  /** Draws of a register row. */
  columnOf: ColumnOf;
  /** P10, P50, P90 of a register row. */
  spread(key: string): Spread;
  likely(key: string): number;
  /** The middle of what is drawn of a row; its likely value where it is not drawn. */
  median(key: string): number;
  row(key: string): Assumption;
  /** Draws of the cost of one site of a kind. */
  unitDraws(kind: SiteKind): CostColumns;
  unitSpread(kind: SiteKind): Spread;
  /** With every row at its median: the one figure of a site, in its parts. */
  unitMedian(kind: SiteKind): SiteCost;
  /** Hotspots paid for per hotspot that serves, at the medians; 1 for towers. */
  unitsPaid(kind: SiteKind): number;
  /** A hotspot of a kind on its deployer's account, at a place of a venue group. */
  market(kind: SiteKind, group: VenueGroup): MarketView;
  /** Errors of the coverage model that are drawn, and how cells react to them. */
  errorModel: ErrorModel;
}

/** Opens the price book of a plan. Everything in it is computed when first asked for, and kept. */
export function openPriceBook(plan: Plan, register: readonly Assumption[]): PriceBook {
  const { costs, seed } = plan;
  const columnOf = drawColumns(register, seed, costs.draws);
  const row = rowsByKey(register);
  const error = row(ERROR_KEY);
  const likely = (key: string): number => row(key).likely;
  const medians = atMedians(register);
  const medianOf = rowsByKey(medians);
  const unitDraws = kept((kind: SiteKind) => evaluateFormula(costFormula(kind, costs), columnOf, costs.draws));
  const market = kept((name: string) => {
    const [kind, group] = name.split(' ') as [SiteKind, VenueGroup];
    return marketOf({ kind, group, plan, register, columnOf });
  });
  return {
    plan,
    register,
    draws: costs.draws,
    money: moneyView(costs, register),
    columnOf,
    errorModel: errorModel({ lowDb: error.low, highDb: error.high, sigmaDb: likely('rf.shadow_sigma_db') }),
    spread: kept((key: string) => spreadOf(columnOf(key))),
    likely,
    median: (key) => medianOf(key).likely,
    row,
    unitDraws,
    unitSpread: kept((kind: SiteKind) => spreadOf(unitDraws(kind).annualCostUsd)),
    unitMedian: kept((kind: SiteKind) => siteCost(kind, medians, costs)),
    unitsPaid: kept(
      (kind: SiteKind) =>
        unitsPerServingUnit(costFormula(kind, costs), (key) => Float64Array.of(medianOf(key).likely), 1)[0]!,
    ),
    market: (kind, group) => market(`${kind} ${group}`),
  };
}

interface MarketInput {
  kind: SiteKind;
  group: VenueGroup;
  plan: Plan;
  register: readonly Assumption[];
  columnOf: ColumnOf;
}

/**
 * On the market a hotspot is built when its own payback is as short as its deployer wants.
 * A LoRa gateway has no income worth the name: the whole IoT network burns about 125 USD of data a day (helium.iot_network_usd_day).
 */
function marketOf({ kind, group, plan, register, columnOf }: MarketInput): MarketView {
  const count = plan.costs.draws;
  const hasPayer = plan.service.hotspotPayers.length > 0 && kind !== 'lora-gateway';
  const account = deployerDraws({
    register,
    columnOf,
    count,
    seed: plan.seed,
    kind,
    costs: plan.costs,
    group,
    hasPayer,
  });
  const wanted = columnOf('helium.payback_months_wanted');
  const built = account.paybackMonths.map((months, i) => (months <= wanted[i]! ? 1 : 0));
  return {
    builtShareFraction: hasPayer ? shareOf(built, (value) => value === 1) : 0,
    subsidyUsdPerHotspotYear: spreadOf(
      account.annualCostUsd.map((cost, i) => Math.max(0, cost - account.incomeUsdPerYear[i]!)),
    ),
    incomeUsdPerHotspotYear: spreadOf(account.incomeUsdPerYear),
  };
}

function kept<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    if (!values.has(key)) values.set(key, make(key));
    return values.get(key)!;
  };
}
