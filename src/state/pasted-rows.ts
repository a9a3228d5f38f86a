/** Rows copied from a spreadsheet → new sites, hotspots or places to build at. Every row is used or refused with a reason; nothing is guessed about positions. */
import type { AddedHotspot, AddedSite, PlanSector, WishedPlace } from '../core/plan';
import { TECHNOLOGIES, type Technology } from '../core/plan/service';
import { WISHED_KINDS } from '../core/plan/siting-wishes';

export const PASTE_KINDS = ['site', 'hotspot', 'wish'] as const;
export type PasteKind = (typeof PASTE_KINDS)[number];

export const PASTE_PROBLEMS = [
  'no-position',
  'out-of-range',
  'bad-height',
  'bad-technology',
  'bad-number',
  'bad-operator',
] as const;
export type PasteProblem = (typeof PASTE_PROBLEMS)[number];

type Field =
  | 'name'
  | 'lon'
  | 'lat'
  | 'height'
  | 'technology'
  | 'operator'
  | 'mcc'
  | 'mnc'
  | 'azimuth'
  | 'tilt'
  | 'mechanicalTilt'
  | 'power'
  | 'template'
  | 'device'
  | 'gain'
  | 'kind';

/** What a column may be called, in lower case without anything but letters. */
const NAMES: Record<Field, readonly string[]> = {
  name: ['name', 'id', 'site', 'siteid', 'hotspot', 'label', 'standort'],
  lon: ['lon', 'long', 'lng', 'longitude', 'longitud', 'londeg', 'x', 'east', 'länge', 'längengrad'],
  lat: ['lat', 'latitude', 'latitud', 'latdeg', 'y', 'north', 'breite', 'breitengrad'],
  height: ['height', 'heightm', 'agl', 'antennaheight', 'antennaheightm', 'höhe', 'höhem'],
  technology: ['technology', 'radio', 'tech', 'technologie', 'rat'],
  operator: ['operator', 'plmn', 'betreiber', 'operators'],
  mcc: ['mcc'],
  mnc: ['mnc', 'net'],
  azimuth: ['azimuth', 'azimuthdeg', 'direction', 'azimut'],
  tilt: ['tilt', 'downtilt', 'tiltdeg', 'electricaltilt', 'electricaltiltdeg', 'etilt'],
  mechanicalTilt: ['mechanicaltilt', 'mechanicaltiltdeg', 'mtilt'],
  power: ['power', 'powerdbm', 'powerperportdbm', 'leistung'],
  template: ['template', 'band', 'templateid'],
  device: ['device', 'gerät'],
  gain: ['gain', 'gaindbi', 'gewinn'],
  kind: ['kind', 'type', 'art'],
};

export interface PastedRow {
  name: string;
  lonDeg: number;
  latDeg: number;
  heightM: number | null;
  sector: Partial<PlanSector>;
  gainDbi: number | null;
  device: string;
  kind: string;
}

export interface PastedRows {
  /** Field names of the columns that are understood, in the order of the file. */
  columns: string[];
  rows: PastedRow[];
  /** `row` counts from 1, the header being row 1. */
  refused: { row: number; problem: PasteProblem }[];
}

/** Reads what was pasted; without a header with a longitude and a latitude there are no rows. */
export function readPasted(text: string): PastedRows {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line, index) => ({ line, row: index + 1 })).filter(({ line }) => line.trim() !== ''); // prettier-ignore
  const [head, ...body] = lines;
  if (!head) return { columns: [], rows: [], refused: [] };
  const mark = ['\t', ';', ','].find((separator) => head.line.includes(separator)) ?? '\t';
  const fields = cellsOf(head.line, mark).map(fieldOf);
  const result: PastedRows = { columns: fields.filter((field) => field !== null), rows: [], refused: [] };
  if (!fields.includes('lon') || !fields.includes('lat')) return result;
  for (const { line, row } of body) {
    const cells = cellsOf(line, mark);
    const read = rowOf((field) => cells[fields.indexOf(field)]?.trim() ?? '');
    if (typeof read === 'string') result.refused.push({ row, problem: read });
    else result.rows.push(read);
  }
  return result;
}

const fieldOf = (header: string): Field | null => {
  const plain = header.toLowerCase().replace(/[^\p{L}]/gu, '');
  return (Object.keys(NAMES) as Field[]).find((field) => NAMES[field].includes(plain)) ?? null;
};

