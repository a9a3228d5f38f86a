/** Whether a TopoJSON is sound and small enough to be unfolded: arcs may be referred to any number of times, so a small file can stand for billions of positions. */
import type { Issue } from '../../plan/issues';
import type { InputsIssueCode } from '../issue-codes';
import { isObject, type JsonObject, own, textOf } from './parse-json';
import { POSITION_LIMIT } from './position-limit';

/** Polygon arcs are nested two deep, of a MultiPolygon three. */
const ARC_DEPTH = 3;
const COLLECTION_DEPTH = 8;

type Problem = { code: InputsIssueCode; context: Issue['context'] };

export function checkTopology(json: JsonObject, mostPositions = POSITION_LIMIT): Problem | null {
  const arcs = own(json, 'arcs');
  const objects = own(json, 'objects');
  if (!Array.isArray(arcs) || !isObject(objects)) return invalid('arcs or objects are missing');
  const lengths = new Float64Array(arcs.length);
  for (const [i, arc] of arcs.entries()) {
    if (!Array.isArray(arc) || !arc.every(isNumberPair)) return invalid(`arc ${i} is not a list of positions`);
    lengths[i] = arc.length;
  }
  const transform = own(json, 'transform');
  if (transform !== undefined && !isTransform(transform)) return invalid('transform is not a scale and a translation');
  const walk = new ArcWalk(lengths);
  for (const object of Object.values(objects)) walk.object(object, 0);
  if (walk.problem) return invalid(walk.problem);
  if (walk.positions > mostPositions)
    return { code: 'geometry-too-large', context: { positions: walk.positions, limit: mostPositions } };
  return null;
}

class ArcWalk {
  positions = 0;
  problem: string | null = null;

  constructor(private readonly lengths: Float64Array) {}

  object(value: unknown, depth: number): void {
    if (!isObject(value)) {
      this.problem ??= 'an object is not a geometry';
      return;
    }
    const members = own(value, 'geometries');
    if (Array.isArray(members)) {
      if (depth >= COLLECTION_DEPTH) this.problem ??= 'collections are nested too deep';
      else for (const member of members) this.object(member, depth + 1);
      return;
    }
    if (own(value, 'type') === 'GeometryCollection') this.problem ??= 'a collection has no geometries';
    const arcs = own(value, 'arcs');
    if (arcs !== undefined) this.arcs(arcs, ARC_DEPTH);
  }

  private arcs(value: unknown, depth: number): void {
    if (Array.isArray(value)) {
      if (depth === 0) this.problem ??= 'arcs are nested too deep';
      else for (const item of value) this.arcs(item, depth - 1);
      return;
    }
    const index = typeof value === 'number' ? (value < 0 ? -1 - value : value) : -1;
    const length = this.lengths[index];
    if (length === undefined) this.problem ??= `arc ${textOf(value) || '?'} does not exist`;
    else this.positions += length;
  }
}

const invalid = (problem: string): Problem => ({ code: 'topology-invalid', context: { problem } });

const isNumberPair = (value: unknown): boolean =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

const isTransform = (value: unknown): boolean =>
  isObject(value) && isNumberPair(own(value, 'scale')) && isNumberPair(own(value, 'translate'));
