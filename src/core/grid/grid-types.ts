/** The Grid: the ordered list of hex cells of the area, and what is spread over it. Everything downstream is aligned to it. */
import type { Region } from '../inputs/facts';

export interface Grid {
  resolution: number;
  count: number;
  /** H3 indexes, ascending within a region, regions in order. On a little-endian machine a Uint32Array over the same buffer gives [lo, hi] pairs. */
  h3: BigUint64Array;
  lonDeg: Float64Array;
  latDeg: Float64Array;
  areaKm2: Float32Array;
  /** Index into `regions`. A cell inside two regions belongs to the first. */
  regionIndex: Uint16Array;
  regions: Region[];
}

/** Residents per cell. Sum of `people` + `outsidePeople` = `inputPeople` within 1e-6 relative. */
export interface DemandColumn {
  people: Float64Array;
  inputPeople: number;
  /** People of the input whose place is not in the grid. */
  outsidePeople: number;
  /** How people were placed, for the report. */
  method: 'cells' | 'settlement-in-polygon' | 'areal' | 'places' | 'mixed' | 'none';
  /** True when demand is coarser than a hotspot's footprint: single hotspots cannot be judged. */
  tooCoarseForHotspots: boolean;
  /** Households by cell; those of counts that state none at the register's people per home. Absent: no count states any. */
  households?: Float64Array;
  /** By cell, data that is stated and the people for whom it is; absent: nowhere stated. */
  usage?: { gbPerMonth: Float64Array; people: Float64Array };
  notes: { code: string; context: Record<string, string | number> }[];
}
