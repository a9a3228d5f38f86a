/** Result of the coverage stage: columns aligned to the Grid. NaN = not computed. */
import type { LossBook } from './loss-book';

/** Order is the numeric code in `state`. */
export const CELL_STATES = ['no-data', 'outside-model', 'unserved', 'uncertain', 'served'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** Order is the numeric code in `grade`: none; A = mobility, voice, emergency calls (macro); B = nomadic data (Wi-Fi hotspot). */
export const GRADES = ['', 'A', 'B'] as const;

/** Order is the numeric code in `cause`: why a cell is unserved. */
export const CAUSES = ['none', 'no-signal', 'interference', 'uplink', 'indoor-only'] as const;
export type Cause = (typeof CAUSES)[number];

/** Rungs of the validity ladder (RADIO.md §2.8), as counted per site. */
export const RUNGS = ['p1812', '38.901', 'hata', 'free-space', 'itm'] as const;
export type Rung = (typeof RUNGS)[number];

export interface CoverageResult {
  /** Index into CELL_STATES. */
  state: Uint8Array;
  /** Index into GRADES. */
  grade: Uint8Array;
  /** Index into CAUSES. */
  cause: Uint8Array;
  /** Share of the cell that is served, 0..1. */
  servedFraction: Float32Array;
  /** Probability that a random spot in the cell is served (area probability; not the cell-edge probability). 0..1 */
  serviceProbability: Float32Array;
  /** Index into siteIds of the best server; -1 none. */
  siteIndex: Int32Array;
  rsrpDbm: Float32Array;
  sinrDb: Float32Array;
  downMbps: Float32Array;
  upMbps: Float32Array;
  /** dB short of the target at the required probability; 0 where served. */
  deficitDb: Float32Array;
  /** Operators whose own network serves the cell. */
  operatorsServing: Uint8Array;
  siteIds: string[];
  /** Operators met, in the order of `operatorsServing` counting. */
  operators: string[];
  /** Per site: links evaluated on each rung. */
  rungCounts: { siteId: string; counts: Record<Rung, number> }[];
  warnings: Record<string, number>;
  /** Losses over terrain behind the columns, for the inspector; null or left out: none. Not written anywhere. */
  losses?: LossBook | null;
  notes: { code: string; context: Record<string, string | number> }[];
}
