import { describe, expect, it } from 'vitest';
import { atOnce, type Steps, withPauses } from '../../../src/core/siting/steps';

function* counting(steps: number, work: number): Steps<number> {
  for (let k = 0; k < steps; k++) yield work;
  return steps;
}

describe('steps', () => {
  it('come to the same end with and without pauses', async () => {
    expect(atOnce(counting(50, 1e6))).toBe(50);
    expect(await withPauses(counting(50, 1e6), { signal: new AbortController().signal })).toBe(50);
  });

  it('give the event loop turns by work, none for little work', async () => {
    let turns = 0;
    const pace = { signal: new AbortController().signal, onTurn: () => turns++ };
    await withPauses(counting(3, 1e5), pace);
    expect(turns).toBe(0);
    await withPauses(counting(100, 1e6), pace);
    expect(turns).toBe(25);
  });

  it('hear a cancel that comes from outside while they run', async () => {
    const cancel = new AbortController();
    function* long(): Steps<string> {
      for (let k = 0; k < 1e6; k++) yield 1e6;
      return 'the end';
    }
    setTimeout(() => cancel.abort(), 0);
    await expect(withPauses(long(), { signal: cancel.signal })).rejects.toThrow('aborted');
  });
});
