/** English sentences of demand: roads, households, usage. */
export const DEMAND_ENGLISH: Readonly<Record<string, string>> = {
  'road-segment-too-long':
    'The line jumps {km} km from one vertex to the next; no road does, and at most {limitKm} km are taken. Cut the line there.',
  'road-traffic-implausible': '{value} vehicles a day pass on no road: it is left out.',
  'road-not-in-use': 'The road is not in use ({value}): it is left out.',
  'road-class-unknown':
    '“{value}” is no known class of road (OpenStreetMap highway): its speed is taken as that of a secondary road, and without vehicles per day nobody is counted on it.',
  'roads-too-long':
    'The roads around the regions are longer than {limitKm} km together; no more are read. Leave out small roads, or cut the file to the region.',
  'roads-in-too-many-cells':
    'The roads cross more hexagons than can be held: nobody on them is counted. Choose a coarser resolution or fewer roads.',
  'roads-out-of-reach':
    '{count} {count#road lies|roads lie} more than {limitKm} km outside every region and {count#is|are} not kept.',
  'demand-from-households':
    'The people of {households} {households#household|households} are not counted in the files: {peoplePerHousehold} in each are assumed (row demand.people_per_home of the assumptions).',
};
