/** English sentences about siting: the user's wishes, and what is said beside an option. */
export const SITING_ENGLISH: Readonly<Record<string, string>> = {
  'pin-outside-regions':
    'The pinned place “{place}” ({latDeg}, {lonDeg}) is in none of the regions and is not built. Move it, or add the region.',
  'pin-in-no-go-area':
    'The pinned place “{place}” ({latDeg}, {lonDeg}) is in a no-go area and is not built. Move it, or change the area.',
  'pin-kind-ruled-out':
    'The plan rules out the kind of the pinned place “{place}” ({kind}; {latDeg}, {lonDeg}): it is not built. Allow the kind, or remove the place.',
  'pin-kind-cannot-serve':
    'A site of the kind “{kind}” cannot carry the service class here: the pinned place “{place}” ({latDeg}, {lonDeg}) is not built. Choose another kind or class.',
  'pin-without-premises':
    'Nobody lives where the pinned hotspot “{place}” ({latDeg}, {lonDeg}) stands, and no venue is near: it needs a building with power and a line. It is built all the same.',
  'kinds-ruled-out': 'The plan rules out what this option would build.',
  'limited-per-gap':
    'No more is built because of the limits for one gap[: {mostTowers} new towers][; {mostHotspots} hotspots].',
  'capacity-counted':
    'People are counted as far as sites can carry them in the busy hour[; a new tower carries {towerPeople}][; a hotspot carries {hotspotPeople}].',
  'towers-by-roads': 'New towers are proposed within {km} km of a road of the plan’s files, also where nobody lives.',
  'towers-where-people-live':
    'No roads in the plan: new towers are proposed only in cells where people live, which stands in for a road. Add roads as lines to weigh open ground as well.',
  'stopped-early': 'The search was stopped: this is the best answer found until then, with its gap.',
};
