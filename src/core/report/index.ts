export { gapOutlines } from './geojson';
export { messageOf, type Note } from './messages';
export type { ReportInput, ReportMeta } from './report-types';
export { type Summary, summaryOf, summarySchema } from './summary';
export { h3OfTileId } from './tiles/parents';
export { makeTileSource, type TileInput, type TileSource } from './tiles/tile-source';
