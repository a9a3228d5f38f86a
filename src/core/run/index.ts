export { coverageInput } from './coverage-input';
export { rehearseMove } from './rehearse-move';
export { runPlan, type RunOptions, type RunOutcome } from './run';
export type { PlanResult, StaleParts } from './run-types';
export { sitingInput } from './siting-input';
export { RUN_STAGES, type RunMemory, type RunStage } from './stage-runner';
export { TASKS } from './tasks';
export {
  createTaskHost,
  createWorkerPool,
  type PoolPort,
  type PoolRequest,
  type PoolResponse,
  type WorkerPool,
} from './worker-pool';
