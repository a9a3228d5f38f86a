export { compareOptions, type CompareInput, ECONOMICS_NOTE_CODES } from './compare-options';
export { type DeployerView, deployerView, gbPerMonthNeeded, paybackOf, type VenueGroup } from './deployer';
export type { Flip, MarketView, OptionEconomics, RegionEconomics, Spread, Verdict } from './economics-types';
export { referenceTable, type ReferenceTable } from './reference-table';
