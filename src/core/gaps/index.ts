export type { Gap, GapEvidence } from './gap-types';
export { findGaps, type GapsInput } from './find-gaps';
