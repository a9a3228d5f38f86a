/** Lists of sites rather than cells: name, position, height, operator, azimuths. What is stated is taken as stated. */
import { TECHNOLOGIES, type Technology } from '../../plan/service';
import type { Sector, Site } from '../facts';
import type { ImportReport } from '../import-report';
import { type Fields, type FieldSpec, type Mapping, numberOf, resolveFields } from '../tables/fields';
import { positionOf, shown } from '../tables/position';
import { ROLE_FIELD, rowsOfRole } from '../tables/site-roles';
import type { Table } from '../tables/table';
import { radioCode } from './cell-columns';
import { operatorOf } from './operator-code';
import { REACH_KM } from './region-reach';
import { LONGEST_TEMPLATE_ID, MOST_SECTORS, sectorsOfText } from './sector-list';

/** Names of ten letters are those a shapefile leaves of our own. */
export const TOWER_SPEC = {
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'], required: true },
  lat: { names: ['lat', 'latitude', 'y'], required: true },
  id: { names: ['id', 'siteid', 'site', 'towerid', 'code'] },
  name: { names: ['name', 'sitename', 'towername'] },
  height: {
    lengthM: true,
    names: [
      'height',
      'heightm',
      'antennaheight',
      'antennaheightm',
      'towerheight',
      'towerheightm',
      'structureheight',
      'overallheight',
    ],
  },
  /** Where on the mast there is room for others. */
  freeHeight: {
    lengthM: true,
    names: ['freeheight', 'freeheightm', 'availableheight', 'availableheightm', 'rentableheight'],
  },
  rent: {
    names: [
      'rent',
      'rentusd',
      'rentusdperyear',
      'rentperyear',
      'annualrent',
      'annualrentusd',
      'colocationrent',
      'rentusdper',
    ],
  },
  operator: { names: ['operator', 'plmn', 'mccmnc', 'carrier', 'owner'] },
  technology: { names: ['technology', 'radio', 'tech', 'rat'] },
  azimuth: { names: ['azimuth', 'azimuths', 'azimuthdeg', 'bearing'] },
  template: { names: ['template', 'templateid', 'radiotemplate'] },
  /** All sectors in one text, see `sectorsOfText`: goes before technology, operator, azimuth and template. */
  sectorList: { names: ['sectorlist'] },
  uncertainty: { names: ['positionuncertaintym', 'positionuncertainty', 'positionun'] },
  sharedBy: { names: ['sharedby'] },
  samples: { names: ['samples'] },
  ...ROLE_FIELD,
} satisfies FieldSpec;

type TowerField = keyof typeof TOWER_SPEC & string;

/** Where a list says a mast is: surveyed or clicked on a map. m. */
const STATED_UNCERTAINTY_M = 30;
const ASSUMED: Technology = 'LTE';
const MOST_HEIGHT_M = 1000;
const MOST_RENT_USD = 1e7;
const MOST_UNCERTAINTY_M = 1e6;
const MOST_SAMPLES = 1e12;
/** Sectors, and operators that share masts, of all sites kept: each costs some 100 bytes, and a packed list has several in a byte. */
const MOST_PARTS = 1_000_000;

export interface ListOptions {
  report: ImportReport;
  /** Told of every position used. */
  used(lonDeg: number, latDeg: number): void;
  /** Whether a position matters; sites elsewhere are counted and not kept. */
  near?: ((lonDeg: number, latDeg: number) => boolean) | undefined;
  /** Sites kept at most; the others are counted. */
  mostKept: number;
}

