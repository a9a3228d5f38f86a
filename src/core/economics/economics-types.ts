/** Options of a region compared, with uncertainty. Field names are those of summary.json. */
import type { OptionId } from '../siting/siting-types';

export interface Spread {
  p10: number;
  p50: number;
  p90: number;
}

export interface OptionEconomics {
  id: OptionId;
  grade: 'A' | 'B' | 'A+B' | '';
  towers: number;
  hotspots: number;
  servedPopulation: number;
  reachesTarget: boolean;
  capexUsd: number;
  opexUsdPerYear: number;
  annualCostUsd: Spread;
  npvUsd: number;
  monthsToService: Spread;
  costPerServedPersonUsdPerYear: number | null;
  probabilityCheapest: number;
  /** Hotspot options: share of the sites deployers would build on their own; null for the others. */
  expectedBuiltShareFraction: number | null;
  optimality: { method: string; bestBoundUsdPerYear: number | null; gapFraction: number | null };
  /** Cost curve: people served against annual cost. */
  curve: { annualCostUsd: number; servedPeople: number; sites: number }[];
}

export interface Verdict {
  optionId: OptionId;
  sentence: string;
  /** Short parts for the app's verdict card: heading, facts, hotspots against break-even, what flips it. */
  lines: string[];
  hotspotsPerAvoidedTower: number | null;
  breakEvenHotspotsPerTower: Spread | null;
  flippedBy: { key: string; label: string; at: number; unit: string }[];
}

export interface RegionEconomics {
  regionId: string;
  options: OptionEconomics[];
  verdict: Verdict;
  /** The inputs that move the difference between the two best options most. */
  tornado: { key: string; label: string; unit: string; lowUsdPerYear: number; highUsdPerYear: number }[];
  notes: { code: string; context: Record<string, string | number> }[];
}
