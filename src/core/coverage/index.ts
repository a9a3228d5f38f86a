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
export { computeCoverage, type CoverageOptions } from './coverage';
export { COVERAGE_NOTE_CODES, type CoverageInput } from './prepare';
export { coverageTask } from './slice';
export {
  type CandidateCover,
  candidateCover,
  type CandidateKind,
  candidateReachKm,
  type CandidateReceivers,
  type CandidateSite,
} from './candidate-cover';
export { plainOperator, servesView, siteScenario } from './emitters';
export {
  type CellExplanation,
  explainCell,
  type ReadingExplanation,
  type ServerFacts,
  WOULD_SERVE_CODES,
  type WaterfallStep,
} from './explain-cell';
