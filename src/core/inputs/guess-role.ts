/** What a file is for, from its content: the first role whose marks it bears. Null when nothing tells, then the user must. */
import { isMsiAntenna } from './antennas/read-antenna';
import { decodeText } from './containers/text';
import type { Entry } from './containers/unpack';
import { DEMAND_SPEC, HOUSEHOLD_NAMES, PEOPLE_NAMES } from './demand/people-spec';
import type { FileReport } from './facts';
import { type Content, type ContentOptions, placedContent, rawContentOf } from './formats/content';
import { type Source, sourcesOf } from './formats/sources';
import { isHotspotJson } from './hotspots/helium-json';
import { isHotspotTable } from './hotspots/hotspot-table';
import { ImportReport } from './import-report';
import { isMeasurementTable } from './measurements/read-measurements';
import type { RawFeature } from './shapes/features';
import { own, textOf } from './shapes/parse-json';
import { isCellList } from './shapes/regions';
import { contentKind } from './sniff';
import { isStatedTable } from './stated/read-stated';
import { type Mapping, normalName, offers } from './tables/fields';
import { isPlaced } from './tables/placed-rows';
import { isAsciiGrid } from './terrain/ascii-grid';
import { CELL_SPEC } from './towers/cell-columns';
import { cellHead, firstText } from './towers/read-cells';
import { TOWER_SPEC } from './towers/tower-list';
import { isUsageTable } from './usage/read-usage';
import { VENUE_SPEC } from './venues/read-venues';

export type Role = FileReport['role'];

/** Rows that tell what a table is. */
const LOOKED_AT = 50;

/** Role of unpacked entries. */
export async function roleOfEntries(
  entries: readonly Entry[],
  { mapping, signal }: Pick<ContentOptions, 'mapping' | 'signal'>,
): Promise<Role | null> {
  if (entries.some(({ name, bytes }) => isTerrain(name, bytes))) return 'terrain';
  if (entries.some(({ bytes }) => isAntenna(bytes))) return 'antennas';
  for (const source of sourcesOf(entries).sources) {
    const report = new ImportReport('', 'regions');
    const role = await roleOfSource(source, { mapping, signal, report, mostRows: LOOKED_AT });
    if (role) return role;
  }
  return null;
}

/** Terrain tiles carry their position in their name. */
const isTerrain = (name: string, bytes: Uint8Array): boolean =>
  /(\.(hgt|tiff?|asc)|\d+\/\d+\/\d+\.png)$/i.test(name) || isAsciiGrid(bytes);

/** Antenna files are small; the cuts stand below the header. */
function isAntenna(bytes: Uint8Array): boolean {
  if (contentKind(bytes) !== 'table') return false;
  return isMsiAntenna(decodeText(bytes.subarray(0, 8192)).text ?? '');
}

async function roleOfSource(source: Source, options: ContentOptions): Promise<Role | null> {
  const { mapping } = options;
  if (source.format === 'raster') return 'terrain';
  if (source.format === 'delimited') {
    const head = cellHead(firstText(source.parts[0]!.bytes), mapping);
    if (head) return isMeasurementTable(head.columns, mapping) ? 'measurements' : 'towers';
  }
  const raw = await rawContentOf(source, options);
  if (!raw) return options.report.finish().issues.some(({ code }) => code.startsWith('topology')) ? 'regions' : null;
  // What only lacks its projection tells what it is nevertheless.
  return roleOfContent((await placedContent(raw, options)) ?? raw, mapping);
}

function roleOfContent(content: Content, mapping: Mapping): Role | null {
  if (isCellList(content, mapping)) return 'regions';
  if (content.kind === 'json') return isHotspotJson(content.json) ? 'hotspots' : null;
  if (content.kind === 'features') return roleOfFeatures(content.features, mapping);
  return roleOfColumns(content.table.columns, mapping);
}

function roleOfFeatures(features: readonly RawFeature[], mapping: Mapping): Role | null {
  const first = features.find(({ geometry }) => geometry);
  if (!first) return features.length > 0 ? 'regions' : null;
  const columns = Object.keys(first.properties);
  const type = textOf(own(first.geometry!, 'type'));
  if (type.endsWith('LineString')) return 'roads';
  if (type.endsWith('Point')) return roleOfColumns(['lon', 'lat', ...columns], mapping);
  const counts = [...PEOPLE_NAMES, ...HOUSEHOLD_NAMES];
  const counted = columns.some((name) => counts.includes(normalName(name)) || name === mapping.people);
  return counted ? 'demand' : 'regions';
}

/** Columns that only points of presence have. */
const PRESENCE_MARKS = ['presence', 'popid', 'popname', 'fibre', 'fiber', 'maxadvertiseddownloadspeed'];
const CANDIDATE_MARKS = ['candidate', 'candidateid', 'candidatekind'];

function roleOfColumns(columns: readonly string[], mapping: Mapping): Role | null {
  const named = (marks: readonly string[]): boolean => columns.some((name) => marks.includes(normalName(name)));
  if (isStatedTable(columns, mapping)) return 'statedCoverage';
  if (isMeasurementTable(columns, mapping)) return 'measurements';
  if (!isPlaced(columns, mapping)) {
    if (isUsageTable(columns, mapping)) return 'usage';
    // Their H3 cell may be called location, which elsewhere is an address.
    return isHotspotTable(columns, mapping) ? 'hotspots' : null;
  }
  if (named(PRESENCE_MARKS)) return 'presence';
  if (named(CANDIDATE_MARKS)) return 'candidates';
  if (['people', 'households'].some((field) => offers(columns, DEMAND_SPEC, mapping, [field]))) return 'demand';
  if (offers(columns, CELL_SPEC, mapping, ['mcc', 'cell', 'lon', 'lat'])) return 'towers';
  // Our own file of sites has hotspots beside the masts.
  if (offers(columns, TOWER_SPEC, mapping, ['lon', 'lat', 'sectorList'])) return 'towers';
  const ofCells = offers(columns, TOWER_SPEC, mapping, ['lon', 'lat', 'technology']);
  if (isHotspotTable(columns, mapping) && !ofCells) return 'hotspots';
  if (!offers(columns, TOWER_SPEC, mapping, ['lon', 'lat'])) return null;
  const towerMarks = ['height', 'operator', 'technology', 'azimuth'].some((field) =>
    offers(columns, TOWER_SPEC, mapping, [field]),
  );
  if (towerMarks) return 'towers';
  return offers(columns, VENUE_SPEC, mapping, ['group']) ? 'venues' : null;
}
