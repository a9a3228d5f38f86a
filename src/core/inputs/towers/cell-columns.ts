/** Columns of a cell file. Names from the OpenCelliD database documentation (wiki.opencellid.org, "Database format") and what its relatives call them. */
import { TECHNOLOGIES } from '../../plan/service';
import type { FieldSpec } from '../tables/fields';

/** Order is the index in `CellRow.values`. */
export const CELL_FIELDS = [
  'radio',
  'mcc',
  'mnc',
  'area',
  'cell',
  'lon',
  'lat',
  'range',
  'samples',
  'updated',
] as const;
export type CellField = (typeof CELL_FIELDS)[number];

export const CELL_SPEC = {
  radio: { names: ['radio', 'technology', 'tech', 'rat', 'act', 'networktype'], required: true },
  mcc: { names: ['mcc'], required: true },
  mnc: { names: ['mnc', 'net', 'networkcode'], required: true },
  area: { names: ['area', 'lac', 'tac', 'lactac'], required: true },
  cell: { names: ['cell', 'cellid', 'cid', 'eci', 'nci', 'ci'], required: true },
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'], required: true },
  lat: { names: ['lat', 'latitude', 'y'], required: true },
  range: { names: ['range', 'rangem', 'radius'] },
  samples: { names: ['samples', 'nsamples', 'measurements'] },
  /** When the cell was last seen, Unix s. */
  updated: { names: ['updated', 'lastupdated', 'lastseen'] },
} satisfies FieldSpec;

/** The distributed per-country files have no header; this is their order. */
export const OPENCELLID_COLUMNS = [
  'radio', 'mcc', 'net', 'area', 'cell', 'unit', 'lon', 'lat', 'range', 'samples', 'changeable', 'created', 'updated', 'averageSignal',
]; // prettier-ignore

const RADIO_NAMES: Readonly<Record<string, (typeof TECHNOLOGIES)[number]>> = {
  GSM: 'GSM',
  '2G': 'GSM',
  GPRS: 'GSM',
  EDGE: 'GSM',
  UMTS: 'UMTS',
  WCDMA: 'UMTS',
  '3G': 'UMTS',
  LTE: 'LTE',
  '4G': 'LTE',
  NR: 'NR',
  '5G': 'NR',
  NR5G: 'NR',
};

/** Index into TECHNOLOGIES, or NaN when the name is not a known one. */
export function radioCode(text: string): number {
  const name = text.trim().toUpperCase();
  return Object.hasOwn(RADIO_NAMES, name) ? TECHNOLOGIES.indexOf(RADIO_NAMES[name]!) : Number.NaN;
}
