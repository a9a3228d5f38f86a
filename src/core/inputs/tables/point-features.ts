import type { ImportReport } from '../import-report';
import type { RawFeature } from '../shapes/features';
import { isObject, own, textOf } from '../shapes/parse-json';
import { PackedRows } from './packed-rows';
import type { Table } from './table';

/** Every feature may have names of its own; a table of all of them would be their number squared. */
const COLUMN_LIMIT = 200;

/** Names the geometry gets as columns; properties of the same name give way. */
const LON = 'lon';
const LAT = 'lat';

/** Point features as a table: properties are columns, the geometry is lon and lat, and ids are a column where any has one. Features of other geometry are refused. */
export function tableFromPoints(features: readonly RawFeature[], report: ImportReport): Table {
  const names = propertyNames(features, report);
  // A column of nothing but blanks would hide another one that has the ids: what is no point has no row.
  const ids = features.some((feature) => isPoint(feature) && idOf(feature) !== '');
  const columns = [...(ids ? ['id'] : []), LON, LAT, ...names];
  const rows = new PackedRows();
  const table: Table = { columns, rows, rowNumbers: [] };
  for (const feature of features) {
    const { number, properties, geometry } = feature;
    const type = geometry ? textOf(own(geometry, 'type')) : '';
    const coordinates = geometry ? own(geometry, 'coordinates') : null;
    if (!geometry || !isObject(geometry)) {
      report.refuse('geometry-missing', { row: number });
      continue;
    }
    if (!isOnePoint(type, coordinates)) {
      report.refuse('geometry-unsupported', { row: number }, { type: type || 'none', wanted: 'Point' });
      continue;
    }
    const [lon, lat] = (type === 'Point' ? coordinates : coordinates[0]) as unknown[];
    rows.push([
      ...(ids ? [idOf(feature)] : []),
      textOf(lon),
      textOf(lat),
      ...names.map((name) => textOf(own(properties, name))),
    ]);
    table.rowNumbers.push(number);
  }
  return table;
}

const isPoint = ({ geometry }: RawFeature): boolean =>
  isObject(geometry) && isOnePoint(textOf(own(geometry, 'type')), own(geometry, 'coordinates'));

const idOf = ({ id, properties }: RawFeature): string => id || textOf(own(properties, 'id'));

/** A point, or as some programs write it a list of one. */
const isOnePoint = (type: string, coordinates: unknown): coordinates is unknown[] =>
  Array.isArray(coordinates) &&
  (type === 'Point' || (type === 'MultiPoint' && coordinates.length === 1 && Array.isArray(coordinates[0])));

/** Names of the properties in order of appearance, at most COLUMN_LIMIT: those that most features have. */
function propertyNames(features: readonly RawFeature[], report: ImportReport): string[] {
  const counts = new Map<string, number>();
  for (const { properties } of features)
    for (const name of Object.keys(properties)) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const name of [LON, LAT, 'id', 'lng', 'long', 'longitude', 'latitude', 'x', 'y']) counts.delete(name);
  if (counts.size <= COLUMN_LIMIT) return [...counts.keys()];
  report.warn('columns-left-out', {}, { count: counts.size, limit: COLUMN_LIMIT });
  const kept = [...counts].sort(([, a], [, b]) => b - a).slice(0, COLUMN_LIMIT);
  const names = new Set(kept.map(([name]) => name));
  return [...counts.keys()].filter((name) => names.has(name));
}
