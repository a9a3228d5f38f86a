/** When and how the open plan is computed: one run at a time, the latest plan wins, the old result stays visible and is marked stale meanwhile. */
import type { NamedBlob, ViewResult } from '../worker/client';
import { UnusableInputError } from '../worker/client';
import type { AppContext } from './app-context';
import { filesOf, hasRegion } from './edits';
import { effectOf } from './effect';

export interface RunControl {
  scheduleRun(delayMs?: number): void;
  stopRun(): void;
  /** The toast whose edit the next result will explain. */
  explainWith(toastId: number, note: string): void;
}

export function createRunControl(context: () => AppContext): RunControl {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: AbortController | null = null;
  let pending: { toastId: number; note: string } | null = null;

  function stopRun(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    running?.abort();
    running = null;
  }

  async function start(): Promise<void> {
    const { engine, store } = context();
    const { plan } = store.getState();
    const controller = new AbortController();
    running = controller;
    const isCurrent = () => running === controller;
    store.setState({ run: { status: 'running', stage: 'inputs', fraction: 0 } });
    try {
      const result = await engine.run(plan, await namedBlobs(context()), {
        signal: controller.signal,
        onProgress(stage, fraction) {
          if (isCurrent()) store.setState({ run: { status: 'running', stage, fraction } });
        },
      });
      if (isCurrent()) accept(result);
    } catch (error) {
      if (isCurrent()) refuse(error);
    } finally {
      if (isCurrent()) running = null;
    }
  }

  function accept(result: ViewResult): void {
    const { store, retext } = context();
    const { result: before, regionId, optionId } = store.getState();
    const regions = result.summary.regions;
    store.setState({
      result,
      stale: false,
      run: { status: 'idle' },
      regionId: regions.some(({ id }) => id === regionId) ? regionId : (regions[0]?.id ?? null),
      optionId: before ? optionId : null,
    });
    if (pending && before) {
      const effect = effectOf(before, result);
      if (effect) retext(pending.toastId, `${pending.note}: ${effect}`);
    }
    pending = null;
    context().onResult?.();
  }

  function refuse(error: unknown): void {
    const { store } = context();
    if (error instanceof UnusableInputError) store.setState({ run: { status: 'unusable', issues: error.issues } });
    else if (error instanceof Error && error.name === 'AbortError') store.setState({ run: { status: 'cancelled' } });
    else store.setState({ run: { status: 'failed', message: error instanceof Error ? error.message : String(error) } });
  }

  return {
    stopRun,
    scheduleRun(delayMs = 0) {
      stopRun();
      const { store } = context();
      if (!hasRegion(store.getState().plan)) {
        store.setState({ run: { status: 'idle' }, result: null, stale: false });
        return;
      }
      timer = setTimeout(() => {
        timer = null;
        void start();
      }, delayMs);
    },
    explainWith(toastId, note) {
      pending = { toastId, note };
    },
  };
}

/** The plan's files as they cross to the engine. A missing one is left out: the engine says which by name. */
async function namedBlobs({ store, storage, blobs }: AppContext): Promise<NamedBlob[]> {
  const found = await Promise.all(
    filesOf(store.getState().plan).map(async ({ ref }) => {
      const blob = blobs.get(ref.sha256) ?? (await storage.file(ref.sha256).catch(() => null));
      return blob ? [{ path: ref.path, blob }] : [];
    }),
  );
  return found.flat();
}
