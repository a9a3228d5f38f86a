/** GeoJSON (Feature, FeatureCollection, bare geometry) and TopoJSON → one list of features, before anyone looks at their geometry. */
import { feature as topologyFeature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { checkFeatureCount } from '../formats/most-features';
import type { ImportReport } from '../import-report';
import { isObject, type JsonObject, own, textOf } from './parse-json';
import { checkTopology } from './topology-check';

export interface RawFeature {
  /** From 1, in file order. */
  number: number;
  /** '' when the file gives none. */
  id: string;
  properties: JsonObject;
  geometry: JsonObject | null;
}

const GEOMETRIES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

interface TopologyOptions {
  object?: string | undefined;
  mostPositions?: number | undefined;
}

/** Whether JSON looks like GeoJSON or TopoJSON at all. */
export const isGeographic = (json: unknown): json is JsonObject =>
  isObject(json) && ['Feature', 'FeatureCollection', 'Topology', ...GEOMETRIES].includes(textOf(own(json, 'type')));

/** Features of a file and the reference system it states, or null with the report failed. `object` picks the object of a TopoJSON; else the first with polygons. */
export function featuresOf(
  json: JsonObject,
  report: ImportReport,
  options: TopologyOptions = {},
): { features: RawFeature[]; crs: string | null } | null {
  const features = listOf(json, report, options);
  return features && { features, crs: crsOf(json) };
}

function listOf(json: JsonObject, report: ImportReport, options: TopologyOptions): RawFeature[] | null {
  const type = textOf(own(json, 'type'));
  if (type === 'Topology') return topologyFeatures(json, report, options);
  if (type === 'FeatureCollection') {
    const features = own(json, 'features');
    const list: unknown[] = Array.isArray(features) ? features : [];
    checkFeatureCount(list.length);
    return list.map((feature, i) => rawFeature(feature, i + 1));
  }
  const single = type === 'Feature' ? json : { type: 'Feature', properties: {}, geometry: json };
  return [rawFeature(single, 1)];
}

function rawFeature(value: unknown, number: number): RawFeature {
  const feature = isObject(value) ? value : {};
  const properties = own(feature, 'properties');
  const geometry = own(feature, 'geometry');
  return {
    number,
    id: textOf(own(feature, 'id')),
    properties: isObject(properties) ? properties : {},
    geometry: isObject(geometry) ? geometry : null,
  };
}

function crsOf(json: JsonObject): string | null {
  const crs = own(json, 'crs');
  if (!isObject(crs)) return null;
  const properties = own(crs, 'properties');
  return (isObject(properties) && textOf(own(properties, 'name'))) || 'unnamed';
}

function topologyFeatures(
  json: JsonObject,
  report: ImportReport,
  { object: wished, mostPositions }: TopologyOptions,
): RawFeature[] | null {
  const problem = checkTopology(json, mostPositions);
  if (problem) {
    report.fail(problem.code, problem.context);
    return null;
  }
  const topology = json as unknown as Topology;
  const names = Object.keys(topology.objects);
  const read =
    (wished && names.includes(wished) ? wished : names.find((name) => hasPolygons(topology.objects[name]!))) ??
    names[0];
  if (read === undefined) {
    report.fail('topology-invalid', { problem: 'it has no objects' });
    return null;
  }
  for (const name of names) if (name !== read) report.note('topology-object-ignored', { object: name, read });
  try {
    const found: unknown = topologyFeature(topology, topology.objects[read]!);
    const list =
      isObject(found) && Array.isArray(own(found, 'features')) ? (own(found, 'features') as unknown[]) : [found];
    return list.map((feature, i) => rawFeature(feature, i + 1));
  } catch (error) {
    report.fail('topology-invalid', { problem: (error as Error).message.slice(0, 200) });
    return null;
  }
}

function hasPolygons(object: Topology['objects'][string]): boolean {
  const members = object.type === 'GeometryCollection' ? object.geometries : [object];
  return members.some((member) => textOf(member.type).endsWith('Polygon'));
}
