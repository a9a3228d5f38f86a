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
  confidence: 'confirmed' | 'modelled' | 'fragile';
  /** People-weighted centre. */
  lonDeg: number;
  latDeg: number;
}