/** Sites of a table. Rows of the same id are one site with the sectors of all; where rows list their sectors, of the same id and place. */
export function sitesOfTable(table: Table, mapping: Mapping, options: ListOptions): Site[] {
  const { report, near, mostKept } = options;
  const fields = resolveFields(table.columns, { spec: TOWER_SPEC, mapping, report });
  if (!fields) return [];
  const firstRows = new Map<string, number>();
  // Of rows that list their sectors the place counts, too.
  const idsThere = fields.has('sectorList') && fields.has('id') ? new Map<string, string>() : null;
  const kept = new Map<string, Site>();
  const reader: RowReader = { fields, report, assumed: 0 };
  let [outOfReach, parts] = [0, 0];
  for (const [cells, row] of rowsOfRole(table, 'existing-site', reader)) {
    const site = siteOfRow(cells, row, reader);
    if (!site) continue;
    const there = idsThere && `${site.lonDeg} ${site.latDeg} ${site.id}`;
    const known = there === null ? site.id : idsThere!.get(there);
    const firstRow = fields.has('id') && known !== undefined ? firstRows.get(known) : undefined;
    if (firstRow !== undefined) {
      report.merge('site-duplicate', { row, id: site.id }, { firstRow });
      const sectors = kept.get(known!)?.sectors;
      if (!sectors) continue;
      const added = site.sectors.slice(0, MOST_SECTORS - sectors.length);
      sectors.push(...added);
      parts += added.length;
      if (parts > MOST_PARTS) return tooManyParts(row, report);
      continue;
    }
    report.use();
    options.used(site.lonDeg, site.latDeg);
    const id = firstRows.has(site.id) ? `${site.id} (row ${row})` : site.id;
    firstRows.set(id, row);
    if (there !== null) idsThere!.set(there, id);
    if (near && !near(site.lonDeg, site.latDeg)) outOfReach++;
    else if (kept.size < mostKept) {
      site.id = id;
      kept.set(id, site);
      parts += site.sectors.length + site.sharedBy.length;
      if (parts > MOST_PARTS) return tooManyParts(row, report);
    }
  }
  if (reader.assumed > 0) report.note('technology-assumed', { technology: ASSUMED, count: reader.assumed });
  if (outOfReach > 0) report.note('sites-out-of-reach', { count: outOfReach, limitKm: REACH_KM });
  report.facts.sites = firstRows.size - outOfReach;
  return [...kept.values()];
}

function tooManyParts(row: number, report: ImportReport): Site[] {
  report.fail('sectors-too-many', { limit: MOST_PARTS }, { row });
  return [];
}

interface RowReader {
  fields: Fields<TowerField>;
  report: ImportReport;
  /** Sites whose technology nobody stated. */
  assumed: number;
}

function siteOfRow(cells: readonly string[], row: number, reader: RowReader): Site | null {
  const { fields, report } = reader;
  const text = (field: TowerField): string => fields.text(cells, field);
  const refuse = (code: 'radio-unknown' | 'number-invalid', field: TowerField): null => {
    report.refuse(code, { row, column: fields.column(field) }, { field, value: shown(text(field)) });
    return null;
  };
  const list = text('sectorList') === '' ? null : sectorsOfText(text('sectorList'));
  const listed = list && (list.sectors.length > 0 || list.unread.length === 0) ? list.sectors : null;
  const code = listed || text('technology') === '' ? TECHNOLOGIES.indexOf(ASSUMED) : radioCode(text('technology'));
  if (Number.isNaN(code)) return refuse('radio-unknown', 'technology');
  const stated = { height: Number.NaN, freeHeight: Number.NaN, rent: Number.NaN };
  for (const field of ['height', 'freeHeight', 'rent'] as const) {
    stated[field] = numberOf(text(field));
    const most = field === 'rent' ? MOST_RENT_USD : MOST_HEIGHT_M;
    if (text(field) !== '' && !(stated[field] >= 0 && stated[field] <= most)) return refuse('number-invalid', field);
  }
  const position = positionOf(text('lon'), text('lat'), report, row);
  if (!position) return null;
  if (list && list.unread.length > 0) {
    const context = { value: shown(list.unread[0]!), count: list.unread.length };
    report.warn('sectors-unread', { row, column: fields.column('sectorList') }, context);
  }
  const site: Site = {
    id: text('id') || text('name') || `site-${row}`,
    lonDeg: position[0],
    latDeg: position[1],
    positionUncertaintyM: numberIn(cells, row, UNCERTAINTY, reader),
    heightM: stated.height > 0 ? stated.height : null,
    sectors: listed ?? statedSectors(cells, row, { technology: TECHNOLOGIES[code]!, reader }),
    sharedBy: sharersOf(cells, row, reader),
    samples: numberIn(cells, row, SAMPLES, reader),
  };
  const room = roomOf(stated.freeHeight, stated.rent);
  if (room) site.room = room;
  return site;
}

