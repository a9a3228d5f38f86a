import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTileQueue } from '../../src/worker/tile-queue';

describe('tiles wait their turn', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are made in order, and never in the middle of other mail', async () => {
    const queue = openTileQueue();
    const made: number[] = [];
    const all = [1, 2, 3].map((n) => queue.made(() => made.push(n)));
    expect(made).toEqual([]);
    await vi.runAllTimersAsync();
    expect(await Promise.all(all)).toEqual([1, 2, 3]);
    expect(made).toEqual([1, 2, 3]);
  });

  it('let a run that has just begun go first, until it has something to show', async () => {
    const queue = openTileQueue();
    let made = 0;
    void queue.made(() => made++);
    const release = queue.hold();
    const other = queue.hold();
    await vi.advanceTimersByTimeAsync(200);
    release();
    await vi.advanceTimersByTimeAsync(10);
    expect(made).toBe(0);
    other();
    await vi.advanceTimersByTimeAsync(1);
    expect(made).toBe(1);
  });

  it('are made during a long run', async () => {
    const queue = openTileQueue();
    let made = 0;
    queue.hold();
    void queue.made(() => made++);
    await vi.advanceTimersByTimeAsync(299);
    expect(made).toBe(0);
    await vi.advanceTimersByTimeAsync(2);
    expect(made).toBe(1);
  });

  it('are made within a second though one run begins after the other', async () => {
    const queue = openTileQueue();
    const madeMs: number[] = [];
    const beganMs = performance.now();
    void queue.made(() => madeMs.push(performance.now() - beganMs));
    await vi.advanceTimersByTimeAsync(400);
    void queue.made(() => madeMs.push(performance.now() - beganMs));
    for (let edit = 0; edit < 20; edit++) {
      const release = queue.hold();
      await vi.advanceTimersByTimeAsync(200);
      queue.hold();
      release();
    }
    expect(madeMs.map((ms) => Math.round(ms / 100) * 100)).toEqual([0, 1400]);
  });

  it('leave room between tiles that take long', async () => {
    let nowMs = 0;
    const queue = openTileQueue(() => nowMs);
    const made: string[] = [];
    for (const name of ['a', 'b']) void queue.made(() => (made.push(name), (nowMs += 50)));
    await vi.advanceTimersToNextTimerAsync();
    expect(made).toEqual(['a']);
    await vi.advanceTimersToNextTimerAsync();
    expect(made).toEqual(['a', 'b']);
  });

  it('say what went wrong', async () => {
    const queue = openTileQueue();
    const failed = expect(queue.made(() => { throw new Error('no such version'); })).rejects.toThrow('no such version'); // prettier-ignore
    const next = queue.made(() => 7);
    await vi.runAllTimersAsync();
    await failed;
    expect(await next).toBe(7);
  });
});
