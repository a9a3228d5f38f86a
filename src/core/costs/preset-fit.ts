/** Whether the cost preset of a plan is meant for where its regions are. It is said, and never changed by itself. */
import type { Grid } from '../grid/grid-types';
import type { Issue, Plan } from '../plan';
import type { Market, MarketAt } from './markets';

export const PRESET_ISSUE_CODES = [
  'preset-us-abroad', // [warning] US prices, regions in another high-income economy; no preset is for them. {regions, count}
  'preset-us-in-emerging', // [warning] US prices, regions in an emerging market. {regions, count}
  'preset-emerging-in-us', // [warning] prices of emerging markets, regions in the United States. {regions, count}
  'preset-emerging-abroad', // [warning] prices of emerging markets, regions in another high-income economy. {regions, count}
] as const;
export type PresetIssueCode = (typeof PRESET_ISSUE_CODES)[number];

type Preset = Plan['costs']['preset'];

/** Preset → market → what is said. */
const MISFITS: Readonly<Record<Preset, Partial<Record<Market, PresetIssueCode>>>> = {
  us: { high: 'preset-us-abroad', other: 'preset-us-in-emerging' },
  emerging: { us: 'preset-emerging-in-us', high: 'preset-emerging-abroad' },
};

/** The preset that fits better, by what is said; absent: none does. */
export const FITTING_PRESET: Readonly<Partial<Record<string, Preset>>> = {
  'preset-us-in-emerging': 'emerging',
  'preset-emerging-in-us': 'us',
};

/** Cells of a region that are looked at. */
const LOOKED_AT = 40;

/** One issue for each market that the preset is not for, with the regions in it. */
export function presetIssues({ costs }: Plan, grid: Grid, marketAt: MarketAt): Issue[] {
  const markets = marketsOfRegions(grid, marketAt);
  return (['us', 'high', 'other'] as const).flatMap((market): Issue[] => {
    const code = MISFITS[costs.preset][market];
    const regions = grid.regions.filter((_, index) => markets[index] === market);
    if (!code || regions.length === 0) return [];
    const names = regions.map(({ name, id }) => name || id).join(', ');
    return [{ code, severity: 'warning', ref: {}, context: { regions: names, count: regions.length } }];
  });
}

const known = new WeakMap<Grid, { marketAt: MarketAt; markets: (Market | null)[] }>();

/** That of most cells looked at; null: the region has none. */
function marketsOfRegions(grid: Grid, marketAt: MarketAt): (Market | null)[] {
  const before = known.get(grid);
  if (before?.marketAt === marketAt) return before.markets;
  const cells: number[][] = grid.regions.map(() => []);
  for (let i = 0; i < grid.count; i++) cells[grid.regionIndex[i]!]!.push(i);
  const markets = cells.map((own): Market | null => {
    const counts = new Map<Market, number>();
    const step = Math.max(1, Math.floor(own.length / LOOKED_AT));
    for (let k = 0; k < own.length; k += step) {
      const market = marketAt(grid.lonDeg[own[k]!]!, grid.latDeg[own[k]!]!);
      counts.set(market, (counts.get(market) ?? 0) + 1);
    }
    return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  });
  known.set(grid, { marketAt, markets });
  return markets;
}
