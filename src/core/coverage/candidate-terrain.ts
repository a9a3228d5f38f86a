/** The links of a new mast over terrain: one run of radio's area engine for each of its bands. */
import { areaLoss } from '../radio';
import { EARTH_RADIUS_KM } from '../units';
import { USER_HEIGHT_M } from './loss-tables';
import { linkSettings, type OpenTerrain } from './site-loss';
import { NO_LOSS, packLoss } from './terrain-link';
import type { TerrainModel } from './terrain-model';

/** A candidate is one of hundreds: its radials may run this far beside a receiver. m */
const SIDEWAYS_M = 10;
const RAY_EARTH_KM = (4 / 3) * EARTH_RADIUS_KM;

export interface MastView {
  mast: { lonDeg: number; latDeg: number };
  /** Indexes of the receivers in reach, ascending, and the positions of all. */
  inReach: number[];
  receivers: { lonDeg: Float64Array; latDeg: Float64Array };
}

/** Loss towards each receiver in reach by its index, hundredths of dB; NO_LOSS where the terrain does not cover the link. */
export function mastLosses(
  { ground, clutter, stepKm }: OpenTerrain,
  { mast, inReach, receivers }: MastView,
  antenna: { model: TerrainModel; frequencyMhz: number; heightM: number },
): Int16Array {
  const losses = new Int16Array(receivers.lonDeg.length).fill(NO_LOSS);
  if (Number.isNaN(ground.heightAt(mast.lonDeg, mast.latDeg))) return losses;
  const { lossDb } = areaLoss({
    terrain: ground,
    ...(clutter ? { clutter } : {}),
    mast,
    receivers: {
      lonDeg: Float64Array.from(inReach, (i) => receivers.lonDeg[i]!),
      latDeg: Float64Array.from(inReach, (i) => receivers.latDeg[i]!),
    },
    ...linkSettings(antenna),
    stepKm,
    mode: 'fast',
    sidewaysM: SIDEWAYS_M,
  });
  for (const [k, i] of inReach.entries()) losses[i] = packLoss(lossDb[k]!);
  return losses;
}

/** Elevation at which the mast sees a receiver. Degrees; NaN where the ground of either is not known. */
export function trueElevationDeg(
  { ground }: OpenTerrain,
  mast: { lonDeg: number; latDeg: number; heightM: number },
  receiver: { lonDeg: number; latDeg: number; distanceM: number },
): number {
  const antennaM = ground.heightAt(mast.lonDeg, mast.latDeg) + mast.heightM;
  const riseM = ground.heightAt(receiver.lonDeg, receiver.latDeg) + USER_HEIGHT_M - antennaM;
  const { distanceM } = receiver;
  const slope = riseM / Math.max(1, distanceM) - distanceM / (2000 * RAY_EARTH_KM);
  return (Math.atan(slope) * 180) / Math.PI;
}
