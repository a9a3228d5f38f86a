/** Tells coordinates in degrees from those of a screen or a projection, over a whole file. Never converts: a wrong guess would move the plan. */
import type { Issue } from '../../plan/issues';
import type { RawFeature } from './features';
import { isObject, own } from './parse-json';
import { POSITION_LIMIT } from './position-limit';

/** Longitudes up to a full turn are degrees across the antimeridian. */
const MOST_LON = 360;
const MOST_LAT = 90 + 1e-6;
/** Screens and drawings stay below this; projected metres of any country lie above. */
const MOST_PIXELS = 20_000;
const DEPTH = 12;

interface Extent {
  positions: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The issue that makes the file unusable, or null. */
export function degreesProblem(
  features: readonly RawFeature[],
  mostPositions = POSITION_LIMIT,
): Pick<Issue, 'code' | 'context'> | null {
  const extent: Extent = { positions: 0, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { geometry } of features) {
    if (geometry) addGeometry(geometry, extent, DEPTH);
    // Features of some formats share one geometry: a small file can have any number.
    if (extent.positions > mostPositions)
      return { code: 'geometry-too-large', context: { positions: extent.positions, limit: mostPositions } };
  }
  if (extent.positions === 0 || inDegrees(extent)) return null;
  const x = Math.abs(extent.west) > Math.abs(extent.east) ? extent.west : extent.east;
  const y = Math.abs(extent.south) > Math.abs(extent.north) ? extent.south : extent.north;
  return { code: 'coordinates-not-degrees', context: { x, y, looksLike: unitsOf(x, y, extent) } };
}

const inDegrees = ({ west, south, east, north }: Extent): boolean =>
  west >= -MOST_LON && east <= MOST_LON && south >= -MOST_LAT && north <= MOST_LAT;

function unitsOf(x: number, y: number, { west, south }: Extent): string {
  if (Math.max(Math.abs(x), Math.abs(y)) > MOST_PIXELS) return 'projected metres';
  return west > -MOST_LON && south > -MOST_LON ? 'screen pixels' : 'unknown units';
}

function addGeometry(geometry: unknown, extent: Extent, depth: number): void {
  if (!isObject(geometry) || depth === 0) return;
  const members = own(geometry, 'geometries');
  if (Array.isArray(members)) for (const member of members) addGeometry(member, extent, depth - 1);
  addPositions(own(geometry, 'coordinates'), extent, depth);
}

function addPositions(value: unknown, extent: Extent, depth: number): void {
  if (!Array.isArray(value) || depth === 0) return;
  const [x, y] = value as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') {
    for (const item of value) addPositions(item, extent, depth - 1);
    return;
  }
  extent.positions++;
  if (x < extent.west) extent.west = x;
  if (x > extent.east) extent.east = x;
  if (y < extent.south) extent.south = y;
  if (y > extent.north) extent.north = y;
}
