/**
 * A Pool over any kind of worker. Slices are handed out one at a time to whoever is free; results are put back in slice order, so the number of
 * workers changes nothing but the time. `shared` goes to each worker once per call and is dropped afterwards.
 */
import type { Pool, Task } from '../plan';

export type PoolRequest =
  | { kind: 'share'; run: number; shared: unknown }
  | { kind: 'slice'; run: number; task: string; index: number; input: unknown }
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
  terminate(): void;
}

interface RunState {
  inputs: unknown[];
  outputs: unknown[];
  task: string;
  next: number;
  done: number;
  finish(): void;
  fail(error: Error): void;
  onProgress(fraction: number): void;
}

/** A pool of the given workers. A worker that dies fails the runs in progress. */
export function createWorkerPool(ports: PoolPort[]): WorkerPool {
  return new PortPool(ports);
}

type Progress = { signal: AbortSignal; onProgress(fraction: number): void };

class PortPool implements WorkerPool {
  readonly size: number;
  private readonly runs = new Map<number, RunState>();
  private nextRun = 1;

  constructor(private readonly ports: PoolPort[]) {
    this.size = ports.length;
    for (const port of ports) {
      port.listen(
        (message) => this.receive(port, message),
        (error) => this.failAll(error),
      );
    }
  }

  run<Shared, Input, Output>(
    task: Task<Shared, Input, Output>,
    shared: Shared,
    inputs: Input[],
    options: Progress,
  ): Promise<Output[]> {
    options.signal.throwIfAborted();
    if (inputs.length === 0) return Promise.resolve([]);
    const run = this.nextRun++;
    return new Promise<Output[]>((resolve, reject) => {
      const state = this.openRun(run, {
        task: task.name,
        inputs,
        options,
        resolve: (outputs) => resolve(outputs as Output[]),
        reject,
      });
      for (const port of this.ports) {
        port.post({ kind: 'share', run, shared });
        this.handOut(port, run, state);
      }
    });
  }

  terminate(): void {
    this.failAll(new DOMException('Cancelled', 'AbortError'));
    for (const port of this.ports) port.terminate();
  }

  private openRun(
    run: number,
    {
      task,
      inputs,
      options,
      resolve,
      reject,
    }: {
      task: string;
      inputs: unknown[];
      options: Progress;
      resolve(outputs: unknown[]): void;
      reject(error: Error): void;
    },
  ): RunState {
    const { signal, onProgress } = options;
    const close = () => {
      signal.removeEventListener('abort', cancel);
      this.runs.delete(run);
      for (const port of this.ports) port.post({ kind: 'drop', run });
    };
    const outputs: unknown[] = Array.from({ length: inputs.length });
    const finish = () => (close(), resolve(outputs));
    const fail = (error: Error) => (close(), reject(error));
    const cancel = () =>
      fail(signal.reason instanceof Error ? signal.reason : new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', cancel, { once: true });
    const state = { inputs, outputs, task, next: 0, done: 0, finish, fail, onProgress };
    this.runs.set(run, state);
    return state;
  }

  private receive(port: PoolPort, message: PoolResponse): void {
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
    if (state.next >= state.inputs.length) return;
    const index = state.next++;
    port.post({ kind: 'slice', run, task: state.task, index, input: state.inputs[index] });
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
    else if (shared.has(message.run)) {
      const { run, index } = message;
      try {
        const task = tasks.get(message.task);
        if (!task) throw new Error(`No task named ${message.task}`);
        const output = task.run(shared.get(run), message.input);
        post({ kind: 'done', run, index, output }, task.transfer?.(output) ?? []);
      } catch (error) {
        post({ kind: 'failed', run, index, message: error instanceof Error ? error.message : String(error) }, []);
      }
    }
  };
}
