/** GeoParquet 1.1: WKB geometries in longitude and latitude of WGS 84 (OGC:CRS84), their description under the key `geo`. */
import type { Feature, Geometry, Position } from 'geojson';
import { type BasicType, geojsonToWkb, type KeyValue, parquetWriteBuffer } from 'hyparquet-writer';
import { CELL_STATES } from '../../coverage/coverage-types';
import { h3Boundary, h3FromBigInt } from '../../geo';
import { gapOfCell } from '../gap-of-cell';
import { gapOutlines, sitesGeojson } from '../geojson';
import type { ReportInput } from '../report-types';

type Value = string | number | boolean | null;
interface Column {
  name: string;
  type: BasicType;
  data: readonly (Value | Uint8Array)[];
}

/** Every cell with its outline and the columns of cells.csv. Unknown is null. */
export function cellsParquet({ grid, demand, visitors, coverage, gaps }: ReportInput): Uint8Array<ArrayBuffer> {
  const gap = gapOfCell(grid.count, gaps);
  const hexes = Array.from(grid.h3, h3FromBigInt);
  const rings = hexes.map((hex) => closedRing(h3Boundary(hex)));
  const each = <T>(value: (cell: number) => T): T[] => hexes.map((_, cell) => value(cell));
  const known = (column: ArrayLike<number>) => each((cell) => (Number.isNaN(column[cell]!) ? null : column[cell]!));
  return parquetOf(
    rings.map((ring): Geometry => ({ type: 'Polygon', coordinates: [ring] })),
    [
      { name: 'h3', type: 'STRING', data: hexes },
      { name: 'people', type: 'DOUBLE', data: known(demand.people) },
      { name: 'areaKm2', type: 'FLOAT', data: known(grid.areaKm2) },
      { name: 'state', type: 'STRING', data: each((cell) => CELL_STATES[coverage.state[cell]!]!) },
      { name: 'servedFraction', type: 'FLOAT', data: known(coverage.servedFraction) },
      { name: 'siteId', type: 'STRING', data: each((cell) => coverage.siteIds[coverage.siteIndex[cell]!] ?? null) },
      { name: 'rsrpDbm', type: 'FLOAT', data: known(coverage.rsrpDbm) },
      { name: 'sinrDb', type: 'FLOAT', data: known(coverage.sinrDb) },
      { name: 'downMbps', type: 'FLOAT', data: known(coverage.downMbps) },
      { name: 'upMbps', type: 'FLOAT', data: known(coverage.upMbps) },
      { name: 'gapId', type: 'STRING', data: each((cell) => gaps[gap[cell]!]?.id ?? null) },
      ...(visitors ? [{ name: 'visitors', type: 'DOUBLE' as const, data: known(visitors.people) }] : []),
    ],
  );
}

export const gapsParquet = ({ grid, gaps }: ReportInput): Uint8Array<ArrayBuffer> =>
  featuresParquet(gapOutlines(grid, gaps).features, {
    gapId: 'STRING', rank: 'INT32', regionId: 'STRING', people: 'DOUBLE', areaKm2: 'DOUBLE', deficitDb: 'DOUBLE',
    distanceKm: 'DOUBLE', cause: 'STRING', confidence: 'STRING', evidence: 'STRING', measuredBelow: 'INT32', measuredEnough: 'INT32',
    statedShareFraction: 'DOUBLE', cells: 'INT32',
  }); // prettier-ignore

export const sitesParquet = (result: ReportInput): Uint8Array<ArrayBuffer> =>
  featuresParquet(sitesGeojson(result).features, {
    role: 'STRING', option: 'STRING', siteId: 'STRING', name: 'STRING', kind: 'STRING', regionId: 'STRING', gapId: 'STRING',
    operators: 'STRING', technologies: 'STRING', network: 'STRING', device: 'STRING', heightM: 'DOUBLE',
    capexUsd: 'DOUBLE', costUsdPerYear: 'DOUBLE', peopleServedAlone: 'DOUBLE', pinned: 'BOOLEAN',
    sectors: 'INT32', positionUncertaintyM: 'DOUBLE', sharedBy: 'STRING', samples: 'DOUBLE', sectorList: 'STRING',
    freeHeightM: 'DOUBLE', rentUsdPerYear: 'DOUBLE',
    positionPrecision: 'STRING', h3: 'STRING', online: 'BOOLEAN', gainDbi: 'DOUBLE', azimuthDeg: 'DOUBLE',
  }); // prettier-ignore

function featuresParquet(
  features: readonly Feature<Geometry>[],
  types: Record<string, BasicType>,
): Uint8Array<ArrayBuffer> {
  const columns = Object.entries(types).map(([name, type]) => ({
    name,
    type,
    data: features.map(({ properties }) => (properties?.[name] ?? null) as Value),
  }));
  return parquetOf(
    features.map(({ geometry }) => geometry),
    columns,
  );
}

function parquetOf(geometries: readonly Geometry[], columns: Column[]): Uint8Array<ArrayBuffer> {
  const wkb = geometries.map((geometry) => geojsonToWkb(geometry));
  const types = [...new Set(geometries.map(({ type }) => type))].sort();
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: types,
        ...(types.includes('Point') ? {} : { orientation: 'counterclockwise' }),
        ...(geometries.length > 0 ? { bbox: bboxOf(geometries) } : {}),
      },
    },
  };
  const kvMetadata: KeyValue[] = [{ key: 'geo', value: JSON.stringify(geo) }];
  const columnData = [...columns, { name: 'geometry', type: 'BYTE_ARRAY' as const, data: wkb }];
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columnData.map(({ name, type, data }) => ({ name, type, data: data as Value[] })),
      kvMetadata,
      createdBy: 'infill',
    }),
  );
}

function bboxOf(geometries: readonly Geometry[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: unknown): void => {
    const list = coordinates as Position | unknown[];
    if (typeof list[0] !== 'number') {
      for (const inner of list) visit(inner);
      return;
    }
    const [lon, lat] = list as Position;
    box[0] = Math.min(box[0], lon!);
    box[1] = Math.min(box[1], lat!);
    box[2] = Math.max(box[2], lon!);
    box[3] = Math.max(box[3], lat!);
  };
  for (const geometry of geometries) if ('coordinates' in geometry) visit(geometry.coordinates);
  return box;
}

/** Closed, and running on beyond ±180° where the cell crosses the antimeridian. */
function closedRing(boundary: [number, number][]): Position[] {
  const first = boundary[0]![0];
  const ring = boundary.map(([lon, lat]): Position => [
    lon - first > 180 ? lon - 360 : lon - first < -180 ? lon + 360 : lon,
    lat,
  ]);
  return [...ring, ring[0]!];
}
