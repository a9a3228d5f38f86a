export type { Issue, IssueRef, RowCounts, Severity } from './issues';
export {
  type DrawnRegion,
  type FileRef,
  type JoinRef,
  type Plan,
  PLAN_VERSION,
  planSchema,
  type Scenario,
  type Triangle,
} from './plan';
export { RADIO_MODELS } from './radio-models';
export { newPlan, parsePlan, PLAN_ISSUE_CODES } from './parse-plan';
export { inProcessPool, type Pool, type PoolOptions, type Task } from './pool';
export {
  ENVIRONMENT_IDS,
  type EnvironmentId,
  SERVICE_CLASS_IDS,
  type ServiceClass,
  type ServiceClassId,
  TECHNOLOGIES,
  type Technology,
} from './service';
export { SERVICE_CLASSES } from './service-classes';
export { FACT_ROLES, type FactRole, PLAN_FILE_ROLES, planFileHashes, type PlanFileRole, planFiles } from './plan-files';
export { areaGeometrySchema } from './area-geometry';
export type {
  AddedHotspot,
  AddedSite,
  ChangedHotspot,
  ChangedSite,
  NetworkChanges,
  PlanSector,
} from './network-changes';
export { type NoGoArea, type SitingWishes, WISHED_KINDS, type WishedPlace } from './siting-wishes';
export { turn } from './turn';
