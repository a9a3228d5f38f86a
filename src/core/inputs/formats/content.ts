/**
 * The one step between bytes and roles: whatever the format, what comes out is a table, features in degrees, or JSON of its own kind. So every role reads every
 * format, and no role knows of any.
 */
import { breathe } from '../containers/breathe';
import type { Entry } from '../containers/unpack';
import { decodeText } from '../containers/text';
import type { ImportReport } from '../import-report';
import { featuresOf, isGeographic, type RawFeature } from '../shapes/features';
import { parseJson } from '../shapes/parse-json';
import { positionLimitOf, TooManyPositions } from '../shapes/position-limit';
import type { StatedSystem } from '../projections/projector';
import type { Mapping } from '../tables/fields';
import { tableFromPoints } from '../tables/point-features';
import type { Table } from '../tables/table';
import { rowLimitOf, tableOfBytes } from '../tables/table-of-bytes';
import { featuresOfFlatGeobuf } from './flatgeobuf';
import { FormatError } from './format-error';
import { featuresInDegrees, tableInDegrees } from './in-degrees';
import { contentOfParquet } from './parquet';
import { featuresOfShapefile } from './shapefile';
import { type Format, shapefileParts, type Source } from './sources';
import { checkFeatureCount } from './most-features';
import { featuresOfWktColumn, featuresOfWktText } from './wkt-features';
import { linesOfGpx } from './gpx-lines';
import { featuresOfXml, tagLimitOf } from './xml-features';
import { sheetOf } from './xlsx';

export type Content =
  | { kind: 'table'; table: Table }
  | { kind: 'features'; features: RawFeature[] }
  | { kind: 'json'; json: unknown };

export interface ContentOptions {
  mapping: Mapping;
  report: ImportReport;
  signal: AbortSignal;
  /** For a look at the first rows only; formats that can stop there do. */
  mostRows?: number;
  /** Nobody reads the source again: its bytes are given up as soon as they are text. */
  isLast?: boolean;
  /** A file of more is refused; by the file's size unless told. */
  mostPositions?: number;
}

/** The content of a source, or null with the report failed. Rejects with AbortError when cancelled. */
export async function contentOf(source: Source, options: ContentOptions): Promise<Content | null> {
  const limited = { mostPositions: mostPositionsOf(source), ...options };
  const raw = await rawContentOf(source, limited);
  return raw && placedContent(raw, limited);
}

/** The content as the file has it, its coordinates in whatever system. */
export async function rawContentOf(source: Source, options: ContentOptions): Promise<RawContent | null> {
  try {
    const raw = await parsed(source, { mostPositions: mostPositionsOf(source), ...options });
    options.signal.throwIfAborted();
    return isTooMuch(raw, source, options.report) ? null : raw;
  } catch (error) {
    return tellError(error, FORMAT_NAMES[source.format], options.report);
  }
}

/** Whether an archive has more features in all of its parts together than one part may have. Tables are counted as they are read. */
function isTooMuch(raw: RawContent | null, { parts }: Source, report: ImportReport): boolean {
  const limit = rowLimitOf(parts[0]!.packedBytes);
  if (raw?.kind !== 'features' || report.read === 0 || raw.features.length + report.read <= limit) return false;
  report.fail('table-rows-too-many', { limit });
  return true;
}

/** The same with coordinates in degrees, or null with the report failed. */
export async function placedContent(raw: RawContent, options: ContentOptions): Promise<Content | null> {
  if (raw.kind === 'json') return raw;
  if (raw.kind === 'features') return featuresInDegrees(raw.features, raw.crs, options);
  try {
    const shaped = featuresOfWktColumn(raw.table, options);
    return await (shaped
      ? featuresInDegrees(shaped.features, shaped.crs, options)
      : tableInDegrees(raw.table, options));
  } catch (error) {
    return tellError(error, FORMAT_NAMES.wkt, options.report);
  }
}

/** Fails the report for a reason that is in the file; errors of other kinds are thrown on. */
function tellError(error: unknown, format: string, report: ImportReport): null {
  if (!(error instanceof FormatError)) throw error;
  if (error instanceof TooManyPositions)
    report.fail('geometry-too-large', { positions: error.positions, limit: error.limit });
  else report.fail('format-damaged', { format, problem: error.message });
  return null;
}

/** The content as a table: rows as they are, of features the points with lon and lat, which are used up by it. Null with the report failed. */
export function tableOf(content: Content, report: ImportReport): Table | null {
  if (content.kind === 'table') return content.table;
  if (content.kind === 'features') {
    const table = tableFromPoints(content.features, report);
    // With the text or tree they were read from they weigh more than the table.
    content.features.length = 0;
    return table;
  }
  report.fail('json-not-recognised', { expected: 'GeoJSON' });
  return null;
}

