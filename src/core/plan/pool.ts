/**
 * The port behind which slices of work run: in process, in browser workers or in worker_threads. Merging is in slice order, so any number
 * of workers gives the same bits as one. A task is a pure function of (shared, input); `shared` is sent once per worker and key.
 */
export interface Pool {
  readonly size: number;
  /** Runs `task` for each input; results in input order. Rejects with AbortError when cancelled. */
  run<Shared, Input, Output>(
    task: Task<Shared, Input, Output>,
    shared: Shared,
    inputs: Input[],
    options: PoolOptions,
  ): Promise<Output[]>;
  /** Whether its workers have nothing to do, not even for a run that was cancelled. Left out: it has none of its own. */
  isFree?(): boolean;
}

export interface PoolOptions {
  signal: AbortSignal;
  onProgress(fraction: number): void;
  /** `shared` stays with the workers for later runs of the task with the very same object, until another takes its place. */
  keep?: boolean;
  /** Nobody waits for it at this moment: its slices are handed out later while somebody uses the app. Left out: they are not. */
  givesWay?: boolean;
}

/** A unit of sliceable work. `name` is its key in run/tasks.ts, through which workers find it. */
export interface Task<Shared, Input, Output> {
  name: string;
  run(shared: Shared, input: Input): Output;
  /** Buffers of an output to hand over instead of copying. */
  transfer?(output: Output): ArrayBuffer[];
}

/** Runs everything here and now, yielding between slices so that cancel is seen. The fake of tests and the pool of one. */
export const inProcessPool: Pool = {
  size: 1,
  async run(task, shared, inputs, { signal, onProgress }) {
    const outputs = [];
    for (const [i, input] of inputs.entries()) {
      signal.throwIfAborted();
      outputs.push(task.run(shared, input));
      onProgress((i + 1) / inputs.length);
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    return outputs;
  },
};
