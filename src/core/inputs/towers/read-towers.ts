import type { Region, Site } from '../facts';
import type { ImportReport } from '../import-report';
import { type Mapping, offers } from '../tables/fields';
import { bytesOfTable, type Table } from '../tables/table';
import { headOf, type OpenEntry } from '../containers/open-entries';
import { CELL_SPEC } from './cell-columns';
import { FAR_KM, REACH_KM, reachOf } from './region-reach';
import { type CellContent, contentOfBytes, HEAD_BYTES, readCells } from './read-cells';
import type { SiteExtent } from './site-extent';
import { sitesFromManyCells } from './sites-from-cells';
import { sitesOfTable } from './tower-list';

const GNODEB_BITS = 24;
const SPLIT_KM = 5;
/** Cells whose sites are made even when no region says which of them matter. */
const MOST_UNPLACED = 200_000;
/** The same for rows of a list, each of which is a site. */
const MOST_LISTED = 50_000;

interface TowerOptions {
  /** Sites far from all of these are not kept; none given: all are. */
  regions: readonly Region[];
  report: ImportReport;
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/** Sites of a table, whatever format it came in: cells when it has their columns, else a list of sites. All positions used go to `extent`. */
export async function readTowerTable(
  table: Table,
  mapping: Mapping,
  extent: SiteExtent,
  options: TowerOptions,
): Promise<Site[]> {
  const { report } = options;
  if (offers(table.columns, CELL_SPEC, mapping, ['mcc', 'cell', 'lon', 'lat']))
    return sitesOfCells(contentOfBytes(bytesOfTable(table)), mapping, extent, options);
  report.importer = 'tower-table';
  if (report.failed) return [];
  const { regions } = options;
  return sitesOfTable(table, mapping, {
    report,
    used: (lonDeg, latDeg) => extent.add(lonDeg, latDeg),
    near: regions.length > 0 ? reachOf(regions) : undefined,
    // Without regions it is a check of a file, which asks how many there are.
    mostKept: regions.length > 0 ? Infinity : MOST_LISTED,
  });
}

/** Sites of a cell file in memory. */
export const readCellBytes = (
  bytes: Uint8Array,
  mapping: Mapping,
  extent: SiteExtent,
  options: TowerOptions,
): Promise<Site[]> => sitesOfCells(contentOfBytes(bytes), mapping, extent, options);

/** Sites of a cell file of any size, read by parts. Throws UnpackError and UnreadableError. */
export async function readCellFile(
  entry: OpenEntry,
  mapping: Mapping,
  extent: SiteExtent,
  options: TowerOptions,
): Promise<Site[]> {
  const { signal } = options;
  const head = await headOf(entry, HEAD_BYTES, signal);
  return sitesOfCells({ bytes: entry.bytes, head, stream: (given) => entry.stream(given) }, mapping, extent, options);
}

async function sitesOfCells(
  content: CellContent,
  mapping: Mapping,
  extent: SiteExtent,
  options: TowerOptions,
): Promise<Site[]> {
  const { report, regions } = options;
  const reach =
    regions.length > 0
      ? {
          limitKm: FAR_KM,
          near: reachOf(regions, FAR_KM),
          dropped: (lonDeg: number, latDeg: number) => extent.add(lonDeg, latDeg),
        }
      : undefined;
  const cells = await readCells(content, { mapping, ...options, ...(reach ? { reach } : {}) });
  if (!cells || report.failed) return [];
  for (let i = 0; i < cells.count; i++) extent.add(cells.lonDeg[i]!, cells.latDeg[i]!);
  const settings = {
    gnodebBits: GNODEB_BITS,
    splitKm: SPLIT_KM,
    // Without regions it is a check of a file, which asks how many there are.
    ...(regions.length > 0 ? { near: reachOf(regions) } : { countOnly: cells.count > MOST_UNPLACED }),
  };
  const found = await sitesFromManyCells(cells, settings, options.signal);
  report.facts.sites = found.siteCount;
  report.facts.sharedSites = found.sharedCount;
  if (found.cellsWithoutBaseStation > 0)
    report.note('cells-without-base-station', { count: found.cellsWithoutBaseStation });
  if (found.baseStationsSplit > 0)
    report.note('base-stations-split', { count: found.baseStationsSplit, limitKm: SPLIT_KM });
  if (found.sitesOutOfReach > 0) report.note('sites-out-of-reach', { count: found.sitesOutOfReach, limitKm: REACH_KM });
  if (found.nrCells > 0) report.note('node-b-length-assumed', { bits: GNODEB_BITS, count: found.nrCells });
  return found.sites;
}
