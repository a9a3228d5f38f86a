export { candidateTask } from './candidate-cover';
export { type MipModel, mipModel } from './mip-model';
export { SITING_NOTE_CODES, siteOptions, type SitingInput } from './site-options';
export { solveGreedy } from './solve-greedy';
export { QUICK, solveSiting, THOROUGH } from './solve-siting';
export {
  type Candidate,
  OPTION_IDS,
  type OptionId,
  type OptionSites,
  type ProposedSite,
  type SitingProblem,
  type SitingSolution,
  type Solver,
} from './siting-types';
