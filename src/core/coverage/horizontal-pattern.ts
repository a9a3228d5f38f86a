/**
 * Sector patterns in the form the inner loop wants: horizontal attenuation over the cosine of the azimuth offset (no arc tangent), vertical
 * attenuation over distance (it depends on nothing else while the ground is flat). Both of 3GPP's patterns are min(A_H + A_V, front-to-back),
 * so two tables and a floor give them exactly; the cosine table is within 0.01 dB of the formula.
 */
import { type AntennaPattern, elevationDeg, sectorGainDb } from '../radio';
import { BIN_COUNT, binDistanceM } from './distance-bins';
import type { MeasuredCuts } from './measured-pattern';

/** Bins of the cosine table, −1..1. */
export const COSINE_BINS = 4096;

/** Power ratios below the peak. */
export interface PatternTable {
  /** Over (cos + 1)·COSINE_BINS/2, with one node past the end. */
  horizontal: Float64Array;
  /** Weakest direction. */
  floor: number;
  /** Null: one of 3GPP's, by the two above. */
  measured: MeasuredCuts | null;
}

/** The horizontal cut of a pattern. */
export function makePatternTable(pattern: AntennaPattern): PatternTable {
  const horizontal = new Float64Array(COSINE_BINS + 2);
  for (let i = 0; i < horizontal.length; i++) {
    const azimuthOffsetDeg = (Math.acos(Math.max(-1, Math.min(1, (2 * i) / COSINE_BINS - 1))) * 180) / Math.PI;
    horizontal[i] = ratio(sectorGainDb({ azimuthOffsetDeg, elevationDeg: 0, pattern, tiltDeg: 0 }));
  }
  const floor = ratio(sectorGainDb({ azimuthOffsetDeg: 180, elevationDeg: 0, pattern, tiltDeg: 0 }));
  return { horizontal, floor, measured: null };
}

/** The vertical cut of a tilted pattern towards a receiver at each distance bin over flat ground. */
export function makeVerticalTable(antenna: {
  pattern: AntennaPattern;
  tiltDeg: number;
  baseHeightM: number;
  userHeightM: number;
}): Float64Array {
  const { pattern, tiltDeg, baseHeightM, userHeightM } = antenna;
  const gains = new Float64Array(BIN_COUNT);
  for (let bin = 0; bin < BIN_COUNT; bin++)
    gains[bin] = ratio(
      sectorGainDb({
        azimuthOffsetDeg: 0,
        elevationDeg: elevationDeg(binDistanceM(bin), baseHeightM, userHeightM),
        pattern,
        tiltDeg,
      }),
    );
  return gains;
}

/** Slopes of the vertical table over terrain: ±SLOPE_LIMIT in SLOPE_BINS bins, one node past the end. A bin is 0.03° at most. */
export const SLOPE_BINS = 8192;
export const SLOPE_LIMIT = 2;

/** The vertical cut of a tilted pattern over the slope of the line from antenna to receiver, rise by run; steeper than the limit counts as the limit. */
export function makeSlopeTable({ pattern, tiltDeg }: { pattern: AntennaPattern; tiltDeg: number }): Float64Array {
  return Float64Array.from({ length: SLOPE_BINS + 2 }, (_, i) => {
    const slope = ((2 * i) / SLOPE_BINS - 1) * SLOPE_LIMIT;
    return ratio(
      sectorGainDb({ azimuthOffsetDeg: 0, elevationDeg: (Math.atan(slope) * 180) / Math.PI, pattern, tiltDeg }),
    );
  });
}

const ratio = (gainDb: number): number => 10 ** (gainDb / 10);
