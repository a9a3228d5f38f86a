export { checkFile, guessRole } from './check-file';
export { decodeText } from './containers/text';
export { settleHouseholds } from './demand/demand-counts';
export type { CellTable, Facts, FileReport, Hotspot, Region, RoadTable, SourceFile, SourceSlice } from './facts';
export { type JoinSuggestion, suggestJoin } from './demand/suggest-join';
export { INPUTS_ISSUE_CODES } from './issue-codes';
export { type FilePreview, previewFile } from './preview-file';
export { applyNetworkChanges } from './network-changes';
export { readFacts } from './read-facts';
export { refusedRows, type RefusedRows } from './refused-rows';
export { regionOfText } from './shapes/region-text';
export { CLASSES_WITHOUT_TRAFFIC, ROAD_CLASSES, type RoadClass } from './roads/road-classes';
export { readTable, type Table } from './tables/table';
export { clutterOf, terrainOf } from './terrain/terrain-of';
export { sitesFromCells } from './towers/sites-from-cells';
export { sourceOfBlob } from './source-of-blob';
export { fetchLive, type LiveKept, nothingKept } from './live/fetch-live';
export type { Fetcher, LiveFile, LiveOptions } from './live/fetcher';
export type { PagesKept } from './live/helium-hotspots';
export { LiveError } from './live/live-issues';
export {
  HELIUM_ENTITY_URL,
  type LiveSource,
  type LiveTerms,
  type LiveWish,
  OVERPASS_URL,
  TERRAIN_TILES_URL,
  termsOf,
} from './live/live-sources';
export { type FetcherDoor, politeFetcher } from './live/polite-fetcher';
export { reachBoxes, reachOf } from './towers/region-reach';