const UNCERTAINTY = { field: 'uncertainty', most: MOST_UNCERTAINTY_M, otherwise: STATED_UNCERTAINTY_M } as const;
const SAMPLES = { field: 'samples', most: MOST_SAMPLES, otherwise: 0 } as const;

/** A value that a row can do without. */
function numberIn(
  cells: readonly string[],
  row: number,
  { field, most, otherwise }: typeof UNCERTAINTY | typeof SAMPLES,
  reader: RowReader,
): number {
  const text = reader.fields.text(cells, field);
  if (text === '') return otherwise;
  const value = numberOf(text);
  if (value >= 0 && value <= most) return value;
  reader.report.warn('number-left-out', { row, column: reader.fields.column(field) }, { field, value: shown(text) });
  return otherwise;
}

/** Operators by their codes, with blanks, commas or the like between them. */
function sharersOf(cells: readonly string[], row: number, { fields, report }: RowReader): string[] {
  const text = fields.text(cells, 'sharedBy');
  if (text === '') return [];
  const words = text.split(/[\s,;|/]+/, MOST_SECTORS).filter((word) => word !== '');
  return words.flatMap((word) => {
    const operator = operatorOf(word);
    if (operator) return [operator];
    report.warn('operator-not-a-code', { row, column: fields.column('sharedBy') }, { value: shown(word) });
    return [];
  });
}

/** What the columns of a row say of its sectors. */
function statedSectors(
  cells: readonly string[],
  row: number,
  { technology, reader }: { technology: Technology; reader: RowReader },
): Sector[] {
  const { fields, report } = reader;
  const text = (field: TowerField): string => fields.text(cells, field);
  if (text('technology') === '') reader.assumed++;
  const operator = operatorOf(text('operator'));
  if (operator === null)
    report.warn('operator-not-a-code', { row, column: fields.column('operator') }, { value: shown(text('operator')) });
  const azimuths = azimuthsOf(text('azimuth'));
  if (azimuths === null)
    report.warn('azimuth-invalid', { row, column: fields.column('azimuth') }, { value: shown(text('azimuth')) });
  // A longer one is not known either, and every sector would carry it.
  const templateId = text('template').slice(0, LONGEST_TEMPLATE_ID) || null;
  return sectorsOf(azimuths ?? [], { operator: operator ?? '', technology, templateId });
}

/** Undefined where neither is stated (NaN). */
const roomOf = (freeHeightM: number, rentUsd: number): Site['room'] => {
  if (Number.isNaN(freeHeightM) && Number.isNaN(rentUsd)) return undefined;
  const stated = (value: number) => (Number.isNaN(value) ? null : value);
  return { heightM: stated(freeHeightM), rentUsdPerYear: stated(rentUsd) };
};

function sectorsOf(
  azimuths: readonly number[],
  { operator, technology, templateId }: Pick<Sector, 'operator' | 'technology' | 'templateId'>,
): Sector[] {
  if (azimuths.length === 0)
    return [{ operator, technology, templateId, azimuthDeg: null, azimuthFrom: 'omni', cells: 1 }];
  return azimuths.map((azimuthDeg) => ({
    operator,
    technology,
    templateId,
    azimuthDeg,
    azimuthFrom: 'stated',
    cells: 1,
  }));
}

/** "0/120/240" → three directions; '' → none; null: not numbers of 0..360, or more than a mast has. */
export function azimuthsOf(text: string): number[] | null {
  if (text === '' || /^omni/i.test(text)) return [];
  const azimuths = text.split(/[\s/;|,]+/, MOST_SECTORS + 1).map(numberOf);
  if (azimuths.length > MOST_SECTORS) return null;
  return azimuths.every((azimuth) => azimuth >= 0 && azimuth <= 360) ? azimuths.map((azimuth) => azimuth % 360) : null;
}
