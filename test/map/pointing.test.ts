/** What a corner catches on, and where arrow keys go. */
import { describe, expect, it } from 'vitest';
import { feet, nearest } from '../../src/map/snapping';
import { nextOf } from '../../src/map/walking';
import { initialState } from '../../src/state/app-state';
import { aRegionPlan, aViewResult } from '../helpers/fake-engine';

describe('snapping', () => {
  it('takes the nearest point within reach', () => {
    expect(nearest([[0, 0], [8, 0], [30, 0]], [6, 0])).toEqual([8, 0]); // prettier-ignore
    expect(nearest([[30, 0]], [6, 0])).toBeNull(); // prettier-ignore
  });

  it('finds the foot on each edge, never beyond its ends', () => {
    expect(feet([[0, 0], [10, 0], [10, 10]], [4, 3])).toEqual([[4, 0], [10, 3]]); // prettier-ignore
    expect(feet([[0, 0], [10, 0]], [-5, 3])).toEqual([[0, 0]]); // prettier-ignore
    expect(feet([[5, 5], [5, 5]], [1, 1])).toEqual([[5, 5]]); // prettier-ignore
  });
});

describe('walking', () => {
  const plan = aRegionPlan();
  const result = aViewResult(plan);
  const [gap] = result.gaps;
  const at = (id: string, lonDeg: number, latDeg: number) => ({ ...gap!, id, lonDeg, latDeg });
  const gaps = [at('G1', 2, 41), at('G2', 2.1, 41.01), at('G3', 2.05, 41.2), at('G4', 1.8, 41), at('G5', 2.5, 41)];
  const state = { ...initialState(plan), result: { ...result, gaps } };
  const next = (bearing: number) => nextOf({ kind: 'gap', id: 'G1' }, state, gaps[0]!, bearing)?.selection;

  it('goes to the next of its kind in the direction of the key', () => {
    expect(next(90)).toEqual({ kind: 'gap', id: 'G2' });
    expect(next(0)).toEqual({ kind: 'gap', id: 'G3' });
    expect(next(270)).toEqual({ kind: 'gap', id: 'G4' });
  });

  it('stays where nothing lies ahead', () => {
    expect(next(180)).toBeUndefined();
    expect(nextOf({ kind: 'region', id: 'R1' }, state, gaps[0]!, 0)).toBeNull();
  });
});
