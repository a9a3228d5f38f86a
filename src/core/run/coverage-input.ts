import { populationDensityAt } from '../grid';
import type { Facts } from '../inputs/facts';
import type { Plan } from '../plan';
import { networkInMargin } from './network-in-margin';

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
export function coverageInput(plan: Plan, facts: Facts) {
  const { siteExtent, demand, terrain, antennas } = facts;
  return { plan, ...networkInMargin(plan, facts), siteExtent, density: densityOf(demand), terrain, antennas };
}
