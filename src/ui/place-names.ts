/** What places without a name are called: how they lie from the nearest place of the built-in list. */
import { useEffect, useState } from 'react';
import { type NearPlace, nearPlaces } from '../state';
import { useText } from './app-context';
import { distanceKm, rounded, unitsInUse } from './format';
import type { Text } from './text/en';

interface Placed {
  id: string;
  /** Its own name counts more. */
  name?: string;
  lonDeg: number;
  latDeg: number;
}

/** Nearer than this a place is told by the name alone: so far are the positions of the list from the middle of a town. km */
const AT_KM = 0.3;
/** Between two points of the compass of sixteen. */
const POINT_DEG = 22.5;

/** Names by id, as far as they are known yet. */
export function usePlaceNames(rows: readonly Placed[]): ReadonlyMap<string, string> {
  const text = useText();
  const [known, setKnown] = useState<ReadonlyMap<string, NearPlace | null>>(new Map());
  const unknown = rows.filter(({ id, name }) => !name && !known.has(id));
  // As text: the same places asked for again are the same question.
  const asked = JSON.stringify(unknown.map(({ id, lonDeg, latDeg }) => ({ id, lonDeg, latDeg })));
  useEffect(() => {
    const places = JSON.parse(asked) as { id: string; lonDeg: number; latDeg: number }[];
    if (places.length === 0) return;
    let isLatest = true;
    void nearPlaces(places).then((found) => {
      const answers = places.map(({ id }, i) => [id, found[i] ?? null] as const);
      if (isLatest) setKnown((before) => new Map([...before, ...answers]));
    });
    return () => {
      isLatest = false;
    };
  }, [asked]);
  return new Map(rows.map(({ id, name }) => [id, name || nearText(known.get(id) ?? null, text)]));
}

/** Three digits say enough of a place known to the hexagon. */
function wayText(km: number): string {
  const { distance, distancePerKm } = unitsInUse();
  return km * distancePerKm < 1 ? distanceKm(km) : `${rounded(km * distancePerKm)} ${distance}`;
}

/** “2.3 km NW of Manresa”; '' where nothing is near. */
export function nearText(near: NearPlace | null, { places }: Pick<Text, 'places'>): string {
  if (!near) return '';
  if (near.distanceKm < AT_KM) return near.name;
  const point = places.compass[Math.round(near.bearingDeg / POINT_DEG) % places.compass.length]!;
  return places.near(wayText(near.distanceKm), point, near.name);
}
