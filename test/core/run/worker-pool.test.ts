import { describe, expect, it } from 'vitest';
import { inProcessPool, type Task } from '../../../src/core/plan';
import {
  createTaskHost,
  createWorkerPool,
  type PoolPort,
  type PoolRequest,
  type PoolResponse,
} from '../../../src/core/run/worker-pool';

const square: Task<{ plus: number }, number, Float64Array> = {
  name: 'square',
  run: ({ plus }, input) => {
    if (input < 0) throw new Error(`negative input ${input}`);
    return Float64Array.of(input * input + plus);
  },
  transfer: (output) => [output.buffer as ArrayBuffer],
};
const tasks = new Map([[square.name, square as Task<unknown, unknown, unknown>]]);

/** Two fake ports that answer in their own time, the later ones first. */
function fakePort(
  delayMs: (index: number) => number,
): PoolPort & { received: PoolRequest[]; terminated: boolean; die(): void } {
  let onMessage: (message: PoolResponse) => void = () => {};
  let onError: (error: Error) => void = () => {};
  const host = createTaskHost(tasks, (message) => setTimeout(() => onMessage(message), delayMs(message.index)));
  const port = {
    received: [] as PoolRequest[],
    terminated: false,
    post(message: PoolRequest) {
      port.received.push(message);
      host(structuredClone(message));
    },
    listen(message: typeof onMessage, error: typeof onError) {
      onMessage = message;
      onError = error;
    },
    terminate() {
      port.terminated = true;
    },
    die: () => onError(new Error('worker died')),
  };
  return port;
}

const idle = () => ({ signal: new AbortController().signal, onProgress: () => {} });

