/** The tasks that workers know, by name. */
import { coverageTask, siteLossTask } from '../coverage';
import { candidateTask } from '../siting';
import type { Task } from '../plan';

type AnyTask = Task<unknown, unknown, unknown>;

export const TASKS: ReadonlyMap<string, AnyTask> = new Map(
  [siteLossTask as unknown as AnyTask, coverageTask as unknown as AnyTask, candidateTask as unknown as AnyTask].map(
    (task) => [task.name, task],
  ),
);
