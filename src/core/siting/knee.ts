/** Where a cost curve bends: up to it people are cheap, beyond it each costs more than on average. */
import type { SitingSolution } from './siting-types';

type Curve = SitingSolution['curve'];

/**
 * The point farthest above the chord from nothing to everybody, both axes scaled to 1 (V. Satopää et al., "Finding a 'Kneedle' in a haystack", ICDCS
 * Workshops 2011); null for a curve without a bend.
 */
export function kneeOf(curve: Curve): Curve[number] | null {
  const last = curve.at(-1);
  if (!last || curve.length < 3 || !(last.annualCostUsd > 0) || !(last.servedPeople > 0)) return null;
  let knee: Curve[number] | null = null;
  let farthest = 1e-9;
  for (const point of curve) {
    const above = point.servedPeople / last.servedPeople - point.annualCostUsd / last.annualCostUsd;
    if (above <= farthest) continue;
    farthest = above;
    knee = point;
  }
  return knee;
}
