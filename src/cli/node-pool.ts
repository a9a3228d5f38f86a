/** The Pool over worker_threads. One worker needs no thread of its own. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { inProcessPool, type Pool } from '../core/plan';
import { createWorkerPool, type PoolPort, type PoolResponse, type WorkerPool } from '../core/run';

/** A pool of `count` workers; null: one per core, at most 8. */
export function createNodePool(count: number | null): Pool & Pick<WorkerPool, 'terminate'> {
  const size = count ?? Math.min(8, availableParallelism());
  if (size <= 1) return { ...inProcessPool, terminate() {} };
  return createWorkerPool(Array.from({ length: size }, startWorker));
}

function startWorker(): PoolPort {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url));
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onError) {
      worker.on('message', (message: PoolResponse) => onMessage(message));
      worker.on('error', onError);
    },
    terminate: () => void worker.terminate(),
  };
}
