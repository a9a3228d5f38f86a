export { candidateTask } from './candidate-cover';
export { type MipModel, mipModel } from './mip-model';
export { type MovedSite, openMoves, type SiteMove, type SiteMoves } from './move-site';
export { SITING_NOTE_CODES } from './option-notes';
export { type BoundProgress, siteOptions, siteRegion, type SitingInput, type SitingRun } from './site-options';
export { TARGET_SHARES } from './targets';
export { SITING_ISSUE_CODES, sitingIssues } from './wishes';
export { solveGreedy } from './solve-greedy';
export { QUICK, solveSiting, THOROUGH } from './solve-siting';
export {
  type Candidate,
  OPTION_IDS,
  type OptionId,
  type OptionSites,
  type OptionTarget,
  type ProposedSite,
  type SitingProblem,
  type SitingSolution,
  type Solver,
  type WhatWouldChange,
} from './siting-types';
