export { backhaulCosts } from './backhaul';
export type { Assumption, SiteCost, SiteKind } from './cost-types';
export { type ColumnOf, type CostColumns, evaluateFormula, unitsPerServingUnit } from './evaluate';
export { crf, npv, npvOfSpending, type Spending, spendingByYear } from './finance';
export { costFormula, keysOf, type PricedKind, RATE_KEY } from './formula';
export { applyOverrides, COSTS_ISSUE_CODES, rangeOf } from './overrides';
export { parseRegister, writeRegister } from './register';
export { readRegisterEdits } from './register-edits';
export { rowsByKey, siteCost } from './site-cost';
