export { type CheckOptions, checkFile, guessRole } from './check-file';
export { type Entry, unpack, type Unpacked } from './containers/unpack';
export type {
  CellTable,
  DemandFacts,
  DemandPlace,
  DemandPolygon,
  Facts,
  FileReport,
  Hotspot,
  PositionPrecision,
  Region,
  Sector,
  Site,
  SourceFile,
  Venue,
} from './facts';
export { INPUTS_ISSUE_CODES, type InputsIssueCode } from './issue-codes';
export { type FilePreview, previewFile } from './preview-file';
export { readFacts } from './read-facts';
export { readTable, type Table } from './tables/table';
export { sitesFromCells } from './towers/sites-from-cells';
