/** Features and tables whose coordinates are in a projection → the same in degrees. By what the user says, else what the file states; never by a guess. */
import {
  nameOfSystem,
  type Projection,
  type Projector,
  projectorOf,
  type StatedSystem,
} from '../projections/projector';
import type { ImportReport } from '../import-report';
import { degreesProblem } from '../shapes/degrees-check';
import type { RawFeature } from '../shapes/features';
import { type JsonObject, isObject, own } from '../shapes/parse-json';
import { type Mapping, normalName, numberOf } from '../tables/fields';
import { PackedRows } from '../tables/packed-rows';
import type { Table } from '../tables/table';

interface Options {
  mapping: Mapping;
  report: ImportReport;
  /** A file of more is refused. */
  mostPositions?: number | undefined;
}

/** Null with the report failed: the system is not known, or the coordinates are no degrees and nothing says what they are. */
export async function featuresInDegrees(
  features: RawFeature[],
  stated: StatedSystem | null,
  { mapping, report, mostPositions }: Options,
): Promise<{ kind: 'features'; features: RawFeature[] } | null> {
  const project = await wishedProjector(stated, { mapping, report });
  if (project === null) return null;
  const tooLarge = degreesProblem(features, mostPositions);
  if (tooLarge && (project === 'degrees' || tooLarge.code === 'geometry-too-large')) {
    report.fail(tooLarge.code as 'coordinates-not-degrees', tooLarge.context);
    return null;
  }
  if (project === 'degrees') return { kind: 'features', features };
  if (project.planar && !tooLarge && features.some(({ geometry }) => geometry)) {
    report.fail('crs-contradicted', { crs: nameOfSystem(mapping.crs?.replace(/^=/, '') ?? stated!) });
    return null;
  }
  return {
    kind: 'features',
    features: features.map((feature) => ({
      ...feature,
      geometry: feature.geometry && projected(feature.geometry, project, DEPTH),
    })),
  };
}

const X_NAMES = ['lon', 'lng', 'long', 'longitude', 'x', 'easting', 'eastings', 'east', 'utmx', 'xutm', 'utmeasting', 'coordx', 'xcoord', 'utmxetrs89']; // prettier-ignore
const Y_NAMES = ['lat', 'latitude', 'y', 'northing', 'northings', 'north', 'utmy', 'yutm', 'utmnorthing', 'coordy', 'ycoord', 'utmyetrs89']; // prettier-ignore
/** Beyond this no number is a mistyped degree. */
const METRES_FROM = 1000;

/** A table with positions in degrees. Columns of eastings and northings are renamed lon and lat unless the mapping names them. */
export async function tableInDegrees(
  table: Table,
  { mapping, report }: Options,
): Promise<{ kind: 'table'; table: Table } | null> {
  const x = columnOf(table, mapping.lon, X_NAMES);
  const y = columnOf(table, mapping.lat, Y_NAMES);
  if (x < 0 || y < 0) return { kind: 'table', table };
  const project = await wishedProjector(null, { mapping, report });
  if (project === null) return null;
  const { example, pairs } = metresIn(table, x, y);
  if (project === 'degrees') {
    if (!example) return { kind: 'table', table };
    report.fail('coordinates-not-degrees', { ...example, looksLike: 'projected metres' });
    return null;
  }
  if (project.planar && !example && pairs > 0) {
    report.fail('crs-contradicted', { crs: nameOfSystem(mapping.crs!.replace(/^=/, '')) });
    return null;
  }
  const rows = new PackedRows();
  for (const row of table.rows) {
    const [lon, lat] = project.toDegrees(numberOf((row[x] ?? '').trim()), numberOf((row[y] ?? '').trim()));
    const moved = row.slice();
    if (!Number.isNaN(lon) && !Number.isNaN(lat)) [moved[x], moved[y]] = [String(lon), String(lat)];
    rows.push(moved);
  }
  const columns = table.columns.slice();
  if (mapping.lon === undefined) columns[x] = 'lon';
  if (mapping.lat === undefined) columns[y] = 'lat';
  return { kind: 'table', table: { ...table, columns, rows } };
}

async function wishedProjector(stated: StatedSystem | null, { mapping, report }: Options): Promise<Projector | null> {
  const wished = mapping.crs?.replace(/^=/, '').trim() || stated;
  if (wished === null || wished === '') return 'degrees';
  const projector = await projectorOf(wished);
  if (!projector) report.fail('crs-not-wgs84', { crs: nameOfSystem(wished) });
  return projector;
}

/** Names of the mapping first: a file may have both degrees and metres. */
function columnOf({ columns }: Table, wished: string | undefined, names: readonly string[]): number {
  if (wished !== undefined) return columns.indexOf(wished);
  const normal = columns.map(normalName);
  for (const name of names) {
    const at = normal.indexOf(name);
    if (at >= 0) return at;
  }
  return -1;
}

/** How many of the first rows have a pair, and one as an example when most are far beyond degrees; null otherwise. */
function metresIn({ rows }: Table, x: number, y: number): { example: { x: number; y: number } | null; pairs: number } {
  let pairs = 0;
  let metres = 0;
  let example: { x: number; y: number } | null = null;
  for (const row of rows.slice(0, 1000)) {
    const [easting, northing] = [numberOf((row[x] ?? '').trim()), numberOf((row[y] ?? '').trim())];
    if (Number.isNaN(easting) || Number.isNaN(northing)) continue;
    pairs++;
    if (Math.abs(easting) < METRES_FROM && Math.abs(northing) < METRES_FROM) continue;
    metres++;
    example ??= { x: easting, y: northing };
  }
  return { example: metres > pairs / 2 ? example : null, pairs };
}

const DEPTH = 12;

function projected(geometry: JsonObject, project: Projection, depth: number): JsonObject {
  const members = own(geometry, 'geometries');
  if (Array.isArray(members))
    return {
      ...geometry,
      geometries:
        depth === 0 ? [] : members.map((member) => (isObject(member) ? projected(member, project, depth - 1) : member)),
    };
  return { ...geometry, coordinates: projectedPositions(own(geometry, 'coordinates'), project, depth) };
}

function projectedPositions(value: unknown, project: Projection, depth: number): unknown {
  if (!Array.isArray(value) || depth === 0) return value;
  const [x, y] = value as unknown[];
  if (typeof x === 'number' && typeof y === 'number') return project.toDegrees(x, y);
  return value.map((item) => projectedPositions(item, project, depth - 1));
}
