/**
 * A Pool over any kind of worker. Slices are handed out one at a time to whoever is free; results are put back in slice order, so the number of
 * workers changes nothing but the time. `shared` goes to each worker once per call and is dropped afterwards.
 */
import type { Pool, PoolOptions, Task } from '../plan';

export type PoolRequest =
  | { kind: 'share'; run: number; shared: unknown }
  | { kind: 'slice'; run: number; share: number; task: string; index: number; input: unknown }
  | { kind: 'drop'; run: number };

export type PoolResponse =
  | { kind: 'done'; run: number; index: number; output: unknown }
  | { kind: 'failed'; run: number; index: number; message: string };

/** One worker as the pool sees it. */
export interface PoolPort {
  post(message: PoolRequest): void;
  listen(onMessage: (message: PoolResponse) => void, onError: (error: Error) => void): void;
  terminate(): void;
}

export interface WorkerPool extends Pool {
  /** Hands out no slice of a run that gives way until the returned function is called. What was handed out goes on. */
  hold(): () => void;
  terminate(): void;
}

interface RunState {
  inputs: unknown[];
  outputs: unknown[];
  task: string;
  /** Run that what is shared was sent with. */
  share: number;
  givesWay: boolean;
  next: number;
  done: number;
  finish(): void;
  fail(error: Error): void;
  onProgress(fraction: number): void;
}

/** A pool of the given workers. A worker that dies fails the runs in progress; later ones go to those that are left, and fail where none is. */
export function createWorkerPool(ports: PoolPort[]): WorkerPool {
  return new PortPool(ports);
}

class PortPool implements WorkerPool {
  private readonly runs = new Map<number, RunState>();
  /** By worker that lives: slices handed out and not answered yet, those of ended runs too. */
  private readonly open: Map<PoolPort, number>;
  /** Why the last of them died. */
  private failure: Error | null = null;
  /** What stays with the workers, by task. */
  private readonly kept = new Map<string, { shared: unknown; share: number }>();
  private nextRun = 1;
  private readonly holds = new Set<object>();
  /** Workers that were held from their next slice, as the calls that hand it out. */
  private held: (() => void)[] = [];

  constructor(ports: PoolPort[]) {
    this.open = new Map(ports.map((port) => [port, 0]));
    for (const port of ports) {
      port.listen(
        (message) => this.receive(port, message),
        (error) => this.bury(port, error),
      );
    }
  }

  get size(): number {
    return this.open.size;
  }

  run<Shared, Input, Output>(
    task: Task<Shared, Input, Output>,
    shared: Shared,
    inputs: Input[],
    options: PoolOptions,
  ): Promise<Output[]> {
    options.signal.throwIfAborted();
    if (inputs.length === 0) return Promise.resolve([]);
    if (this.failure && this.size === 0) return Promise.reject(this.failure);
    const run = this.nextRun++;
    const share = this.share(run, task.name, shared, options.keep);
    return new Promise<Output[]>((resolve, reject) => {
      const state = this.openRun(run, {
        task: task.name,
        share,
        inputs,
        options,
        resolve: (outputs) => resolve(outputs as Output[]),
        reject,
      });
      for (const port of this.open.keys()) this.handOut(port, run, state);
    });
  }

  hold = (): (() => void) => {
    const own = {};
    this.holds.add(own);
    return () => {
      if (!this.holds.delete(own) || this.holds.size > 0) return;
      const held = this.held;
      this.held = [];
      for (const handOut of held) handOut();
    };
  };

  isFree = (): boolean => [...this.open.values()].every((slices) => slices === 0);

  /** Sends what is shared unless the workers have it; gives the run it was sent with. */
  private share(run: number, task: string, shared: unknown, keep = false): number {
    const known = this.kept.get(task);
    if (known && known.shared === shared) return known.share;
    if (keep) {
      this.kept.set(task, { shared, share: run });
      if (known) this.release(known.share);
    }
    for (const port of this.open.keys()) port.post({ kind: 'share', run, shared });
    return run;
  }

