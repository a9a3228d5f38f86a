import type { Region } from '../facts';
import type { ImportReport } from '../import-report';
import type { Mapping } from '../tables/fields';
import { parseJson } from './parse-json';
import { readPolygons } from './read-polygons';

/** Target regions of a GeoJSON or TopoJSON file: one for each polygon feature. */
export function readRegions(bytes: Uint8Array, mapping: Mapping, report: ImportReport): Region[] {
  const json = parseJson(bytes, report);
  if (json === undefined) return [];
  report.importer = 'polygons';
  const shapes = readPolygons(json, mapping, report) ?? [];
  report.facts.regions = shapes.length;
  return shapes.map(({ id, name, geometry }) => ({ id, name, geometry }));
}
