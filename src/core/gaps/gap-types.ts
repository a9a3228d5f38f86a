import type { Cause } from '../coverage/coverage-types';

/** A cluster of adjacent unserved populated cells of one region. */
export interface Gap {
  /** G1, G2 … by people, over the whole plan. */
  id: string;
  regionId: string;
  /** Grid indexes, ascending. */
  cells: Uint32Array;
  people: number;
  areaKm2: number;
  /** People-weighted mean shortage. dB. */
  deficitDb: number;
  /** People-weighted mean distance to the nearest site that could serve the class. km; NaN: no site. */
  distanceKm: number;
  cause: Cause;
  /** Confirmed: measured or stated as well as computed. Fragile: one plausible error in the list of masts makes it. */
  confidence: 'confirmed' | 'modelled' | 'fragile';
  /** What is known beside the model; left out where nothing is. */
  evidence?: GapEvidence;
  /** People-weighted centre. */
  lonDeg: number;
  latDeg: number;
}

/** Measurements inside a gap and coverage stated for it. */
export interface GapEvidence {
  /** Measured signals below the class's least signal, and the others. */
  measuredBelow: number;
  measuredEnough: number;
  /** Share of the gap's people said to be covered, 0..1; null: nothing stated here. */
  statedShareFraction: number | null;
  /** Whether this speaks for the gap or against it (the gap is contradicted); null: neither. */
  says: 'gap' | 'served' | null;
}

/** From when on evidence speaks for a gap or against it (see gap-evidence.ts): shares of the signals, and of the gap's people. */
export const EVIDENCE_RULE = {
  fewestMeasurements: 3,
  belowShareFraction: 0.8,
  enoughShareFraction: 0.5,
  statedForFraction: 0.2,
  statedAgainstFraction: 0.5,
};
