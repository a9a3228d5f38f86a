import type { Assumption, SiteKind } from '../costs';
import type { Plan } from '../plan';
import { openPriceBook, type PriceBook } from './price-book';
import { shareOf, spreadOf } from './quantiles';
import type { Spread } from './economics-types';

export interface BreakEvenCurve {
  tower: SiteKind;
  hotspot: SiteKind;
  /** Hotspots that one tower pays for. */
  breakEven: Spread;
  /** Cost of one tower, level. USD per year. */
  towerUsdPerYear: Spread;
  points: { hotspotsPerTower: number; hotspotsUsdPerYear: Spread; probabilityHotspotsCheaper: number }[];
}

const POINTS = 41;

/** Cost of hotspots against one tower over the number of hotspots that take its place: from none to twice the P90 of the break-even. */
export function breakEvenCurve(
  { tower, hotspot }: { tower: SiteKind; hotspot: SiteKind },
  {
    plan,
    register,
    book = openPriceBook(plan, register),
  }: {
    plan: Plan;
    register: readonly Assumption[];
    book?: PriceBook;
  },
): BreakEvenCurve {
  const one = book.unitDraws(hotspot).annualCostUsd;
  const count = book.unitDraws(tower).annualCostUsd.map((usd, i) => usd / one[i]!);
  const breakEven = spreadOf(count);
  const { p10, p50, p90 } = book.unitSpread(hotspot);
  const points = Array.from({ length: POINTS }, (_, i) => {
    const hotspotsPerTower = (2 * breakEven.p90 * i) / (POINTS - 1);
    return {
      hotspotsPerTower,
      hotspotsUsdPerYear: { p10: p10 * hotspotsPerTower, p50: p50 * hotspotsPerTower, p90: p90 * hotspotsPerTower },
      probabilityHotspotsCheaper: shareOf(count, (paidFor) => hotspotsPerTower < paidFor),
    };
  });
  return { tower, hotspot, breakEven, towerUsdPerYear: book.unitSpread(tower), points };
}