  /** Drops what was shared with a run once it is neither kept nor needed. */
  private release(share: number): void {
    const isNeeded = [...this.kept.values(), ...this.runs.values()].some((each) => each.share === share);
    if (!isNeeded) for (const port of this.open.keys()) port.post({ kind: 'drop', run: share });
  }

  terminate(): void {
    this.failAll(new DOMException('Cancelled', 'AbortError'));
    for (const port of this.open.keys()) port.terminate();
  }

  /** A worker that died answers nothing any more: nobody waits for it. */
  private bury(port: PoolPort, error: Error): void {
    this.failure = error;
    this.open.delete(port);
    port.terminate();
    this.failAll(error);
  }

  private openRun(
    run: number,
    {
      task,
      share,
      inputs,
      options,
      resolve,
      reject,
    }: {
      task: string;
      share: number;
      inputs: unknown[];
      options: PoolOptions;
      resolve(outputs: unknown[]): void;
      reject(error: Error): void;
    },
  ): RunState {
    const { signal, onProgress, givesWay = false } = options;
    const close = () => {
      signal.removeEventListener('abort', cancel);
      this.runs.delete(run);
      this.release(share);
    };
    const outputs: unknown[] = Array.from({ length: inputs.length });
    const finish = () => (close(), resolve(outputs));
    const fail = (error: Error) => (close(), reject(error));
    const cancel = () =>
      fail(signal.reason instanceof Error ? signal.reason : new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', cancel, { once: true });
    const state = { inputs, outputs, task, share, givesWay, next: 0, done: 0, finish, fail, onProgress };
    this.runs.set(run, state);
    return state;
  }

  private receive(port: PoolPort, message: PoolResponse): void {
    this.count(port, -1);
    const state = this.runs.get(message.run);
    if (!state) return;
    if (message.kind === 'failed') return state.fail(new Error(message.message));
    state.outputs[message.index] = message.output;
    state.done++;
    state.onProgress(state.done / state.inputs.length);
    if (state.done === state.inputs.length) state.finish();
    else this.handOut(port, message.run, state);
  }

  private handOut(port: PoolPort, run: number, state: RunState): void {
    if (state.next >= state.inputs.length || this.runs.get(run) !== state || !this.open.has(port)) return;
    if (state.givesWay && this.holds.size > 0) {
      this.held.push(() => this.handOut(port, run, state));
      return;
    }
    const index = state.next++;
    this.count(port, 1);
    port.post({ kind: 'slice', run, share: state.share, task: state.task, index, input: state.inputs[index] });
  }

  private count(port: PoolPort, slices: number): void {
    const open = this.open.get(port);
    if (open !== undefined) this.open.set(port, open + slices);
  }

  private failAll(error: Error): void {
    for (const state of Array.from(this.runs.values())) state.fail(error);
  }
}

/** The other end: call with each message that reaches a worker. `tasks` finds the code by name. */
export function createTaskHost(
  tasks: ReadonlyMap<string, Task<unknown, unknown, unknown>>,
  post: (message: PoolResponse, transfer: ArrayBuffer[]) => void,
): (message: PoolRequest) => void {
  const shared = new Map<number, unknown>();
  return (message) => {
    if (message.kind === 'share') shared.set(message.run, message.shared);
    else if (message.kind === 'drop') shared.delete(message.run);
    else if (shared.has(message.share)) {
      const { run, share, index } = message;
      try {
        const task = tasks.get(message.task);
        if (!task) throw new Error(`No task named ${message.task}`);
        const output = task.run(shared.get(share), message.input);
        post({ kind: 'done', run, index, output }, task.transfer?.(output) ?? []);
      } catch (error) {
        post({ kind: 'failed', run, index, message: error instanceof Error ? error.message : String(error) }, []);
      }
    }
  };
}
