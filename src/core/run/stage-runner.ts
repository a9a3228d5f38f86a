/** Runs stages one after the other; a stage with the key it had before gives what it gave then. */

/** Stage names in order, as progress reports them. */
export const RUN_STAGES = ['inputs', 'grid', 'demand', 'coverage', 'gaps', 'siting', 'economics'] as const;
export type RunStage = (typeof RUN_STAGES)[number];

/** What is remembered between runs of the same open plan. Make one per plan and pass it each time. */
export type RunMemory = Map<RunStage, { key: string; value: unknown }>;

interface RunnerOptions {
  signal: AbortSignal;
  onProgress(stage: RunStage, fraction: number): void;
  now(): number;
  memory?: RunMemory;
  alsoKnown?: readonly RunMemory[];
}

export class StageRunner {
  readonly computed: RunStage[] = [];
  readonly timingsS: Record<string, number> = {};
  /** Everything read so far: a stage depends on all that its upstream read. */
  private key = '';

  constructor(private readonly options: RunnerOptions) {}

  /** Whether the stage, were it run now, would be remembered. */
  knows(name: RunStage, reads: unknown): boolean {
    return this.rememberedAt(name, this.keyWith(name, reads)) !== null;
  }

  async run<T>(
    name: RunStage,
    reads: unknown,
    work: (onProgress: (fraction: number) => void) => T | Promise<T>,
  ): Promise<T> {
    const { signal, memory, onProgress, now } = this.options;
    signal.throwIfAborted();
    const key = (this.key = this.keyWith(name, reads));
    const remembered = this.rememberedAt(name, key);
    if (remembered) {
      onProgress(name, 1);
      memory?.set(name, remembered);
      return remembered.value as T;
    }
    const started = now();
    onProgress(name, 0);
    await turn();
    signal.throwIfAborted();
    const value = await work((fraction) => onProgress(name, fraction));
    signal.throwIfAborted();
    onProgress(name, 1);
    this.timingsS[name] = (now() - started) / 1000;
    this.computed.push(name);
    memory?.set(name, { key, value });
    return value;
  }

  /** The stage just run gave less than it would have: neither it nor what follows from it stands for its key. */
  forget(name: RunStage): void {
    this.options.memory?.delete(name);
    this.key += '|not to the end';
  }

  private keyWith = (name: RunStage, reads: unknown): string => `${this.key}|${name}:${JSON.stringify(reads)}`;

  private rememberedAt(name: RunStage, key: string): { key: string; value: unknown } | null {
    const { memory, alsoKnown = [] } = this.options;
    for (const known of [...(memory ? [memory] : []), ...alsoKnown]) {
      const entry = known.get(name);
      if (entry?.key === key) return entry;
    }
    return null;
  }
}

/** A turn of the event loop, in which a wish to cancel is heard. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
