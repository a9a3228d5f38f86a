/**
 * The one worker program, in two roles: the engine, and, when started by the engine under the name "slice", a helper that runs slices of work.
 * One bundle for both, so that nothing is loaded twice.
 */
import {
  createTaskHost,
  createWorkerPool,
  type PoolPort,
  type PoolRequest,
  type PoolResponse,
  TASKS,
} from '../core/run';
import type { Bounds } from '../core/geo/bounds';
import type { BoundProgress } from '../core/siting';
import { createEngine } from './engine';
import type { Request, Response, ViewResult } from './protocol';
import { openUpdates } from './view-update';

/** The global of a dedicated worker, as far as it is used here: the whole project is checked with the page's types. */
interface WorkerScope {
  name: string;
  location: { href: string };
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const scope = self as unknown as WorkerScope;

if (scope.name === 'slice') {
  const handle = createTaskHost(TASKS, (message, transfer) => scope.postMessage(message, transfer));
  scope.addEventListener('message', ({ data }: MessageEvent<PoolRequest>) => handle(data));
} else {
  serve();
}

function serve(): void {
  const size = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2));
  const engine = createEngine(createWorkerPool(Array.from({ length: size }, startSliceWorker)));
  const running = new Map<number, AbortController>();
  const update = openUpdates();
  const reply = (response: Response, transfer: Transferable[] = []) => scope.postMessage(response, transfer);

  scope.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    if (data.kind === 'cancel') return running.get(data.target)?.abort();
    answer(data).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'AbortError') reply({ id: data.id, kind: 'cancelled' });
      else reply({ id: data.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  });

  async function answer(request: Exclude<Request, { kind: 'cancel' }>): Promise<void> {
    const { id } = request;
    if (request.kind === 'run') {
      const controller = new AbortController();
      running.set(id, controller);
      const onPartial = (view: ViewResult) => reply({ id, kind: 'partial', view: update(slot, view) });
      const { slot } = request;
      const outcome = await engine
        .run(request.plan, request.files, { slot, signal: controller.signal, onPartial, ...tellers(id, reply) })
        .finally(() => running.delete(id));
      return reply(
        'view' in outcome
          ? { id, kind: 'ran', view: update(slot, outcome.view) }
          : { id, kind: 'unusable', issues: outcome.issues },
      );
    }
    if (request.kind === 'tile') {
      const bytes = copyOf(engine.tile(request.version, request.z, request.x, request.y) ?? new Uint8Array());
      return reply({ id, kind: 'tile', bytes }, [bytes]);
    }
    if (request.kind === 'explain-cell')
      return reply({ id, kind: 'explained', explanation: engine.explainCell(request.h3) });
    if (request.kind === 'cell-at')
      return reply({ id, kind: 'explained', explanation: engine.explainAt(request.lonDeg, request.latDeg) });
    if (request.kind === 'check')
      return reply({ id, kind: 'checked', report: await engine.check(request.file, request.as, request.mapping) });
    if (request.kind === 'ask') {
      const controller = new AbortController();
      running.set(id, controller);
      const onProgress = (fraction: number) => reply({ id, kind: 'progress', stage: request.question.name, fraction });
      try {
        const given = await engine.ask(request.question, { signal: controller.signal, onProgress });
        return reply({ id, kind: 'answer', answer: given });
      } finally {
        running.delete(id);
      }
    }
    const { bytes, type } = engine.bundleFile(request.name);
    const copy = copyOf(bytes);
    reply({ id, kind: 'bundle-file', bytes: copy, type }, [copy]);
  }
}

/** What a run tells on its way. */
const tellers = (id: number, reply: (response: Response) => void) => ({
  onProgress: (stage: string, fraction: number) => reply({ id, kind: 'progress', stage, fraction }),
  onBound: (progress: BoundProgress) => reply({ id, kind: 'bound', progress }),
  onExtent: (bounds: Bounds) => reply({ id, kind: 'extent', bounds }),
});

function startSliceWorker(): PoolPort {
  const worker = new Worker(scope.location.href, { type: 'module', name: 'slice' });
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onError) {
      worker.addEventListener('message', ({ data }: MessageEvent<PoolResponse>) => onMessage(data));
      worker.addEventListener('error', (event) => onError(new Error(event.message || 'A calculation worker stopped')));
    },
    terminate: () => worker.terminate(),
  };
}

const copyOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;
