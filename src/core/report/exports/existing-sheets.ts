/** Existing sites and hotspots as sheets of a workbook, with the columns of sites.geojson, so that each sheet can be read in again. */
import type { Site } from '../../inputs/facts';
import { textsOfSectors } from '../../inputs/towers/sector-list';
import { nearGrid, sitesGeojson } from '../geojson';
import type { ReportInput } from '../report-types';
import { headerOf } from './unit-header';
import { MOST_CHARACTERS, type XlsxSheet, type XlsxValue } from './xlsx';

/** Digits shown after the point of a number, or 'text'. Numbers are written with all they have. */
type Shown = number | 'text';

const PLACE: readonly [name: string, shown: Shown][] = [
  ['role', 'text'],
  ['siteId', 'text'],
  ['lon', 6],
  ['lat', 6],
];
const SITE_COLUMNS: readonly [name: string, shown: Shown][] = [
  ...PLACE,
  ['operators', 'text'],
  ['technologies', 'text'],
  ['sectors', 0],
  ['heightM', 1],
  ['positionUncertaintyM', 0],
  ['sharedBy', 'text'],
  ['samples', 0],
  ['sectorList', 'text'],
  ['freeHeightM', 1],
  ['rentUsdPerYear', 0],
];
const HOTSPOT_COLUMNS: readonly [name: string, shown: Shown][] = [
  ...PLACE,
  ['name', 'text'],
  ['network', 'text'],
  ['device', 'text'],
  ['positionPrecision', 'text'],
  ['h3', 'text'],
  ['online', 'text'],
  ['heightM', 1],
  ['gainDbi', 1],
  ['azimuthDeg', 0],
];

/** One sheet of each; without rows when there are none in reach of the grid. */
export function existingSheets(result: ReportInput): XlsxSheet[] {
  const sites = rowsOf(result, 'existing-site');
  const lists = result.facts.sites.filter(nearGrid(result)).map(listsOf);
  // A site whose sectors are too many for a cell takes several rows: they add up when they are read.
  const siteRows = sites.flatMap((row, at) => lists[at]!.map((sectorList) => ({ ...row, sectorList })));
  return [
    sheetOf('Existing sites', siteRows, SITE_COLUMNS),
    sheetOf('Existing hotspots', rowsOf(result, 'existing-hotspot'), HOTSPOT_COLUMNS),
  ];
}

const listsOf = ({ sectors }: Site): string[] => textsOfSectors(sectors, MOST_CHARACTERS);

function rowsOf(result: ReportInput, role: string): Record<string, XlsxValue>[] {
  return sitesGeojson(result).features.flatMap(({ properties, geometry: { coordinates } }) =>
    properties?.role === role ? [{ ...properties, lon: coordinates[0]!, lat: coordinates[1]! }] : [],
  );
}

const sheetOf = (
  name: string,
  rows: readonly Record<string, XlsxValue>[],
  columns: readonly [name: string, shown: Shown][],
): XlsxSheet => ({
  name,
  columns: columns.map(([column, shown]) => ({
    header: headerOf(column),
    width: shown === 'text' ? 22 : 16,
    decimals: shown === 'text' ? 0 : shown,
  })),
  rows: rows.map((row) => columns.map(([column]) => row[column] ?? null)),
});
