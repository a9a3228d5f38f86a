import type { ImportReport } from '../import-report';
import { isGeographic } from '../shapes/features';
import { parseJson } from '../shapes/parse-json';
import type { Mapping } from '../tables/fields';
import { tableFromPoints } from '../tables/point-features';
import { tableOfBytes } from '../tables/table-of-bytes';
import { recordsOfHeliumJson } from './helium-json';
import { type HotspotRecord, hotspotOf } from './hotspot-record';
import { recordsOfTable } from './hotspot-table';
import type { HotspotMerge } from './merge-hotspots';

interface HotspotFile {
  bytes: Uint8Array;
  isJson: boolean;
  mapping: Mapping;
}

/** Reads the hotspots of one file into `merge`, which knows those of the files before. */
export function readHotspots({ bytes, isJson, mapping }: HotspotFile, merge: HotspotMerge, report: ImportReport): void {
  const records = isJson ? recordsOfJson(bytes, mapping, report) : recordsOfCsv(bytes, mapping, report);
  if (!records) return;
  if (records.length === 0 && report.read === 0) {
    report.fail('table-empty');
    return;
  }
  const tally: Tally = { heightUnknown: 0, networkUnknown: 0, coarse: 0, offline: 0, iot: 0, mobile: 0 };
  for (const record of records) {
    const hotspot = hotspotOf(record, report);
    if (!hotspot) continue;
    if (hotspot.heightM === null) tally.heightUnknown++;
    if (hotspot.network === 'unknown') tally.networkUnknown++;
    else tally[hotspot.network]++;
    if (hotspot.online === false) tally.offline++;
    if (['res-8', 'res-7', 'coarse'].includes(hotspot.positionPrecision)) tally.coarse++;
    merge.add(hotspot, { row: record.row, hasKey: record.id !== '', report });
  }
  const { heightUnknown, networkUnknown, coarse } = tally;
  Object.assign(report.facts, tally);
  if (heightUnknown > 0) report.note('hotspot-height-unknown', { count: heightUnknown });
  if (networkUnknown > 0) report.note('hotspot-network-unknown', { count: networkUnknown });
  if (coarse > 0) report.note('hotspot-precision-coarse', { count: coarse });
}

interface Tally {
  heightUnknown: number;
  networkUnknown: number;
  /** Known only as an H3 cell of resolution 8 or coarser. */
  coarse: number;
  offline: number;
  iot: number;
  mobile: number;
}

function recordsOfJson(bytes: Uint8Array, mapping: Mapping, report: ImportReport): HotspotRecord[] | null {
  const json = parseJson(bytes, report, { quoteLongIntegers: true });
  if (json === undefined) return null;
  if (isGeographic(json)) {
    report.importer = 'hotspot-points';
    const table = tableFromPoints(json, report);
    return table && recordsOfTable(table, mapping, report);
  }
  report.importer = 'helium-json';
  return recordsOfHeliumJson(json, mapping, report);
}

function recordsOfCsv(bytes: Uint8Array, mapping: Mapping, report: ImportReport): HotspotRecord[] | null {
  report.importer = 'hotspot-table';
  const table = tableOfBytes(bytes, report);
  return table && recordsOfTable(table, mapping, report);
}
