/** Clips a convex ring [x, y …] to the square low … high in both directions, in place (Sutherland and Hodgman). Gives the new length. */
export function clipRing(ring: Float64Array, length: number, low: number, high: number): number {
  let points = ring.slice(0, length);
  for (const [axis, limit, sign] of [
    [0, low, 1],
    [0, high, -1],
    [1, low, 1],
    [1, high, -1],
  ] as const)
    points = clipSide(points, axis, limit, sign);
  ring.set(points);
  return points.length;
}

/** Keeps the side where sign·(coordinate − limit) ≥ 0. */
function clipSide(points: Float64Array, axis: 0 | 1, limit: number, sign: 1 | -1): Float64Array<ArrayBuffer> {
  const kept: number[] = [];
  for (let k = 0; k < points.length; k += 2) {
    const after = (k + 2) % points.length;
    const inside = sign * (points[k + axis]! - limit);
    const insideAfter = sign * (points[after + axis]! - limit);
    if (inside >= 0) kept.push(points[k]!, points[k + 1]!);
    if (inside >= 0 === insideAfter >= 0) continue;
    const share = inside / (inside - insideAfter);
    kept.push(
      points[k]! + share * (points[after]! - points[k]!),
      points[k + 1]! + share * (points[after + 1]! - points[k + 1]!),
    );
  }
  return Float64Array.from(kept);
}
