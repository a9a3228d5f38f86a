export type { Gap } from './gap-types';
export { findGaps, type GapsInput } from './find-gaps';
