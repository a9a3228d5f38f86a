/**
 * Measured sector patterns in the form the inner loop wants: both cuts as tables in dB, put together per link by `measuredGainDb`'s rule
 * (H + (1 − behind)·ahead + behind·rear), which no single product of a horizontal and a vertical factor gives.
 */
import { elevationDeg, type MeasuredAntenna, measuredHorizontalDb, measuredVerticalDb } from '../radio';
import { BIN_COUNT, binDistanceM } from './distance-bins';
import type { LeaningAntenna } from './leaning-pattern';
import { COSINE_BINS, SLOPE_BINS, SLOPE_LIMIT } from './horizontal-pattern';

/** Over (cos + 1)·COSINE_BINS/2 of the azimuth offset, with one node past the end. */
export interface MeasuredCuts {
  /** Attenuation clockwise of the antenna's azimuth, and on the other side. dB */
  rightDb: Float64Array;
  leftDb: Float64Array;
  /** 0 ahead, 1 straight behind. */
  behind: Float64Array;
  /** Mechanically tilted: the tables above are empty, and every link is worked out by itself; null for others. */
  leaning: LeaningAntenna | null;
}

/** `allRound`: the antenna's direction is not known, every azimuth counts as ahead. */
export function makeMeasuredCuts(antenna: MeasuredAntenna, allRound: boolean): MeasuredCuts {
  const overCosine = (valueAt: (offsetDeg: number) => number): Float64Array =>
    Float64Array.from({ length: COSINE_BINS + 2 }, (_, i) => {
      const cosine = Math.max(-1, Math.min(1, (2 * i) / COSINE_BINS - 1));
      return allRound ? 0 : valueAt((Math.acos(cosine) * 180) / Math.PI);
    });
  return {
    rightDb: overCosine((offsetDeg) => measuredHorizontalDb(antenna, offsetDeg)),
    leftDb: overCosine((offsetDeg) => measuredHorizontalDb(antenna, -offsetDeg)),
    behind: overCosine((offsetDeg) => offsetDeg / 180),
    leaning: null,
  };
}

/** Vertical attenuation of an antenna tilted down by `tiltDeg` more than its file, on one side. dB */
export interface MeasuredSide {
  antenna: MeasuredAntenna;
  tiltDeg: number;
  side: 'ahead' | 'rear';
}

const attenuationDb = ({ antenna, tiltDeg, side }: MeasuredSide, elevation: number): number =>
  measuredVerticalDb(antenna, elevation + tiltDeg)[side];

/** Towards a receiver at each distance bin over flat ground. dB */
export const measuredOverDistance = (side: MeasuredSide, baseHeightM: number, userHeightM: number): Float64Array =>
  Float64Array.from({ length: BIN_COUNT }, (_, bin) =>
    attenuationDb(side, elevationDeg(binDistanceM(bin), baseHeightM, userHeightM)),
  );

/** Over the slope of the link, as makeSlopeTable. dB */
export const measuredOverSlope = (side: MeasuredSide): Float64Array =>
  Float64Array.from({ length: SLOPE_BINS + 2 }, (_, i) =>
    attenuationDb(side, (Math.atan(((2 * i) / SLOPE_BINS - 1) * SLOPE_LIMIT) * 180) / Math.PI),
  );
