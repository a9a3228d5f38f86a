/** A helper of the engine: only what slices of work need, past the door that would bring the whole engine along. */
import { TASKS } from '../core/run/tasks';
import { createTaskHost, type PoolRequest, type PoolResponse } from '../core/run/worker-pool';

/** What to call with each message that reaches the helper. */
export const sliceHost = (
  post: (message: PoolResponse, transfer: Transferable[]) => void,
): ((message: PoolRequest) => void) => createTaskHost(TASKS, post);
