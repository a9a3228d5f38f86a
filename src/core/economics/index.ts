export { breakEvenCurve } from './break-even';
export { carrierView } from './carrier';
export { comparatorsFor } from './comparators';
export { compareOptions, type CompareInput, ECONOMICS_NOTE_CODES } from './compare-options';
export { crossover, CROSSOVER_CHOICES } from './crossover';
export { type DeployerListInput, type DeployerSite, rankDeployerSites } from './deployer-list';
export type { RegionEconomics } from './economics-types';
export { paybackTable } from './payback-table';
export { referenceTable } from './reference-table';
