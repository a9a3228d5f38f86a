export { BUNDLE_FILES, type BundleFile, manifestText, SOMETIMES_FILES, writeBundle } from './bundle';
export { breakEvenChart, type BreakEvenInput } from './charts/break-even';
export { costBars, type CostBar } from './charts/cost-bars';
export { costCurve, type CostCurve, type CostCurveInput } from './charts/cost-curve';
export { paybackDistribution, type PaybackInput } from './charts/payback';
export { tornado, type TornadoRow } from './charts/tornado';
export { waterfall, type WaterfallInput, type WaterfallStep } from './charts/waterfall';
export { differenceOf, type RegionDifference, type ResultDifference } from './difference';
export { exportFile, exportersOf, exportFileName, EXPORTERS } from './exports/export-list';
export { EXPORT_FORMATS, type Exporter, type ExportServices } from './exports/exporter';
export { gapOutlines } from './geojson';
export { messageOf, type Note } from './messages';
export { refusedCsv } from './refused-csv';
export type { ReportInput, ReportMeta } from './report-types';
export { type SiteAccount, siteAccount } from './site-account';
export { type PlanTotals, planTotals, type Summary, summaryOf, summarySchema } from './summary';
export { h3OfTileId } from './tiles/parents';
export type { TileInput } from './tiles/base-level';
export { makeDifferenceSource } from './tiles/difference-source';
export { type HexagonList, type HexagonsAsked, hexagonsIn } from './tiles/hexagon-list';
export { hillshadeTile } from './tiles/hillshade-tile';
export { serverOutline } from './tiles/server-outline';
export { makeTileSource, type TileSource } from './tiles/tile-source';
export {
  compareMeasured,
  MEASURED_STATES,
  type MeasuredComparison,
  POINT_OUTCOMES,
  type ResidualGroup,
} from './validation/measured';
export { AGREEMENTS, compareStated, type StatedComparison } from './validation/stated';
export { visitorsOfGap } from './visitors';
export { OPTION_LABELS } from './words';
