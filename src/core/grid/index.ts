export type { DemandColumn, Grid } from './grid-types';
export { lensArea } from './lens-area';
export { GRID_ISSUE_CODES, makeGrid, makeGridInTurns } from './make-grid';
export { type GridLookup, gridCellId, gridLookup } from './lookup';
export { adjacentGroups } from './neighbours';
export { populationDensityAt } from './population-density';
export { chooseResolution } from './resolution';
export { DEFAULT_KERNEL, type SettlementKernel } from './settlement';
export { DEMAND_NOTE_CODES, spreadDemand } from './spread-demand';
