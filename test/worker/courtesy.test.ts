import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCourtesy } from '../../src/worker/courtesy';

describe('work that nobody waits for', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const watched = () => {
    const state = { holds: 0, open: 0 };
    const courtesy = openCourtesy(
      () => {
        state.holds++;
        state.open++;
        return () => state.open--;
      },
      () => Date.now(),
    );
    return { state, courtesy };
  };

  it('stands back for a moment after each key', async () => {
    const { state, courtesy } = watched();
    courtesy.used();
    await vi.advanceTimersByTimeAsync(250);
    courtesy.used();
    await vi.advanceTimersByTimeAsync(250);
    expect(state).toEqual({ holds: 1, open: 1 });
    await vi.advanceTimersByTimeAsync(51);
    expect(state).toEqual({ holds: 1, open: 0 });
    courtesy.used();
    expect(state).toEqual({ holds: 2, open: 1 });
  });

  it('goes on now and then for one who never stops', async () => {
    const { state, courtesy } = watched();
    const gaps: number[] = [];
    for (let ms = 0; ms < 10_000; ms += 100) {
      if (state.open === 0) gaps.push(ms);
      courtesy.used();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(gaps).toEqual([0, 2000, 4000, 6000, 8000]);
  });
});