describe('worker pool', () => {
  it('gives the results of one worker, in order, whatever the number of workers and their speed', async () => {
    const inputs = Array.from({ length: 23 }, (_, i) => i);
    const one = await inProcessPool.run(square, { plus: 0.1 }, inputs, idle());
    for (const count of [1, 2, 5]) {
      const pool = createWorkerPool(
        Array.from({ length: count }, (_, worker) => fakePort((index) => ((index * 7 + worker) % 5) * 2)),
      );
      expect(await pool.run(square, { plus: 0.1 }, inputs, idle())).toEqual(one);
    }
  });

  it('reports progress up to 1 and drops what it shared', async () => {
    const port = fakePort(() => 0);
    const seen: number[] = [];
    await createWorkerPool([port]).run(square, { plus: 1 }, [1, 2, 3, 4], {
      ...idle(),
      onProgress: (fraction) => seen.push(fraction),
    });
    expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
    expect(port.received.at(-1)).toEqual({ kind: 'drop', run: 1 });
  });

  it('keeps with the workers what is to be kept, until another takes its place and nobody needs it', async () => {
    const ports = [fakePort((index) => 3 * index), fakePort(() => 0)];
    const pool = createWorkerPool(ports);
    const [one, other] = [{ plus: 1 }, { plus: 2 }];
    const run = async (shared: { plus: number }, keep: boolean) =>
      (await pool.run(square, shared, [1, 2, 3, 4], { ...idle(), keep })).map(([value]) => value! - shared.plus);
    const kinds = (kind: PoolRequest['kind']) =>
      ports.map(({ received }) => received.filter((m) => m.kind === kind).length);
    await run(one, true);
    await run(one, true);
    await run(one, false);
    expect([kinds('share'), kinds('drop')]).toEqual([[1, 1], [0, 0]]); // prettier-ignore
    const older = run(one, false);
    expect(await run(other, true)).toEqual([1, 4, 9, 16]);
    expect(await older).toEqual([1, 4, 9, 16]);
    expect([kinds('share'), kinds('drop')]).toEqual([[2, 2], [1, 1]]); // prettier-ignore
    await run(one, false);
    expect([kinds('share'), kinds('drop')]).toEqual([[3, 3], [2, 2]]); // prettier-ignore
  });

  it('is free when every slice handed out is answered, those of a cancelled run too', async () => {
    const pool = createWorkerPool([fakePort(() => 5)]);
    const cancel = new AbortController();
    expect(pool.isFree!()).toBe(true);
    const running = pool.run(square, { plus: 0 }, [1, 2], { ...idle(), signal: cancel.signal });
    cancel.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(pool.isFree!()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(pool.isFree!()).toBe(true);
  });

  it('rejects with the reason when a slice fails', async () => {
    await expect(createWorkerPool([fakePort(() => 0)]).run(square, { plus: 0 }, [1, -2, 3], idle())).rejects.toThrow(
      'negative input -2',
    );
  });

  it('rejects with AbortError when cancelled and hands out nothing more', async () => {
    const cancel = new AbortController();
    const port = fakePort(() => 5);
    const running = createWorkerPool([port]).run(square, { plus: 0 }, [1, 2, 3, 4, 5, 6], {
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    const handedOut = port.received.filter((message) => message.kind === 'slice').length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(port.received.filter((message) => message.kind === 'slice')).toHaveLength(handedOut);
  });

  it('fails what is running when a worker dies', async () => {
    const port = fakePort(() => 1000);
    const running = createWorkerPool([port]).run(square, { plus: 0 }, [1], idle());
    port.die();
    await expect(running).rejects.toThrow('worker died');
  });

  it('goes on with the workers that are left, and fails where none is', async () => {
    const ports = [fakePort(() => 1000), fakePort(() => 0)];
    const pool = createWorkerPool(ports);
    const running = pool.run(square, { plus: 0 }, [1, 2], idle());
    ports[0]!.die();
    await expect(running).rejects.toThrow('worker died');
    expect(ports[0]!.terminated).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([pool.size, pool.isFree!()]).toEqual([1, true]);
    expect(await pool.run(square, { plus: 0 }, [1, 2, 3], idle())).toEqual([1, 4, 9].map((n) => Float64Array.of(n)));
    ports[1]!.die();
    await expect(pool.run(square, { plus: 0 }, [1], idle())).rejects.toThrow('worker died');
  });

  it('answers at once when there is nothing to do', async () => {
    expect(await createWorkerPool([fakePort(() => 0)]).run(square, { plus: 0 }, [], idle())).toEqual([]);
  });

  it('holds back what gives way, and nothing else, until every hold has ended', async () => {
    const ports = [fakePort(() => 1), fakePort(() => 1)];
    const pool = createWorkerPool(ports);
    const slices = () => ports.flatMap(({ received }) => received).filter(({ kind }) => kind === 'slice').length;
    const [first, second] = [pool.hold(), pool.hold()];
    const patient = pool.run(square, { plus: 1 }, [1, 2, 3, 4], { ...idle(), givesWay: true });
    expect(await pool.run(square, { plus: 0 }, [5], idle())).toEqual([Float64Array.of(25)]);
    first();
    first();
    expect(slices()).toBe(1);
    second();
    expect((await patient).map(([value]) => value)).toEqual([2, 5, 10, 17]);
  });

  it('forgets what it held back of a run that was cancelled, or for a worker that died', async () => {
    const ports = [fakePort(() => 1), fakePort(() => 1)];
    const pool = createWorkerPool(ports);
    const goOn = pool.hold();
    const controller = new AbortController();
    const cancelled = pool.run(square, { plus: 1 }, [1, 2, 3], {
      ...idle(),
      signal: controller.signal,
      givesWay: true,
    });
    controller.abort();
    await expect(cancelled).rejects.toThrow();
    const lost = pool.run(square, { plus: 1 }, [1, 2, 3], { ...idle(), givesWay: true });
    ports[0]!.die();
    await expect(lost).rejects.toThrow('worker died');
    const last = pool.run(square, { plus: 1 }, [1, 2, 3], { ...idle(), givesWay: true });
    goOn();
    expect(await last).toHaveLength(3);
    expect(ports[0]!.received.filter(({ kind }) => kind === 'slice')).toEqual([]);
    expect(ports[1]!.received.filter(({ kind }) => kind === 'slice')).toHaveLength(3);
  });
});
