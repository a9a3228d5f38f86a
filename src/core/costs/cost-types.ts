import type { Triangle } from '../plan/plan';

/** One row of the assumption register. */
export interface Assumption {
  key: string;
  label: string;
  /** NaN for text rows. */
  low: number;
  likely: number;
  high: number;
  kind: 'triangle' | 'constant' | 'quartiles' | 'variants' | 'text' | 'derived';
  unit: string;
  year: string;
  source: string;
  notes: string;
  /** [V] [M] [S] [D] [U] at the start of notes. */
  tag: 'V' | 'M' | 'S' | 'D' | 'U' | '';
  /** Set when the plan overrides the row. */
  edited: boolean;
  /** The shipped triangle, for reset and comparison. */
  shipped: Triangle;
}

export type SiteKind =
  | 'tower-greenfield'
  | 'tower-colocated'
  | 'hotspot-outdoor'
  | 'hotspot-indoor'
  | 'hotspot-converted'
  | 'lora-gateway';

/** Ways to connect a tower. Lease: bandwidth from someone who is already there. */
export const BACKHAUL_WAYS = ['fibre', 'microwave', 'lease'] as const;
export type BackhaulWay = (typeof BACKHAUL_WAYS)[number];

/** Likely cost of one site. annual = Σ capex·CRF(rate, life) + opex. */
export interface SiteCost {
  kind: SiteKind;
  capexUsd: number;
  opexUsdPerYear: number;
  annualCostUsd: number;
  /** Parts for the inspector; they add up to the totals; each names the register keys it came from. */
  parts: SiteCostPart[];
  /** How a tower is connected; absent: a hotspot, whose broadband is among its parts. */
  backhaul?: BackhaulWay;
}

export interface SiteCostPart {
  label: string;
  capexUsd: number;
  /** 0 for parts without capex. */
  lifeYears: number;
  opexUsdPerYear: number;
  annualCostUsd: number;
  keys: string[];
  /** Several operators can use it together (passive sharing). */
  shareable: boolean;
}
