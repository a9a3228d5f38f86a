import { describe, expect, it } from 'vitest';
import { TripleIndex } from '../../../../src/core/inputs/towers/triple-index';

describe('TripleIndex', () => {
  it('numbers triples in order of arrival and knows them again', () => {
    const index = new TripleIndex();
    expect([index.add(1, 2, 3), index.add(1, 2, 4), index.add(1, 2, 3), index.add(2, 1, 3)]).toEqual([0, 1, 0, 2]);
    expect(index.size).toBe(3);
  });

  it('agrees with a Map over many triples, through its growth, with 36-bit numbers', () => {
    const index = new TripleIndex();
    const map = new Map<string, number>();
    let state = 7;
    const next = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    for (let i = 0; i < 20_000; i++) {
      const triple = [next(5), next(50), next(40) * 2 ** 30 + next(30)] as const;
      const key = triple.join();
      const expected = map.get(key) ?? map.size;
      map.set(key, expected);
      expect(index.add(...triple)).toBe(expected);
    }
    expect(index.size).toBe(map.size);
  });

  it('tells triples apart that differ only above 32 bits', () => {
    const index = new TripleIndex();
    expect(index.add(0, 0, 5)).not.toBe(index.add(0, 0, 5 + 2 ** 32));
    expect(index.add(0, 0, 5)).not.toBe(index.add(0, 0, 5 + 2 ** 35));
  });
});
