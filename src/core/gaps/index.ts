export { EVIDENCE_RULE, type Gap, type GapEvidence } from './gap-types';
export { findGaps, type GapsInput } from './find-gaps';
