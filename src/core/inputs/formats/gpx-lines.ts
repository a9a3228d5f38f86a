/** Tracks and routes of GPX 1.1 (topografix.com/GPX/1/1) as lines. Points are cut out one by one: a track of a million never stands in memory as a tree. */
import type { RawFeature } from '../shapes/features';
import { checkPositionCount, POSITION_LIMIT } from '../shapes/position-limit';
import { elementsOf } from './xml-elements';

type Position = [lonDeg: number, latDeg: number];

/** One feature for each track (its segments are the lines) and each route, with name and type. Throws FormatError. */
export function linesOfGpx(text: string, mostPositions = POSITION_LIMIT): RawFeature[] {
  let positions = 0;
  const positionsOf = (element: string, name: string): Position[] =>
    Array.from(elementsOf(element, name), (point): Position => {
      checkPositionCount(++positions, mostPositions);
      return [attribute(point, 'lon'), attribute(point, 'lat')];
    });
  const features: RawFeature[] = [];
  const add = (element: string, coordinates: Position[][]): void => {
    features.push({
      number: features.length + 1,
      id: '',
      properties: { name: childText(element, 'name'), type: childText(element, 'type') },
      geometry: { type: 'MultiLineString', coordinates },
    });
  };
  for (const track of elementsOf(text, 'trk', Infinity))
    add(
      track,
      Array.from(elementsOf(track, 'trkseg', Infinity), (segment) => positionsOf(segment, 'trkpt')),
    );
  for (const route of elementsOf(text, 'rte', Infinity)) add(route, [positionsOf(route, 'rtept')]);
  return features;
}

/** NaN: missing, or no number. */
function attribute(element: string, name: string): number {
  const head = element.slice(0, element.indexOf('>'));
  const value = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(head)?.[1]?.trim() ?? '';
  return value === '' ? Number.NaN : Number(value);
}

/** Text of a child before the points, short and without marks. */
function childText(element: string, name: string): string {
  const points = element.search(/<(?:[\w.-]+:)?(?:trkseg|rtept)\b/);
  const head = element.slice(0, Math.min(points < 0 ? 5000 : points, 5000));
  return new RegExp(`<(?:[\\w.-]+:)?${name}>([^<]{0,200})<`).exec(head)?.[1]?.trim() ?? '';
}
