/** The parts of a shapefile → features. Its records are checked before the library reads them: it believes lengths and counts, and may never come back. */
import type { Geometry } from 'geojson';
import { decodeText } from '../containers/text';
import type { RawFeature } from '../shapes/features';
import type { JsonObject } from '../shapes/parse-json';
import { checkPositionCount, POSITION_LIMIT } from '../shapes/position-limit';
import { tableOfDbf } from './dbf';
import { FormatError, formatErrorOf } from './format-error';
import { checkFeatureCount } from './most-features';

export interface ShapefileParts {
  shp: Uint8Array;
  dbf?: Uint8Array | undefined;
  prj?: Uint8Array | undefined;
  cpg?: Uint8Array | undefined;
}

const FILE_CODE = 9994;
const HEADER_BYTES = 100;
/** Rings of one polygon: the library compares each hole with each outline. */
const MOST_PARTS = 20_000;
/** Such comparisons of all polygons: some seconds. */
const MOST_PART_PAIRS = 1e9;

/** A file of shapes; not the index beside it (.shx), which begins with the same header. */
export function isShp(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getInt32(0) === FILE_CODE && !isIndex(view);
}

/** Of the index the header is followed by pairs of offset and length in 16-bit words: 50 of the first record, then what the first holds later. */
function isIndex(view: DataView): boolean {
  const rest = view.byteLength - HEADER_BYTES;
  if (rest < 8 || rest % 8 > 0 || view.getInt32(HEADER_BYTES) !== HEADER_BYTES / 2) return false;
  const next = HEADER_BYTES / 2 + 4 + view.getInt32(HEADER_BYTES + 4);
  return rest === 8 || view.getInt32(HEADER_BYTES + 8) === next;
}

/** Features with their attributes, and the text of the projection file. Throws FormatError. */
export async function featuresOfShapefile(
  parts: ShapefileParts,
  mostPositions = POSITION_LIMIT,
): Promise<{ features: RawFeature[]; crs: string | null }> {
  checkShp(parts.shp, mostPositions);
  const { parseShp } = await import('shpjs');
  let geometries: (Geometry | null)[];
  let table: ReturnType<typeof tableOfDbf> | null;
  try {
    geometries = parseShp(new DataView(parts.shp.buffer, parts.shp.byteOffset, parts.shp.byteLength));
    table = parts.dbf ? tableOfDbf(parts.dbf, decodeText(parts.cpg ?? new Uint8Array()).text ?? '') : null;
  } catch (error) {
    throw formatErrorOf(error);
  }
  const features: RawFeature[] = [];
  for (const [i, geometry] of geometries.entries()) {
    const values = table?.row(i);
    if (values === null) continue;
    const properties: JsonObject = Object.fromEntries((values ?? []).map((value, at) => [table!.columns[at]!, value]));
    features.push({ number: i + 1, id: '', properties, geometry: geometry as JsonObject | null });
  }
  const prj = parts.prj ? (decodeText(parts.prj).text ?? '').trim() : '';
  return { features, crs: prj || null };
}

/** Throws unless every record lies in the file and counts no more than it holds (ESRI Shapefile Technical Description, July 1998, pp. 4–23). */
function checkShp(bytes: Uint8Array, mostPositions: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fileType = view.getInt32(32, true);
  let pairs = 0;
  let records = 0;
  let positions = 0;
  for (let at = HEADER_BYTES; at + 12 <= bytes.length;) {
    checkFeatureCount(++records);
    const length = view.getInt32(at + 4) * 2;
    const content = at + 8;
    if (length < 4 || content + length > bytes.length) throw new FormatError('a record reaches beyond its end');
    const type = view.getInt32(content, true);
    if (type !== 0 && type !== fileType) throw new FormatError('a record is of another type than the file');
    const record = checkRecord(view, content, length);
    positions += record.positions;
    checkPositionCount(positions, mostPositions);
    pairs += record.parts ** 2;
    if (pairs > MOST_PART_PAIRS) throw new FormatError('its shapes have too many parts; save it as GeoJSON');
    at = content + length;
  }
}

/** Parts and positions of the record. */
function checkRecord(view: DataView, content: number, length: number): { parts: number; positions: number } {
  const type = view.getInt32(content, true) % 10;
  if (type === 8) {
    if (length < 40) throw new FormatError('a record is cut short');
    const points = count(view, content + 36);
    if (points > (length - 40) / 16) throw new FormatError('a record is cut short');
    return { parts: 1, positions: points };
  }
  if (type === 3 || type === 5) {
    if (length < 44) throw new FormatError('a record is cut short');
    const parts = count(view, content + 36);
    const points = count(view, content + 40);
    if (parts > MOST_PARTS) throw new FormatError(`a shape has ${parts} parts, at most ${MOST_PARTS} are read`);
    if (44 + parts * 4 + points * 16 > length) throw new FormatError('a record is cut short');
    let last = -1;
    for (let i = 0; i < parts; i++) {
      const start = view.getInt32(content + 44 + i * 4, true);
      if (start <= last || start >= points || (i === 0 && start !== 0))
        throw new FormatError('the parts of a shape are out of order');
      last = start;
    }
    return { parts, positions: points };
  }
  return { parts: 1, positions: 1 };
}

const count = (view: DataView, at: number): number => {
  const value = view.getInt32(at, true);
  if (value < 0) throw new FormatError('a count is below zero');
  return value;
};
