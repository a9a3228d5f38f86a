/**
 * Hot paths to be timed by the bench command, and the fixed loop that makes machines comparable. Each `run` does `items` items and
 * returns a number made of all results, so that no work can be optimised away.
 */
import { makePathLoss } from './path-loss';

export interface RadioBenchmark {
  name: string;
  /** Receivers, links or profiles in one `run`. */
  items: number;
  run(): number;
}

const RECEIVERS = 200_000;
const PROFILE_POINTS = 300;
const PROFILES = 2000;

/** Inputs are made at the first run, which is the warm-up: importing this file costs nothing. */
function prepared(name: string, items: number, prepare: () => () => number): RadioBenchmark {
  let work: (() => number) | null = null;
  return { name, items, run: () => (work ??= prepare())() };
}

export const radioBenchmarks: readonly RadioBenchmark[] = [
  prepared('reference-bullington-300', PROFILES, referenceBullington),
  prepared('uma-closed-form', RECEIVERS, umaClosedForm),
];

/**
 * The reference loop: the largest Bullington slope over a profile of 300 points on a curved Earth, point by point. It stands for no
 * feature; its rate tells how fast the machine is.
 */
function referenceBullington(): () => number {
  const heightM = Float64Array.from(
    { length: PROFILE_POINTS },
    (_, i) => 100 + 40 * Math.sin(i / 9) + 15 * Math.sin(i / 2.3),
  );
  const stepKm = 0.05;
  const totalKm = (PROFILE_POINTS - 1) * stepKm;
  const bulgeMPerKm2 = 500 / 8500;
  return () => {
    let sum = 0;
    for (let k = 0; k < PROFILES; k++) {
      const baseM = 120 + k * 0.01;
      let steepest = -Infinity;
      for (let i = 1; i < PROFILE_POINTS - 1; i++) {
        const d = i * stepKm;
        const slope = (heightM[i]! + bulgeMPerKm2 * d * (totalKm - d) - baseM) / d;
        if (slope > steepest) steepest = slope;
      }
      sum += steepest;
    }
    return sum;
  };
}

/** UMa without line of sight, 3.5 GHz, 25 m over 1.5 m, receivers from 10 m to 5 km in no order: one loss a receiver. */
function umaClosedForm(): () => number {
  const pathLoss = makePathLoss('uma', 3500, 25, 1.5);
  const distanceM = Float64Array.from(
    { length: RECEIVERS },
    (_, i) => 10 + (4990 * ((i * 7919) % RECEIVERS)) / RECEIVERS,
  );
  const lossDb = new Float64Array(RECEIVERS);
  return () => {
    let sum = 0;
    for (let i = 0; i < RECEIVERS; i++) {
      const loss = pathLoss.nlos(distanceM[i]!);
      lossDb[i] = loss;
      sum += loss;
    }
    return sum;
  };
}
