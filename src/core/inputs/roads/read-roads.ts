/** Roads of line files → one table of all vertices, cut to what lies around the regions. */
import { distanceKm } from '../../geo';
import type { Region, RoadTable } from '../facts';
import type { ImportReport } from '../import-report';
import { FeatureFields } from '../shapes/feature-fields';
import type { RawFeature } from '../shapes/features';
import { isObject, own, textOf } from '../shapes/parse-json';
import { POSITION_LIMIT } from '../shapes/position-limit';
import { type FieldSpec, type Mapping, numberOf } from '../tables/fields';
import { shown } from '../tables/position';
import { reachBoxes } from '../towers/region-reach';
import { ROAD_CLASSES, type RoadClass, roadClassOf, roadClassOfFhwaSystem } from './road-classes';
import { RoadBuilder } from './road-builder';

export const ROAD_SPEC = {
  id: { names: ['id', 'osmid', 'fid', 'routeid'] },
  vehiclesPerDay: {
    names: ['aadt', 'adt', 'aadt2way', 'vehiclesperday', 'vehday', 'vehiclesday', 'traffic', 'trafficvolume', 'volume', 'dtv', 'imd', 'tmja', 'tgm'],
  },
  class: { names: ['highway', 'fclass', 'roadclass', 'roadtype', 'class', 'type'] },
  fhwaSystem: { names: ['fsystem', 'functionalsystem', 'funcsystem'] },
  oneway: { names: ['oneway'] },
} satisfies FieldSpec; // prettier-ignore

type RoadField = keyof typeof ROAD_SPEC & string;

/** Roads this far outside the regions are kept: a place inside may be reached from them. km */
const BESIDE_KM = 5;
/** No road goes so far without a bend: such a line jumps. km */
const MOST_SEGMENT_KM = 200;
/** More vehicles pass on no road of the world (the busiest carry about 0.5 million). */
const MOST_VEHICLES_PER_DAY = 2e6;
const COLLECTION_DEPTH = 8;
/** Kept around the regions: the roads of a large country, cities and tracks included. A small file of lines to and fro would be any number of kilometres. */
const MOST_KEPT_KM = 2_000_000;

interface Line {
  /** lonDeg, latDeg of one vertex after the other. */
  vertices: Float64Array;
  classIndex: number;
  vehiclesPerDay: number;
  oneway: boolean;
}

export class RoadCollector {
  private readonly roads = new RoadBuilder();
  private keptKm = 0;

  /** Vertices, and kilometres around regions, kept at most, over all files. */
  constructor(
    private readonly most = POSITION_LIMIT,
    private readonly mostKm = MOST_KEPT_KM,
  ) {}

  /** Reads the lines of one file; `regions` are those read so far, none: nothing is cut away. */
  read(
    features: readonly RawFeature[],
    { mapping, report, regions }: { mapping: Mapping; report: ImportReport; regions: readonly Region[] },
  ): void {
    report.importer = 'roads';
    if (features.length === 0) return report.fail('table-empty');
    const fields = new FeatureFields<RoadField>(ROAD_SPEC, mapping);
    const boxes = regions.length > 0 ? reachBoxes(regions, BESIDE_KM) : null;
    const tally = { km: 0, away: 0, counted: 0 };
    for (const feature of features) {
      const line = lineOf(feature, fields, report);
      if (!line) continue;
      report.use();
      if (!Number.isNaN(line.vehiclesPerDay)) tally.counted++;
      tally.km += line.km;
      const keptKm = line.parts.reduce((sum, vertices) => sum + this.roads.add({ ...line, vertices }, boxes), 0);
      if (keptKm === 0) tally.away++;
      this.keptKm += keptKm;
      if (this.roads.vertices > this.most)
        report.fail('geometry-too-large', { positions: this.roads.vertices, limit: this.most });
      else if (boxes && this.keptKm > this.mostKm) report.fail('roads-too-long', { limitKm: this.mostKm });
      else continue;
      break;
    }
    report.facts.roads = report.used;
    report.facts.roadKm = tally.km;
    report.facts.withTraffic = tally.counted;
    if (tally.away > 0) report.note('roads-out-of-reach', { count: tally.away, limitKm: BESIDE_KM });
  }

  finish(): RoadTable | null {
    return this.roads.finish();
  }
}

type Parts = Omit<Line, 'vertices'> & { parts: Line['vertices'][]; km: number };

