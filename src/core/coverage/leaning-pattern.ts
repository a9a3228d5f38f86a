/**
 * Mechanically tilted antennas. What they radiate towards a link is no product of its azimuth and its elevation, so that each link is worked out by
 * itself, in three dimensions; the vertical tables of their beams carry the slope of the link instead of a gain.
 */
import { type AntennaPattern, elevationDeg, type MeasuredAntenna, measuredGainDb, sectorGainDb } from '../radio';
import { BIN_COUNT, binDistanceM } from './distance-bins';
import { makePatternTable, type PatternTable, SLOPE_BINS, SLOPE_LIMIT } from './horizontal-pattern';
import { USER_HEIGHT_M } from './loss-tables';

const DEGREE = Math.PI / 180;

export interface LeaningAntenna {
  pattern: AntennaPattern;
  /** In place of the pattern; null: 3GPP's. */
  measured: MeasuredAntenna | null;
  /** Electrical downtilt, beyond that of a measured antenna's file. Degrees. */
  tiltDeg: number;
  /** Mechanical downtilt. Degrees. */
  mechanicalTiltDeg: number;
}

/** Power ratio below the peak towards a link: cosine and sine of its azimuth from the antenna's (clockwise), and its slope, rise by run. */
export function leaningGain(
  { measured, ...antenna }: LeaningAntenna,
  { ahead, right, slope }: { ahead: number; right: number; slope: number },
): number {
  const direction = {
    azimuthOffsetDeg: Math.atan2(right, ahead) / DEGREE,
    elevationDeg: Math.atan(slope) / DEGREE,
    ...antenna,
  };
  return 10 ** ((measured ? measuredGainDb(measured, direction) : sectorGainDb(direction)) / 10);
}

/** The pattern of a beam whose links are worked out one by one. */
export function makeLeaningPattern(leaning: LeaningAntenna): PatternTable {
  const none = new Float64Array(0);
  return { ...makePatternTable('omni'), measured: { rightDb: none, leftDb: none, behind: none, leaning } };
}

/** Slope of the link at each distance bin over flat ground. */
export const slopeOverDistance = (baseHeightM: number): Float64Array =>
  Float64Array.from({ length: BIN_COUNT }, (_, bin) =>
    Math.tan(elevationDeg(binDistanceM(bin), baseHeightM, USER_HEIGHT_M) * DEGREE),
  );

/** Slope of the link at each slope bin: itself. */
export const slopeOverSlope = (): Float64Array =>
  Float64Array.from({ length: SLOPE_BINS + 2 }, (_, i) => ((2 * i) / SLOPE_BINS - 1) * SLOPE_LIMIT);