export type RawContent =
  | { kind: 'table'; table: Table }
  | { kind: 'features'; features: RawFeature[]; crs: StatedSystem | null }
  | { kind: 'json'; json: unknown };

/** Parquet packs its columns: its file is an archive. */
const mostPositionsOf = ({ format, parts }: Source): number =>
  positionLimitOf(format === 'parquet' ? parts[0]!.bytes.length : parts[0]!.packedBytes);

/** About a quarter of a second of work. */
const FEATURES_PER_BREATH = 2000;

const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  delimited: 'table',
  json: 'JSON',
  kml: 'KML',
  gpx: 'GPX',
  wkt: 'WKT',
  xlsx: 'XLSX',
  shapefile: 'shapefile',
  flatgeobuf: 'FlatGeobuf',
  parquet: 'Parquet',
  raster: 'raster',
};

async function parsed(source: Source, options: ContentOptions): Promise<RawContent | null> {
  const { report, mostRows, mostPositions } = options;
  const part = source.parts[0]!;
  switch (source.format) {
    case 'delimited': {
      const table = tableOfBytes(part, report, mostRows);
      return table && !report.failed ? { kind: 'table', table } : null;
    }
    case 'json':
      return contentOfJson(part, options);
    case 'kml':
    case 'gpx':
      return featuresOfXmlPart(part, source.format, options);
    case 'wkt': {
      const text = textOf(taken(part, options), report);
      return text === null ? null : { kind: 'features', ...featuresOfWktText(text, report, mostPositions) };
    }
    case 'xlsx':
      return contentOfWorkbook(source, options);
    case 'shapefile':
      return { kind: 'features', ...(await featuresOfShapefile(shapefileParts(source), mostPositions)) };
    case 'flatgeobuf':
      return { kind: 'features', ...featuresOfFlatGeobuf(part.bytes, mostRows, mostPositions) };
    case 'parquet':
      return contentOfParquet(part.bytes, mostRows);
    case 'raster':
      report.fail('role-mismatch', { role: report.role, found: 'a raster' });
      return null;
  }
}

const NO_BYTES = new Uint8Array();

function taken(part: Entry, { isLast }: ContentOptions): Uint8Array {
  const { bytes } = part;
  if (isLast) part.bytes = NO_BYTES;
  return bytes;
}

function contentOfJson(part: Entry, options: ContentOptions): RawContent | null {
  const { report, mapping, mostPositions } = options;
  const decoded = decodeText(taken(part, options));
  const json = parseJson(decoded, report, { quoteLongIntegers: true, packedBytes: part.packedBytes });
  if (json === undefined) return null;
  if (!isGeographic(json)) return { kind: 'json', json };
  const found = featuresOf(json, report, { object: mapping.object?.replace(/^=/, ''), mostPositions });
  return found && { kind: 'features', ...found };
}

async function featuresOfXmlPart(
  part: Entry,
  format: 'kml' | 'gpx',
  options: ContentOptions,
): Promise<RawContent | null> {
  const { report, signal, mostRows = Infinity, mostPositions } = options;
  const limits = { mostPositions, mostTags: tagLimitOf(part.packedBytes) };
  const text = textOf(taken(part, options), report);
  if (text === null) return null;
  if (format === 'gpx' && report.role === 'roads')
    return { kind: 'features', features: linesOfGpx(text, mostPositions), crs: 'OGC:CRS84' };
  const features: RawFeature[] = [];
  for await (const { id, properties, geometry } of featuresOfXml(text, format, limits)) {
    if (features.length % FEATURES_PER_BREATH === 0) await breathe(signal);
    checkFeatureCount(features.length + 1);
    features.push({
      number: features.length + 1,
      id: id === undefined ? '' : String(id),
      properties: (properties ?? {}) as RawFeature['properties'],
      geometry: geometry as RawFeature['geometry'],
    });
    if (features.length >= mostRows) break;
  }
  // Both formats are in WGS 84 by their standards (OGC 12-007r2 §6.2; GPX 1.1 schema).
  return { kind: 'features', features, crs: 'OGC:CRS84' };
}

async function contentOfWorkbook(source: Source, { report, mapping, signal }: ContentOptions): Promise<RawContent> {
  const { table, name, others } = await sheetOf(source.parts, mapping.sheet?.replace(/^=/, ''), signal);
  if (others.length > 0) report.note('sheets-ignored', { read: name, sheets: others.join(', ') });
  if (table.rows.length === 0) report.fail('table-empty');
  return { kind: 'table', table };
}

function textOf(bytes: Uint8Array, report: ImportReport): string | null {
  const { text, remarks } = decodeText(bytes);
  for (const { code, severity, context } of remarks) {
    if (severity === 'error') report.fail(code, context);
    else report.note(code, context);
  }
  return text;
}
