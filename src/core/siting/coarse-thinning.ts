/**
 * Masts are judged twice. First all of them over coarse cells (gap cells joined by their H3 grandparent), which is cheap; the useful ones are kept, then
 * judged over every cell. "Useful" is decided in rounds: greedy by people until nothing is gained, set those aside, again with the rest, so that each
 * strong candidate keeps its alternatives.
 */
import type { Cover, Receivers } from './candidate-cover';
import { parentKeys } from './place';
import type { RegionDemand } from './region-demand';

export interface CoarseCells {
  receivers: Receivers;
  people: Float64Array;
}

/** Gap cells joined by ancestor; each stands at its most central cell. */
export function coarseCells(demand: RegionDemand, resolution: number, levels: number): CoarseCells {
  const keys = parentKeys(demand.h3, Math.max(0, resolution - levels));
  const groups = new Map<number, number[]>();
  for (let k = 0; k < keys.length; k++) {
    const group = groups.get(keys[k]!);
    if (group) group.push(k);
    else groups.set(keys[k]!, [k]);
  }
  const representatives: number[] = [];
  const people: number[] = [];
  for (const members of groups.values()) {
    let [weight, lon, lat] = [0, 0, 0];
    for (const k of members) {
      weight += demand.people[k]!;
      lon += demand.people[k]! * demand.lonDeg[k]!;
      lat += demand.people[k]! * demand.latDeg[k]!;
    }
    const off = (k: number) =>
      Math.hypot(
        (demand.lonDeg[k]! - lon / weight) * Math.cos((demand.latDeg[k]! * Math.PI) / 180),
        demand.latDeg[k]! - lat / weight,
      );
    representatives.push(members.reduce((best, k) => (off(k) < off(best) ? k : best)));
    people.push(weight);
  }
  return {
    receivers: {
      lonDeg: Float64Array.from(representatives, (k) => demand.lonDeg[k]!),
      latDeg: Float64Array.from(representatives, (k) => demand.latDeg[k]!),
      h3: BigUint64Array.from(representatives, (k) => demand.h3[k]!),
      resolution,
    },
    people: Float64Array.from(people),
  };
}

/** Indexes of the covers to keep, at most `limit`, ascending; those that serve nobody never. */
export function strongest(covers: readonly Cover[], people: Float64Array, limit: number): number[] {
  const left = new Set(covers.keys());
  for (const [k, cover] of covers.entries()) if (peopleIn(cover, people) <= 0) left.delete(k);
  const kept: number[] = [];
  while (left.size > 0 && kept.length < limit) {
    const residual = people.slice();
    for (;;) {
      let best = -1;
      let bestGain = 1e-9;
      for (const k of left) {
        const gain = peopleIn(covers[k]!, residual);
        if (gain > bestGain) {
          best = k;
          bestGain = gain;
        }
      }
      if (best < 0 || kept.length >= limit) break;
      const { index, fraction } = covers[best]!;
      for (let k = 0; k < index.length; k++) residual[index[k]!]! *= 1 - fraction[k]!;
      kept.push(best);
      left.delete(best);
    }
  }
  return kept.sort((a, b) => a - b);
}

/** People a cover serves. */
export function peopleIn({ index, fraction }: Cover, people: Float64Array): number {
  let total = 0;
  for (let k = 0; k < index.length; k++) total += people[index[k]!]! * fraction[k]!;
  return total;
}
