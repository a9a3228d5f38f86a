import { describe, expect, it } from 'vitest';
import { RunHull, UpperHull } from '../../../src/core/radio/area-hull';
import { seededRandom } from '../../../src/core/units';

const STEP_KM = 0.05;

/** Heights of a seeded world; `flat` parts make ties and straight runs. */
function heights(seed: number, count: number): Float64Array {
  const random = seededRandom(seed);
  let h = 0;
  return Float64Array.from({ length: count + 1 }, () => (random() < 0.3 ? h : (h = 200 * random() - 100)));
}

/** The hull of samples 1 … count, added in runs of random length. */
function hullOf(y: Float64Array, count: number, seed: number, flattest = y): UpperHull {
  const random = seededRandom(seed);
  const hull = new UpperHull(count + 1);
  const run = new RunHull(count + 1);
  for (let from = 1; from <= count;) {
    const to = Math.min(count, from + Math.floor(30 * random()));
    run.pick(flattest, from, to);
    hull.extend(y, run, STEP_KM);
    from = to + 1;
  }
  return hull;
}

const greatest = (count: number, of: (i: number) => number): number =>
  Math.max(...Array.from({ length: count }, (_, k) => of(k + 1)));

describe('the upper hull against every sample', () => {
  const counts = [1, 2, 3, 17, 120, 400];

  it('finds the steepest sample seen from beyond', () => {
    for (const count of counts) {
      for (let seed = 1; seed <= 20; seed++) {
        const y = heights(seed, count);
        const hull = hullOf(y, count, seed + 100);
        for (const eye of [-300, 0, 60, 500]) {
          const d = (count + 0.7) * STEP_KM;
          const steepness = (i: number) => (y[i]! - eye) / (d - i * STEP_KM);
          expect(steepness(hull.steepestFrom(d, eye))).toBeCloseTo(greatest(count, steepness), 9);
        }
      }
    }
  });

  it('finds the sample highest above a line of any slope', () => {
    for (const count of counts) {
      for (let seed = 1; seed <= 20; seed++) {
        const y = heights(seed, count);
        const hull = hullOf(y, count, seed + 200);
        for (const slope of [-5000, -40, 0, 7, 900]) {
          const above = (i: number) => y[i]! - slope * i * STEP_KM;
          expect(above(hull.highestAbove(slope))).toBeCloseTo(greatest(count, above), 9);
        }
      }
    }
  });

  it('may pick its candidates from the same ground flattened more', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const y = heights(seed, 300);
      const flattened = y.map((h, i) => h - 3 * (i * STEP_KM) ** 2);
      const hull = hullOf(y, 300, seed, flattened);
      const steepness = (i: number) => (y[i]! - 20) / (16 - i * STEP_KM);
      expect(steepness(hull.steepestFrom(16, 20))).toBeCloseTo(greatest(300, steepness), 9);
    }
  });

  it('starts anew when cleared', () => {
    const y = heights(3, 50);
    const hull = hullOf(y, 50, 1);
    hull.clear();
    const run = new RunHull(50);
    run.pick(y, 1, 1);
    hull.extend(y, run, STEP_KM);
    expect(hull.steepestFrom(10, 0)).toBe(1);
  });
});

describe('the hull of a run', () => {
  it('keeps both ends and, of a tent, its top', () => {
    const run = new RunHull(10);
    run.pick(Float64Array.of(0, 1, 2, 3, 9, 3, 2, 1), 1, 7);
    expect([...run.at.subarray(0, run.size)]).toEqual([1, 4, 7]);
    run.pick(Float64Array.of(0, 5, 1, 5), 1, 3);
    expect([...run.at.subarray(0, run.size)]).toEqual([1, 3]);
    run.pick(Float64Array.of(0, 5), 1, 1);
    expect([...run.at.subarray(0, run.size)]).toEqual([1]);
  });
});
