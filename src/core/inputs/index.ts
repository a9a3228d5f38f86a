export { checkFile, guessRole } from './check-file';
export { decodeText } from './containers/text';
export type { CellTable, Facts, FileReport, Hotspot, Region, SourceFile } from './facts';
export { INPUTS_ISSUE_CODES } from './issue-codes';
export { type FilePreview, previewFile } from './preview-file';
export { readFacts } from './read-facts';
export { readTable, type Table } from './tables/table';
export { clutterOf, terrainOf } from './terrain/terrain-of';
export { sitesFromCells } from './towers/sites-from-cells';
