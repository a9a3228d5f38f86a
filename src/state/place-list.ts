/** The built-in list of places: found by name, and by what lies near. Pure; the worker holds the list. */
import type { FoundPlace, NearPlace } from './place-search';

/** In order of people, the largest first. */
export interface PlaceList {
  entries: readonly Entry[];
  /** Indexes of entries by square of a degree. */
  squares: ReadonlyMap<number, readonly number[]>;
}

interface Entry extends FoundPlace {
  folded: string;
}

interface Point {
  lonDeg: number;
  latDeg: number;
}

const SHOWN = 8;
/** Squares of a degree that are looked at on each side of a point. */
const FARTHEST_SQUARES = 3;
const RAD = Math.PI / 180;
/** Mean radius of the Earth. km */
const RADIUS_KM = 6371;

/** Rows of name, country, longitude, latitude and people, separated by tabs. */
export function parsePlaces(text: string): PlaceList {
  const squares = new Map<number, number[]>();
  const entries = text.split('\n').map((row, index): Entry => {
    const [name = '', country = '', lon, lat, people] = row.split('\t');
    const [lonDeg, latDeg] = [Number(lon), Number(lat)];
    const key = squareAt(lonDeg, latDeg);
    squares.set(key, [...(squares.get(key) ?? []), index]);
    return { name, country, lonDeg, latDeg, people: Number(people), folded: fold(name) };
  });
  return { entries, squares };
}

/** Names that start with the query first, then those that contain it, each in order of people; at most eight. */
export function placesNamed({ entries }: PlaceList, query: string): FoundPlace[] {
  const wanted = fold(query);
  const starting = entries.filter(({ folded }) => folded.startsWith(wanted)).slice(0, SHOWN);
  const rest = SHOWN - starting.length;
  const containing =
    rest > 0
      ? entries.filter(({ folded }) => !folded.startsWith(wanted) && folded.includes(wanted)).slice(0, rest)
      : [];
  return [...starting, ...containing].map(({ folded: _folded, ...place }) => place);
}

/** The place nearest to a point, and how the point lies from it; null where none is within some 200 km. */
export function placeNear({ entries, squares }: PlaceList, at: Point): NearPlace | null {
  let best: NearPlace | null = null;
  for (let ring = 0; ring <= FARTHEST_SQUARES; ring++) {
    // The square of the point first: another one is only nearer when it is at most one ring farther out.
    if (best && ring > 1 && best.distanceKm < (ring - 1) * 111 * Math.cos(at.latDeg * RAD)) break;
    for (const key of ringOfSquares(at, ring))
      for (const index of squares.get(key) ?? []) {
        const place = entries[index]!;
        const { distanceKm, bearingDeg } = wayFrom(place, at);
        if (!best || distanceKm < best.distanceKm)
          best = { name: place.name, country: place.country, distanceKm, bearingDeg };
      }
  }
  return best;
}

function ringOfSquares({ lonDeg, latDeg }: Point, ring: number): number[] {
  const keys: number[] = [];
  for (let east = -ring; east <= ring; east++)
    for (let north = -ring; north <= ring; north++)
      if (Math.max(Math.abs(east), Math.abs(north)) === ring) keys.push(squareAt(lonDeg + east, latDeg + north));
  return keys;
}

const squareAt = (lonDeg: number, latDeg: number): number =>
  Math.floor(latDeg) * 360 + (((Math.floor(lonDeg + 180) % 360) + 360) % 360);

/** From a place to a point, on a flat map around both: they are near. */
function wayFrom(place: Point, at: Point): { distanceKm: number; bearingDeg: number } {
  const turn = at.lonDeg - place.lonDeg;
  const lon = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const east = lon * Math.cos(((at.latDeg + place.latDeg) / 2) * RAD);
  const north = at.latDeg - place.latDeg;
  const bearing = Math.atan2(east, north) / RAD;
  return { distanceKm: Math.hypot(east, north) * RAD * RADIUS_KM, bearingDeg: (bearing + 360) % 360 };
}

/** Without case and accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
