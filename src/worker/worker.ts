/**
 * The one worker program, in two roles: the engine, and, when started by the engine under the name "slice", a helper that runs slices of work. Each role
 * loads only its own code; what came meanwhile waits.
 */
import type { PoolPort, PoolRequest, PoolResponse } from '../core/run';
import type { Request } from './protocol';

/** The global of a dedicated worker, as far as it is used here: the whole project is checked with the page's types. */
interface WorkerScope {
  name: string;
  location: { href: string };
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const scope = self as unknown as WorkerScope;
const post = (message: unknown, transfer: Transferable[] = []) => scope.postMessage(message, transfer);

if (scope.name === 'slice') {
  listen<PoolRequest>(import('./slices').then(({ sliceHost }) => sliceHost(post)));
} else {
  const size = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2));
  // The helpers come when the engine is there: it has files to read first, and they would take its time.
  listen<Request>(import('./serve').then(({ serve }) => serve(Array.from({ length: size }, startSliceWorker), post)));
}

/** Messages reach the role once its code is there, in order. Code that cannot be loaded is an error of the worker, as if it had never started. */
function listen<Message>(role: Promise<(message: Message) => void>): void {
  const ready = role.catch((error: unknown) => {
    setTimeout(() => {
      throw error;
    });
    return () => undefined;
  });
  scope.addEventListener('message', ({ data }: MessageEvent<Message>) => void ready.then((handle) => handle(data)));
}

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