/** Cells between marks; a mark inside double quotes is part of the cell. */
function cellsOf(line: string, mark: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (letter === '"' && isQuoted && line[i + 1] === '"') cell += line[++i]!;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === mark && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

/** NaN for what is no number; a comma may be the decimal mark. */
const numberOf = (cell: string): number =>
  cell === '' ? Number.NaN : Number(cell.replace('−', '-').replace(/^(-?\d+),(\d+)$/, '$1.$2'));

function rowOf(cell: (field: Field) => string): PastedRow | PasteProblem {
  const [lonDeg, latDeg] = [numberOf(cell('lon')), numberOf(cell('lat'))];
  if (Number.isNaN(lonDeg) || Number.isNaN(latDeg)) return 'no-position';
  if (Math.abs(lonDeg) > 180 || Math.abs(latDeg) > 90) return 'out-of-range';
  const heightM = within(cell('height'), 0.5, 600);
  if (heightM === undefined) return 'bad-height';
  const technology = cell('technology').toUpperCase();
  if (technology !== '' && !TECHNOLOGIES.includes(technology as Technology)) return 'bad-technology';
  const operator = cell('operator') || [cell('mcc'), cell('mnc')].filter(Boolean).join('-');
  if (operator !== '' && !/^\d{3}-\d{1,3}$/.test(operator)) return 'bad-operator';
  const [azimuthDeg, tiltDeg, mechanicalTiltDeg, powerDbm, gainDbi] = [
    within(cell('azimuth'), 0, 360),
    within(cell('tilt'), -20, 40),
    within(cell('mechanicalTilt'), -20, 40),
    within(cell('power'), -20, 60),
    within(cell('gain'), -10, 40),
  ];
  if (azimuthDeg === undefined || tiltDeg === undefined || mechanicalTiltDeg === undefined) return 'bad-number';
  if (powerDbm === undefined || gainDbi === undefined) return 'bad-number';
  const sector: Partial<PlanSector> = { azimuthDeg, tiltDeg, powerDbm };
  if (mechanicalTiltDeg !== null) sector.mechanicalTiltDeg = mechanicalTiltDeg;
  if (technology) sector.technology = technology as Technology;
  if (operator) sector.operator = operator;
  if (cell('template')) sector.templateId = cell('template').toLowerCase().replaceAll(' ', '-').slice(0, 64);
  const name = cell('name').slice(0, 200);
  return { name, lonDeg, latDeg, heightM, sector, gainDbi, device: cell('device'), kind: cell('kind') };
}

/** Null: empty; undefined: no number in the range. */
function within(cell: string, low: number, high: number): number | null | undefined {
  if (cell === '') return null;
  const value = numberOf(cell);
  return value >= low && value <= high ? value : undefined;
}

export const siteOfRow = (
  { name, lonDeg, latDeg, heightM, sector }: PastedRow,
  id: string,
  first: PlanSector,
): AddedSite => ({
  id,
  name,
  lonDeg,
  latDeg,
  heightM,
  sectors: [{ ...first, ...sector }],
});

const DEVICES: readonly AddedHotspot['device'][] = ['wifi-indoor', 'wifi-outdoor', 'wifi-data-only', 'lora-gateway'];

export function hotspotOfRow(row: PastedRow, id: string): AddedHotspot {
  const asked = row.device.toLowerCase();
  const device = DEVICES.find((entry) => entry === asked) ?? (asked.includes('lora') ? 'lora-gateway' : asked.includes('indoor') ? 'wifi-indoor' : 'wifi-outdoor'); // prettier-ignore
  const { name, lonDeg, latDeg, heightM, gainDbi, sector } = row;
  const network = device === 'lora-gateway' ? 'iot' : 'mobile';
  return { id, name, lonDeg, latDeg, network, device, heightM, gainDbi, azimuthDeg: sector.azimuthDeg ?? null };
}

export function wishOfRow(row: PastedRow, kind: WishedPlace['kind']): Omit<WishedPlace, 'id'> {
  const { name, lonDeg, latDeg, heightM } = row;
  const asked = WISHED_KINDS.find((entry) => entry === row.kind.toLowerCase());
  return { name, kind: asked ?? kind, lonDeg, latDeg, heightM, pinned: false };
}
