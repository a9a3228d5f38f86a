import { describe, expect, it } from 'vitest';
import { clipRing } from '../../../../src/core/report/tiles/clip-ring';
import { seededRandom } from '../../../../src/core/units';

/** Clips [x, y …] to 0 … 10. */
function clipped(points: number[]): number[] {
  const ring = new Float64Array(64);
  ring.set(points);
  return [...ring.subarray(0, clipRing(ring, points.length, 0, 10))];
}

function area(points: number[]): number {
  let sum = 0;
  for (let k = 0; k < points.length; k += 2) {
    const next = (k + 2) % points.length;
    sum += points[k]! * points[next + 1]! - points[next]! * points[k + 1]!;
  }
  return sum / 2;
}

describe('clip ring', () => {
  it('leaves alone what is inside', () => {
    expect(clipped([1, 1, 5, 1, 5, 5])).toEqual([1, 1, 5, 1, 5, 5]);
  });

  it('leaves nothing of what is outside', () => {
    expect(clipped([11, 1, 15, 1, 15, 5])).toEqual([]);
    expect(clipped([-5, -5, -1, -5, -1, -1])).toEqual([]);
  });

  //      ┌───────┐
  //   ┌──┼──┐    │    half of the square lies inside
  //   └──┼──┘    │
  //      └───────┘
  it('cuts along the border', () => {
    const kept = clipped([-2, 4, 2, 4, 2, 6, -2, 6]);
    expect(area(kept)).toBe(4);
    expect(Math.min(...kept)).toBe(0);
  });

  it('of a ring around the square leaves the square', () => {
    expect(area(clipped([-50, -50, 60, -50, 60, 60, -50, 60]))).toBeCloseTo(100, 9);
  });

  it('keeps direction, stays inside, and never grows: 500 random triangles, seed 5', () => {
    const random = seededRandom(5);
    for (let k = 0; k < 500; k++) {
      const triangle = Array.from({ length: 6 }, () => random() * 40 - 15);
      const kept = clipped(triangle);
      const [before, after] = [area(triangle), kept.length > 0 ? area(kept) : 0];
      expect(Math.abs(after)).toBeLessThanOrEqual(Math.abs(before) + 1e-9);
      expect(after * before).toBeGreaterThanOrEqual(-1e-9);
      for (const coordinate of kept) expect(Math.abs(coordinate - 5)).toBeLessThanOrEqual(5 + 1e-9);
    }
  });
});
