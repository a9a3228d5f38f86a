/** Lists of sites rather than cells: name, position, height, operator, azimuths. What is stated is taken as stated. */
import { TECHNOLOGIES, type Technology } from '../../plan/service';
import type { Sector, Site } from '../facts';
import type { ImportReport } from '../import-report';
import { type Fields, type FieldSpec, type Mapping, numberOf, resolveFields } from '../tables/fields';
import { positionOf, shown } from '../tables/position';
import type { Table } from '../tables/table';
import { radioCode } from './cell-columns';
import { REACH_KM } from './region-reach';

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
    names: ['rent', 'rentusd', 'rentusdperyear', 'rentperyear', 'annualrent', 'annualrentusd', 'colocationrent'],
  },
  operator: { names: ['operator', 'plmn', 'mccmnc', 'carrier', 'owner'] },
  technology: { names: ['technology', 'radio', 'tech', 'rat'] },
  azimuth: { names: ['azimuth', 'azimuths', 'azimuthdeg', 'bearing'] },
  template: { names: ['template', 'templateid', 'radiotemplate'] },
} satisfies FieldSpec;

type TowerField = keyof typeof TOWER_SPEC & string;

/** Where a list says a mast is: surveyed or clicked on a map. m. */
const STATED_UNCERTAINTY_M = 30;
const ASSUMED: Technology = 'LTE';
const MOST_HEIGHT_M = 1000;
const MOST_RENT_USD = 1e7;
/** Directions of a row, and sectors of a site: no mast has more. */
const MOST_SECTORS = 1000;

export interface ListOptions {
  report: ImportReport;
  /** Told of every position used. */
  used(lonDeg: number, latDeg: number): void;
  /** Whether a position matters; sites elsewhere are counted and not kept. */
  near?: ((lonDeg: number, latDeg: number) => boolean) | undefined;
  /** Sites kept at most; the others are counted. */
  mostKept: number;
}

/** Sites of a table. Rows of the same id are one site with the sectors of all. */
export function sitesOfTable(table: Table, mapping: Mapping, options: ListOptions): Site[] {
  const { report, near, mostKept } = options;
  const fields = resolveFields(table.columns, { spec: TOWER_SPEC, mapping, report });
  if (!fields) return [];
  const firstRows = new Map<string, number>();
  const kept = new Map<string, Site>();
  let [assumed, outOfReach] = [0, 0];
  for (const [i, cells] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const site = siteOfRow(cells, row, { fields, report });
    if (!site) continue;
    if (fields.text(cells, 'technology') === '') assumed++;
    const firstRow = fields.has('id') ? firstRows.get(site.id) : undefined;
    if (firstRow !== undefined) {
      const sectors = kept.get(site.id)?.sectors ?? [];
      for (const sector of site.sectors) if (sectors.length < MOST_SECTORS) sectors.push(sector);
      report.merge('site-duplicate', { row, id: site.id }, { firstRow });
      continue;
    }
    report.use();
    options.used(site.lonDeg, site.latDeg);
    const id = firstRows.has(site.id) ? `${site.id} (row ${row})` : site.id;
    firstRows.set(id, row);
    if (near && !near(site.lonDeg, site.latDeg)) outOfReach++;
    else if (kept.size < mostKept) kept.set(id, { ...site, id });
  }
  if (assumed > 0) report.note('technology-assumed', { technology: ASSUMED, count: assumed });
  if (outOfReach > 0) report.note('sites-out-of-reach', { count: outOfReach, limitKm: REACH_KM });
  report.facts.sites = firstRows.size - outOfReach;
  return [...kept.values()];
}

interface RowReader {
  fields: Fields<TowerField>;
  report: ImportReport;
}

function siteOfRow(cells: readonly string[], row: number, { fields, report }: RowReader): Site | null {
  const text = (field: TowerField): string => fields.text(cells, field);
  const refuse = (code: 'radio-unknown' | 'number-invalid', field: TowerField): null => {
    report.refuse(code, { row, column: fields.column(field) }, { field, value: shown(text(field)) });
    return null;
  };
  const code = text('technology') === '' ? TECHNOLOGIES.indexOf(ASSUMED) : radioCode(text('technology'));
  if (Number.isNaN(code)) return refuse('radio-unknown', 'technology');
  const height = numberOf(text('height'));
  if (text('height') !== '' && !(height >= 0 && height <= MOST_HEIGHT_M)) return refuse('number-invalid', 'height');
  const freeHeight = numberOf(text('freeHeight'));
  if (text('freeHeight') !== '' && !(freeHeight >= 0 && freeHeight <= MOST_HEIGHT_M))
    return refuse('number-invalid', 'freeHeight');
  const rent = numberOf(text('rent'));
  if (text('rent') !== '' && !(rent >= 0 && rent <= MOST_RENT_USD)) return refuse('number-invalid', 'rent');
  const position = positionOf(text('lon'), text('lat'), report, row);
  if (!position) return null;
  const operator = operatorOf(text('operator'));
  if (operator === null)
    report.warn('operator-not-a-code', { row, column: fields.column('operator') }, { value: shown(text('operator')) });
  const azimuths = azimuthsOf(text('azimuth'));
  if (azimuths === null)
    report.warn('azimuth-invalid', { row, column: fields.column('azimuth') }, { value: shown(text('azimuth')) });
  return {
    id: text('id') || text('name') || `site-${row}`,
    lonDeg: position[0],
    latDeg: position[1],
    positionUncertaintyM: STATED_UNCERTAINTY_M,
    heightM: height > 0 ? height : null,
    sectors: sectorsOf(azimuths ?? [], {
      operator: operator ?? '',
      technology: TECHNOLOGIES[code]!,
      templateId: text('template') || null,
    }),
    sharedBy: [],
    samples: 0,
    ...roomOf(freeHeight, rent),
  };
}

/** Nothing where neither is stated (NaN). */
const roomOf = (freeHeightM: number, rentUsd: number): Pick<Site, 'room'> => {
  if (Number.isNaN(freeHeightM) && Number.isNaN(rentUsd)) return {};
  const stated = (value: number) => (Number.isNaN(value) ? null : value);
  return { room: { heightM: stated(freeHeightM), rentUsdPerYear: stated(rentUsd) } };
};

function sectorsOf(
  azimuths: readonly number[],
  base: Pick<Sector, 'operator' | 'technology' | 'templateId'>,
): Sector[] {
  if (azimuths.length === 0) return [{ ...base, azimuthDeg: null, azimuthFrom: 'omni', cells: 1 }];
  return azimuths.map((azimuthDeg) => ({ ...base, azimuthDeg, azimuthFrom: 'stated', cells: 1 }));
}

/** "214-07", "21407", "214 7" → "214-7"; '' stays; null: not a code. */
export function operatorOf(text: string): string | null {
  if (text === '') return '';
  const match = /^(\d{3})[\s-]?(\d{1,3})$/.exec(text);
  return match ? `${match[1]}-${Number(match[2])}` : null;
}

/** "0/120/240" → three directions; '' → none; null: not numbers of 0..360, or more than a mast has. */
export function azimuthsOf(text: string): number[] | null {
  if (text === '' || /^omni/i.test(text)) return [];
  const azimuths = text.split(/[\s/;|,]+/, MOST_SECTORS + 1).map(numberOf);
  if (azimuths.length > MOST_SECTORS) return null;
  return azimuths.every((azimuth) => azimuth >= 0 && azimuth <= 360) ? azimuths.map((azimuth) => azimuth % 360) : null;
}
