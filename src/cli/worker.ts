import { parentPort } from 'node:worker_threads';
import { createTaskHost, type PoolRequest, TASKS } from '../core/run';

const port = parentPort!;
const handle = createTaskHost(TASKS, (message, transfer) => port.postMessage(message, transfer));
port.on('message', (message: PoolRequest) => handle(message));
