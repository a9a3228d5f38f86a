/** Target regions out of any file: polygons, or lists of H3 cells. The same outline twice is one region. */
import { h3FromText } from '../../geo';
import type { Region } from '../facts';
import type { Content } from '../formats/content';
import type { ImportReport } from '../import-report';
import { type Mapping, normalName, offers, resolveFields } from '../tables/fields';
import { PLACE_FIELDS } from '../tables/placed-rows';
import { shown } from '../tables/position';
import type { Table } from '../tables/table';
import { outlineOfCells } from './cell-outline';
import type { Outlines } from './outlines';
import { textOf } from './parse-json';
import { readPolygons } from './read-polygons';

const CELL_SPEC = { h3: PLACE_FIELDS.h3, region: { names: ['region', 'regionid', 'area', 'name', 'zone'] } };

/** Regions of one file: one for each polygon that `outlines`, which knows those of the files before, has not seen; of H3 cells one for each name in the column `region`, or one in all. */
export function readRegions(
  content: Content,
  { mapping, report, outlines }: { mapping: Mapping; report: ImportReport; outlines: Outlines },
): Region[] {
  const cells = cellsOf(content, mapping);
  if (cells) return regionsOfCells(cells, mapping, report);
  if (content.kind !== 'features') {
    if (content.kind === 'json') report.fail('json-not-recognised', { expected: 'GeoJSON or TopoJSON' });
    else report.fail('role-mismatch', { role: report.role, found: 'a table' });
    return [];
  }
  report.importer = 'polygons';
  const shapes = readPolygons(content.features, mapping, report) ?? [];
  const regions = shapes.flatMap(({ number, id, name, geometry }) => {
    const same = outlines.add(geometry, id);
    if (same === null) return [{ id, name, geometry }];
    report.mergeUsed('region-duplicate', { row: number, id }, { sameAs: same });
    return [];
  });
  report.facts.regions = regions.length;
  return regions;
}

/** Whether a content is nothing but H3 cells, which can only be regions. */
export function isCellList(content: Content, mapping: Mapping): boolean {
  const table = cellsOf(content, mapping);
  return (
    table !== null &&
    table.columns.every((name) =>
      ['h3', 'region'].some((field) => CELL_SPEC[field as 'h3'].names.includes(normalName(name))),
    )
  );
}

/** A table with a column of cells, a list of nothing but cells (its first line is no header), or a JSON list of them; null: none of these. */
function cellsOf(content: Content, mapping: Mapping): Table | null {
  if (content.kind === 'json') {
    const list = Array.isArray(content.json) ? (content.json as unknown[]) : [];
    if (!list.some((item) => typeof item === 'string' && h3FromText(item))) return null;
    return { columns: ['h3'], rows: list.map((item) => [textOf(item)]), rowNumbers: list.map((_, i) => i + 1) };
  }
  if (content.kind !== 'table') return null;
  const { columns, rows, rowNumbers } = content.table;
  if (offers(columns, CELL_SPEC, mapping, ['h3'])) return content.table;
  if (!columns.some((name) => h3FromText(name))) return null;
  // Ids in one line, or one a line.
  const all = [columns, ...rows].flatMap((row, i) => row.map((id) => ({ id, row: i === 0 ? 1 : rowNumbers[i - 1]! })));
  const given = all.filter(({ id }) => id.trim() !== '');
  return { columns: ['h3'], rows: given.map(({ id }) => [id]), rowNumbers: given.map(({ row }) => row) };
}

function regionsOfCells(table: Table, mapping: Mapping, report: ImportReport): Region[] {
  report.importer = 'region-cells';
  const fields = resolveFields(table.columns, { spec: CELL_SPEC, mapping, report })!;
  const byName = new Map<string, Set<string>>();
  for (const [i, values] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const text = fields.text(values, 'h3');
    const cell = h3FromText(text);
    if (!cell) {
      report.refuse('h3-invalid', { row, column: fields.column('h3') }, { value: shown(text) });
      continue;
    }
    const name = fields.text(values, 'region');
    const cells = byName.get(name) ?? new Set();
    byName.set(name, cells);
    if (cells.has(cell.h3)) report.merge('region-cell-duplicate', { row, id: cell.h3 });
    else report.use();
    cells.add(cell.h3);
  }
  const regions: Region[] = [];
  for (const [name, cells] of byName) {
    const outline = outlineOfCells([...cells]);
    if ('geometry' in outline) regions.push({ id: name || 'h3', name: name || 'H3', geometry: outline.geometry });
    else report.fail('region-cells-invalid', { problem: outline.problem }, name ? { id: name } : {});
  }
  report.facts.regions = regions.length;
  return regions;
}
