/** What a file is for, from its content: the first role whose marks it bears. Null when nothing tells, then the user must. */
import { decodeText } from './containers/text';
import { DEMAND_SPEC, PEOPLE_NAMES } from './demand/people-spec';
import type { FileReport } from './facts';
import { isHotspotJson } from './hotspots/helium-json';
import { isHotspotTable } from './hotspots/hotspot-table';
import { isGeographic } from './shapes/features';
import { isObject, type JsonObject, own, textOf } from './shapes/parse-json';
import { contentKind } from './sniff';
import { type Mapping, normalName, offers } from './tables/fields';
import { readTable } from './tables/table';
import { isAsciiGrid } from './terrain/ascii-grid';
import { isTiff } from './terrain/geotiff';
import { cellHead, firstText } from './towers/read-cells';
import { TOWER_SPEC } from './towers/tower-list';
import { VENUE_SPEC } from './venues/read-venues';

export type Role = FileReport['role'];

/** Role of unpacked content. `name` is used only for terrain, whose tiles carry their position in it. */
export function roleOfContent(name: string, bytes: Uint8Array, mapping: Mapping): Role | null {
  if (/(\.(hgt|tiff?|asc)|\d+\/\d+\/\d+\.png)$/i.test(name) || isTiff(bytes) || isAsciiGrid(bytes)) return 'terrain';
  const kind = contentKind(bytes);
  if (kind === 'json') return roleOfJson(bytes, mapping);
  return kind === 'table' ? roleOfTable(bytes, mapping) : null;
}

function roleOfTable(bytes: Uint8Array, mapping: Mapping): Role | null {
  const head = firstText(bytes);
  if (cellHead(head, mapping)) return 'towers';
  return roleOfColumns(readTable(head.split(/\r\n|\n|\r/, 1)[0] ?? '').columns, mapping);
}

function roleOfColumns(columns: readonly string[], mapping: Mapping): Role | null {
  if (offers(columns, DEMAND_SPEC, mapping, ['people'])) {
    const placed = ['h3', 'lon'].some((field) => offers(columns, DEMAND_SPEC, mapping, [field]));
    if (placed) return 'demand';
  }
  if (isHotspotTable(columns, mapping)) return 'hotspots';
  if (!offers(columns, TOWER_SPEC, mapping, ['lon', 'lat'])) return null;
  const towerMarks = ['height', 'operator', 'technology', 'azimuth'].some((field) =>
    offers(columns, TOWER_SPEC, mapping, [field]),
  );
  if (towerMarks) return 'towers';
  return offers(columns, VENUE_SPEC, mapping, ['group']) ? 'venues' : null;
}

function roleOfJson(bytes: Uint8Array, mapping: Mapping): Role | null {
  const { text } = decodeText(bytes);
  let json: unknown;
  try {
    json = JSON.parse((text ?? '').replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (isHotspotJson(json)) return 'hotspots';
  if (!isGeographic(json)) return null;
  const { type, properties } = firstFeature(json);
  const columns = Object.keys(properties);
  if (type !== 'Point') {
    const counted = columns.some((name) => PEOPLE_NAMES.includes(normalName(name)) || name === mapping.people);
    return counted ? 'demand' : 'regions';
  }
  return roleOfColumns(['lon', 'lat', ...columns], mapping);
}

function firstFeature(json: JsonObject): { type: string; properties: JsonObject } {
  const features = own(json, 'features');
  const first: unknown = Array.isArray(features)
    ? features[0]
    : textOf(own(json, 'type')) === 'Topology'
      ? firstObject(json)
      : json;
  if (!isObject(first)) return { type: '', properties: {} };
  const geometry = own(first, 'geometry');
  const properties = own(first, 'properties');
  return {
    type: textOf(own(isObject(geometry) ? geometry : first, 'type')),
    properties: isObject(properties) ? properties : {},
  };
}

function firstObject(topology: JsonObject): unknown {
  const objects = own(topology, 'objects');
  const first: unknown = isObject(objects) ? Object.values(objects)[0] : null;
  const members = isObject(first) ? own(first, 'geometries') : null;
  return Array.isArray(members) ? members[0] : first;
}
