/**
 * Helium hotspots in JSON, in the three forms that are in the field:
 * - pages of the Entity API, {cursor, items: [{entity_key_str, is_active, lat?, long?}]}, or the items alone, or several pages in a list;
 * - entity objects with hotspot_infos {iot, mobile}: one hotspot for each network;
 * - objects of the API that was switched off in 2023: lat, lng (centre of the res-12 cell `location`), gain in tenths of dBi, elevation, status.online. Those are IoT.
 * The Entity API gives centres of res-8 cells, never points, and its is_active is always false: it says nothing about being online.
 */
import type { Hotspot } from '../facts';
import type { ImportReport } from '../import-report';
import { isObject, type JsonObject, own, textOf } from '../shapes/parse-json';
import type { Mapping } from '../tables/fields';
import { deviceOf, type HotspotRecord, networkOf, networkOfDevice, onlineOf } from './hotspot-record';

const ENTITY_RESOLUTION = 8;
const LIST_KEYS = ['items', 'hotspots', 'data'];

/** Whether JSON has hotspots in one of the forms. */
export function isHotspotJson(json: unknown): boolean {
  const first = objectsOf(json)?.find(isObject);
  return first !== undefined && !Object.hasOwn(first, 'geometry') && hotspotMarks(first);
}

function hotspotMarks(object: JsonObject): boolean {
  const marks = [
    'entity_key_str',
    'key_to_asset_key',
    'hotspot_infos',
    'location_hex',
    'location',
    'reward_scale',
    'gain',
    'is_active',
  ];
  return marks.some((key) => Object.hasOwn(object, key));
}

/** Records of a file, one by one, or null with the report failed. */
export function recordsOfHeliumJson(
  json: unknown,
  mapping: Mapping,
  report: ImportReport,
): Iterable<HotspotRecord> | null {
  const objects = objectsOf(json);
  if (!objects || isOfNoHotspots(objects)) {
    report.fail('json-not-recognised', { expected: 'a list of Helium hotspots' });
    return null;
  }
  if (pagesOf(json).some((page) => isObject(page) && textOf(own(page, 'cursor')) !== '' && !isLastOfSeveral(json)))
    tellCut(json, report);
  const wished = networkOf(mapping.network?.replace(/^=/, '') ?? '');
  return recordsOfObjects(objects, wished);
}

/** A list that was fetched says how far it got. */
function tellCut(json: unknown, report: ImportReport): void {
  const [pages, read] = isObject(json) ? [own(json, 'pages'), own(json, 'read')] : [];
  if (typeof pages === 'number' && typeof read === 'number') report.warn('hotspot-list-cut', {}, { pages, read });
  else report.warn('hotspot-pages-missing', {});
}

/** Entries looked at before a long list is refused as a whole. */
const LOOKED_AT = 1000;

const isOfNoHotspots = (objects: readonly unknown[]): boolean =>
  objects.length > LOOKED_AT && !objects.slice(0, LOOKED_AT).some((object) => isObject(object) && hotspotMarks(object));

function* recordsOfObjects(objects: readonly unknown[], wished: Hotspot['network']): Generator<HotspotRecord> {
  for (const [i, object] of objects.entries()) yield* recordsOf(isObject(object) ? object : {}, i + 1, wished);
}

const isLastOfSeveral = (json: unknown): boolean =>
  Array.isArray(json) &&
  json.length > 1 &&
  isObject(json.at(-1)) &&
  textOf(own(json.at(-1) as JsonObject, 'cursor')) === '';

/** Pages: the file itself, or its members when it is a list of pages. */
function pagesOf(json: unknown): unknown[] {
  return Array.isArray(json) && json.some((page) => isObject(page) && listOf(page) !== null) ? json : [json];
}

/** The objects of all pages, in the order their rows are numbered; null: none of the forms. */
export function objectsOf(json: unknown): unknown[] | null {
  const pages = pagesOf(json);
  if (pages.length === 1 && pages[0] === json) {
    if (Array.isArray(json)) return json;
    if (!isObject(json)) return null;
    const list = listOf(json);
    if (list) return list;
    return hotspotMarks(json) ? [json] : null;
  }
  return pages.flatMap((page) => (isObject(page) ? (listOf(page) ?? []) : []));
}

