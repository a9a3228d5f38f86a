export { TABLE_END_M } from './distance-bins';
export {
  CAUSES,
  CELL_STATES,
  type Cause,
  type CellState,
  type CoverageResult,
  GRADES,
  RUNGS,
  type Rung,
} from './coverage-types';
export { TEMPLATE_FIELDS, TEMPLATE_ISSUE_CODES, templateIssues } from './template-issues';
export {
  computeCoverage,
  type CoverageMemory,
  type CoverageOptions,
  makeCoverageMemory,
  readyForChange,
} from './coverage';
export { COVERAGE_NOTE_CODES, type CoverageInput } from './prepare';
export { coverageTask } from './slice';
export { type CoverageTerrain, openTerrain, type OpenTerrain, siteLossTask } from './site-loss';
export {
  type CandidateCover,
  candidateCover,
  type CandidateKind,
  candidateReachKm,
  type CandidateReceivers,
  type CandidateSite,
  type CandidateWorld,
} from './candidate-cover';
export { candidateMbps } from './candidate-rate';
export { plainOperator, servesView, siteScenario, viewServedBy } from './emitters';
export {
  type CellExplanation,
  explainCell,
  type ExplainInput,
  type ReadingExplanation,
  WOULD_SERVE_CODES,
} from './explain-cell';
export type { BudgetPart, LinkProfile, ServerFacts, WaterfallStep } from './explain-link';
