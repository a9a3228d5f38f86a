export { candidateTask } from './candidate-cover';
export { type MipModel, mipModel } from './mip-model';
export { THINNED_REASONS, type Place } from './place';
export { SITING_NOTE_CODES, siteOptions, type SitingInput, type SitingRun } from './site-options';
export { type GreedyOptions, solveGreedy } from './solve-greedy';
export { type Effort, QUICK, type SolveOptions, solveSiting, THOROUGH } from './solve-siting';
export {
  type Candidate,
  type CandidateGroup,
  OPTION_IDS,
  type OptionId,
  type OptionSites,
  type ProposedSite,
  type SitingProblem,
  type SitingSolution,
  type Solver,
  type SolverOptions,
} from './siting-types';
