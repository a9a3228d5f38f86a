/** Which entries of a file are read as what. A format is told by its first bytes, never by a name; only what belongs together is found by names. */
import { decodeText } from '../containers/text';
import type { Entry } from '../containers/unpack';
import { contentKind } from '../sniff';
import { isTiff } from '../terrain/geotiff';
import { isFlatGeobuf } from './flatgeobuf';
import { isParquet } from './parquet';
import { isShp, type ShapefileParts } from './shapefile';
import { isWkt } from './wkt';
import { rootOf } from './xml-elements';
import { xmlFormatOf } from './xml-features';
import { isWorkbook } from './xlsx';

export type Format =
  | 'delimited'
  | 'json'
  | 'kml'
  | 'gpx'
  | 'wkt'
  | 'xlsx'
  | 'shapefile'
  | 'flatgeobuf'
  | 'parquet'
  | 'raster';

/** What is read as one. */
export interface Source {
  format: Format;
  name: string;
  /** Of a workbook all its parts; of a shapefile those of the same name, the .shp first; else one. */
  parts: Entry[];
}

/** Sources in the entries of a file, and the names of entries that nobody reads. */
export function sourcesOf(entries: readonly Entry[]): { sources: Source[]; ignored: string[] } {
  if (isWorkbook(entries))
    return { sources: [{ format: 'xlsx', name: 'xl/workbook.xml', parts: [...entries] }], ignored: [] };
  const sources: Source[] = [];
  const taken = new Set<Entry>();
  // A damaged index looks like shapes: it goes with those that are called so, and no entry is read twice.
  const shapes = entries.filter(({ bytes }) => isShp(bytes));
  const called = new Set(shapes.filter(({ name }) => name.toLowerCase().endsWith('.shp')));
  for (const shp of [...called, ...shapes.filter((entry) => !called.has(entry))]) {
    if (taken.has(shp)) continue;
    const isBeside = (entry: Entry): boolean => entry !== shp && !called.has(entry) && !taken.has(entry);
    const beside = entries.filter((entry) => isBeside(entry) && stemOf(entry.name) === stemOf(shp.name));
    sources.push({ format: 'shapefile', name: shp.name, parts: [shp, ...beside] });
    for (const part of [shp, ...beside]) taken.add(part);
  }
  const ignored: string[] = [];
  for (const entry of entries) {
    if (taken.has(entry)) continue;
    const format = formatOf(entry.bytes);
    if (format) sources.push({ format, name: entry.name, parts: [entry] });
    else ignored.push(entry.name);
  }
  return { sources, ignored };
}

/** The parts of a shapefile by their endings. */
export function shapefileParts({ parts }: Source): ShapefileParts {
  const ending = (end: string): Uint8Array | undefined =>
    parts.find(({ name }) => name.toLowerCase().endsWith(end))?.bytes;
  return { shp: parts[0]!.bytes, dbf: ending('.dbf'), prj: ending('.prj'), cpg: ending('.cpg') };
}

const HEAD_BYTES = 64 * 1024;

function formatOf(bytes: Uint8Array): Format | null {
  if (isParquet(bytes)) return 'parquet';
  if (isFlatGeobuf(bytes)) return 'flatgeobuf';
  if (isTiff(bytes)) return 'raster';
  const kind = contentKind(bytes);
  if (kind === 'json') return 'json';
  if (kind !== 'table') return null;
  const head = (decodeText(bytes.subarray(0, HEAD_BYTES)).text ?? '').replace(/^\uFEFF/, '');
  if (rootOf(head) !== null) return xmlFormatOf(head);
  return isWkt(head) ? 'wkt' : 'delimited';
}

/** Path without its last ending. */
const stemOf = (name: string): string => name.toLowerCase().replace(/(\.shp)?\.[^./]*$/, '');
