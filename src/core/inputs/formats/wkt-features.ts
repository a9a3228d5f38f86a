/** Geometries written as WKT: a file of them, or a column of a table. */
import type { ImportReport } from '../import-report';
import type { RawFeature } from '../shapes/features';
import { type Mapping, normalName } from '../tables/fields';
import type { Table } from '../tables/table';
import { FormatError } from './format-error';
import { geometryOfWkt, isWkt } from './wkt';

const COLUMN_NAMES = [
  'wkt',
  'geometry',
  'geom',
  'thegeom',
  'wktgeom',
  'wktgeometry',
  'geomwkt',
  'shape',
  'geometrywkt',
];

interface WktFeatures {
  features: RawFeature[];
  /** Of the first SRID stated. */
  crs: string | null;
}

/** One feature for each line that begins a geometry; a geometry may run over several lines. */
export function featuresOfWktText(text: string, report: ImportReport): WktFeatures {
  const pieces: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (isWkt(line) || pieces.length === 0) pieces.push(line);
    else pieces[pieces.length - 1] += ` ${line}`;
  }
  const found = featuresOfTexts(pieces.map((piece, i) => ({ text: piece, number: i + 1, properties: {} })));
  if (found.features.length === 1 && found.features[0]!.geometry === null)
    throw new FormatError('its brackets or numbers do not make a geometry');
  report.facts.geometries = found.features.length;
  return found;
}

/** Features of a table with a column of WKT, its other columns as properties; null: it has none. */
export function featuresOfWktColumn(
  { columns, rows, rowNumbers }: Table,
  { mapping }: { mapping: Mapping },
): WktFeatures | null {
  const wished = mapping.wkt;
  const at = columns.findIndex((name) =>
    wished === undefined ? COLUMN_NAMES.includes(normalName(name)) : name === wished,
  );
  if (at < 0 || !rows.slice(0, 100).some((row) => isWkt(row[at] ?? ''))) return null;
  return featuresOfTexts(
    rows.map((row, i) => ({
      text: row[at] ?? '',
      number: rowNumbers[i]!,
      properties: Object.fromEntries(columns.flatMap((name, column) => (column === at ? [] : [[name, row[column]]]))),
    })),
  );
}

function featuresOfTexts(
  texts: readonly { text: string; number: number; properties: RawFeature['properties'] }[],
): WktFeatures {
  let crs: string | null = null;
  const features = texts.map(({ text, number, properties }): RawFeature => {
    const found = geometryOfWkt(text);
    if (found?.srid) crs ??= `EPSG:${found.srid}`;
    return { number, id: '', properties, geometry: found?.geometry ?? null };
  });
  return { features, crs };
}