/** The lines of a feature, or null with the feature refused. */
function lineOf(feature: RawFeature, fields: FeatureFields<RoadField>, report: ImportReport): Parts | null {
  const { number, geometry, properties } = feature;
  const id = feature.id || fields.text(properties, 'id');
  const ref = { row: number, ...(id ? { id } : {}) };
  if (!geometry) {
    report.refuse('geometry-missing', ref);
    return null;
  }
  const found = linesIn(geometry, COLLECTION_DEPTH);
  if (found.length === 0) {
    report.refuse('geometry-unsupported', ref, { type: textOf(own(geometry, 'type')) || 'none', wanted: 'LineString' });
    return null;
  }
  const parts: Line['vertices'][] = [];
  let lengthKm = 0;
  for (const coordinates of found) {
    const read = verticesOf(coordinates);
    if (typeof read === 'string') {
      report.refuse('geometry-invalid', ref, { problem: read });
      return null;
    }
    if (read.length < 4) continue;
    const { km, longestKm } = measured(read);
    if (longestKm > MOST_SEGMENT_KM) {
      report.refuse('road-segment-too-long', ref, { km: Math.round(longestKm), limitKm: MOST_SEGMENT_KM });
      return null;
    }
    parts.push(read);
    lengthKm += km;
  }
  if (parts.length === 0) {
    report.refuse('geometry-invalid', ref, { problem: 'fewer than 2 different points' });
    return null;
  }
  const traffic = trafficOf(properties, { fields, report, ref });
  return traffic && { parts, km: lengthKm, ...traffic };
}

type Ref = { row: number; id?: string };

function trafficOf(
  properties: RawFeature['properties'],
  { fields, report, ref }: { fields: FeatureFields<RoadField>; report: ImportReport; ref: Ref },
): Omit<Line, 'vertices'> | null {
  const text = fields.text(properties, 'vehiclesPerDay');
  const vehiclesPerDay = numberOf(text);
  const at = () => ({ ...ref, column: fields.property(properties, 'vehiclesPerDay') ?? '' });
  if (vehiclesPerDay < 0 || vehiclesPerDay > MOST_VEHICLES_PER_DAY) {
    report.refuse('road-traffic-implausible', at(), { value: vehiclesPerDay });
    return null;
  }
  if (text !== '' && Number.isNaN(vehiclesPerDay)) {
    report.refuse('number-invalid', at(), { field: 'vehiclesPerDay', value: shown(text) });
    return null;
  }
  const word = fields.text(properties, 'class');
  const found = roadClassOfFhwaSystem(fields.text(properties, 'fhwaSystem')) ?? (word === '' ? 'unknown' : roadClassOf(word)); // prettier-ignore
  if (found === 'not-in-use') {
    report.refuse('road-not-in-use', ref, { value: shown(word) });
    return null;
  }
  if (found === null) report.warn('road-class-unknown', { ...ref, column: 'class' }, { value: shown(word) });
  const roadClass: RoadClass = found ?? 'unknown';
  // Geofabrik writes F and T for the direction of the line, B for both.
  const oneway = /^(yes|true|1|-1|reverse|f|t)$/i.test(fields.text(properties, 'oneway'));
  return { classIndex: ROAD_CLASSES.indexOf(roadClass), vehiclesPerDay, oneway };
}

/** Coordinates of the lines in a geometry; of other shapes none. */
function linesIn(geometry: unknown, depth: number): unknown[] {
  if (!isObject(geometry) || depth === 0) return [];
  const type = textOf(own(geometry, 'type'));
  const coordinates = own(geometry, 'coordinates');
  if (type === 'LineString') return [coordinates];
  if (type === 'MultiLineString') return Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  const members = own(geometry, 'geometries');
  if (type !== 'GeometryCollection' || !Array.isArray(members)) return [];
  return members.flatMap((member) => linesIn(member, depth - 1));
}

/** Vertices without repeats, or what is wrong with the positions. */
function verticesOf(coordinates: unknown): Line['vertices'] | string {
  if (!Array.isArray(coordinates)) return 'a line is not a list of positions';
  const vertices = new Float64Array(coordinates.length * 2);
  let count = 0;
  for (const position of coordinates as unknown[]) {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      return 'a position is not two numbers';
    if (Math.abs(lat) > 90 || Math.abs(lon) > 360) return 'a position is not on Earth';
    if (count > 0 && vertices[count - 2] === lon && vertices[count - 1] === lat) continue;
    vertices[count++] = lon;
    vertices[count++] = lat;
  }
  return vertices.subarray(0, count);
}

/** Length of a line and of its longest stretch between two vertices. km */
function measured(vertices: Line['vertices']): { km: number; longestKm: number } {
  let [km, longestKm] = [0, 0];
  for (let i = 2; i < vertices.length; i += 2) {
    const step = distanceKm(vertices[i - 2]!, vertices[i - 1]!, vertices[i]!, vertices[i + 1]!);
    km += step;
    if (step > longestKm) longestKm = step;
  }
  return { km, longestKm };
}
