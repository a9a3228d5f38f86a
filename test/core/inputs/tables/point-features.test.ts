import { expect, it } from 'vitest';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { featuresOf } from '../../../../src/core/inputs/shapes/features';
import type { JsonObject } from '../../../../src/core/inputs/shapes/parse-json';
import { tableFromPoints } from '../../../../src/core/inputs/tables/point-features';
import { collection, point } from '../input-files';

const tableOf = (...features: object[]) => {
  const report = new ImportReport('given', 'venues');
  const found = featuresOf(collection(...features) as JsonObject, report)!;
  return { table: tableFromPoints(found.features, report), report: report.finish() };
};

it('makes columns of properties; the geometry wins over properties called lon or lat', () => {
  const { table, report } = tableOf(point(1, 41, { name: 'A', lat: 5, x: 9 }), point(2, 42, { group: 'mid' }));
  expect(table.columns).toEqual(['lon', 'lat', 'name', 'group']);
  expect([...table.rows]).toEqual([
    ['1', '41', 'A', ''],
    ['2', '42', '', 'mid'],
  ]);
  expect(report.issues).toEqual([]);
});

it('ids are a column only where there are any, so that none hides a siteId', () => {
  expect(tableOf(point(1, 41, { siteId: 'A' })).table.columns).toEqual(['lon', 'lat', 'siteId']);
  const { table } = tableOf(point(1, 41, { id: 'A' }), { ...point(2, 42), id: 7 }, point(3, 43));
  expect(table.columns).toEqual(['id', 'lon', 'lat']);
  expect([...table.rows].map(([id]) => id)).toEqual(['A', '7', '']);
});

it('features with names of their own each do not make a table of their number squared', () => {
  const features = Array.from({ length: 3000 }, (_, i) => point(1, 41, { [`p${i}`]: i, height: 3 }));
  const { table, report } = tableOf(...features);
  expect(table.rows).toHaveLength(3000);
  expect(table.columns).toHaveLength(202);
  expect(table.columns).toContain('height');
  expect(report.issues).toMatchObject([{ code: 'columns-left-out', context: { count: 3001, limit: 200 } }]);
});

it('names of Object.prototype are names like others', () => {
  const { table } = tableOf(JSON.parse(JSON.stringify(point(1, 41, { a: 1 })).replace('"a"', '"__proto__"')) as object);
  expect(table.columns).toEqual(['lon', 'lat', '__proto__']);
  expect(table.rows.at(0)).toEqual(['1', '41', '1']);
});
