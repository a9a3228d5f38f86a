/**
 * Classes of roads: OpenStreetMap's `highway` values (wiki.openstreetmap.org/wiki/Key:highway) in ten groups, and the seven functional systems of the
 * FHWA (Highway Functional Classification Concepts, Criteria and Procedures, 2013, table 3-5).
 */
export const ROAD_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  /** Open to all: streets and lanes without a higher class. */
  'local',
  /** Drives, car parks, alleys. */
  'service',
  /** Farm and forest roads. */
  'track',
  /** Not for cars. */
  'path',
  'unknown',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** Nothing is known of the traffic on these without a count. */
export const CLASSES_WITHOUT_TRAFFIC: readonly RoadClass[] = ['service', 'track', 'path', 'unknown'];

const NAMES: Readonly<Record<string, RoadClass>> = {
  motorway: 'motorway',
  freeway: 'motorway',
  interstate: 'motorway',
  autobahn: 'motorway',
  autopista: 'motorway',
  autovia: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  unclassified: 'local',
  residential: 'local',
  living_street: 'local',
  road: 'local',
  local: 'local',
  service: 'service',
  services: 'service',
  track: 'track',
  path: 'path',
  footway: 'path',
  cycleway: 'path',
  bridleway: 'path',
  pedestrian: 'path',
  steps: 'path',
};

/** Drawn on maps, and not there to drive on. */
const NOT_IN_USE = ['proposed', 'construction', 'planned', 'abandoned', 'disused', 'razed', 'demolished'];

const FHWA_SYSTEMS: readonly RoadClass[] = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'tertiary',
  'local',
];

/** Class of a text such as `primary`, `motorway_link` or Geofabrik's `track_grade2`; null: the word is not known; 'not-in-use': no road yet, or no more. */
export function roadClassOf(text: string): RoadClass | 'not-in-use' | null {
  const word = text.toLowerCase().replaceAll(/[\s-]+/g, '_');
  if (NOT_IN_USE.includes(word)) return 'not-in-use';
  const bare = word.replace(/_(link|grade\d)$/, '');
  return Object.hasOwn(NAMES, bare) ? NAMES[bare]! : null;
}

/** Class of a functional system of the FHWA, 1 to 7; null: another text. */
export const roadClassOfFhwaSystem = (text: string): RoadClass | null =>
  /^[1-7](\.0+)?$/.test(text) ? FHWA_SYSTEMS[Number(text) - 1]! : null;
