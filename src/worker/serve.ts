/** The engine behind messages: translates each into a call, and what comes of it into an answer. */
import { createWorkerPool, type PoolPort } from '../core/run';
import { openCourtesy } from './courtesy';
import { createEngine, type Engine } from './engine';
import type { Request, Response, ViewResult } from './protocol';
import { openTileQueue } from './tile-queue';
import { openUpdates, slicesOf, type ViewUpdate } from './view-update';

type Post = (response: Response, transfer?: Transferable[]) => void;
type Answered = Exclude<Request, { kind: 'cancel' | 'drawn' | 'used' }>;
type RunAsked = Extract<Request, { kind: 'run' }>;

/** Starts the engine over its helpers; gives what to call with each message from the page. */
export function serve(ports: PoolPort[], post: Post): (request: Request) => void {
  const pool = createWorkerPool(ports);
  const engine = createEngine(pool);
  const courtesy = openCourtesy(pool.hold);
  const running = new Map<number, AbortController>();
  const run = runOver(engine, post);
  const tiles = openTileQueue();

  /** Work that the page can cancel by the number of its request. */
  async function following(id: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      await work(controller.signal);
    } finally {
      running.delete(id);
    }
  }

  async function answer(request: Answered): Promise<void> {
    const { id } = request;
    if (request.kind === 'run') {
      const release = tiles.hold();
      return following(id, (signal) => run(request, signal, release)).finally(release);
    }
    if (request.kind === 'ask')
      return following(id, async (signal) => {
        const stage = request.question.name;
        const onProgress = (fraction: number) => post({ id, kind: 'progress', stage, fraction });
        post({ id, kind: 'answer', answer: await engine.ask(request.question, { signal, onProgress }) });
      });
    if (request.kind === 'tile') {
      const { version, z, x, y } = request;
      const bytes = await tiles.made(() => copyOf(engine.tile(version, z, x, y) ?? new Uint8Array()));
      return post({ id, kind: 'tile', bytes }, [bytes]);
    }
    if (request.kind === 'explain-cell')
      return post({ id, kind: 'explained', explanation: engine.explainCell(request.h3) });
    if (request.kind === 'cell-at')
      return post({ id, kind: 'explained', explanation: engine.explainAt(request.lonDeg, request.latDeg) });
    if (request.kind === 'check')
      return post({ id, kind: 'checked', report: await engine.check(request.file, request.as, request.mapping) });
    const { bytes, type } = engine.bundleFile(request.name);
    const copy = copyOf(bytes);
    post({ id, kind: 'bundle-file', bytes: copy, type }, [copy]);
  }

  return (request) => {
    if (request.kind === 'cancel') return running.get(request.target)?.abort();
    if (request.kind === 'drawn') return engine.drawn(request.version);
    if (request.kind === 'used') return courtesy.used();
    answer(request).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'AbortError') post({ id: request.id, kind: 'cancelled' });
      else post({ id: request.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  };
}

/** `onShown` hears that there is something to see. */
function runOver(
  engine: Engine,
  post: Post,
): (asked: RunAsked, signal: AbortSignal, onShown: () => void) => Promise<void> {
  const changes = openUpdates();
  return async ({ id, plan, files, slot }, signal, onShown) => {
    const update = (view: ViewResult): ViewUpdate => {
      const { slices, rest } = slicesOf(changes(slot, view));
      for (const slice of slices) post({ id, kind: 'slice', slice });
      return rest;
    };
    const outcome = await engine.run(plan, files, {
      slot,
      signal,
      onProgress: (stage, fraction) => post({ id, kind: 'progress', stage, fraction }),
      onPartial(view) {
        post({ id, kind: 'partial', view: update(view) });
        onShown();
      },
      onBound: (progress) => post({ id, kind: 'bound', progress }),
      onExtent: (boxes) => post({ id, kind: 'extent', boxes }),
    });
    post(
      'view' in outcome
        ? { id, kind: 'ran', view: update(outcome.view) }
        : { id, kind: 'unusable', issues: outcome.issues },
    );
  };
}

const copyOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;
