import { describe, expect, it } from 'vitest';
import { clipSegment } from '../../../../src/core/report/tiles/clip-segment';
import { seededRandom } from '../../../../src/core/units';

describe('clipSegment', () => {
  it('leaves what is inside, cuts what crosses, drops what is outside', () => {
    expect(clipSegment([1, 1, 2, 3], 0, 10)).toEqual([1, 1, 2, 3]);
    expect(clipSegment([-5, 5, 15, 5], 0, 10)).toEqual([0, 5, 10, 5]);
    expect(clipSegment([5, 5, 5, 20], 0, 10)).toEqual([5, 5, 5, 10]);
    expect(clipSegment([-1, 5, -1, 6], 0, 10)).toBeNull();
    expect(clipSegment([-5, 4, 4, -5], 0, 10)).toBeNull();
  });

  it('gives points of the segment that lie in the square', () => {
    const random = seededRandom(3);
    for (let k = 0; k < 500; k++) {
      const [x1, y1, x2, y2] = [0, 0, 0, 0].map(() => random() * 40 - 15) as [number, number, number, number];
      const clipped = clipSegment([x1, y1, x2, y2], 0, 10);
      if (!clipped) continue;
      for (const [x, y] of [clipped.slice(0, 2), clipped.slice(2)] as [number, number][]) {
        for (const at of [x, y]) expect(at).toBeGreaterThan(-1e-9);
        for (const at of [x, y]) expect(at).toBeLessThan(10 + 1e-9);
        expect(Math.abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1))).toBeLessThan(1e-9 * 1600);
      }
    }
  });
});
