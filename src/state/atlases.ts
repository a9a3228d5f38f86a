/** Which administrative area a point is in, from the topologies of us-atlas and world-atlas. */
import { feature } from 'topojson-client';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { Topology } from 'topojson-specification';
import type { FoundArea } from './area-finder';

type Named = Feature<Polygon | MultiPolygon, { name?: string }>;

interface Area extends FoundArea {
  /** West, south, east, north. */
  box: [number, number, number, number];
}

export interface Atlases {
  counties: Area[];
  states: Area[];
  countries: Area[];
}

const STATES_FROM_ZOOM = 4;
const COUNTIES_FROM_ZOOM = 6;

export function readAtlases(counties: Topology, countries: Topology): Atlases {
  const states = areasOf(counties, 'states', ({ properties }) => properties.name ?? '');
  const stateNames = new Map(states.map(({ id, name }) => [id, name]));
  return {
    // The first two digits of a county's number are its state's.
    counties: areasOf(counties, 'counties', ({ id, properties }) => [properties.name, stateNames.get(String(id).slice(0, 2))].filter(Boolean).join(', ')),
    states,
    countries: areasOf(countries, 'countries', ({ properties }) => properties.name ?? ''),
  }; // prettier-ignore
}

/** The area that suits the zoom; null over the sea. */
export function areaAt(
  { counties, states, countries }: Atlases,
  { lonDeg, latDeg, zoom }: { lonDeg: number; latDeg: number; zoom: number },
): FoundArea | null {
  const inOne = (areas: Area[]): Area | undefined => areas.find((area) => contains(area, lonDeg, latDeg));
  const found =
    (zoom >= COUNTIES_FROM_ZOOM ? inOne(counties) : undefined) ??
    (zoom >= STATES_FROM_ZOOM ? inOne(states) : undefined) ??
    inOne(countries);
  return found ? { id: found.id, name: found.name, geometry: found.geometry } : null;
}

function areasOf(topology: Topology, object: string, nameOf: (area: Named) => string): Area[] {
  const { features } = feature(topology, topology.objects[object]!) as unknown as FeatureCollection<
    Polygon | MultiPolygon
  >;
  return (features as Named[]).map((area) => ({
    id: String(area.id ?? nameOf(area)),
    name: nameOf(area),
    geometry: area.geometry,
    box: boxOf(area.geometry),
  }));
}

const ringsOf = (geometry: Polygon | MultiPolygon): Position[][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

function boxOf(geometry: Polygon | MultiPolygon): Area['box'] {
  const box: Area['box'] = [180, 90, -180, -90];
  for (const [lon, lat] of ringsOf(geometry).flat() as [number, number][]) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** Holes and parts alike: a point is inside when a ray from it crosses an odd number of edges. */
function contains({ box, geometry }: Area, x: number, y: number): boolean {
  if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) return false;
  let inside = false;
  for (const ring of ringsOf(geometry))
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1] as [number, number];
      const [x2, y2] = ring[i] as [number, number];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
}
