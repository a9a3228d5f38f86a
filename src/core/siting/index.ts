export { type GreedyOptions, solveGreedy } from './solve-greedy';
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
} from './siting-types';
