import { type Content, tableOf } from '../formats/content';
import type { ImportReport } from '../import-report';
import type { Mapping } from '../tables/fields';
import { recordsOfHeliumJson } from './helium-json';
import { type HotspotRecord, hotspotOf } from './hotspot-record';
import { recordsOfTable } from './hotspot-table';
import type { HotspotMerge } from './merge-hotspots';

/** Hotspots stand on houses and masts; more is above sea level. m */
const HIGHEST_USUAL_M = 200;

/** Reads the hotspots of one file into `merge`, which knows those of the files before. */
export function readHotspots(
  content: Content,
  { mapping, merge, report }: { mapping: Mapping; merge: HotspotMerge; report: ImportReport },
): void {
  const records = recordsOf(content, mapping, report);
  if (!records) return;
  let found = 0;
  const high = { count: 0, heightM: 0 };
  const tally: Tally = { heightUnknown: 0, networkUnknown: 0, coarse: 0, offline: 0, iot: 0, mobile: 0 };
  for (const record of records) {
    found++;
    const hotspot = hotspotOf(record, report);
    if (!hotspot) continue;
    if (hotspot.heightM === null) tally.heightUnknown++;
    else if (hotspot.heightM > HIGHEST_USUAL_M) {
      high.count++;
      high.heightM = Math.max(high.heightM, hotspot.heightM);
    }
    if (hotspot.network === 'unknown') tally.networkUnknown++;
    else tally[hotspot.network]++;
    if (hotspot.online === false) tally.offline++;
    if (['res-8', 'res-7', 'coarse'].includes(hotspot.positionPrecision)) tally.coarse++;
    // Files of ours give hotspots without a key their name as one.
    const hasKey = record.id !== '' && record.id !== record.name;
    merge.add(hotspot, { row: record.row, hasKey, report });
  }
  if (found === 0 && report.read === 0) return report.fail('table-empty');
  const { heightUnknown, networkUnknown, coarse } = tally;
  Object.assign(report.facts, tally);
  if (high.count > 0) report.warn('hotspot-height-implausible', {}, { ...high, limitM: HIGHEST_USUAL_M });
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

function recordsOf(content: Content, mapping: Mapping, report: ImportReport): Iterable<HotspotRecord> | null {
  if (content.kind === 'json') {
    report.importer = 'helium-json';
    return recordsOfHeliumJson(content.json, mapping, report);
  }
  report.importer = content.kind === 'features' ? 'hotspot-points' : 'hotspot-table';
  const table = tableOf(content, report);
  return table && recordsOfTable(table, mapping, report);
}
