import { populationDensityAt } from '../grid';
import type { Facts } from '../inputs/facts';
import type { Plan } from '../plan';

const densities = new WeakMap<Facts['demand'], ReturnType<typeof populationDensityAt>>();

/** The same function for the same demand: coverage then knows that it says the same. */
function densityOf(demand: Facts['demand']): ReturnType<typeof populationDensityAt> {
  const known = densities.get(demand);
  if (known) return known;
  const made = populationDensityAt(demand);
  densities.set(demand, made);
  return made;
}

/** What coverage and its explanation read of the facts. */
export function coverageInput(plan: Plan, { sites, hotspots, siteExtent, demand, terrain, antennas }: Facts) {
  return { plan, sites, hotspots, siteExtent, density: densityOf(demand), terrain, antennas };
}
