/** What the figures of a region rest on, in the words under them. */
import type { Plan } from '../../plan';
import { fileName } from '../words';

const names = (refs: readonly { path: string }[]): string => refs.map(({ path }) => fileName(path)).join(', ');

/** Files behind coverage and people. */
export function networkSource({ inputs }: Plan): string {
  const network = names([...inputs.towers, ...inputs.hotspots]);
  const people = names([...inputs.demand, ...inputs.joins]);
  const roads = names(inputs.roads);
  const terrain = names(inputs.terrain);
  return [
    `computed by Infill from ${network || 'no site file'}`,
    people ? `people from ${people}` : 'no population file',
    ...(roads ? [`visitors from ${roads}`] : []),
    ...(terrain ? [`terrain from ${terrain}`] : []),
  ].join('; ');
}

/** Behind everything in money. */
export const COST_SOURCE = 'computed by Infill from the rows listed under Assumptions';
