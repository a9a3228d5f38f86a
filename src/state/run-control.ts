/**
 * When and how the open plan is computed: one run at a time, the latest plan wins. Meanwhile what the engine has early is shown, with what is older marked;
 * until then the old result stays visible and is marked stale.
 */
import type { BoundProgress } from '../core/siting';
import type { NamedBlob, ViewResult } from '../worker/client';
import { UnusableInputError, WorkerLostError } from '../worker/client';
import type { AppContext } from './app-context';
import { filesOf, hasRegion } from './edits';
import { runEnded, runStarted } from './interrupted-runs';
import { effectOf } from './effect';

/** Steps of answers and bounds that are kept for the chart of a run. */
const BOUNDS_KEPT = 600;
const TELL_EVERY_MS = 100;

export class RunControl {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: AbortController | null = null;
  /** The toast whose edit the next result will explain, and what was on screen before the edit. */
  private pending: { toastId: number; before: ViewResult | null; edits: number } | null = null;
  /** A run is noted as under way: `interrupted-runs`. */
  private isMarked = false;
  private lastAskedMs = Number.NEGATIVE_INFINITY;

  /** The context is asked for late: it holds this object. */
  constructor(private readonly context: () => AppContext) {}

  stopRun = (): void => {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.running?.abort();
    this.running = null;
    this.unmark();
  };

  private unmark(): void {
    if (this.isMarked) runEnded(this.context().preferences);
    this.isMarked = false;
  }

  /**
   * The first of a row of edits is computed at once, before the page draws what was edited; each that follows within the delay waits for a pause of that
   * length. To be called when all is in its place.
   */
  scheduleRun = (delayMs = 0): void => {
    this.stopRun();
    const { store, now } = this.context();
    const sinceLastMs = now() - this.lastAskedMs;
    this.lastAskedMs = now();
    if (!hasRegion(store.getState().plan)) {
      store.setState({ run: { status: 'idle' }, result: null, stale: false });
      return;
    }
    const files = sinceLastMs < delayMs ? null : blobsAtHand(this.context());
    if (files) {
      void this.start(files);
      return;
    }
    this.timer = setTimeout(
      () => {
        this.timer = null;
        void this.start();
      },
      sinceLastMs < delayMs ? delayMs : 0,
    );
  };

  explainWith(toastId: number): void {
    const before = this.context().store.getState().result;
    const edits = this.pending && this.pending.before === before ? this.pending.edits + 1 : 1;
    this.pending = { toastId, before, edits };
  }

  /** The next result is of another plan, or of an edit that was undone: it explains nothing. */
  explainNothing = (): void => {
    this.pending = null;
  };

  private async start(atHand: NamedBlob[] | null = null): Promise<void> {
    const { engine, store, now } = this.context();
    const { plan } = store.getState();
    const controller = new AbortController();
    this.running = controller;
    const isCurrent = () => this.running === controller;
    let bounds: readonly BoundProgress[] = [];
    let toldMs = Number.NEGATIVE_INFINITY;
    const { preferences } = this.context();
    store.setState({ run: { status: 'running', stage: 'inputs', fraction: 0 } });
    if (!this.isMarked) runStarted(preferences);
    this.isMarked = true;
    try {
      const files = atHand ?? (await namedBlobs(this.context()));
      const result = await engine.run(plan, files, {
        signal: controller.signal,
        onProgress(stage, fraction) {
          if (isCurrent()) store.setState({ run: { status: 'running', stage, fraction, bounds } });
        },
        onBound(progress) {
          bounds = [...bounds, progress].slice(-BOUNDS_KEPT);
          const { run } = store.getState();
          if (!isCurrent() || run.status !== 'running' || now() - toldMs < TELL_EVERY_MS) return;
          toldMs = now();
          store.setState({ run: { ...run, bounds } });
        },
        onExtent(extent) {
          if (isCurrent() && !store.getState().result) store.setState({ extent });
        },
        onPartial: (partial) => {
          if (isCurrent()) this.show(partial);
        },
      });
      if (isCurrent()) this.accept(result);
    } catch (error) {
      if (isCurrent()) this.refuse(error);
    } finally {
      if (isCurrent()) {
        this.running = null;
        this.unmark();
      }
    }
  }

  private accept(result: ViewResult): void {
    this.context().store.setState({ stale: false, run: { status: 'idle' } });
    this.show(result);
    this.pending = null;
  }

  private show(result: ViewResult): void {
    const { store, explainToast, onResult } = this.context();
    const { result: before, regionId, optionId, plan, layer } = store.getState();
    const regions = result.summary.regions;
    store.setState({
      result,
      // Their roads and venues may have left the plan.
      layer: layer === 'visitors' && !result.visitors ? 'state' : layer,
      // A region drawn since then comes with the next result.
      regionId: [...regions, ...plan.inputs.drawnRegions].some(({ id }) => id === regionId)
        ? regionId
        : (regions[0]?.id ?? null),
      optionId: before ? optionId : null,
    });
    const { pending } = this;
    if (pending?.before) explainToast(pending.toastId, effectOf(pending.before, result, pending.edits));
    onResult?.();
  }

  private refuse(error: unknown): void {
    const { store } = this.context();
    if (error instanceof UnusableInputError) store.setState({ run: { status: 'unusable', issues: error.issues } });
    else if (error instanceof Error && error.name === 'AbortError') store.setState({ run: { status: 'cancelled' } });
    else store.setState({ run: { status: 'failed', message: reasonOf(error) } });
  }
}

/** '' where nobody knows more than that it failed. */
function reasonOf(error: unknown): string {
  if (error instanceof WorkerLostError) return '';
  return error instanceof Error ? error.message : String(error);
}

/** The plan's files where none has to be fetched from storage; else null. */
function blobsAtHand({ store, blobs }: AppContext): NamedBlob[] | null {
  const found = filesOf(store.getState().plan).flatMap(({ ref }) => {
    const blob = blobs.get(ref.sha256);
    return blob ? [{ path: ref.path, blob }] : [null];
  });
  return found.every((file) => file !== null) ? found : null;
}

/** The plan's files as they cross to the engine. A missing one is left out: the engine says which by name. */
export async function namedBlobs({ store, storage, blobs }: AppContext): Promise<NamedBlob[]> {
  const found = await Promise.all(
    filesOf(store.getState().plan).map(async ({ ref }) => {
      const blob = blobs.get(ref.sha256) ?? (await storage.file(ref.sha256).catch(() => null));
      return blob ? [{ path: ref.path, blob }] : [];
    }),
  );
  return found.flat();
}
