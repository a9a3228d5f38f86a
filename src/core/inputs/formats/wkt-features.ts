/** Geometries written as WKT: a file of them, or a column of a table. */
import type { ImportReport } from '../import-report';
import type { RawFeature } from '../shapes/features';
import { checkPositionCount, listedIn, POSITION_LIMIT } from '../shapes/position-limit';
import { type Mapping, normalName } from '../tables/fields';
import type { Table } from '../tables/table';
import { FormatError } from './format-error';
import { checkFeatureCount } from './most-features';
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
export function featuresOfWktText(text: string, report: ImportReport, mostPositions = POSITION_LIMIT): WktFeatures {
  const found = featuresOfTexts(piecesOf(text.replace(/^\uFEFF/, '')), mostPositions);
  if (found.features.length === 1 && found.features[0]!.geometry === null)
    throw new FormatError('its brackets or numbers do not make a geometry');
  report.facts.geometries = found.features.length;
  return found;
}

/** Lines end as in any of the three systems; what begins no geometry belongs to the line before. */
function* piecesOf(text: string): Generator<WktPiece> {
  const ends = /\r\n|\n|\r/g;
  let [number, start, line] = [0, 0, 0];
  for (let end = ends.exec(text); line < text.length; end = end && ends.exec(text)) {
    const next = end?.index ?? text.length;
    if (line > start && next > line && isWkt(text.slice(line, next))) {
      yield { text: text.slice(start, line), number: ++number, properties: {} };
      start = line;
    }
    line = end ? ends.lastIndex : text.length;
  }
  yield { text: text.slice(start), number: ++number, properties: {} };
}

interface WktPiece {
  text: string;
  number: number;
  properties: RawFeature['properties'];
}

/** Features of a table with a column of WKT, its other columns as properties; null: it has none. */
export function featuresOfWktColumn(
  { columns, rows, rowNumbers }: Table,
  { mapping, mostPositions = POSITION_LIMIT }: { mapping: Mapping; mostPositions?: number },
): WktFeatures | null {
  const wished = mapping.wkt;
  const at = columns.findIndex((name) =>
    wished === undefined ? COLUMN_NAMES.includes(normalName(name)) : name === wished,
  );
  if (at < 0 || !rows.slice(0, 100).some((row) => isWkt(row[at] ?? ''))) return null;
  function* pieces(): Generator<WktPiece> {
    for (const [i, row] of rows.entries()) {
      const others = columns.flatMap((name, column) => (column === at ? [] : [[name, row[column]]]));
      yield { text: row[at] ?? '', number: rowNumbers[i]!, properties: Object.fromEntries(others) };
    }
  }
  return featuresOfTexts(pieces(), mostPositions);
}

function featuresOfTexts(pieces: Iterable<WktPiece>, mostPositions: number): WktFeatures {
  let crs: string | null = null;
  const features: RawFeature[] = [];
  let positions = 0;
  for (const { text, number, properties } of pieces) {
    checkFeatureCount(features.length + 1);
    positions += listedIn(text);
    checkPositionCount(positions, mostPositions);
    const found = geometryOfWkt(text);
    if (found?.srid) crs ??= `EPSG:${found.srid}`;
    features.push({ number, id: '', properties, geometry: found?.geometry ?? null });
  }
  return { features, crs };
}
