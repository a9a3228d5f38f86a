export { candidateTask } from './candidate-cover';
export { type MipModel, mipModel } from './mip-model';
export { type Place, THINNED_REASONS } from './place';
export { SITING_NOTE_CODES, siteOptions, type SitingInput } from './site-options';
export { solveGreedy } from './solve-greedy';
export { type Effort, QUICK, solveSiting, THOROUGH } from './solve-siting';
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
