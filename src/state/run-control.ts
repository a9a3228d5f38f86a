/** When and how the open plan is computed: one run at a time, the latest plan wins, the old result stays visible and is marked stale meanwhile. */
import type { NamedBlob, ViewResult } from '../worker/client';
import { UnusableInputError } from '../worker/client';
import type { AppContext } from './app-context';
import { filesOf, hasRegion } from './edits';
import { effectOf } from './effect';

export class RunControl {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: AbortController | null = null;
  /** The toast whose edit the next result will explain. */
  private pendingToastId: number | null = null;

  /** The context is asked for late: it holds this object. */
  constructor(private readonly context: () => AppContext) {}

  stopRun = (): void => {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.running?.abort();
    this.running = null;
  };

  scheduleRun = (delayMs = 0): void => {
    this.stopRun();
    const { store } = this.context();
    if (!hasRegion(store.getState().plan)) {
      store.setState({ run: { status: 'idle' }, result: null, stale: false });
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.start();
    }, delayMs);
  };

  explainWith(toastId: number): void {
    this.pendingToastId = toastId;
  }

  private async start(): Promise<void> {
    const { engine, store } = this.context();
    const { plan } = store.getState();
    const controller = new AbortController();
    this.running = controller;
    const isCurrent = () => this.running === controller;
    store.setState({ run: { status: 'running', stage: 'inputs', fraction: 0 } });
    try {
      const files = await namedBlobs(this.context());
      const result = await engine.run(plan, files, {
        signal: controller.signal,
        onProgress(stage, fraction) {
          if (isCurrent()) store.setState({ run: { status: 'running', stage, fraction } });
        },
      });
      if (isCurrent()) this.accept(result);
    } catch (error) {
      if (isCurrent()) this.refuse(error);
    } finally {
      if (isCurrent()) this.running = null;
    }
  }

  private accept(result: ViewResult): void {
    const { store, explainToast, onResult } = this.context();
    const { result: before, regionId, optionId } = store.getState();
    const regions = result.summary.regions;
    store.setState({
      result,
      stale: false,
      run: { status: 'idle' },
      regionId: regions.some(({ id }) => id === regionId) ? regionId : (regions[0]?.id ?? null),
      optionId: before ? optionId : null,
    });
    if (this.pendingToastId !== null && before) explainToast(this.pendingToastId, effectOf(before, result));
    this.pendingToastId = null;
    onResult?.();
  }

  private refuse(error: unknown): void {
    const { store } = this.context();
    if (error instanceof UnusableInputError) store.setState({ run: { status: 'unusable', issues: error.issues } });
    else if (error instanceof Error && error.name === 'AbortError') store.setState({ run: { status: 'cancelled' } });
    else store.setState({ run: { status: 'failed', message: error instanceof Error ? error.message : String(error) } });
  }
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
