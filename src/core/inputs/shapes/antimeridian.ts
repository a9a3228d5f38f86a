/**
 * Polygons across the 180th meridian, cut there. Rings are first unrolled, so that longitudes run on past 180 without a jump, then clipped to each turn of the
 * globe (Sutherland & Hodgman, "Reentrant polygon clipping", 1974; pieces of a concave ring may touch along the cut, which keeps their area right).
 */
export type Ring = [number, number][];

/** Whether a closed ring's longitudes make a full turn: it has no inside in degrees. */
export function goesAroundPole(ring: Ring): boolean {
  const open = unroll(ring);
  return Math.abs(open[0]![0] - open.at(-1)![0]) > 1e-9;
}

/** Rings (the outer one first, none around a pole) as polygons that do not cross the antimeridian. */
export function cutAtAntimeridian(rings: Ring[]): { polygons: Ring[][]; cut: boolean } {
  const unrolled = rings.map(unroll);
  const outer = rangeOf(unrolled[0]!);
  if (outer.west >= -180 && outer.east <= 180) return { polygons: [unrolled], cut: false };
  for (let i = 1; i < unrolled.length; i++) {
    const hole = rangeOf(unrolled[i]!);
    const turns = Math.round((outer.west + outer.east - hole.west - hole.east) / 720);
    if (turns !== 0) unrolled[i] = shifted(unrolled[i]!, 360 * turns);
  }
  const polygons: Ring[][] = [];
  for (let turn = Math.floor((outer.west + 180) / 360); -180 + 360 * turn < outer.east; turn++) {
    const pieces = unrolled
      .map((ring) => clip(ring, -180 + 360 * turn, 180 + 360 * turn))
      .filter((ring) => ring.length >= 4);
    if (pieces.length > 0 && touches(unrolled[0]!, turn))
      polygons.push(pieces.map((ring) => shifted(ring, -360 * turn)));
  }
  return { polygons, cut: polygons.length > 1 };
}

/** Longitudes without jumps. A step of exactly 360° is a map's edge, not a crossing. */
function unroll(ring: Ring): Ring {
  const open: Ring = [];
  let turn = 0;
  let last = ring[0]![0];
  for (const [lon, lat] of ring) {
    const step = lon - last;
    if (Math.abs(step) > 180 && Math.abs(step) < 360) turn -= 360 * Math.sign(step);
    open.push([lon + turn, lat]);
    last = lon;
  }
  return open;
}

const touches = (ring: Ring, turn: number): boolean => clip(ring, -180 + 360 * turn, 180 + 360 * turn).length >= 4;

function clip(ring: Ring, west: number, east: number): Ring {
  const half = clipSide(ring, west, 1);
  const both = half.length > 0 ? clipSide(half, east, -1) : half;
  return distinct(both) ? both : [];
}

function clipSide(ring: Ring, limit: number, side: 1 | -1): Ring {
  const kept: Ring = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lon1, lat1] = ring[i]!;
    const [lon2, lat2] = ring[i + 1]!;
    const inside1 = (lon1 - limit) * side >= 0;
    const inside2 = (lon2 - limit) * side >= 0;
    if (inside1) kept.push([lon1, lat1]);
    if (inside1 !== inside2) kept.push([limit, lat1 + ((lat2 - lat1) * (limit - lon1)) / (lon2 - lon1)]);
  }
  if (kept.length > 0) kept.push([kept[0]![0], kept[0]![1]]);
  return kept;
}

/** Not squeezed onto the cut. */
const distinct = (ring: Ring): boolean => ring.some(([lon]) => Math.abs(lon - ring[0]![0]) > 1e-12);

const shifted = (ring: Ring, by: number): Ring => ring.map(([lon, lat]) => [lon + by, lat]);

function rangeOf(ring: Ring): { west: number; east: number } {
  let west = Infinity;
  let east = -Infinity;
  for (const [lon] of ring) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
  }
  return { west, east };
}
