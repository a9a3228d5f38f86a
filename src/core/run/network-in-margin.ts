import { TABLE_END_M } from '../coverage';
import { type Facts, reachOf } from '../inputs';
import type { Plan } from '../plan';

/** What of the network takes part: what stands in the boxes of the regions widened by the plan's margin. Links end before a margin of 24 km does. */
export function networkInMargin(plan: Plan, { regions, sites, hotspots }: Facts): Pick<Facts, 'sites' | 'hotspots'> {
  const { marginKm } = plan.grid;
  if (1000 * marginKm >= TABLE_END_M) return { sites, hotspots };
  const isNear = reachOf(regions, marginKm);
  const near = <Place extends { lonDeg: number; latDeg: number }>(places: Place[]): Place[] =>
    places.filter(({ lonDeg, latDeg }) => isNear(lonDeg, latDeg));
  return { sites: near(sites), hotspots: near(hotspots) };
}
