export {
  coverageInput,
  runPlan,
  RUN_STAGES,
  type RunMemory,
  type RunOptions,
  type RunOutcome,
  type RunStage,
} from './run';
export type { PlanResult } from './run-types';
export { TASKS } from './tasks';
export {
  createTaskHost,
  createWorkerPool,
  type PoolPort,
  type PoolRequest,
  type PoolResponse,
  type WorkerPool,
} from './worker-pool';
