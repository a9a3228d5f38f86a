/** What any hotspot source says about one hotspot, as text and numbers, and its making into a checked Hotspot. */
import { distanceKm, h3Centre, h3EdgeKm, h3FromText, h3OfPoint } from '../../geo';
import type { Hotspot, PositionPrecision } from '../facts';
import type { ImportReport } from '../import-report';
import { checkedPosition, shown } from '../tables/position';

export interface HotspotRecord {
  row: number;
  /** '' when the source has none: the name stands in. */
  id: string;
  name: string;
  /** NaN when not given. */
  lonDeg: number;
  latDeg: number;
  /** H3 as the source writes it, or ''. */
  h3Text: string;
  /** How exactly the position is known, as stated in the words of `PositionPrecision`; anything else counts as not stated. */
  precision?: string;
  /** Resolution whose cell centre lon and lat are known to be; null: not known to be one. */
  centreResolution: number | null;
  network: Hotspot['network'];
  device: Hotspot['device'];
  heightM: number | null;
  gainDbi: number | null;
  azimuthDeg: number | null;
  online: boolean | null;
}

/** Nothing on Earth stands higher, whatever the height is above. */
const MOST_HEIGHT_M = 10_000;
const LEAST_GAIN_DBI = -5;
const MOST_GAIN_DBI = 25;
/** A position this near to the centre of its cell, in edges, is that centre written with fewer digits. */
const CENTRE_FRACTION = 0.05;
/** Cells from here on are smaller than a position is known to anyway (edge 3.6 m). */
const POINT_RESOLUTION = 13;

/** Hotspot of a record, or null with the row refused. */
export function hotspotOf(record: HotspotRecord, report: ImportReport): Hotspot | null {
  const position = placeOf(record, report);
  if (!position) return null;
  const ref = { row: record.row, id: record.id || record.name };
  let heightM = record.heightM !== null && record.heightM > 0 ? record.heightM : null;
  if (heightM !== null && heightM > MOST_HEIGHT_M) {
    report.warn('number-left-out', ref, { field: 'height', value: String(heightM) });
    heightM = null;
  }
  let gainDbi = record.gainDbi;
  if (gainDbi !== null && !(gainDbi >= LEAST_GAIN_DBI && gainDbi <= MOST_GAIN_DBI)) {
    report.warn('hotspot-gain-implausible', ref, { gainDbi });
    gainDbi = null;
  }
  const { network, device, azimuthDeg, online } = record;
  const id = record.id || record.name || `row-${record.row}`;
  const { lonDeg, latDeg, h3, positionPrecision } = position;
  const name = record.name || id;
  return { id, name, lonDeg, latDeg, h3, positionPrecision, network, device, heightM, gainDbi, azimuthDeg, online };
}

type Place = Pick<Hotspot, 'lonDeg' | 'latDeg' | 'h3' | 'positionPrecision'>;

/** The most exact thing the record says: a point; the cell it lies in or is the centre of; or the cell alone. */
function placeOf(record: HotspotRecord, report: ImportReport): Place | null {
  const { row, lonDeg, latDeg, h3Text } = record;
  const hasPoint = !Number.isNaN(lonDeg) && !Number.isNaN(latDeg);
  const cell = h3Text === '' ? null : h3FromText(h3Text);
  if (h3Text !== '' && !cell) {
    if (!hasPoint) {
      report.refuse('h3-invalid', { row }, { value: shown(h3Text) });
      return null;
    }
    report.warn('h3-invalid', { row }, { value: shown(h3Text) });
  }
  if (!hasPoint && !cell) {
    report.refuse('position-missing', { row });
    return null;
  }
  if (hasPoint && !checkedPosition(lonDeg, latDeg, report, { row })) return null;
  if (!cell) return pointPlace(record);
  return hasPoint ? bothPlace(record, cell, report) : cellPlace(cell);
}

function pointPlace({ lonDeg, latDeg, centreResolution }: HotspotRecord): Place {
  if (centreResolution === null) return { lonDeg, latDeg, h3: null, positionPrecision: 'point' };
  return {
    lonDeg,
    latDeg,
    h3: h3OfPoint(lonDeg, latDeg, centreResolution),
    positionPrecision: precisionOf(centreResolution),
  };
}

function cellPlace({ h3, resolution }: Cell): Place {
  const [lonDeg, latDeg] = h3Centre(h3);
  return { lonDeg, latDeg, h3, positionPrecision: precisionOf(resolution) };
}

/** A point at the centre of the cell says no more than the cell; a point elsewhere in it says more, unless it is itself the centre of a known coarser one; a point outside contradicts it. */
function bothPlace(record: HotspotRecord, cell: Cell, report: ImportReport): Place {
  const { lonDeg, latDeg, centreResolution } = record;
  const [centreLon, centreLat] = h3Centre(cell.h3);
  const offKm = distanceKm(lonDeg, latDeg, centreLon, centreLat);
  if (offKm <= CENTRE_FRACTION * h3EdgeKm(cell.resolution)) return cellPlace(cell);
  const isInside = h3OfPoint(lonDeg, latDeg, cell.resolution) === cell.h3;
  const positionPrecision = precisionOf(cell.resolution);
  if (isInside && record.precision === positionPrecision) return { lonDeg, latDeg, h3: cell.h3, positionPrecision };
  if (centreResolution !== null && centreResolution < cell.resolution) return cellPlace(cell);
  if (isInside) return pointPlace(record);
  const context = { h3: cell.h3, distanceKm: offKm };
  report.warn('hotspot-position-disagrees', { row: record.row, id: record.id || record.name }, context);
  return cellPlace(cell);
}

interface Cell {
  h3: string;
  resolution: number;
}

function precisionOf(resolution: number): PositionPrecision {
  if (resolution >= POINT_RESOLUTION) return 'point';
  return resolution >= 7 ? (`res-${resolution}` as PositionPrecision) : 'coarse';
}

/** Device names of the Entity API, the on-chain enum (helium-entity-manager state.rs, MobileDeviceTypeV0) and plain words. */
export function deviceOf(text: string): Hotspot['device'] {
  const name = text.toLowerCase().replace(/[^a-z]/g, '');
  if (/dataonly/.test(name)) return 'wifi-data-only';
  if (/wifiindoor|^indoor/.test(name)) return 'wifi-indoor';
  if (/wifioutdoor|^outdoor/.test(name)) return 'wifi-outdoor';
  if (/cbrs|cbsd/.test(name)) return 'cbrs';
  return /lora|iot|gateway/.test(name) ? 'lora-gateway' : 'unknown';
}

export function networkOf(text: string): Hotspot['network'] {
  const name = text.trim().toLowerCase();
  if (/^(iot|lora|lorawan)$/.test(name)) return 'iot';
  return /^(mobile|wifi|wi-fi|cbrs|5g)$/.test(name) ? 'mobile' : 'unknown';
}

/** A device that is known tells the network. */
export function networkOfDevice(device: Hotspot['device']): Hotspot['network'] {
  if (device === 'unknown') return 'unknown';
  return device === 'lora-gateway' ? 'iot' : 'mobile';
}

export function onlineOf(text: string): boolean | null {
  const name = text.trim().toLowerCase();
  if (/^(online|true|yes|1|active)$/.test(name)) return true;
  return /^(offline|false|no|0|inactive)$/.test(name) ? false : null;
}
