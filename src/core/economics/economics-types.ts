/** Options of a region compared, with uncertainty. Field names are those of summary.json. */
import type { Spending } from '../costs';
import type { BreakEvenCurve } from './break-even';
import type { CarrierView } from './carrier';
import type { Comparator } from './comparators';
import type { OptionId } from '../siting/siting-types';

export interface Spread {
  p10: number;
  p50: number;
  p90: number;
}

export interface OptionEconomics {
  id: OptionId;
  /** A = mobility, voice, emergency calls, battery (towers); B = nomadic data (hotspots). Never added: A+B says both are in it. */
  grade: 'A' | 'B' | 'A+B' | '';
  towers: number;
  /** Hotspots that serve at a time; the spares paid for besides are `spareHotspots`. */
  hotspots: number;
  /** People of the region's gaps it serves. */
  servedPopulation: number;
  reachesTarget: boolean;
  /** At the medians of the register's rows, spares included. */
  capexUsd: number;
  opexUsdPerYear: number;
  annualCostUsd: Spread;
  /** Present value of the cost over the plan's horizon, replacements included, at the medians of the register's rows. */
  npvUsd: number;
  monthsToService: Spread;
  /** At P50 of the cost and the people as sited; null where nobody is served. */
  costPerServedPersonUsdPerYear: number | null;
  /** Share of draws in which it is the cheapest of the options compared (compare-options.ts says which). */
  probabilityCheapest: number;
  /** Hotspot options: share of the sites deployers would build on their own; null for the others. */
  expectedBuiltShareFraction: number | null;
  optimality: { method: string; bestBoundUsdPerYear: number | null; gapFraction: number | null };
  /** Cost curve: people served against annual cost. */
  curve: { annualCostUsd: number; servedPeople: number; sites: number }[];
  /** People served when the coverage model errs; null where nobody is served. */
  servedPopulationSpread: Spread | null;
  /** Costs and coverage drawn together. USD per person and year; null where nobody is served. */
  costPerServedPerson: Spread | null;
  /** At P50 of the cost: per km² of the region's gaps, and per GB of the people served (US mean per connection). Null where nobody is served. */
  costPerGapKm2UsdPerYear?: number | null;
  costPerGbUsd?: number | null;
  /** Hotspots paid for beyond those serving, for downtime and hosts that leave, at the medians. */
  spareHotspots: number;
  /** Undiscounted, by year from now to the horizon, at the medians of the register's rows. */
  spending: Spending;
  /** What a market of deployers would do with the hotspots; null for options without hotspots. */
  market: MarketView | null;
  /** Years that people wait until service begins, summed over the people to be served. */
  personYearsUnserved: Spread;
  /** Annual cost of one of `tenants` operators sharing the towers' passive parts; null without greenfield towers. At the medians. */
  perOperator: { tenants: number; annualCostUsd: number }[] | null;
}

/** One hotspot on its deployer's own account. */
export interface MarketView {
  /** Share of the hotspots that deployers would build because they pay back in the time wanted. 0 where no payer is configured. */
  builtShareFraction: number;
  /** Paid to each hotspot and year, makes the median (P50) and the unluckier (P90) hotspot break even over its life. */
  subsidyUsdPerHotspotYear: Spread;
  incomeUsdPerHotspotYear: Spread;
}

export interface Flip {
  key: string;
  label: string;
  /** The value at which another option becomes the cheapest. */
  at: number;
  unit: string;
  direction?: 'above' | 'below';
  /** The range the register gives it; absent for what is no row. */
  assumed?: { low: number; high: number };
  /** The option that wins beyond it. */
  optionId?: OptionId;
}

export interface Verdict {
  optionId: OptionId;
  sentence: string;
  /** Short parts for the app's verdict card: heading, facts, hotspots against break-even, what flips it, what it does not provide. */
  lines: string[];
  hotspotsPerAvoidedTower: number | null;
  breakEvenHotspotsPerTower: Spread | null;
  flippedBy: Flip[];
}

export interface RegionEconomics {
  regionId: string;
  options: OptionEconomics[];
  verdict: Verdict;
  /** The inputs that move the difference between the two best options most: their difference (runner-up − best) at the low and the high value. */
  tornado: { key: string; label: string; unit: string; lowUsdPerYear: number; highUsdPerYear: number }[];
  notes: { code: string; context: Record<string, string | number> }[];
  /** The same region in the eyes of others; absent where the comparison was made without them. */
  views?: RegionViews;
}

export interface RegionViews {
  /** Offload fee for the people of the best tower option against building it; null without a tower option. */
  carrier: CarrierView | null;
  /** What people can have without anything being built, for those of the gaps. */
  comparators: Comparator[];
  /** For the commonest kinds of tower and hotspot of the options; null where one of them is missing. */
  breakEven: BreakEvenCurve | null;
  /** Null without coverage, or where nobody is unserved. */
  crossover: CrossoverMap | null;
}

/** The crossover map in hexes coarse enough for a page; each is the choice of most of its people without service. */
export interface CrossoverMap {
  resolution: number;
  hexes: { h3: string; choice: 'hotspots' | 'tower' | 'neither'; people: number; usdPerPersonYear: number }[];
  /** People without service by choice, over the single cells. */
  people: { hotspots: number; tower: number; neither: number };
  /** Above this a person and year nobody pays. */
  worthUsdPerPersonYear: number;
}
