/** Any polygon a file may hold → a sound one: closed rings, outer counter-clockwise and holes clockwise (RFC 7946 §3.1.6), cut at the antimeridian (§3.1.9). */
import type { MultiPolygon, Polygon } from 'geojson';
import { cutAtAntimeridian, goesAroundPole, type Ring } from './antimeridian';
import { isObject, type JsonObject, own, textOf } from './parse-json';

export interface SoundPolygon {
  geometry: Polygon | MultiPolygon;
  /** Rings closed, cleaned or dropped. */
  repaired: number;
  cut: boolean;
}

/** Why a geometry cannot be used. 'unsupported' carries its type. */
export type PolygonProblem = { unsupported: string } | { invalid: string; empty?: true };

const COLLECTION_DEPTH = 8;
/** Four distinct decimals of a millimetre: anything smaller is a line. Degrees². */
const LEAST_AREA = 1e-14;

/** Checks and repairs. Points and lines are refused; of a collection the polygons are taken. */
export function soundPolygon(geometry: JsonObject): SoundPolygon | PolygonProblem {
  const found: unknown[] = [];
  const unsupported = gather(geometry, found, COLLECTION_DEPTH);
  if (found.length === 0) return unsupported ? { unsupported } : { invalid: 'it is empty', empty: true };
  let repaired = 0;
  let cut = false;
  const polygons: Ring[][] = [];
  for (const coordinates of found) {
    const checked = checkedRings(coordinates);
    if (typeof checked === 'string') return { invalid: checked };
    repaired += checked.repaired;
    if (checked.rings.length === 0) continue;
    if (checked.rings.length > 1 && !leavesArea(checked.rings))
      return { invalid: 'its holes leave nothing of it', empty: true };
    const pieces = cutAtAntimeridian(checked.rings);
    if (pieces.cut) cut = true;
    for (const polygon of pieces.polygons) polygons.push(oriented(polygon));
  }
  if (polygons.length === 0)
    return { invalid: 'it encloses no area: fewer than 3 different corners, or it crosses itself', empty: true };
  const sound: SoundPolygon['geometry'] =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons };
  return { geometry: sound, repaired, cut };
}

function gather(geometry: JsonObject, found: unknown[], depth: number): string | null {
  const type = textOf(own(geometry, 'type'));
  const coordinates = own(geometry, 'coordinates');
  if (type === 'Polygon') found.push(coordinates);
  else if (type === 'MultiPolygon')
    for (const polygon of Array.isArray(coordinates) ? coordinates : [null]) found.push(polygon);
  else if (type === 'GeometryCollection' && depth > 0) {
    const members = own(geometry, 'geometries');
    let unsupported: string | null = null;
    for (const member of Array.isArray(members) ? members : [])
      if (isObject(member)) unsupported ??= gather(member, found, depth - 1);
    return unsupported;
  } else return type || 'none';
  return null;
}

function checkedRings(coordinates: unknown): { rings: Ring[]; repaired: number } | string {
  if (!Array.isArray(coordinates)) return 'a polygon is not a list of rings';
  const rings: Ring[] = [];
  let repaired = 0;
  for (const [i, raw] of coordinates.entries()) {
    if (!Array.isArray(raw)) return 'a ring is not a list of positions';
    const ring: Ring = [];
    for (const position of raw as unknown[]) {
      const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
      if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
        return 'a position is not two numbers';
      const last = ring.at(-1);
      if (last && last[0] === x && last[1] === y) repaired++;
      else ring.push([x, Math.max(-90, Math.min(90, y))]);
    }
    const first = ring[0];
    const last = ring.at(-1);
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
      ring.push([first[0], first[1]]);
      repaired++;
    }
    if (ring.length >= 4 && goesAroundPole(ring)) return 'it goes around a pole';
    if (ring.length >= 4 && hasEndlessEdge(ring)) return 'one of its edges goes half around the globe or more';
    const flat = ring.length < 4 || Math.abs(signedArea(ring)) < LEAST_AREA;
    if (flat && i === 0) return { rings: [], repaired: repaired + 1 };
    const dropped = flat || (i > 0 && outside(ring, rings[0]!));
    if (dropped) repaired++;
    else rings.push(ring);
  }
  return { rings, repaired };
}

/** An edge of 180° or more has no direction; one of 360° runs along the edge of a map, not of a region. */
const hasEndlessEdge = (ring: Ring): boolean =>
  ring.some(([lon], i) => i > 0 && Math.abs(near(lon - ring[i - 1]![0])) >= 180);

const leavesArea = (rings: Ring[]): boolean =>
  rings.reduce((left, ring, i) => left + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0) >= LEAST_AREA;

/** Whether a hole lies beside the box of its outer ring and so cuts nothing out of it. */
function outside(hole: Ring, outer: Ring): boolean {
  const [west, south, east, north] = boxFrom(outer, outer[0]![0]);
  const [holeWest, holeSouth, holeEast, holeNorth] = boxFrom(hole, outer[0]![0]);
  return holeWest >= east || holeEast <= west || holeSouth >= north || holeNorth <= south;
}

/** Box of a ring, longitudes counted from `lon0` the short way. */
function boxFrom(ring: Ring, lon0: number): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    const turn = near(lon - lon0);
    if (turn < box[0]) box[0] = turn;
    if (lat < box[1]) box[1] = lat;
    if (turn > box[2]) box[2] = turn;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

function oriented(rings: Ring[]): Ring[] {
  return rings.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse()));
}

/** Twice the plane area in degrees², positive counter-clockwise. Longitudes may jump at the antimeridian. */
function signedArea(ring: Ring): number {
  let sum = 0;
  const [lon0, lat0] = ring[0]!;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [lon1, lat1] = ring[i]!;
    const [lon2, lat2] = ring[i + 1]!;
    sum += near(lon1 - lon0) * (lat2 - lat0) - near(lon2 - lon0) * (lat1 - lat0);
  }
  return sum;
}

const near = (turn: number): number =>
  Math.abs(turn) > 180 && Math.abs(turn) < 360 ? turn - 360 * Math.sign(turn) : turn;
