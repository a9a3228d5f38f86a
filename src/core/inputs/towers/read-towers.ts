import type { Region, Site } from '../facts';
import type { ImportReport } from '../import-report';
import { parseJson } from '../shapes/parse-json';
import type { Mapping } from '../tables/fields';
import { tableFromPoints } from '../tables/point-features';
import { tableOfBytes } from '../tables/table-of-bytes';
import { REACH_KM, reachOf } from './region-reach';
import { cellHead, firstText, readCells } from './read-cells';
import type { SiteExtent } from './site-extent';
import { sitesFromCells } from './sites-from-cells';
import { sitesOfTable } from './tower-list';

const GNODEB_BITS = 24;
const SPLIT_KM = 5;

interface TowerFile {
  bytes: Uint8Array;
  isJson: boolean;
  mapping: Mapping;
}

interface TowerOptions {
  /** Sites far from all of these are not kept; none given: all are. */
  regions: readonly Region[];
  report: ImportReport;
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/** Sites of one tower file: a cell file when it has MCC and cell columns, else a list of sites. All positions used go to `extent`. */
export async function readTowers(
  { bytes, isJson, mapping }: TowerFile,
  extent: SiteExtent,
  options: TowerOptions,
): Promise<Site[]> {
  const { report } = options;
  if (!isJson && cellHead(firstText(bytes), mapping)) return sitesOfCells(bytes, mapping, extent, options);
  report.importer = isJson ? 'tower-points' : 'tower-table';
  const json = isJson ? parseJson(bytes, report) : undefined;
  if (isJson && json === undefined) return [];
  const table = isJson ? tableFromPoints(json, report) : tableOfBytes(bytes, report);
  const sites = table ? sitesOfTable(table, mapping, report) : [];
  for (const { lonDeg, latDeg } of sites) extent.add(lonDeg, latDeg);
  return sites;
}

async function sitesOfCells(
  bytes: Uint8Array,
  mapping: Mapping,
  extent: SiteExtent,
  options: TowerOptions,
): Promise<Site[]> {
  const { report } = options;
  const cells = await readCells(bytes, { mapping, ...options });
  if (!cells) return [];
  for (let i = 0; i < cells.count; i++) extent.add(cells.lonDeg[i]!, cells.latDeg[i]!);
  const found = sitesFromCells(cells, {
    gnodebBits: GNODEB_BITS,
    splitKm: SPLIT_KM,
    ...(options.regions.length > 0 ? { near: reachOf(options.regions) } : {}),
  });
  report.facts.sites = found.sites.length;
  report.facts.sharedSites = found.sites.filter(({ sharedBy }) => sharedBy.length > 0).length;
  if (found.cellsWithoutBaseStation > 0)
    report.note('cells-without-base-station', { count: found.cellsWithoutBaseStation });
  if (found.baseStationsSplit > 0)
    report.note('base-stations-split', { count: found.baseStationsSplit, limitKm: SPLIT_KM });
  if (found.basesOutOfReach > 0) report.note('sites-out-of-reach', { count: found.basesOutOfReach, limitKm: REACH_KM });
  if (found.nrCells > 0) report.note('node-b-length-assumed', { bits: GNODEB_BITS, count: found.nrCells });
  return found.sites;
}
