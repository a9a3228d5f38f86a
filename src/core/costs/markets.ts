/** Which market a place is in: whose prices a cost preset states. From coarse outlines (data/markets), so that borders and coasts are known to some ten kilometres. */
import { EARTH_RADIUS_KM } from '../units';

/** `us`: the United States with their territories; `high`: another high-income economy; `other`: the rest of the world. */
export const MARKETS = ['us', 'high', 'other'] as const;
export type Market = (typeof MARKETS)[number];

export type MarketAt = (lonDeg: number, latDeg: number) => Market;

interface Ring {
  /** [lon, lat …] in degrees; beyond ±180 where the ring crosses the antimeridian. */
  points: Float64Array;
  west: number;
  south: number;
  east: number;
  north: number;
}

const PER_DEGREE = 10;
/** A place off the outlines by less is still of the market: small islands and the coast are left out of them. km */
const NEAR_KM = 15;
const RAD = Math.PI / 180;
const KM_PER_DEGREE = EARTH_RADIUS_KM * RAD;

/** Reads the outlines; the work is done when the first place is asked for. */
export function marketsOf(text: string): MarketAt {
  let outlines: Map<string, Ring[]> | null = null;
  return (lonDeg, latDeg) => {
    outlines ??= parsed(text);
    const rings = { us: outlines.get('us') ?? [], high: outlines.get('high') ?? [] };
    for (const market of ['us', 'high'] as const) if (isInside(rings[market], lonDeg, latDeg)) return market;
    for (const market of ['us', 'high'] as const) if (isNear(rings[market], lonDeg, latDeg)) return market;
    return 'other';
  };
}

function parsed(text: string): Map<string, Ring[]> {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [market = '', rings = ''] = line.split('\t');
        return [market, rings.split(';').map(ringOf)];
      }),
  );
}

function ringOf(text: string): Ring {
  const ring: Ring = { points: new Float64Array(), west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  let [lon, lat] = [0, 0];
  const points = text.split(' ').flatMap((step) => {
    const [east = 0, north = 0] = step.split(',').map(Number);
    [lon, lat] = [lon + east, lat + north];
    return [lon / PER_DEGREE, lat / PER_DEGREE];
  });
  ring.points = Float64Array.from(points);
  for (let k = 0; k < points.length; k += 2) {
    ring.west = Math.min(ring.west, points[k]!);
    ring.east = Math.max(ring.east, points[k]!);
    ring.south = Math.min(ring.south, points[k + 1]!);
    ring.north = Math.max(ring.north, points[k + 1]!);
  }
  return ring;
}

const TURNS = [-360, 0, 360];

/** Holes are rings of their own: a place is inside when a ray from it crosses an odd number of edges. */
function isInside(rings: readonly Ring[], lonDeg: number, latDeg: number): boolean {
  let inside = false;
  for (const { points, west, south, east, north } of rings)
    for (const turn of TURNS) {
      const lon = lonDeg + turn;
      if (lon < west || lon > east || latDeg < south || latDeg > north) continue;
      for (let k = 0, j = points.length - 2; k < points.length; j = k, k += 2) {
        const [x1, y1, x2, y2] = [points[j]!, points[j + 1]!, points[k]!, points[k + 1]!];
        if (y1 > latDeg !== y2 > latDeg && lon < x1 + ((latDeg - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
      }
    }
  return inside;
}

function isNear(rings: readonly Ring[], lonDeg: number, latDeg: number): boolean {
  const perLon = Math.max(0.05, Math.cos(latDeg * RAD));
  const [aroundLon, aroundLat] = [NEAR_KM / KM_PER_DEGREE / perLon, NEAR_KM / KM_PER_DEGREE];
  return rings.some(({ points, west, south, east, north }) =>
    TURNS.some((turn) => {
      const lon = lonDeg + turn;
      if (lon < west - aroundLon || lon > east + aroundLon) return false;
      if (latDeg < south - aroundLat || latDeg > north + aroundLat) return false;
      for (let k = 0, j = points.length - 2; k < points.length; j = k, k += 2) {
        const from = [(points[j]! - lon) * perLon, points[j + 1]! - latDeg] as const;
        const to = [(points[k]! - lon) * perLon, points[k + 1]! - latDeg] as const;
        if (distanceToOrigin(from, to) * KM_PER_DEGREE <= NEAR_KM) return true;
      }
      return false;
    }),
  );
}

function distanceToOrigin([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / square));
  return Math.hypot(x1 + share * dx, y1 + share * dy);
}
