import { describe, expect, it } from 'vitest';
import { peopleIn, strongest } from '../../../src/core/siting/coarse-thinning';

const cover = (cells: number[], share = 1) => ({
  index: Uint32Array.from(cells),
  fraction: Float32Array.from(cells, () => share),
});
const people = Float64Array.of(10, 10, 10, 10);

describe('strongest', () => {
  it('keeps what together serves everybody before it keeps the second best of anything', () => {
    const covers = [cover([0, 1, 2]), cover([0, 1]), cover([3]), cover([0, 1, 2], 0.9)];
    expect(strongest(covers, people, 2)).toEqual([0, 2]);
  });

  it('then keeps alternatives', () => {
    const covers = [cover([0, 1, 2]), cover([0, 1]), cover([3]), cover([3], 0.5)];
    expect(strongest(covers, people, 3)).toEqual([0, 1, 2]);
    expect(strongest(covers, people, 9)).toEqual([0, 1, 2, 3]);
  });

  it('drops those that serve nobody', () => {
    expect(strongest([cover([]), cover([1]), cover([0], 0)], people, 9)).toEqual([1]);
  });
});

describe('peopleIn', () => {
  it('weighs by share', () => {
    expect(peopleIn(cover([0, 3], 0.5), people)).toBe(10);
  });
});