function listOf(page: JsonObject): unknown[] | null {
  for (const key of LIST_KEYS) {
    const list = own(page, key);
    if (Array.isArray(list)) return list;
  }
  return null;
}

function recordsOf(object: JsonObject, row: number, wished: Hotspot['network']): HotspotRecord[] {
  const infos = own(object, 'hotspot_infos');
  if (isObject(infos)) {
    const records = (['iot', 'mobile'] as const).flatMap((network) => {
      const info = own(infos, network);
      return isObject(info) ? [entityRecord(object, info, { row, network })] : [];
    });
    if (records.length > 0) return records;
  }
  return [isLegacy(object) ? legacyRecord(object, row) : entityRecord(object, object, { row, network: wished })];
}

const isLegacy = (object: JsonObject): boolean =>
  ['lng', 'location_hex', 'reward_scale', 'timestamp_added', 'status'].some((key) => Object.hasOwn(object, key)) &&
  !Object.hasOwn(object, 'entity_key_str') &&
  !Object.hasOwn(object, 'key_to_asset_key');

function entityRecord(
  entity: JsonObject,
  info: JsonObject,
  { row, network }: { row: number; network: Hotspot['network'] },
): HotspotRecord {
  const deployment = own(info, 'deployment_info') ?? own(info, 'deploymentInfo');
  const details = isObject(deployment) ? deployment : info;
  const device = network === 'iot' ? 'lora-gateway' : deviceOf(deviceText(own(info, 'device_type')));
  const gain = numberOrNull(own(info, 'gain'));
  const location = textOf(own(info, 'location'));
  return {
    row,
    id: firstText(entity, ['entity_key_str', 'key_to_asset_key', 'address', 'asset']),
    name: firstText(entity, ['name']),
    lonDeg: numberOrNaN(own(info, 'long') ?? own(info, 'lon') ?? own(info, 'lng')),
    latDeg: numberOrNaN(own(info, 'lat')),
    h3Text: location,
    centreResolution: ENTITY_RESOLUTION,
    network: network === 'unknown' ? networkOfDevice(device) : network,
    device,
    heightM: numberOrNull(own(details, 'elevation')),
    gainDbi: network === 'iot' && gain !== null ? gain / 10 : null,
    azimuthDeg: numberOrNull(own(details, 'azimuth')),
    online: null,
  };
}

function legacyRecord(object: JsonObject, row: number): HotspotRecord {
  const status = own(object, 'status');
  const gain = numberOrNull(own(object, 'gain'));
  return {
    row,
    id: firstText(object, ['address', 'key', 'id']),
    name: firstText(object, ['name']),
    lonDeg: numberOrNaN(own(object, 'lng') ?? own(object, 'lon') ?? own(object, 'long')),
    latDeg: numberOrNaN(own(object, 'lat')),
    h3Text: firstText(object, ['location', 'location_hex']),
    centreResolution: null,
    network: 'iot',
    device: 'lora-gateway',
    heightM: numberOrNull(own(object, 'elevation')),
    gainDbi: gain === null ? null : gain / 10,
    azimuthDeg: null,
    online: onlineOf(textOf(isObject(status) ? own(status, 'online') : status)),
  };
}

/** device_type is a text or an enum object {wifiIndoor: {}}. */
const deviceText = (value: unknown): string => (isObject(value) ? (Object.keys(value)[0] ?? '') : textOf(value));

function firstText(object: JsonObject, keys: readonly string[]): string {
  for (const key of keys) {
    const text = textOf(own(object, key));
    if (text !== '') return text;
  }
  return '';
}

function numberOrNull(value: unknown): number | null {
  const number = numberOrNaN(value);
  return Number.isNaN(number) ? null : number;
}

function numberOrNaN(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
